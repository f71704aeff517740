"""Where the session stands: its stages as a list at the side, or as a bar above the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.message import Message

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import EMPTY, PLAIN, Ink, Picture, Row, Run, cut, ends, row
from session_tui.widgets.plain import clip, columns, pad

Status = Literal["done", "current", "todo", "skipped"]
Form = Literal["list", "airy", "bar"]

SIGNS: dict[Status, str] = {"done": "✓", "current": "▶", "todo": "·", "skipped": "↷"}
PROTECTED = "◆"
"""Beside a stage whose time is never trimmed."""

LOWEST_LIST = 5
"""Rows from which the stages are a list."""

_MORE = 2
"""Columns at each end of the bar for the sign that there is more."""

_INKS: dict[Status, Ink] = {
    "done": Ink("stage-done"),
    "current": Ink("stage-current-ink", "stage-current", bold=True),
    "todo": Ink("stage-todo"),
    "skipped": Ink("stage-done"),
}


@dataclass(frozen=True, slots=True)
class RailStage:
    """One stage. Minutes are whole as shown; `fraction` is how much of the planned time is gone, 0 to 1."""

    name: str
    short: str
    planned_minutes: float
    real_minutes: float | None = None
    status: Status = "todo"
    fraction: float = 0.0
    protected: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stage of the bar is drawn."""

    index: int
    left: int
    columns: int


def form_for(count: int, height: int) -> Form:
    """List or bar; a list breathes when there is room for two rows a stage."""
    if height < LOWEST_LIST:
        return "bar"
    return "airy" if count * 2 <= height else "list"


def current_of(stages: Sequence[RailStage]) -> int:
    """The index of the current stage; before the first the first, after the last the last."""
    for index, stage in enumerate(stages):
        if stage.status == "current":
            return index
    done = [index for index, stage in enumerate(stages) if stage.status in ("done", "skipped")]
    return min(done[-1] + 1, len(stages) - 1) if done else 0


