"""What the marks of the picture mean, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.fonts import REGULAR
from session_tui.handout.marks import arrow, ring, square

Kind = Literal["pain", "found", "link"]
WORDS: dict[Kind, str] = {
    "pain": "where it hurts",
    "found": "what I found, in the order of our work",
    "link": "may be linked: our working idea",
}


class Legend(Flowable):
    """The marks of a picture, a line each."""

    def __init__(self, kinds: Sequence[Kind], size: float) -> None:
        """Only the marks of `kinds` are told, beside words for a page of `size` points."""
        super().__init__()
        self._kinds = kinds
        self._size = size
        self._line = size * 1.42
        self.width, self.height = size * 20, len(kinds) * self._line

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Each mark with its words."""
        canvas: Canvas = self.canv
        half = self._size * 0.52
        for place, kind in enumerate(self._kinds):
            y = self.height - (place + 0.5) * self._line
            if kind == "pain":
                ring(canvas, (half * 1.9, y), half)
            elif kind == "found":
                square(canvas, "1", (half * 1.9, y), half)
            else:
                arrow(canvas, (0, y - 2), (half * 3.8, y), (0, 3), 0)
            canvas.setFillColor(look.GREY)
            canvas.setFont(REGULAR, self._size * 0.84)
            canvas.drawString(half * 5, y - self._size * 0.3, WORDS[kind])
