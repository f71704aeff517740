"""Big letters out of quadrant blocks: the clock's round digits at any height, and slim capitals. Needs no Textual."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from session_tui.widgets import blockfont, strokes

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell for each way to fill its quarters: upper left 1, upper right 2, lower left 4, lower right 8."""

_DIGIT_SHAPE = 1.25
_COLON_SHAPE = 0.5
_PEN_SHAPE = 0.15
LOWEST_CLOCK = 3
"""Rows under which a clock face cannot be told from its background."""


def blocks(dots: Iterable[tuple[int, int]], width: int, height: int) -> list[str]:
    """Dots, two by two in a cell, as lines of blocks. Sizes are in dots; dots outside are left out."""
    across, down = (width + 1) // 2, (height + 1) // 2
    cells = [[0] * across for _ in range(down)]
    for x, y in dots:
        if 0 <= x < width and 0 <= y < height:
            cells[y // 2][x // 2] |= 1 << (2 * (y % 2) + x % 2)
    return ["".join(QUADRANTS[cell] for cell in line) for line in cells]


def _clock_text(text: str) -> str:
    return "".join(letter for letter in text.replace("−", "-") if letter in strokes.LETTERS)


def _digit_columns(rows: int) -> int:
    return max(3, round(rows * _DIGIT_SHAPE))


def _letter_columns(letter: str, rows: int) -> int:
    return max(2, round(rows * _COLON_SHAPE)) if letter in strokes.NARROW else _digit_columns(rows)


def _gap_columns(rows: int) -> int:
    return max(1, round(rows * 0.22))


def clock_columns(text: str, rows: int) -> int:
    """How many columns a clock face of that many rows takes."""
    letters = _clock_text(text)
    return sum(_letter_columns(letter, rows) for letter in letters) + _gap_columns(rows) * max(0, len(letters) - 1)


def tallest_clock(text: str, columns: int, rows: int) -> int:
    """The most rows, up to `rows`, at which the clock face fits into `columns`; 0 when none does."""
    for tried in range(rows, LOWEST_CLOCK - 1, -1):
        if clock_columns(text, tried) <= columns:
            return tried
    return 0


@lru_cache(maxsize=64)
def _clock_face(text: str, rows: int) -> tuple[str, ...]:
    height = 2 * rows
    thick = max(1, round(height * _PEN_SHAPE))
    placed: set[tuple[int, int]] = set()
    left = 0
    for letter in text:
        columns = _letter_columns(letter, rows)
        pen = (2.0 * thick, float(thick))
        if letter in strokes.NARROW:
            pen = (min(2.0 * columns, pen[0] * 1.15), pen[1] * 1.15)
        placed |= {(left + x, y) for x, y in strokes.dots(letter, 2 * columns, height, pen)}
        left += 2 * (columns + _gap_columns(rows))
    return tuple(blocks(placed, 2 * clock_columns(text, rows), height))


def clock_face(text: str, rows: int) -> list[str]:
    """A time in round digits `rows` high; anything but digits, colon, minus and plus is left out."""
    return list(_clock_face(_clock_text(text), max(1, rows))) if _clock_text(text) else [""] * max(1, rows)


Weight = Literal["slim", "bold", "wide"]
"""How broad letters are drawn: three, five or six columns for the widest letter at scale 1, always equally high."""

_BOLD = {1: (2,), 2: (2, 2), 3: (1, 2, 1), 4: (2, 1, 1, 2), 5: (2, 1, 2, 1, 2)}
_BOLD_OF = {"4": (2, 1, 1, 2, 1)}


def _dot_widths(letter: str, weight: Weight) -> tuple[int, ...]:
    """How many quarters wide each column of dots of a letter is."""
    count = len(blockfont.glyph(letter)[0])
    if weight == "bold":
        return _BOLD_OF.get(letter) or _BOLD[count]
    return (2 if weight == "wide" else 1,) * count


def _slim_gap(weight: Weight) -> int:
    return 1 if weight == "slim" else 2


def slim_columns(text: str, scale: int = 1, weight: Weight = "slim") -> int:
    """How many columns the text takes in slim letters."""
    letters = blockfont.capitals(text)
    dots = sum(sum(_dot_widths(letter, weight)) for letter in letters)
    return ((dots + _slim_gap(weight) * max(0, len(letters) - 1)) * scale + 1) // 2


def slim_rows(scale: int = 1) -> int:
    """How many rows slim letters take."""
    return (blockfont.HEIGHT * scale + 1) // 2


def slim(text: str, scale: int = 1, weight: Weight = "slim") -> list[str]:
    """The text in capitals: at scale 1 four rows high and at most three columns a letter, more when not `slim`.

    Letters without a drawing lose their accents or become a space.
    """
    return list(_slim(blockfont.capitals(text), max(1, scale), weight))


@lru_cache(maxsize=64)
def _slim(letters: str, scale: int, weight: Weight) -> tuple[str, ...]:
    dots: set[tuple[int, int]] = set()
    left = 0
    for letter in letters:
        drawing = blockfont.glyph(letter)
        for column, width in enumerate(_dot_widths(letter, weight)):
            marked = [y for y in range(blockfont.HEIGHT) if drawing[y][column] == "#"]
            dots |= {(left + x, y * scale + row) for y in marked for row in range(scale) for x in range(width * scale)}
            left += width * scale
        left += _slim_gap(weight) * scale
    width_in_dots = max(0, left - _slim_gap(weight) * scale)
    return tuple(blocks(dots, width_in_dots, blockfont.HEIGHT * scale))


def arrow(direction: Literal["up", "down"], rows: int) -> list[str]:
    """A filled triangle `rows` high."""
    height = 2 * max(1, rows) - 1
    width = 2 * height
    lines = [[(x, y) for x in range(y, width - y)] for y in range(height)]
    dots = {(x, y if direction == "down" else height - 1 - y) for line in lines for x, y in line}
    return blocks(dots, width, height)
