"""The marks of the page: numbered squares for places, rings for pain, arrows for links; in lists and on the picture."""

from __future__ import annotations

from math import hypot

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.typefaces import BOLD

Spot = tuple[float, float]


class NumberSquare(Flowable):
    """A numbered square as tall as a line of words, for lists and tables."""

    def __init__(self, number: int, size: float) -> None:
        """Show `number` beside words of `size` points."""
        super().__init__()
        self._number = number
        self._half = size * 0.62
        self.width = self._half * 2
        self.height = size * 1.34

    def wrap(self, _available_width: float, _available_height: float) -> Spot:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Square and number."""
        square(self.canv, str(self._number), (self._half, self.height / 2 - self._half * 0.08), self._half)


def square(canvas: Canvas, label: str, centre: Spot, half: float) -> None:
    """A white label on a blue square with a white rim; `half` its side in points."""
    x, y = centre
    canvas.setFillColor(look.BLUE)
    canvas.setStrokeColor(look.WHITE)
    canvas.setLineWidth(half * 0.2)
    canvas.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.3, fill=1, stroke=1)
    size = half * (1.28 if len(label) == 1 else 1.1 if len(label) == 2 else 0.8)
    canvas.setFillColor(look.WHITE)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(x, y - size * 0.364, label)


def ring(canvas: Canvas, centre: Spot, radius: float) -> None:
    """A red ring around a red dot: where it hurts."""
    canvas.setLineWidth(radius * 0.2)
    canvas.setStrokeColor(look.WHITE)
    canvas.setFillColor(look.RED)
    canvas.circle(*centre, radius, fill=1, stroke=1)
    canvas.setFillColor(look.WHITE)
    canvas.circle(*centre, radius * 0.66, fill=1, stroke=0)
    canvas.setFillColor(look.RED)
    canvas.circle(*centre, radius * 0.32, fill=1, stroke=0)


def arrow(canvas: Canvas, start: Spot, end: Spot, bend: Spot, room: float) -> None:
    """A black curve with a white rim from one mark to another, `room` points away from both centres.

    `bend` is how far its middle is drawn aside, in points.
    """
    control = ((start[0] + end[0]) / 2 + bend[0] * 4 / 3, (start[1] + end[1]) / 2 + bend[1] * 4 / 3)
    start, end = _towards(start, control, room), _towards(end, control, room)
    neck = _towards(end, control, 5.2)
    one, two = _between(start, control, 2 / 3), _between(neck, control, 2 / 3)
    canvas.setLineCap(1)
    for colour, width in ((look.WHITE, 3.6), (look.INK, 1.5)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.bezier(*start, *one, *two, *neck)
    canvas.setLineCap(0)
    length = hypot(end[0] - neck[0], end[1] - neck[1]) or 1.0
    across = (-(end[1] - neck[1]) / length * 3.1, (end[0] - neck[0]) / length * 3.1)
    head = canvas.beginPath()
    head.moveTo(*end)
    head.lineTo(neck[0] + across[0], neck[1] + across[1])
    head.lineTo(neck[0] - across[0], neck[1] - across[1])
    head.close()
    canvas.setFillColor(look.INK)
    canvas.setStrokeColor(look.WHITE)
    canvas.setLineWidth(0.5)
    canvas.drawPath(head, fill=1, stroke=0)


def _towards(point: Spot, other: Spot, distance: float) -> Spot:
    length = hypot(other[0] - point[0], other[1] - point[1])
    share = distance / length if length > distance else 0.0
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share


def _between(point: Spot, other: Spot, share: float) -> Spot:
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share
