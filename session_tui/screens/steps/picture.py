"""A panel drawn as rows of words, at whatever size there is. Pure; what has no room goes in the order of its weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from session_tui.screens.steps.view import Line, PanelKey, PanelView
from session_tui.widgets.painting import BOLD, DIM, EMPTY, Ink, Picture, Row, ends, fill, row
from session_tui.widgets.plain import clip, columns, wrap

_FEWEST_LINES = 2
_TIGHT = 4
"""Rows up to which only the line stood on is kept."""

_MOST_ASK = 3
_CURRENT = Ink("stage-current-ink", "stage-current", bold=True)
_KEY_GAP = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the picture, and what a click on it means: a line of the panel, or none."""

    row: Row
    line: int | None = None


def laid_out(view: PanelView, width: int, height: int) -> tuple[Placed, ...]:
    """Title, question, notes and lines; as many lines as fit around the cursor.

    Where not all fit, notes go first, then lines nobody stands on, then the title, and last the question's end.
    """
    ask = [row((part, BOLD)) for part in wrap(view.ask, width)][:_MOST_ASK] if view.ask else []
    notes = [row((part, DIM)) for note in view.notes for part in wrap(note, width)]
    fewest = 0 if view.cursor is None else min(len(view.lines), 1 if height <= _TIGHT else _FEWEST_LINES)
    title = _title(view, width)
    if len(title) + len(ask) + fewest > height:
        title = []
    room = height - len(title)
    ask = _cut(ask, max(1, room - fewest), width)
    room -= len(ask)
    notes = notes[: max(0, room - max(fewest, min(len(view.lines), _FEWEST_LINES)))]
    room -= len(notes)
    found = [*(Placed(each) for each in (*title, *ask, *notes))]
    if view.lines and found and room > len(view.lines):
        found.append(Placed(EMPTY))
        room -= 1
    found += _lines(view, width, room)
    return tuple(found[: max(0, height)])


def _cut(rows: list[Row], most: int, width: int) -> list[Row]:
    """The rows that fit, with a sign where words are missing."""
    if len(rows) <= most or not rows:
        return rows
    last = clip(" ".join(text for text, _ in (*rows[most - 1], *rows[most])), width)
    return [*rows[: most - 1], row((last, BOLD))]


def rows_wanted(view: PanelView, width: int) -> int:
    """How many rows the words of a panel would like to have."""
    ask = min(_MOST_ASK, len(wrap(view.ask, width))) if view.ask else 0
    notes = sum(len(wrap(note, width)) for note in view.notes)
    return bool(view.title or view.place) + ask + notes + len(view.lines) + bool(view.lines)


def _title(view: PanelView, width: int) -> list[Row]:
    if not view.title and not view.place:
        return []
    place = row((f"  {view.place}", DIM)) if view.place else EMPTY
    space = max(0, width - sum(columns(text) for text, _ in place))
    return [ends(row((clip(view.title, space), Ink("do", bold=True))), place, width)]


def _lines(view: PanelView, width: int, room: int) -> list[Placed]:
    if room <= 0 or not view.lines:
        return []
    first, count = window(len(view.lines), view.cursor or 0, room)
    found = []
    for place in range(first, first + count):
        current = view.cursor == place
        found.append(Placed(_line(view.lines[place], width, current=current), place))
    return found


def window(count: int, cursor: int, room: int) -> tuple[int, int]:
    """First and number of `count` lines that are seen in `room` rows, with the cursor near the middle."""
    shown = min(count, room)
    first = max(0, min(cursor - shown // 2, count - shown))
    return first, shown


def _line(line: Line, width: int, *, current: bool) -> Row:
    sign = f"{line.sign or ' '} "
    right = clip(line.right, max(0, width // 2)) if columns(line.text) > width // 2 else line.right
    right = clip(right, max(0, width - 12))
    room = max(0, width - 1 - columns(sign) - columns(right) - (1 if right else 0))
    text = clip(line.text, room)
    if current:
        whole = ends(row((f" {sign}{text}", _CURRENT)), row((f"{right} " if right else "", _CURRENT)), width, _CURRENT)
        return tuple((part, _CURRENT) for part, _ in whole)
    ink = Ink(line.tone, bold=line.tone == "caution")
    tail = row((f"{right} ", Ink(line.right_tone or line.tone, bold=line.right_tone == "headline"))) if right else EMPTY
    return ends(row((f" {sign}", ink), (text, ink)), tail, width)


def key_places(keys: Sequence[PanelKey], width: int) -> tuple[tuple[int, PanelKey], ...]:
    """The keys that fit into one row, each with its first column; closer together when they would not fit."""
    sizes = [columns(each.label) + 1 + columns(each.text) for each in keys]
    gap = _KEY_GAP if sum(sizes) + _KEY_GAP * (len(sizes) - 1) <= width else 1
    found, left = [], 0
    for each, taken in zip(keys, sizes, strict=True):
        if left + taken > width:
            break
        found.append((left, each))
        left += taken + gap
    return tuple(found)


def key_row(keys: Sequence[PanelKey], width: int) -> Row:
    """The keys of the panel in one row."""
    runs: list[tuple[str, Ink]] = []
    at = 0
    for left, each in key_places(keys, width):
        runs += [(" " * (left - at), DIM), (each.label, Ink("accent-key", bold=True)), (f" {each.text}", Ink())]
        at = left + columns(each.label) + 1 + columns(each.text)
    return fill(tuple(runs), width)


def key_at(keys: Sequence[PanelKey], width: int, column: int) -> PanelKey | None:
    """The key drawn at a column."""
    for left, each in key_places(keys, width):
        if left <= column <= left + columns(each.label) + columns(each.text):
            return each
    return None


def paint(view: PanelView, width: int, height: int) -> Picture:
    """The whole panel but its strip: words above, keys in the last row."""
    keys = (key_row(view.keys, width),) if view.keys and height > 1 else ()
    words = tuple(placed.row for placed in laid_out(view, width, height - len(keys)))
    blank = (EMPTY,) * max(0, height - len(words) - len(keys))
    return (*words, *blank, *keys)
