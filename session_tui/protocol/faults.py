"""A fault found in a protocol or table: what is wrong, what would be right, and the path of its part."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass

MOST_NAMES = 24


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `path` leads to the part in the file's data, such as ("stages", 3, "minutes")."""

    path: tuple[str | int, ...]
    what: str
    right: str = ""


def right_name(word: str, known: Collection[str], plural: str = "names") -> str:
    """What to write instead of an unknown name: the nearest known one, or else all of them."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
    if near:
        return f"Did you mean '{near[0]}'?"
    if not known:
        return f"There are no {plural} yet."
    names = sorted(known)
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"The {plural} are: {', '.join(names[:MOST_NAMES])}{more}."
