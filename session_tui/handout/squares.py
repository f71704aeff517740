"""The numbered square that stands for a place, in lists and tables as on the picture."""

from __future__ import annotations

from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.fonts import BOLD

SIDE = 13.5


class NumberSquare(Flowable):
    """A white number on a blue square."""

    def __init__(self, number: int) -> None:
        """Show `number`."""
        super().__init__()
        self._number = number
        self.width = self.height = SIDE

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height + 2

    def draw(self) -> None:
        """Square and number."""
        self.canv.setFillColor(look.BLUE)
        self.canv.roundRect(0, 0, SIDE, SIDE, 1.8, fill=1, stroke=0)
        self.canv.setFillColor(look.WHITE)
        self.canv.setFont(BOLD, 8.6)
        self.canv.drawCentredString(SIDE / 2, 3.7, str(self._number))
