"""The command line: every job, and the only place that builds things."""

from __future__ import annotations

import sys


def main() -> int:
    """Say that there is nothing to start yet; returns the exit code."""
    print("session-tui: there is nothing to start yet.", file=sys.stderr)
    return 1
