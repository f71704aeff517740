"""What the shelves of a practice have in common: its files, its clock, its lists, and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Collection

from pydantic import ValidationError

from session_tui.clock import Clock
from session_tui.practice.failures import Ambiguous, NotFound
from session_tui.practice.files import Files
from session_tui.practice.index import Index
from session_tui.problem import Problem


class Shelf:
    """A part of the practice; all parts share these."""

    def __init__(self, files: Files, clock: Clock) -> None:
        """Stand in the practice of these files."""
        self._files = files
        self._clock = clock
        self._index = Index(files)
        self._writing = threading.RLock()


def the_one(kind: str, beginning: str, ids: Collection[str]) -> str:
    """The id that begins like this. Raises NotFound or Ambiguous."""
    wanted = beginning.strip().lower()
    fitting = [one for one in ids if one.startswith(wanted)] if wanted else []
    if len(fitting) > 1:
        raise Ambiguous(kind, wanted, len(fitting))
    if not fitting:
        raise NotFound(kind, beginning.strip()[:40])
    return fitting[0]


def what_is_wrong(error: ValidationError) -> Problem:
    """The first thing that is wrong with what was entered, in plain words."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = " ".join(str(part) for part in first["loc"][:1]).replace("_", " ") or "entry"
    limits = first.get("ctx", {})
    if first["type"] in {"string_too_short", "too_short", "missing"}:
        return Problem(f"The {field} is empty.", f"Enter a {field}.")
    if first["type"] in {"string_too_long", "too_long"}:
        return Problem(f"The {field} is too long.", f"Use at most {limits.get('max_length')} characters.")
    if first["type"] in {"greater_than_equal", "less_than_equal"}:
        limit = limits.get("ge", limits.get("le"))
        side = "at least" if "ge" in limits else "at most"
        return Problem(f"The number of {field} must be {side} {limit}.", "Enter another number.")
    return Problem(f"The {field} cannot be used: {first['msg'].lower()}.", "Enter it again.")
