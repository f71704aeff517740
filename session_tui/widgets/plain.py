"""Words as they were typed, made safe to draw: measured in terminal cells, cut, wrapped, never interpreted."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, chop_cells, set_cell_size

_UNDRAWABLE = {"Cc", "Cs", "Zl", "Zp"}
_TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NARROWEST_FOR_ANY_LETTER = 2


def clean(text: str) -> str:
    """The text without anything a terminal would obey: control characters become spaces, overrides go."""
    if text.isprintable():
        return text
    return "".join(_drawable(letter) for letter in text)


def _drawable(letter: str) -> str:
    if letter in _TURNS_DIRECTION:
        return ""
    return " " if unicodedata.category(letter) in _UNDRAWABLE else letter


def columns(text: str) -> int:
    """How many terminal columns the text takes."""
    return cell_len(text)


def pad(text: str, width: int, align: str = "left") -> str:
    """Exactly `width` columns: cut with an ellipsis when longer, filled with spaces when shorter."""
    if width <= 0:
        return ""
    text = clip(text, width)
    if align == "right":
        return " " * (width - columns(text)) + text
    if align == "center":
        return set_cell_size(" " * ((width - columns(text)) // 2) + text, width)
    return set_cell_size(text, width)


def pad_exactly(text: str, width: int) -> str:
    """Exactly `width` columns, without an ellipsis; half of a wide letter becomes a blank."""
    return set_cell_size(clean(text), width) if width > 0 else ""


def clip(text: str, width: int) -> str:
    """At most `width` columns, cut with an ellipsis when longer."""
    text = clean(text)
    if columns(text) <= width:
        return text
    if width <= 1:
        return "…" if width == 1 else ""
    return set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken between words where possible; line breaks in the text are kept."""
    if width <= 0:
        return []
    return [line for paragraph in text.splitlines() or [""] for line in _wrap_one(clean(paragraph), width)]


def _wrap_one(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, width):
            if not line:
                line = part
            elif columns(line) + 1 + columns(part) <= width:
                line = f"{line} {part}"
            else:
                lines.append(line)
                line = part
    return [*lines, line]


def _parts(word: str, width: int) -> list[str]:
    """A word longer than a line, in pieces that fit."""
    if columns(word) <= width:
        return [word]
    if width < _NARROWEST_FOR_ANY_LETTER:
        return [letter if columns(letter) <= width else "…" for letter in word]
    return chop_cells(word, width)
