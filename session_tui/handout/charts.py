"""Small drawings of numbers: before and after on one line, and the course over the visits."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.content import NumberRow, Progress, shown
from session_tui.handout.text import plain
from session_tui.handout.typefaces import BOLD, REGULAR, fitted

DOT = 4.5
RING = 4.2
SAME = 0.05
"""Two numbers nearer than this are printed the same."""
MOST_TICKS = 12
DEGREES = "°"
Label = tuple[float, str, str, Color]
End = tuple[float, float, str, Color]


class BeforeAfterLine(Flowable):
    """One measure on its scale: a hollow ring before, a filled dot after, both numbers written.

    A number outside the scale is drawn at its end and written as it is; a missing one is not drawn.
    """

    def __init__(self, row: NumberRow, width: float, size: float, drawable: frozenset[int]) -> None:
        """Draw `row` in `width` points beside words of `size` points."""
        super().__init__()
        self._row = row
        self._size = size
        unit = plain(row.unit, drawable)
        self._unit = DEGREES if unit == "degrees" else fitted(f" {unit}", REGULAR, size, width * 0.3) if unit else ""
        self.width = width
        self.height = size * 2.35

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the scale, the arrow between the two, the two, and their numbers."""
        canvas: Canvas = self.canv
        row, y = self._row, self._size * 0.62
        if row.before is None and row.after is None:
            return
        canvas.setStrokeColor(look.SCALE)
        canvas.setLineWidth(3)
        canvas.setLineCap(1)
        canvas.line(5, y, self.width - 5, y)
        canvas.setLineCap(0)
        if row.before is not None and row.after is not None:
            _way(canvas, self._x(row.before), self._x(row.after), y)
        if row.before is not None:
            canvas.setStrokeColor(look.INK)
            canvas.setFillColor(look.WHITE)
            canvas.setLineWidth(1.6)
            canvas.circle(self._x(row.before), y, RING + (2.2 if self._met() else 0), fill=1, stroke=1)
        if row.after is not None:
            canvas.setFillColor(look.BLUE)
            canvas.circle(self._x(row.after), y, DOT, fill=1, stroke=0)
        self._numbers(canvas, y + self._size * 0.78)

    def _x(self, value: float) -> float:
        return 7 + _share(value, self._row.low, self._row.high) * (self.width - 14)

    def _met(self) -> bool:
        """Whether ring and dot lie on one another."""
        row = self._row
        return row.before is not None and row.after is not None and abs(self._x(row.before) - self._x(row.after)) < 2

    def _numbers(self, canvas: Canvas, y: float) -> None:
        row, size = self._row, self._size * 0.9
        labels: list[Label] = []
        same = row.before is not None and row.after is not None and abs(row.before - row.after) < SAME
        if row.before is not None and not same:
            labels.append((self._x(row.before), f"{shown(row.before)}{self._unit}", REGULAR, look.GREY))
        if row.after is not None:
            labels.append((self._x(row.after), f"{shown(row.after)}{self._unit}", BOLD, look.BLUE))
        for x, words, font, colour in _apart(labels, size, self.width):
            canvas.setFont(font, size)
            canvas.setFillColor(colour)
            canvas.drawCentredString(x, y, words)


def _share(value: float, low: float, high: float) -> float:
    """Where a value lies on a scale, 0 to 1; outside of it at its end, on a scale without length in the middle."""
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.5


def _way(canvas: Canvas, start: float, end: float, y: float) -> None:
    """An arrow from ring to dot, when there is room for one."""
    if abs(end - start) < 16:
        return
    way = 1 if end > start else -1
    tip = end - way * (DOT + 2)
    canvas.setStrokeColor(look.BLUE)
    canvas.setFillColor(look.BLUE)
    canvas.setLineWidth(1.6)
    canvas.line(start + way * RING, y, tip - way * 4, y)
    head = canvas.beginPath()
    head.moveTo(tip, y)
    head.lineTo(tip - way * 5.4, y + 3)
    head.lineTo(tip - way * 5.4, y - 3)
    head.close()
    canvas.drawPath(head, fill=1, stroke=0)


def _apart(labels: list[Label], size: float, width: float) -> list[Label]:
    """Numbers moved apart until they can be read, and kept inside `width`."""
    halves = [stringWidth(words, font, size) / 2 for _x, words, font, _colour in labels]
    places = [min(width - half, max(half, label[0])) for label, half in zip(labels, halves, strict=True)]
    if len(places) == 2 and abs(places[1] - places[0]) < sum(halves) + 6:
        left, right = (0, 1) if labels[0][0] <= labels[1][0] else (1, 0)
        room = sum(halves) + 6
        start = (sum(places) - room) / 2
        start = min(width - halves[right] - room, max(halves[left], start))
        places[left], places[right] = start, start + room
    return [(place, *label[1:]) for place, label in zip(places, labels, strict=True)]


