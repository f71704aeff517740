"""How the command line says that something went wrong, and with which code it leaves."""

from __future__ import annotations

import sys

DONE, FAILED, WRONG = 0, 1, 2
"""Done; it could not be done; it was asked wrongly."""


def complain(words: str) -> None:
    """Say on stderr what went wrong."""
    print(f"session-tui: {words}", file=sys.stderr)
