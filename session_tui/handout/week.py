"""A week to tick: the days' letters, and seven boxes below them."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.typefaces import BOLD

DAYS = "MTWTFSS"
STEP = 1.32
"""From box to box, in shares of the size of type."""


class _Week(Flowable):
    """Seven places side by side."""

    def __init__(self, size: float, height: float) -> None:
        super().__init__()
        self._size = size
        self.width, self.height = len(DAYS) * size * STEP, size * height

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    @property
    def _middles(self) -> list[float]:
        return [(day + 0.5) * self._size * STEP for day in range(len(DAYS))]


class WeekDays(_Week):
    """The letters of the days, each over its box."""

    def __init__(self, size: float) -> None:
        """In the page's size of type."""
        super().__init__(size, 1.2)

    def draw(self) -> None:
        """Seven letters."""
        canvas: Canvas = self.canv
        canvas.setFont(BOLD, self._size * 0.86)
        canvas.setFillColor(look.GREY)
        for middle, letter in zip(self._middles, DAYS, strict=True):
            canvas.drawCentredString(middle, self._size * 0.34, letter)


class WeekToTick(_Week):
    """Seven boxes, each large enough for a tick."""

    def __init__(self, size: float) -> None:
        """In the page's size of type."""
        super().__init__(size, 1.34)

    def draw(self) -> None:
        """Seven boxes."""
        canvas: Canvas = self.canv
        side = self._size * 1.05
        canvas.setStrokeColor(look.GREY)
        canvas.setLineWidth(0.7)
        for middle in self._middles:
            canvas.rect(middle - side / 2, (self.height - side) / 2, side, side, fill=0, stroke=1)
