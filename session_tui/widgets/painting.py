"""What a widget paints, before there is a terminal: rows of words, each with its colour's meaning. No Textual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TypeAlias

from session_tui.widgets import plain


@dataclass(frozen=True, slots=True)
class Ink:
    """How words look. `colour` and `ground` name theme variables; empty means the widget's own."""

    colour: str = ""
    ground: str = ""
    bold: bool = False
    underline: bool = False
    reverse: bool = False

    def on(self, ground: str) -> Ink:
        """The same ink on another ground."""
        return replace(self, ground=ground)


Run: TypeAlias = tuple[str, Ink]
Row: TypeAlias = tuple[Run, ...]
Picture: TypeAlias = tuple[Row, ...]

PLAIN = Ink()
BOLD = Ink(bold=True)
DIM = Ink("ink-dim")
EMPTY: Row = ()


def row(*runs: str | Run) -> Row:
    """A row of runs; words alone are in the widget's own ink."""
    return tuple((run, PLAIN) if isinstance(run, str) else run for run in runs)


def row_columns(runs: Row) -> int:
    """How many columns a row takes."""
    return sum(plain.columns(text) for text, _ in runs)


def fill(runs: Row, width: int, ink: Ink = PLAIN) -> Row:
    """The row made exactly `width` columns wide: cut on the right, or filled with blanks of `ink`."""
    kept: list[Run] = []
    left = max(0, width)
    for text, own in runs:
        text = plain.clean(text)
        taken = plain.columns(text)
        if taken > left:
            text = plain.pad_exactly(text, left)
            taken = left
        if text:
            kept.append((text, own))
        left -= taken
    if left:
        kept.append((" " * left, ink))
    return tuple(kept)


def cut(picture: Iterable[Row], width: int, height: int) -> Picture:
    """The picture without what lies outside a size."""
    return tuple(runs if row_columns(runs) <= width else fill(runs, width) for runs in islice(picture, max(0, height)))


def ends(left: Row, right: Row, width: int, ink: Ink = PLAIN) -> Row:
    """One part at the left edge, one at the right; the left one is cut when both do not fit."""
    space = width - row_columns(right)
    if space <= 0:
        return fill(right, width, ink)
    return fill(fill(left, space, ink) + right, width, ink)


def centred(runs: Row, width: int, ink: Ink = PLAIN) -> Row:
    """The row in the middle of `width` columns."""
    before = max(0, (width - row_columns(runs)) // 2)
    return fill(((" " * before, ink), *runs), width, ink)


def beside(left: Sequence[Row], left_width: int, right: Sequence[Row], right_width: int) -> Picture:
    """Two pictures side by side; the lower one is filled with blanks."""
    count = max(len(left), len(right))
    return tuple(fill(_at(left, index), left_width) + fill(_at(right, index), right_width) for index in range(count))


def _at(rows: Sequence[Row], index: int) -> Row:
    return rows[index] if index < len(rows) else EMPTY


def middle(rows: Sequence[Row], height: int) -> Picture:
    """The rows with blank ones above, so that they stand in the middle of `height`."""
    return (EMPTY,) * max(0, (height - len(rows)) // 2) + tuple(rows)


def solid(lines: Iterable[str], ink: Ink) -> Picture:
    """Block letters as rows; full cells are reversed blanks, so that no hairlines show between rows."""
    return tuple(_solid_row(line, ink) for line in lines)


def _solid_row(line: str, ink: Ink) -> Row:
    turned = replace(ink, reverse=True)
    parts = groupby(line, lambda cell: cell == "█")
    return tuple((" " * len(list(cells)), turned) if full else ("".join(cells), ink) for full, cells in parts)
