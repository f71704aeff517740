"""What the marks of the picture mean, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.marks import arrow, ring, square
from session_tui.handout.typefaces import REGULAR

Kind = Literal["pain", "found", "link"]
WORDS: dict[Kind, str] = {
    "pain": "where it hurts",
    "found": "what I found, in the order of our work",
    "link": "may be linked: our working idea",
}


class Legend(Flowable):
    """The marks of a picture and their words, on one line."""

    def __init__(self, kinds: Sequence[Kind], size: float) -> None:
        """Only the marks of `kinds` are told, beside words for a page of `size` points."""
        super().__init__()
        self._kinds = kinds
        self._size = size * 0.84
        self._half = size * 0.52
        self.width, self.height = sum(self._room(kind) for kind in kinds), size * 1.5

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def _mark_room(self, kind: Kind) -> float:
        return self._half * (6.4 if kind == "link" else 3.2)

    def _room(self, kind: Kind) -> float:
        words: float = stringWidth(WORDS[kind], REGULAR, self._size)
        return self._mark_room(kind) + words + self._size * 2

    def draw(self) -> None:
        """Each mark with its words."""
        canvas: Canvas = self.canv
        half, x, y = self._half, 0.0, self._size * 0.62
        for kind in self._kinds:
            if kind == "pain":
                ring(canvas, (x + half, y), half)
            elif kind == "found":
                square(canvas, "1", (x + half, y), half)
            else:
                arrow(canvas, (x, y - 2), (x + half * 4.8, y), (0, 3), 0)
            canvas.setFillColor(look.GREY)
            canvas.setFont(REGULAR, self._size)
            canvas.drawString(x + self._mark_room(kind), y - self._size * 0.36, WORDS[kind])
            x += self._room(kind)
