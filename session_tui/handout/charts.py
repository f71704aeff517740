"""Small drawings of numbers: before and after on one line, the course over the visits, a week to tick."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.content import NumberRow, Progress, shown
from session_tui.handout.fonts import BOLD, REGULAR


class BeforeAfterLine(Flowable):
    """One measure on its scale: a hollow ring before, a filled dot after, both numbers written.

    A number outside the scale is drawn at its end and written as it is; a missing one is not drawn.
    """

    def __init__(self, row: NumberRow, width: float, size: float) -> None:
        """Draw `row` in `width` points."""
        super().__init__()
        self._row = row
        self._size = size
        self.width = width
        self.height = size * 2.5

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def _x(self, value: float) -> float:
        span = self._row.high - self._row.low
        share = (value - self._row.low) / span if span > 0 else 0.5
        return 6 + min(1.0, max(0.0, share)) * (self.width - 12)

    def draw(self) -> None:
        """Draw the scale, the arrow between the two, the two, and their numbers."""
        canvas: Canvas = self.canv
        row, y = self._row, self._size * 0.75
        canvas.setStrokeColor(look.RULE)
        canvas.setLineWidth(3)
        canvas.setLineCap(1)
        canvas.line(4, y, self.width - 4, y)
        if row.before is not None and row.after is not None:
            self._between(canvas, self._x(row.before), self._x(row.after), y)
        if row.before is not None:
            canvas.setStrokeColor(look.INK)
            canvas.setFillColor(look.WHITE)
            canvas.setLineWidth(1.6)
            canvas.circle(self._x(row.before), y, 4.4, fill=1, stroke=1)
        if row.after is not None:
            canvas.setFillColor(look.BLUE)
            canvas.circle(self._x(row.after), y, 4.6, fill=1, stroke=0)
        self._numbers(canvas, y + self._size * 0.75)

    def _between(self, canvas: Canvas, start: float, end: float, y: float) -> None:
        if abs(end - start) < 12:
            return
        way = 1 if end > start else -1
        tip = end - way * 6
        canvas.setStrokeColor(look.BLUE)
        canvas.setFillColor(look.BLUE)
        canvas.setLineWidth(1.5)
        canvas.line(start + way * 5, y, tip - way * 4, y)
        head = canvas.beginPath()
        head.moveTo(tip, y)
        head.lineTo(tip - way * 5, y + 2.8)
        head.lineTo(tip - way * 5, y - 2.8)
        head.close()
        canvas.drawPath(head, fill=1, stroke=0)

    def _numbers(self, canvas: Canvas, y: float) -> None:
        row, size = self._row, self._size * 0.92
        unit = f" {row.unit}" if row.unit else ""
        labels = []
        if row.before is not None:
            labels.append((self._x(row.before), f"{shown(row.before)}{unit}", REGULAR, look.GREY))
        if row.after is not None:
            labels.append((self._x(row.after), f"{shown(row.after)}{unit}", BOLD, look.BLUE))
        if len(labels) == 2:
            labels = _apart(labels, size)
        for x, words, font, colour in labels:
            half = stringWidth(words, font, size) / 2
            canvas.setFont(font, size)
            canvas.setFillColor(colour)
            canvas.drawCentredString(min(self.width - half, max(half, x)), y, words)


Label = tuple[float, str, str, Color]


def _apart(labels: list[Label], size: float) -> list[Label]:
    """Two numbers moved apart until they can be read."""
    (x0, w0, f0, c0), (x1, w1, f1, c1) = labels
    room = (stringWidth(w0, f0, size) + stringWidth(w1, f1, size)) / 2 + 5
    if abs(x1 - x0) < room:
        middle, way = (x0 + x1) / 2, 1 if x1 > x0 else -1
        x0, x1 = middle - way * room / 2, middle + way * room / 2
    return [(x0, w0, f0, c0), (x1, w1, f1, c1)]


class Key(Flowable):
    """What ring and dot mean."""

    def __init__(self, size: float) -> None:
        """In the page's size of type."""
        super().__init__()
        self._size = size
        self.width, self.height = 120.0, size * 1.4

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Ring, word, dot, word."""
        canvas: Canvas = self.canv
        size = self._size * 0.86
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(1.5)
        canvas.circle(6, 5, 3.9, fill=0, stroke=1)
        canvas.setFillColor(look.BLUE)
        canvas.circle(64, 5, 4.2, fill=1, stroke=0)
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(look.GREY)
        canvas.drawString(14, 2, "before")
        canvas.drawString(72, 2, "after")


class ProgressChart(Flowable):
    """One measure over the visits: hollow and dashed at the start of each, filled and solid at its end."""

    def __init__(self, progress: Progress, width: float, size: float) -> None:
        """Draw `progress` in `width` points."""
        super().__init__()
        self._progress = progress
        self._size = size
        self.width, self.height = width, size * 11

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def _place(self, visit: int, value: float) -> tuple[float, float]:
        progress = self._progress
        last = max(progress.planned or 0, *(point.visit for point in progress.points), 2)
        x = 26 + (visit - 1) / (last - 1) * (self.width - 130)
        span = progress.high - progress.low
        share = (value - progress.low) / span if span > 0 else 0.5
        return x, 22 + min(1.0, max(0.0, share)) * (self.height - 34)

    def draw(self) -> None:
        """Grid, visits, the two lines and their names at the end."""
        canvas: Canvas = self.canv
        progress, size = self._progress, self._size * 0.86
        last = max(progress.planned or 0, *(point.visit for point in progress.points), 2)
        right = self._place(last, progress.low)[0]
        canvas.setFont(REGULAR, size)
        for value in (progress.low, (progress.low + progress.high) / 2, progress.high):
            y = self._place(1, value)[1]
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.5)
            canvas.line(22, y, right + 8, y)
            canvas.setFillColor(look.GREY)
            canvas.drawRightString(16, y - 3, shown(value))
        for visit in range(1, last + 1):
            now = visit == progress.points[-1].visit
            canvas.setFont(BOLD if now else REGULAR, size)
            canvas.setFillColor(look.INK if now else look.GREY)
            canvas.drawCentredString(self._place(visit, progress.low)[0], 6, str(visit))
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(look.GREY)
        canvas.drawString(right + 18, 6, "visit")
        before = [(p.visit, p.before) for p in progress.points if p.before is not None]
        after = [(p.visit, p.after) for p in progress.points if p.after is not None]
        self._line(canvas, before, hollow=True)
        self._line(canvas, after, hollow=False)
        self._names(canvas, before, after)

    def _line(self, canvas: Canvas, points: list[tuple[int, float]], *, hollow: bool) -> None:
        spots = [self._place(*point) for point in points]
        canvas.setStrokeColor(look.INK if hollow else look.BLUE)
        canvas.setLineWidth(1.2 if hollow else 1.8)
        canvas.setDash(*((2, 2.4) if hollow else ()))
        for (x0, y0), (x1, y1) in pairwise(spots):
            canvas.line(x0, y0, x1, y1)
        canvas.setDash()
        canvas.setFillColor(look.WHITE if hollow else look.BLUE)
        for x, y in spots:
            canvas.circle(x, y, 3.6, fill=1, stroke=1 if hollow else 0)

    def _names(self, canvas: Canvas, before: list[tuple[int, float]], after: list[tuple[int, float]]) -> None:
        size = self._size * 0.86
        rows = []
        if before:
            x, y = self._place(*before[-1])
            rows.append([x, y, f"{shown(before[-1][1])} at the start", look.INK])
        if after:
            x, y = self._place(*after[-1])
            rows.append([x, y, f"{shown(after[-1][1])} at the end", look.BLUE])
        if len(rows) == 2 and abs(rows[0][1] - rows[1][1]) < size * 1.2:
            up, down = (0, 1) if rows[0][1] >= rows[1][1] else (1, 0)
            middle = (rows[0][1] + rows[1][1]) / 2
            rows[up][1], rows[down][1] = middle + size * 0.6, middle - size * 0.6
        canvas.setFont(BOLD, size)
        for x, y, words, colour in rows:
            canvas.setFillColor(colour)
            canvas.drawString(x + 8, y - 3, words)


class WeekToTick(Flowable):
    """Seven boxes with the days' letters above."""

    def __init__(self, size: float) -> None:
        """In the page's size of type."""
        super().__init__()
        self._side = size * 0.92
        self.width, self.height = 7 * (self._side + 3), self._side + 2

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """The boxes."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(look.GREY)
        canvas.setLineWidth(0.7)
        for day in range(7):
            canvas.rect(day * (self._side + 3), 0, self._side, self._side, fill=0, stroke=1)
