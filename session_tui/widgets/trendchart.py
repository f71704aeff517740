"""How a score went over the visits: a ring for before, a dot for after, and the numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from session_tui.widgets.beforeafter import BOTH, DOT, RING, number
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, DIM, EMPTY, PLAIN, Ink, Picture, Row, cut, row
from session_tui.widgets.plain import clip, columns, pad
from session_tui.widgets.trendplot import Cell, Frame, apart, line_cells, ticks

LOWEST_CHART = 11
"""Rows under which the visits are a list."""

NARROWEST_CHART = 30
_APART = 4
_TITLE = Ink("do", bold=True)
_BEFORE = Ink("before", bold=True)
_AFTER = Ink("after", bold=True)
_FRAME_LEFT = 7


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One visit: a short date, and the scores before and after, either of which may not have been taken."""

    label: str
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """What is drawn. `unit` stands in the legend."""

    title: str = ""
    points: tuple[TrendPoint, ...] = ()
    low: float = 0
    high: float = 10
    lower_is_better: bool = True
    unit: str = ""


class Canvas:
    """Cells that are written one over the other."""

    def __init__(self, width: int, height: int) -> None:
        """An empty one."""
        self._width = width
        self._cells: list[list[tuple[str, Ink]]] = [[(" ", PLAIN)] * width for _ in range(height)]

    def put(self, column: int, line: int, words: str, ink: Ink) -> None:
        """Write words of one-cell letters; what lies outside is left out."""
        for offset, letter in enumerate(words):
            if 0 <= line < len(self._cells) and 0 <= column + offset < self._width:
                self._cells[line][column + offset] = (letter, ink)

    def rows(self) -> Picture:
        """What was written."""
        return tuple(tuple(line) for line in self._cells)


def paint_trend(trend: Trend, width: int, height: int) -> Picture:
    """Chart or list, whichever there is room for."""
    if not trend.points:
        return (row((clip(trend.title, width), _TITLE)), row((clip("No visits yet.", width), DIM)))[:height]
    if height < LOWEST_CHART or width < NARROWEST_CHART:
        return cut(_paint_list(trend, width, height), width, height)
    title = row((clip(trend.title, width), _TITLE))
    return cut((title, *_plot(trend, width, height - 2), _legend(trend)), width, height)


def _paint_list(trend: Trend, width: int, height: int) -> Picture:
    """One line a visit, the newest always in sight."""
    title: Picture = (row((clip(trend.title, width), _TITLE)),) if height > 1 and trend.title else ()
    room = max(1, height - len(title))
    shown = trend.points[-room:]
    label_width = min(max(columns(point.label) for point in shown), max(1, width - 12))
    return (*title, *(_list_row(point, label_width) for point in shown))


def _list_row(point: TrendPoint, label_width: int) -> Row:
    return row(
        (pad(point.label, label_width), PLAIN),
        (f"  {number(point.before):>3} {RING}", _BEFORE),
        (" → ", DIM),
        (f"{DOT} {number(point.after)}", _AFTER),
    )


def _plot(trend: Trend, width: int, height: int) -> Picture:
    """Grid, lines, marks, values and dates; `height` includes the line of dates."""
    frame = Frame(_FRAME_LEFT, width - 5, 1, height - 3, trend.low, trend.high)
    points = trend.points[-max(2, (frame.right - frame.left) // _APART) :]
    canvas = Canvas(width, height)
    for tick in ticks(trend.low, trend.high, frame.bottom - frame.top + 1):
        canvas.put(0, frame.row(tick), f"{number(tick):>4}", DIM)
        canvas.put(frame.left - 2, frame.row(tick), "┈" * (width - frame.left), Ink("rule"))
    before = _marks(frame, [point.before for point in points])
    after = _marks(frame, [point.after for point in points])
    for marks, ink, dashed in ((before, _BEFORE, True), (after, _AFTER, False)):
        for (column, line), letter in line_cells([mark for _, mark in marks], dashed=dashed).items():
            canvas.put(column, line, letter, ink)
    _put_marks(canvas, frame, points)
    dates = [(frame.column(index, len(points)), point.label) for index, point in enumerate(points)]
    for first, words in apart(dates, width):
        canvas.put(first, height - 1, words, BOLD)
    return canvas.rows()


def _marks(frame: Frame, values: Sequence[float | None]) -> list[tuple[float, Cell]]:
    count = len(values)
    return [(v, (frame.column(index, count), frame.row(v))) for index, v in enumerate(values) if v is not None]


def _put_marks(canvas: Canvas, frame: Frame, points: Sequence[TrendPoint]) -> None:
    """Marks, with the value of the higher one above it and of the lower one under it."""
    for index, point in enumerate(points):
        column = frame.column(index, len(points))
        both = point.before is not None and point.after is not None
        if point.before is not None:
            line = frame.row(point.before)
            above = point.after is None or point.before >= point.after
            canvas.put(column, line, RING, _BEFORE)
            _put_value(canvas, column, line + (-1 if above else 1), point.before, _BEFORE)
        if point.after is not None:
            line = frame.row(point.after)
            same_row = both and point.before is not None and frame.row(point.before) == line
            above = point.before is not None and point.after > point.before
            canvas.put(column, line, BOTH if same_row else DOT, _AFTER)
            if not (both and point.before == point.after):
                _put_value(canvas, column, line + (-1 if above else 1), point.after, _AFTER)


def _put_value(canvas: Canvas, column: int, line: int, value: float, ink: Ink) -> None:
    words = number(value)
    canvas.put(column - (len(words) - 1) // 2, line, words, ink)


def _legend(trend: Trend) -> Row:
    better = "lower is better" if trend.lower_is_better else "higher is better"
    runs = row(
        ("  ", PLAIN),
        (f"{RING} ╌╌ before", _BEFORE),
        ("   ", PLAIN),
        (f"{DOT} ── after", _AFTER),
        (f"   {better}", DIM),
    )
    unit = row((f"   {clip(trend.unit, 20)}", DIM)) if trend.unit else EMPTY
    return (*runs, *unit)


class TrendChart(Painted):
    """A chart of before and after over the visits."""

    DEFAULT_CSS = """
    TrendChart { color: $ink; }
    """

    def __init__(self, trend: Trend | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        """Show `trend`."""
        super().__init__(id=id, classes=classes)
        self._trend = trend or Trend()

    def set_trend(self, trend: Trend) -> None:
        """Show another trend."""
        if self._trend != trend:
            self._trend = trend
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:
        """The chart."""
        return paint_trend(self._trend, width, height)
