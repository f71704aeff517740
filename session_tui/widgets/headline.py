"""The one thing to do now, in block letters."""

from __future__ import annotations

from session_tui.widgets.blocktext import Weight, slim, slim_columns, slim_rows
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import EMPTY, Ink, Picture, centred, middle, row, solid
from session_tui.widgets.plain import clip, wrap

_SIZES: tuple[tuple[int, Weight], ...] = (
    (4, "slim"), (3, "bold"), (3, "slim"), (2, "wide"), (2, "bold"), (2, "slim"), (1, "wide"), (1, "bold"), (1, "slim"),
)  # fmt: skip
"""Scales and weights from the largest to the smallest."""

LONGEST = 24
"""Letters that always fit in block letters on a screen of 80 columns."""


class Headline(Painted):
    """At most 24 letters, as large as the region allows; plain bold words when block letters do not fit."""

    DEFAULT_CSS = """
    Headline { color: $headline; }
    """

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        """Show `text`."""
        super().__init__(id=id, classes=classes)
        self._text = text

    def set_text(self, text: str) -> None:
        """Show other words."""
        if self._text != text:
            self._text = text
            self.repaint()

    def rows_needed(self, width: int) -> int:
        """Four rows of block letters, or one of words."""
        return slim_rows() if slim_columns(self._text) <= width else 1

    def paint(self, width: int, height: int) -> Picture:
        """The words, at the left or in the middle as the style sheet says."""
        return paint_headline(self._text, width, height, in_middle=self.styles.text_align == "center")


def paint_headline(text: str, width: int, height: int, *, in_middle: bool = False) -> Picture:
    """The picture of a headline at a size."""
    found = fitting(text, width, height)
    if found is None:
        lines: Picture = tuple(row((line, Ink("headline", bold=True))) for line in plain_lines(text, width, height))
    else:
        scale, weight, parts = found
        blocks = [solid(slim(part, scale, weight), Ink("headline")) for part in parts]
        lines = blocks[0] + tuple(line for block in blocks[1:] for line in (EMPTY, *block))
    if in_middle:
        lines = tuple(centred(line, width) for line in lines)
    return middle(lines, height)


def plain_lines(text: str, width: int, height: int) -> list[str]:
    """The words as they are, on as many lines as there are."""
    lines = wrap(text, width)
    return lines if len(lines) <= height else [*lines[: height - 1], clip(" ".join(lines[height - 1 :]), width)]


def fitting(text: str, width: int, height: int) -> tuple[int, Weight, tuple[str, ...]] | None:
    """The largest letters in which the words fit on one line or two: scale, weight, lines. None when they do not."""
    if not text.strip():
        return None
    words = " ".join(text.split())
    for scale, weight in _SIZES:
        rows = slim_rows(scale)
        if rows <= height and slim_columns(words, scale, weight) <= width:
            return scale, weight, (words,)
        if 2 * rows + 1 <= height and (pair := _halves(words, weight)) and _widest(pair, scale, weight) <= width:
            return scale, weight, pair
    return None


def _widest(lines: tuple[str, ...], scale: int, weight: Weight) -> int:
    return max(slim_columns(line, scale, weight) for line in lines)


def _halves(text: str, weight: Weight) -> tuple[str, ...]:
    """The text broken between two words so that its lines are about equally long; empty for a single word."""
    words = text.split(" ")
    pairs = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(pairs, key=lambda pair: _widest(pair, 1, weight), default=())
