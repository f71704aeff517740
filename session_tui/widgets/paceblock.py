"""Ahead, behind or on pace: a word, a sign and the minutes, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from session_tui.widgets.blocktext import arrow, slim, slim_columns, slim_rows
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import Ink, Picture, Row, beside, centred, cut, middle, row, solid
from session_tui.widgets.plain import clip

PaceWord = Literal["ahead", "behind", "on pace", ""]

_SIGNS: dict[PaceWord, str] = {"ahead": "▲ AHEAD", "behind": "▼ BEHIND", "on pace": "● ON PACE", "": ""}
_INKS: dict[PaceWord, str] = {"ahead": "pace-ahead", "behind": "pace-behind", "on pace": "pace-on", "": "ink"}
_ARROW_ROWS = 4


@dataclass(frozen=True, slots=True)
class PaceView:
    """What is shown. `amount` is minutes and seconds, empty on pace; `lines` are words under it."""

    word: PaceWord = ""
    amount: str = ""
    lines: tuple[str, ...] = ()


class PaceBlock(Painted):
    """The pace as a block beside the clock, or as one low banner under it."""

    DEFAULT_CSS = """
    PaceBlock { color: $ink; }
    """

    def __init__(
        self, pace: PaceView | None = None, *, banner: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show `pace`; as a `banner` arrow and minutes stand side by side in the middle."""
        super().__init__(id=id, classes=classes)
        self._pace = pace or PaceView()
        self._banner = banner

    def set_pace(self, pace: PaceView) -> None:
        """Show another pace."""
        if self._pace != pace:
            self._pace = pace
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:
        """Block or banner."""
        return paint_banner(self._pace, width, height) if self._banner else paint_block(self._pace, width, height)


def _badge(pace: PaceView, width: int) -> Row:
    ink = Ink(_INKS[pace.word], bold=True, reverse=pace.word != "on pace")
    room = f" {_SIGNS[pace.word]} " if pace.word else ""
    words = room if len(room) <= width else clip(room.strip(), width)
    return row((words, ink))


def paint_block(pace: PaceView, width: int, height: int) -> Picture:
    """Sign and word, the minutes in block digits, then the lines; what has no room is left out from the middle."""
    digits = _digits(pace, width, height - 1 - len(pace.lines))
    badge: Row = _badge(pace, width)
    if pace.amount and not digits:
        badge = (*badge, (f" {pace.amount}", Ink(_INKS[pace.word], bold=True)))
    top: Picture = (badge, *digits)
    lines = tuple(row(clip(line, width)) for line in pace.lines)
    gap: Picture = ((),) if len(top) + len(lines) < height else ()
    return cut((*top, *gap, *lines) if pace.word else lines, width, height)


def _digits(pace: PaceView, width: int, room: int) -> Picture:
    if not pace.amount or room < slim_rows() or slim_columns(pace.amount) > width:
        return ()
    heavy = slim_columns(pace.amount, 1, "bold") <= width
    return solid(slim(pace.amount, 1, "bold" if heavy else "slim"), Ink(_INKS[pace.word]))


def paint_banner(pace: PaceView, width: int, height: int) -> Picture:
    """An arrow and the minutes in one row of block letters; the word alone when on pace or too low."""
    ink = Ink(_INKS[pace.word])
    words = "ON PACE" if pace.word == "on pace" else pace.amount
    shape: Picture = ()
    if pace.word in ("ahead", "behind"):
        shape = solid(arrow("up" if pace.word == "ahead" else "down", _ARROW_ROWS), ink)
    shape_width = 11 if shape else 0
    needed = shape_width + slim_columns(words, 1, "bold")
    if not pace.word or height < _ARROW_ROWS or needed > width:
        line = row(*_badge(pace, width), (f" {pace.amount}" if pace.amount else "", Ink(_INKS[pace.word], bold=True)))
        return cut(middle((centred(line, width),), height), width, height)
    lines = beside(shape, shape_width, solid(slim(words, 1, "bold"), ink), needed - shape_width)
    return middle(tuple(centred(line, width) for line in lines), height)
