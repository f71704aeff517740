"""Finding a client by a few letters: accents, capitals and the order of words do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[\s,;]+")


def fold(text: str) -> str:
    """Lower case without accents: what two spellings of a name have in common."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(_PLAIN)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words a name is found by: each of its parts, and names with a hyphen or apostrophe also in one piece."""
    found: list[str] = []
    for piece in _APART.split(fold(name)):
        parts = _WORD.findall(piece)
        found += parts
        if len(parts) > 1:
            found.append("".join(parts))
    return tuple(found)


def find(items: Iterable[T], query: str, name_of: Callable[[T], str]) -> list[T]:
    """The items in whose names every word of the query begins a word of its own, best first.

    Best is the name that begins as the query does, then the one with whole words; else the order stays as it was. An
    empty query finds everything.
    """
    wanted = _WORD.findall(fold(query))
    if not wanted:
        return list(items)
    scored = []
    for item in items:
        score = _score(wanted, name_words(name_of(item)))
        if score is not None:
            scored.append((score, item))
    scored.sort(key=lambda pair: pair[0])
    return [item for _, item in scored]


def _score(wanted: list[str], words: tuple[str, ...]) -> tuple[int, int] | None:
    """How far the words are from the query, less is nearer; none when a word of the query fits nothing."""
    if not _all_fit(wanted, words):
        return None
    whole = sum(word in words for word in wanted)
    named_fully = whole == len(wanted) > 1
    return (0 if named_fully or words[0].startswith(wanted[0]) else 1, -whole)


def _all_fit(wanted: list[str], words: tuple[str, ...]) -> bool:
    """Whether each word of the query begins another word of the name."""
    if not wanted:
        return True
    return any(
        word.startswith(wanted[0]) and _all_fit(wanted[1:], words[:place] + words[place + 1 :])
        for place, word in enumerate(words)
    )
