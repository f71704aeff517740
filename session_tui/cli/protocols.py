"""Answers about protocol files."""

from __future__ import annotations

import argparse

from session_tui.cli.complaining import DONE, FAILED, complain
from session_tui.cli.compose import load_library


def list_protocols(_asked: argparse.Namespace) -> int:
    """`protocol list`."""
    library = load_library()
    for protocol_id, protocol in library.protocols().items():
        origin = "yours" if library.origin(protocol_id).kind == "own" else "shipped"
        minutes = f"{protocol.total_minutes:g} min"
        print(f"{protocol_id:<22}{minutes:>8}  {len(protocol.stages):>2} stages  {origin:<8}  {protocol.name}")
    for problem in library.problems:
        complain(str(problem))
    return FAILED if library.problems else DONE


def check_files(asked: argparse.Namespace) -> int:
    """`protocol check`."""
    library = load_library()
    wrong = 0
    for path in asked.files:
        reading = library.check(path)
        for problem in reading.problems:
            complain(str(problem))
        wrong += len(reading.problems)
        if reading.protocol is not None and not reading.problems:
            protocol = reading.protocol
            print(f"{path}: good. {protocol.name}, {len(protocol.stages)} stages, {protocol.total_minutes:g} minutes.")
    if wrong:
        complain(f"{wrong} problem{'s' if wrong != 1 else ''} found.")
    return FAILED if wrong else DONE
