"""A list to choose one thing from: every row has its own key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from session_tui.commands import key_label
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, DIM, EMPTY, Ink, Picture, Row, cut, fill, row
from session_tui.widgets.plain import columns, pad, wrap

_CURRENT = Ink("stage-current-ink", "stage-current", bold=True)
_NARROWEST_HINT = 24


@dataclass(frozen=True, slots=True)
class Choice:
    """One row. `key` is a Textual key name; `value` is what is told, the key itself when empty."""

    key: str
    label: str
    hint: str = ""
    value: str = ""
    marked: bool = False
    """It is the answer so far."""
    careful: bool = False
    """Choosing it has weight: a rule, a stop, a contraindication."""

    @property
    def told(self) -> str:
        """What is told when it is chosen."""
        return self.value or self.key


Line = tuple[int, Row]
"""The index of a choice, and one of its rows."""


def laid_out(choices: Sequence[Choice], index: int, width: int, height: int) -> list[Line]:
    """Every row of every choice at a width, the `index`th in the colour of the cursor, with air when there is room."""
    lines = [line for number in range(len(choices)) for line in _lines(choices, number, number == index, width)]
    if len(lines) + len(choices) - 1 > height:
        return lines
    airy: list[Line] = []
    for number, runs in lines:
        if airy and airy[-1][0] != number:
            airy.append((airy[-1][0], EMPTY))
        airy.append((number, runs))
    return airy


def _lines(choices: Sequence[Choice], number: int, current: bool, width: int) -> list[Line]:
    choice = choices[number]
    key_width = min(max(columns(key_label(each.key)) for each in choices), max(0, width - 4))
    start = key_width + 5
    room = max(1, width - start - 1)
    label = wrap(choice.label, room)
    beside_at = max(columns(each.label) for each in choices) + 2
    hint_room = room - beside_at
    hint = [part for part in wrap(choice.hint, room) if part]
    beside = bool(hint) and hint_room >= max(_NARROWEST_HINT, columns(choice.hint)) and len(label) == 1
    found = []
    for place, words in enumerate(label):
        lead = pad(key_label(choice.key), key_width) if place == 0 else " " * key_width
        mark = "✓ " if choice.marked and place == 0 else "! " if choice.careful and place == 0 else "  "
        runs = row(
            (f" {lead}  ", Ink("accent-key", bold=True)), (mark, _label_ink(choice)), (words, _label_ink(choice))
        )
        if beside:
            runs = (*fill(runs, start + beside_at), (choice.hint, DIM))
        found.append(runs)
    if not beside:
        found += [row((" " * start, DIM), (part, DIM)) for part in hint]
    return [(number, _as_current(runs, width) if current else runs) for runs in cut(found, width, len(found))]


def _label_ink(choice: Choice) -> Ink:
    if choice.careful:
        return Ink("caution", bold=True)
    return BOLD if choice.marked else Ink()


def _as_current(runs: Row, width: int) -> Row:
    return tuple((text, _CURRENT) for text, _ in fill(runs, width))


def in_sight(lines: Sequence[Line], index: int, height: int) -> list[Line]:
    """As many rows as fit, around those of the `index`th choice, with a word for those left out."""
    if len(lines) <= height:
        return list(lines)
    mine = [place for place, (number, _) in enumerate(lines) if number == index] or [0]
    first = max(0, min(mine[0] - (height - len(mine)) // 2, len(lines) - height))
    shown = list(lines[first : first + height])
    if first > 0 and shown and shown[0][0] != index:
        shown[0] = (shown[0][0], row(("   ↑ more", DIM)))
    if first + height < len(lines) and shown and shown[-1][0] != index:
        shown[-1] = (shown[-1][0], row(("   ↓ more", DIM)))
    return shown


class Choices(Painted, can_focus=True):
    """One choice out of a few: by its key, by arrows and Enter, or by a click."""

    DEFAULT_CSS = """
    Choices { height: auto; color: $ink; }
    """

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, choices: Choices, value: str) -> None:
            """`value` is what the row tells."""
            self.choices = choices
            self.value = value
            super().__init__()

        @property
        def control(self) -> Choices:
            """The list."""
            return self.choices

    def __init__(self, rows: Sequence[Choice] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `rows`; the cursor stands on the marked one, else on the first."""
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._index = _first_marked(self._rows)

    @property
    def index(self) -> int:
        """Where the cursor stands, from 0."""
        return self._index

    def set_rows(self, rows: Sequence[Choice]) -> None:
        """Show other rows; the cursor stays on the same value when it is still there."""
        if self._rows == tuple(rows):
            return
        here = self._rows[self._index].told if self._rows else ""
        same = [place for place, choice in enumerate(rows) if choice.told == here]
        self._rows = tuple(rows)
        self._index = same[0] if same else _first_marked(self._rows)
        self.repaint()
        self.refresh(layout=True)

    def rows_needed(self, width: int) -> int:
        """One row a choice, more for long words."""
        return len(laid_out(self._rows, self._index, width, 0))

    def paint(self, width: int, height: int) -> Picture:
        """The rows around the cursor."""
        return cut((runs for _, runs in self._shown(width, height)), width, height)

    def _shown(self, width: int, height: int) -> list[Line]:
        cursor = self._index if self.has_focus else -1
        return in_sight(laid_out(self._rows, cursor, width, height), self._index, height)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.repaint()

    def on_blur(self) -> None:
        """Hide the cursor: keys go elsewhere."""
        self.repaint()

    def press(self, key: str) -> bool:
        """Choose by a key's name; false when no row has it."""
        for place, choice in enumerate(self._rows):
            if choice.key == key:
                self._choose(place)
                return True
        return False

    def _choose(self, place: int) -> None:
        self._move(place)
        self.post_message(self.Chosen(self, self._rows[place].told))

    def _move(self, place: int) -> None:
        if self._rows and place != self._index:
            self._index = max(0, min(place, len(self._rows) - 1))
            self.repaint()

    def on_key(self, event: events.Key) -> None:
        """Take the rows' keys, arrows, Home, End and Enter, and no other."""
        moves = {"up": self._index - 1, "down": self._index + 1, "home": 0, "end": len(self._rows) - 1}
        if self.press(event.key):
            pass
        elif event.key in moves:
            self._move(moves[event.key])
        elif event.key == "enter" and self._rows:
            self._choose(self._index)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        shown = self._shown(*self.size)
        y = event.get_content_offset_capture(self).y
        if 0 <= y < len(shown):
            event.stop()
            self._choose(shown[y][0])


def _first_marked(rows: Sequence[Choice]) -> int:
    return next((place for place, choice in enumerate(rows) if choice.marked), 0)