class Key(Flowable):
    """What ring and dot mean."""

    def __init__(self, size: float) -> None:
        """In the page's size of type."""
        super().__init__()
        self._size = size
        self.width, self.height = size * 12, size * 1.3

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Ring, word, dot, word."""
        canvas: Canvas = self.canv
        size = self._size * 0.86
        y, second = size * 0.36 + 2, size * 6.4
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(1.5)
        canvas.circle(7, y, RING - 0.4, fill=0, stroke=1)
        canvas.setFillColor(look.BLUE)
        canvas.circle(second, y, DOT - 0.4, fill=1, stroke=0)
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(look.GREY)
        canvas.drawString(15, 2, "before")
        canvas.drawString(second + 8, 2, "after")


class ProgressChart(Flowable):
    """One measure over the visits: hollow and dashed at the start of each, filled and solid at its end.

    A visit without a number leaves a gap; nothing is filled in.
    """

    def __init__(self, progress: Progress, width: float, size: float) -> None:
        """Draw `progress` in `width` points."""
        super().__init__()
        self._progress = progress
        self._size = size * 0.84
        self._last = max([progress.planned or 0, 2, *(point.visit for point in progress.points)])
        self._left = max(stringWidth(shown(v), REGULAR, self._size) for v in (progress.low, progress.high)) + 14
        self._right = stringWidth("10.5 at the start", BOLD, self._size) + 14
        self.width, self.height = width, size * 8.2

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def _place(self, visit: int, value: float) -> tuple[float, float]:
        share = (visit - 1) / (self._last - 1)
        x = self._left + share * (self.width - self._left - self._right)
        rise = _share(value, self._progress.low, self._progress.high)
        return x, self._size * 2 + rise * (self.height - self._size * 2.8)

    def draw(self) -> None:
        """Grid, visits, the two lines and their names at the end."""
        canvas: Canvas = self.canv
        self._grid(canvas)
        points = self._progress.points
        ends: list[End] = []
        for hollow, values in (
            (True, [(p.visit, p.before) for p in points]),
            (False, [(p.visit, p.after) for p in points]),
        ):
            self._line(canvas, values, hollow=hollow)
            known = [(visit, value) for visit, value in values if value is not None]
            if known:
                visit, value = known[-1]
                name, colour = ("at the start", look.INK) if hollow else ("at the end", look.BLUE)
                ends.append((*self._place(visit, value), f"{shown(value)} {name}", colour))
        self._names(canvas, ends)

    def _grid(self, canvas: Canvas) -> None:
        progress, size = self._progress, self._size
        right = self._place(self._last, progress.low)[0]
        canvas.setFont(REGULAR, size)
        for value in dict.fromkeys((progress.low, (progress.low + progress.high) / 2, progress.high)):
            y = self._place(1, value)[1]
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.5)
            canvas.line(self._left - 7, y, right + 7, y)
            canvas.setFillColor(look.GREY)
            canvas.drawRightString(self._left - 11, y - size * 0.36, shown(value))
        now = progress.points[-1].visit if progress.points else 0
        step = -(-self._last // MOST_TICKS)
        for visit in range(1, self._last + 1):
            if (visit - 1) % step and visit != now:
                continue
            canvas.setFont(BOLD if visit == now else REGULAR, size)
            canvas.setFillColor(look.INK if visit == now else look.GREY)
            canvas.drawCentredString(self._place(visit, progress.low)[0], size * 0.4, str(visit))
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(look.GREY)
        canvas.drawString(right + 13, size * 0.4, "visit")

    def _line(self, canvas: Canvas, values: list[tuple[int, float | None]], *, hollow: bool) -> None:
        spots = [None if value is None else self._place(visit, value) for visit, value in values]
        canvas.setStrokeColor(look.INK if hollow else look.BLUE)
        canvas.setLineWidth(1.2 if hollow else 1.9)
        canvas.setDash(*((2, 2.4) if hollow else ()))
        for one, other in pairwise(spots):
            if one is not None and other is not None:
                canvas.line(*one, *other)
        canvas.setDash()
        canvas.setLineWidth(1.4)
        canvas.setFillColor(look.WHITE if hollow else look.BLUE)
        for spot in spots:
            if spot is not None:
                canvas.circle(*spot, 3.5 if hollow else 3.8, fill=1, stroke=1 if hollow else 0)

    def _names(self, canvas: Canvas, ends: list[End]) -> None:
        """What each line is, at its end; two names at one height are moved apart."""
        size, rows = self._size, sorted(ends, key=lambda end: -end[1])
        if len(rows) == 2 and rows[0][1] - rows[1][1] < size * 1.25:
            middle = (rows[0][1] + rows[1][1]) / 2
            rows = [(x, middle + way * size * 0.63, w, c) for (x, _y, w, c), way in zip(rows, (1, -1), strict=True)]
        canvas.setFont(BOLD, size)
        for x, y, words, colour in rows:
            canvas.setFillColor(colour)
            canvas.drawString(x + 8, y - size * 0.36, words)
