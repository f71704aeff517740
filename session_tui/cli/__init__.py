"""The command line: every job, and the only place that builds things."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 when it was done, 1 when it could not be, 2 when it was asked wrongly."""
    from session_tui.cli.parser import run

    return run(arguments)
