"""A scale to choose from: one cell for each score."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import Ink, Picture, Run
from session_tui.widgets.plain import columns, pad
from session_tui.widgets.themes import SCORE_STEPS

TEN_KEY = "t"
"""The key for the cell after 9."""

_DARK_CELLS = 5
"""Cells of the ramp, from the low end, on which white is read better than black."""


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """From `low` to `high` in steps, at most eleven of them; `labels` replace the numbers."""

    low: float = 0
    high: float = 10
    step: float = 1
    labels: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """Every score, from low to high."""
        count = round((self.high - self.low) / self.step) + 1 if self.step > 0 else 1
        return tuple(self.low + self.step * index for index in range(max(1, min(count, SCORE_STEPS))))

    @property
    def keys(self) -> tuple[str, ...]:
        """The key for each score: its own digit when it has one, else its place in the row."""
        values = self.values
        own = all(value.is_integer() and 0 <= value <= 10 for value in map(float, values))
        first = 0 if len(values) == len(_KEYS) else 1
        numbers = [int(value) for value in values] if own else range(first, len(values) + first)
        return tuple(_KEYS[number] if number < len(_KEYS) else "" for number in numbers)

    def label(self, index: int) -> str:
        """What stands in a cell."""
        return self.labels[index] if index < len(self.labels) else f"{self.values[index]:g}".replace("-", "−")


_BEFORE = ("before", "was", "○")
"""What stands in the cell of an earlier score, by room."""

_KEYS = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", TEN_KEY)


def cell_bounds(count: int, width: int) -> tuple[tuple[int, int], ...]:
    """First and last column (exclusive) of each cell, with a gap between them when there is room."""
    if count <= 0:
        return ()
    gap = 1 if width >= 4 * count else 0
    edges = [round(index * (width + gap) / count) for index in range(count + 1)]
    return tuple((edges[i], max(edges[i], edges[i + 1] - gap)) for i in range(count))


def ramp_step(index: int, count: int) -> int:
    """Which colour of the ramp a cell has."""
    return round(index * (SCORE_STEPS - 1) / (count - 1)) if count > 1 else 0


def paint_strip(scale: ScoreScale, chosen: float | None, before: float | None, width: int, height: int) -> Picture:
    """The cells, the chosen one between two arrows, and a mark under the one of before, when told."""
    values = scale.values
    bounds = cell_bounds(len(values), width)
    shown_keys = scale.keys if any(key != scale.label(i) and key != TEN_KEY for i, key in enumerate(scale.keys)) else ()
    middle = (height - 1) // 2
    rows: list[list[Run]] = [[] for _ in range(height)]
    for index, (left, right) in enumerate(bounds):
        cell = _Cell(scale.label(index), index, len(values), _same(values[index], chosen), _same(values[index], before))
        for line in range(height):
            text = ""
            if line == middle:
                text = cell.words(right - left)
            elif line == height - 1 and cell.before:
                text = next(word for word in _BEFORE if len(word) <= max(1, right - left))
            elif line == 0 and shown_keys:
                text = shown_keys[index]
            rows[line].append((pad(text, right - left, "center"), cell.ink(dim=line != middle)))
            if index + 1 < len(bounds):
                rows[line].append((" " * (bounds[index + 1][0] - right), Ink()))
    return tuple(tuple(line) for line in rows)


def _same(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) < 1e-9


@dataclass(frozen=True, slots=True)
class _Cell:
    label: str
    index: int
    count: int
    chosen: bool
    before: bool

    def words(self, width: int) -> str:
        """The label; between arrows when chosen, as colour alone would not do."""
        if self.chosen and columns(self.label) + 2 <= width:
            return f"▶{self.label}◀"
        return f"○{self.label}" if self.before and width <= 4 else self.label

    def ink(self, *, dim: bool) -> Ink:
        """Black or white on its colour of the ramp; the chosen one stands out from them all."""
        if self.chosen:
            return Ink("chosen-ink", "chosen", bold=True)
        step = ramp_step(self.index, self.count)
        return Ink("score-ink-low" if step < _DARK_CELLS else "score-ink-high", f"score-{step}", bold=not dim)


class ScoreStrip(Painted, can_focus=True):
    """Cells to choose a score from, by key or click. It shows an earlier score only when told to."""

    DEFAULT_CSS = """
    ScoreStrip { height: 3; color: $ink; }
    """

    class Chosen(Message):
        """A score was chosen."""

        def __init__(self, strip: ScoreStrip, value: float) -> None:
            """`value` is on the scale of the strip."""
            self.strip = strip
            self.value = value
            super().__init__()

        @property
        def control(self) -> ScoreStrip:
            """The strip."""
            return self.strip

    def __init__(
        self, scale: ScoreScale | None = None, chosen: float | None = None, before: float | None = None, *,
        id: str | None = None, classes: str | None = None,
    ) -> None:  # fmt: skip
        """Show a scale with what is chosen; `before` only when an earlier score may be seen."""
        super().__init__(id=id, classes=classes)
        self._shown: tuple[ScoreScale, float | None, float | None] = (scale or ScoreScale(), chosen, before)

    @property
    def scale(self) -> ScoreScale:
        """What is chosen from."""
        return self._shown[0]

    def set_scale(self, scale: ScoreScale) -> None:
        """Choose from another scale; what was chosen is forgotten."""
        if scale != self._shown[0]:
            self._set(scale, None, None)

    def set_chosen(self, value: float | None) -> None:
        """Mark a score as chosen, or none."""
        self._set(self._shown[0], value, self._shown[2])

    def set_before(self, value: float | None) -> None:
        """Mark the score of before, or hide it."""
        self._set(self._shown[0], self._shown[1], value)

    def _set(self, scale: ScoreScale, chosen: float | None, before: float | None) -> None:
        if self._shown != (scale, chosen, before):
            self._shown = (scale, chosen, before)
            self.repaint()

    def rows_needed(self, width: int) -> int:  # noqa: ARG002
        """Three: a finger's height."""
        return 3

    def paint(self, width: int, height: int) -> Picture:
        """The cells."""
        return paint_strip(*self._shown, width, height)

    def press(self, key: str) -> bool:
        """Choose by a key's name; false when the key means no cell."""
        if not key or key not in self.scale.keys:
            return False
        self._choose(self.scale.keys.index(key))
        return True

    def _choose(self, index: int) -> None:
        self.post_message(self.Chosen(self, self.scale.values[index]))

    def on_key(self, event: events.Key) -> None:
        """Take the keys that mean a cell, and no other."""
        if self.press(event.key):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the cell under the pointer."""
        x = event.get_content_offset_capture(self).x
        for index, (left, right) in enumerate(cell_bounds(len(self.scale.values), self.size.width)):
            if left <= x < right:
                event.stop()
                self._choose(index)
