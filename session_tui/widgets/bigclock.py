"""The clock that is read from two metres."""

from __future__ import annotations

from typing import Literal

from session_tui.widgets.blocktext import clock_face, tallest_clock
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, Ink, Picture, Row, centred, middle, row, solid

ClockState = Literal["normal", "target", "over", "paused"]

_WORDS: dict[ClockState, str] = {
    "normal": "",
    "target": "● TARGET REACHED",
    "over": "! OVER MAXIMUM",
    "paused": "‖ PAUSED",
}
_INKS: dict[ClockState, str] = {"normal": "ink", "target": "headline", "over": "over", "paused": "ink-dim"}
HIGHEST = 20
"""Rows beyond which larger digits tell nothing more."""


class BigClock(Painted):
    """A time in block digits as large as its region; a word stands under it when it is not just running."""

    DEFAULT_CSS = """
    BigClock { color: $ink; }
    """

    def __init__(
        self, time: str = "-:--", state: ClockState = "normal", word: str = "", *,
        id: str | None = None, classes: str | None = None,
    ) -> None:  # fmt: skip
        """Show `time` such as `13:43`; `word` replaces the one that belongs to the state."""
        super().__init__(id=id, classes=classes)
        self._shown = (time, state, word)

    def set_time(self, time: str, state: ClockState = "normal", word: str = "") -> None:
        """Show another time or state."""
        if self._shown != (time, state, word):
            self._shown = (time, state, word)
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:
        """Digits in the middle, the word under them."""
        time, state, word = self._shown
        return paint_clock(time, state, word or _WORDS[state], width, height)


def paint_clock(time: str, state: ClockState, word: str, width: int, height: int) -> Picture:
    """The picture of a clock at a size; words in one line when there is no room for digits."""
    ink = Ink(_INKS[state], bold=True)
    badge = _badge(word, state)
    room = height - bool(word)
    rows = tallest_clock(time, width, min(room, HIGHEST))
    if rows == 0:
        line = row((time, ink), *(((" ", BOLD), *badge) if word else ()))
        return middle((centred(line, width),), height)
    face = tuple(centred(line, width) for line in solid(clock_face(time, rows), Ink(_INKS[state])))
    under: Picture = (centred(badge, width),) if word else ()
    return middle(face + under, height)


def _badge(word: str, state: ClockState) -> Row:
    return row((f" {word} ", Ink(_INKS[state], bold=True, reverse=True))) if word else ()
