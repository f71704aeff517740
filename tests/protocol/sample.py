"""A sound protocol file that holds every kind of step and its own tables, and ways to break it."""

from __future__ import annotations

from pathlib import Path

from session_tui.protocol.reading import Reading, protocol_in
from session_tui.protocol.tables import Tables
from session_tui.protocol.yaml12 import read_text

GOOD_FILE = Path(__file__).parent / "good.yaml"
GOOD = GOOD_FILE.read_text(encoding="utf-8")
SHIPPED = Path(__file__).parents[2] / "protocols"


def read(text: str, tables: Tables | None = None) -> Reading:
    """The protocol in the text, as if it stood in `p.yaml`."""
    return protocol_in(read_text(text, "p.yaml"), tables or Tables())


def broken(old: str, new: str) -> str:
    """The good file with one place changed."""
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1)


def line_of(text: str, marker: str) -> int:
    """The number of the first line that holds the marker."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if marker in line)
