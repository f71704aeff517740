"""Where the marks, lines and labels of a trend chart stand. Pure arithmetic over cells and braille dots; no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from session_tui.widgets.plain import clip, columns

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each of the eight dots of a braille cell, by row and column."""

MIDDLE_DOT = 1
"""The row of dots, from 0, on which a line meets the middle of a mark."""

DASH = 4
"""Dots of a dash and of the gap after it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells of the plot: columns `left` to `right` and rows `top` to `bottom`, all of them inside."""

    left: int
    right: int
    top: int
    bottom: int
    low: float
    high: float

    def row(self, value: float) -> int:
        """The row of a value; values beyond the ends stand at them."""
        if self.high <= self.low:
            return self.bottom
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        return self.bottom - round(share * (self.bottom - self.top))

    def column(self, index: int, count: int) -> int:
        """The column of the `index`th of `count` points."""
        if count <= 1:
            return (self.left + self.right) // 2
        return self.left + round(index * (self.right - self.left) / (count - 1))


Cell = tuple[int, int]
"""Column and row."""


def line_cells(points: Sequence[Cell], *, dashed: bool) -> dict[Cell, str]:
    """A line through cells as braille letters, by cell."""
    bits: dict[Cell, int] = {}
    run = 0
    for start, end in pairwise(points):
        for x, y in _dots(start, end):
            run += 1
            if dashed and (run // DASH) % 2:
                continue
            cell = (x // 2, y // 4)
            bits[cell] = bits.get(cell, 0) | _DOTS[y % 4][x % 2]
    return {cell: chr(_BRAILLE + bit) for cell, bit in bits.items()}


def _dots(start: Cell, end: Cell) -> Iterable[Cell]:
    """The dots from the middle of one cell to the middle of another, one for each column of dots."""
    x0, y0 = start[0] * 2, start[1] * 4 + MIDDLE_DOT
    x1, y1 = end[0] * 2, end[1] * 4 + MIDDLE_DOT
    for x in range(x0, x1 + 1):
        share = (x - x0) / (x1 - x0) if x1 > x0 else 0.0
        yield x, round(y0 + share * (y1 - y0))


def ticks(low: float, high: float, rows: int) -> list[float]:
    """Round values for the grid, at most one for every third row, both ends included."""
    span = high - low
    if span <= 0:
        return [low]
    room = max(1, (rows - 1) // 3)
    step = next((s for s in _steps(span) if span / s <= room), span)
    count = int(span / step + 1e-9)
    found = [low + step * index for index in range(count + 1)]
    return found if abs(found[-1] - high) < 1e-9 else [*found, high]


def _steps(span: float) -> Iterable[float]:
    size = 1.0
    while size * 50 > span:
        size /= 10
    for _ in range(12):
        yield from (size, size * 2, size * 5)
        size *= 10


def apart(labels: Sequence[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """First column and words of the labels that are shown: every one, or every second, third ... from the last.

    `labels` are the column of the middle of each, and its words.
    """
    for every in range(1, len(labels) + 1):
        placed = [_under(middle, words, width) for middle, words in labels[::-1][::every]][::-1]
        if all(a[0] + columns(a[1]) + 2 <= b[0] for a, b in pairwise(placed)):
            return placed
    return []


def _under(middle: int, words: str, width: int) -> tuple[int, str]:
    words = clip(words, width)
    return max(0, min(middle - columns(words) // 2, width - columns(words))), words
