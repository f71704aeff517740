"""The one way in which words get onto the page: what a user wrote is printed, and never obeyed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

BOX = "\N{WHITE SQUARE}"
"""Stands for a letter that no font here can draw."""

_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def clean(words: str) -> str:
    """Words without control characters, direction overrides, zero-width signs or lone surrogates; accents composed."""
    composed = unicodedata.normalize("NFC", words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    kept = []
    for letter in composed:
        if letter in "\n\t":
            kept.append(" ")
        elif letter not in _DROPPED and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(letter)
    return "".join(kept).strip()


def safe(words: str, drawable: frozenset[int]) -> str:
    """Clean words, ready for a paragraph: no tag, link, path or entity of the user's is left to be obeyed."""
    printed = "".join(letter if ord(letter) in drawable else BOX for letter in clean(words))
    return printed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(words: str, drawable: frozenset[int]) -> str:
    """Clean words for places that obey nothing, such as labels of a drawing."""
    return "".join(letter if ord(letter) in drawable else BOX for letter in clean(words))


def missing_letters(texts: Iterable[str], drawable: frozenset[int]) -> tuple[str, ...]:
    """The letters of some texts that no font here can draw, each once."""
    found = (letter for text in texts for letter in clean(text) if ord(letter) not in drawable)
    return tuple(dict.fromkeys(found))
