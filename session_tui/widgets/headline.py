"""The one thing to do now, in block letters."""

from __future__ import annotations

from session_tui.widgets.blocktext import Weight, slim, slim_columns, slim_rows
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import Ink, Picture, centred, middle, row, solid
from session_tui.widgets.plain import clip

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
    size = fitting(text, width, height)
    if size is None:
        lines: Picture = (row((clip(text, width), Ink("headline", bold=True))),)
    else:
        lines = solid(slim(text, *size), Ink("headline"))
    if in_middle:
        lines = tuple(centred(line, width) for line in lines)
    return middle(lines, height)


def fitting(text: str, width: int, height: int) -> tuple[int, Weight] | None:
    """The largest scale and weight at which the words fit; none when only plain words do."""
    if not text.strip():
        return None
    return next(
        (
            (scale, weight)
            for scale, weight in _SIZES
            if slim_rows(scale) <= height and slim_columns(text, scale, weight) <= width
        ),
        None,
    )