def window(count: int, current: int, room: int) -> range:
    """Which of `count` entries are shown when `room` fit: the current one is in sight, with what comes next."""
    if room >= count:
        return range(count)
    first = max(0, min(current - (room - 1) // 3, count - room))
    return range(first, first + max(1, room))


def minutes(stage: RailStage) -> str:
    """Real minutes once they are known, else planned ones."""
    shown = stage.real_minutes if stage.real_minutes is not None and stage.status == "done" else stage.planned_minutes
    return "" if stage.status == "skipped" else f"{shown:.0f}m"


def progress(fraction: float, width: int) -> Row:
    """A thick line for what is gone, a thin one for what is left."""
    gone = max(0, min(width, round(fraction * width)))
    return (("━" * gone, Ink("stage-current")), ("─" * (width - gone), Ink("rule")))


def paint_list(stages: Sequence[RailStage], width: int, height: int) -> Picture:
    """The stages one under the other, with a progress line under the current one."""
    airy = form_for(len(stages), height) == "airy"
    shown = _list_window(stages, height)
    rows: list[Row] = []
    for index in shown:
        rows.append(_list_row(stages[index], width))
        if stages[index].status == "current":
            rows.append((("  ", PLAIN), *progress(stages[index].fraction, width - 2)))
        elif airy:
            rows.append(EMPTY)
    return _marked_ends(rows, shown, stages, width, height)


def _list_window(stages: Sequence[RailStage], height: int) -> range:
    if form_for(len(stages), height) == "airy":
        return range(len(stages))
    return window(len(stages), current_of(stages), max(1, height - 1))


def _marked_ends(rows: list[Row], shown: range, stages: Sequence[RailStage], width: int, height: int) -> Picture:
    """The rows, with how many more there are above and below instead of a stage cut off without a word."""
    above, below = shown.start, len(stages) - shown.stop
    if above and rows and stages[shown.start].status != "current":
        rows[0] = row((pad(f"↑ {above + 1} before", width), Ink("ink-dim")))
    if below and rows and stages[shown.stop - 1].status != "current":
        rows[-1] = row((pad(f"↓ {below + 1} more", width), Ink("ink-dim")))
    return cut(rows, width, height)


def _list_row(stage: RailStage, width: int) -> Row:
    ink = _INKS[stage.status]
    right = f"{PROTECTED if stage.protected else ''} {minutes(stage):>3}"
    name = clip(stage.name, max(0, width - 2 - columns(right)))
    return ends(row((f"{SIGNS[stage.status]} {name}", ink)), row((right, ink)), width, ink)


def bar_places(stages: Sequence[RailStage], width: int) -> tuple[_Place, ...]:
    """Where each stage of the bar stands; those that do not fit around the current one are left out."""
    sizes = [max(4, columns(stage.short) + 1) for stage in stages]
    fits = sum(sizes) + len(sizes) - 1 <= width
    shown = range(len(stages)) if fits else _bar_window(sizes, current_of(stages), width - 2 * _MORE)
    places, left = [], _MORE if shown.start else 0
    for index in shown:
        places.append(_Place(index, left, min(sizes[index], width)))
        left += sizes[index] + 1
    return tuple(places)


def _bar_window(sizes: Sequence[int], current: int, width: int) -> range:
    """As many stages around the current one as fit: two to come for each one before, then whatever fits."""
    first = last = current
    while True:
        used = sum(sizes[first : last + 1]) + (last - first)
        right = last + 1 < len(sizes) and used + 1 + sizes[last + 1] <= width
        left = first > 0 and used + 1 + sizes[first - 1] <= width
        if right and (not left or last - current <= 2 * (current - first)):
            last += 1
        elif left:
            first -= 1
        else:
            return range(first, last + 1)


def paint_bar(stages: Sequence[RailStage], width: int, height: int) -> Picture:
    """The stages side by side, with a progress line under each."""
    names: list[Run] = []
    lines: list[Run] = []
    places = bar_places(stages, width)
    for number, place in enumerate(places):
        stage = stages[place.index]
        gap = (" " if number else " " * place.left, PLAIN)
        mark = {"done": "✓", "skipped": "↷", "current": "▶"}.get(stage.status, " ")
        names += [gap, (pad(f"{mark}{stage.short}", place.columns), _INKS[stage.status])]
        lines += [gap, *_bar_line(stage, place.columns)]
    if places and places[0].index > 0:
        names[0] = ("‹ ", Ink("ink-dim"))
    if places and places[-1].index + 1 < len(stages):
        names.append((" ›", Ink("ink-dim")))
    return cut((tuple(names), tuple(lines)), width, height)


def _bar_line(stage: RailStage, width: int) -> Row:
    if stage.status == "done":
        return (("━" * width, Ink("do")),)
    if stage.status == "skipped":
        return (("╌" * width, Ink("rule")),)
    return progress(stage.fraction if stage.status == "current" else 0.0, width)


class StageRail(Painted):
    """The stages, with the current one always in sight."""

    DEFAULT_CSS = """
    StageRail { color: $ink; }
    """

    class Picked(Message):
        """A stage was clicked."""

        def __init__(self, index: int) -> None:
            """`index` is its place in the list that was given."""
            self.index = index
            super().__init__()

    def __init__(self, stages: Sequence[RailStage] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `stages`."""
        super().__init__(id=id, classes=classes)
        self._stages = tuple(stages)

    def set_stages(self, stages: Sequence[RailStage]) -> None:
        """Show other stages, or the same further on."""
        if self._stages != tuple(stages):
            self._stages = tuple(stages)
            self.repaint()

    def rows_needed(self, width: int) -> int:  # noqa: ARG002
        """Two rows a stage."""
        return 2 * len(self._stages)

    def paint(self, width: int, height: int) -> Picture:
        """List or bar, whichever there is room for."""
        if not self._stages:
            return ()
        paint = paint_bar if form_for(len(self._stages), height) == "bar" else paint_list
        return paint(self._stages, width, height)

    def stage_at(self, x: int, y: int) -> int | None:
        """The index of the stage drawn at a cell."""
        width, height = self.size
        form = form_for(len(self._stages), height)
        if form == "bar":
            return next((p.index for p in bar_places(self._stages, width) if p.left <= x < p.left + p.columns), None)
        rows: list[int] = []
        for index in _list_window(self._stages, height):
            rows += [index] * (2 if form == "airy" or self._stages[index].status == "current" else 1)
        return rows[y] if 0 <= y < len(rows) else None

    def on_click(self, event: events.Click) -> None:
        """Say which stage was meant."""
        offset = event.get_content_offset_capture(self)
        index = self.stage_at(offset.x, offset.y)
        if index is not None:
            self.post_message(self.Picked(index))
