"""What plain words of YAML 1.2 mean, what can be shown, and the parser's complaints in our words."""

from __future__ import annotations

import math
import re
from typing import Any

_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"), None)
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, direction marks, halves of characters: none of them belongs in words for a person."""


def resolved(text: str) -> Any:
    """What a plain word means in the YAML 1.2 core schema. Raises ValueError for a number out of bounds."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        if len(text) > 18:
            raise ValueError(text)
        return int(text)
    if _OCTAL_OR_HEX.match(text):
        if len(text) > 18:
            raise ValueError(text)
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _NOT_FINITE.match(text):
        raise ValueError(text)
    if _FLOAT.match(text):
        number = float(text)
        if not math.isfinite(number):
            raise ValueError(text)
        return number
    return text


_SYNTAX = (
    (
        "mapping values are not allowed",
        "a ':' stands where none can be.",
        "Put words that hold ': ' in quotes.",
    ),
    ("cannot start any token", "a character here cannot begin a word.", "Put the words in quotes."),
    (
        "but found '<scalar>'",
        "these words do not fit what stands before them.",
        "Look for a quote that is not closed above it, or begin it in the column of its neighbours.",
    ),
    (
        "expected <block end>",
        "the indentation does not fit the lines above.",
        "Begin it in the same column as its neighbours.",
    ),
    (
        "the node content, but found '-'",
        "a '-' begins a list inside brackets.",
        "Close the bracket above it.",
    ),
    (
        "the node content, but found",
        "a bracket or comma here has nothing before it.",
        "Look for one too many.",
    ),
    ("mapping keys are not allowed", "a '? ' stands where none can be.", "Put the words in quotes."),
    (
        "expected '<document start>'",
        "words stand outside of all keys.",
        "Indent them, or write 'key: value'.",
    ),
    ("could not find expected ':'", "a ':' is missing after the key.", "Write 'key: value'."),
    (
        "unexpected end of stream",
        "a quote is opened and never closed.",
        "Close it, with the quote it began with.",
    ),
    (
        "expected ',' or",
        "a list or mapping in brackets is not closed, or a comma is missing.",
        "Look for ], } or a comma.",
    ),
    ("undefined tag handle", "a word begins with '!', which YAML reads as a tag.", "Put it in quotes."),
    (
        "unknown escape character",
        "a backslash in double quotes begins an unknown code.",
        "Write \\\\ or use single quotes.",
    ),
    ("sequence entries are not allowed", "a '- ' stands where none can be.", "Put it on a line of its own."),
)


def plain_syntax(problem: str, context: str) -> tuple[str, str]:
    """What the parser complains of, and what would be right, in words for somebody who writes a protocol."""
    for fragment, what, right in _SYNTAX:
        if fragment in problem:
            return what, right
    detail = short(" ".join((problem or context).split()), 80)
    return f"this is not YAML ({detail}).", "Compare it with a protocol that came with the program."


def short(text: str, letters: int = 30) -> str:
    """The text without unshowable characters, cut to some letters."""
    clean = UNSHOWABLE.sub("?", text)
    return clean if len(clean) <= letters else clean[: letters - 1] + "…"
