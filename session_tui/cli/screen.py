"""Answers that open the app: on the practice, or on a throw-away one for a look around."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

from session_tui.cli.complaining import DONE, FAILED, WRONG, complain
from session_tui.cli.compose import load_library, open_desk, places
from session_tui.clock import Clock, ScaledClock, Stamp, SystemClock
from session_tui.desk import Desk
from session_tui.practice_desk import PracticeDesk
from session_tui.protocol.places import shipped_folder
from session_tui.rehearsal.sample import fill

FASTEST = 60.0


def open_app(asked: argparse.Namespace) -> int:
    """Without a command: the app on the practice."""
    if not _on_a_terminal():
        return FAILED
    from session_tui.app import WANTS_DEMO

    with open_desk(asked.practice) as desk:
        result, code = _run(desk, asked.practice)
    if result == WANTS_DEMO:
        return _demo(1.0)
    return code


def open_demo(asked: argparse.Namespace) -> int:
    """`demo`: the app on a practice that is gone when it is closed."""
    if not 0 < asked.speed <= FASTEST:
        complain(f"--speed goes from just above 0 to {FASTEST:g}; it was {asked.speed:g}.")
        return WRONG
    return _demo(asked.speed) if _on_a_terminal() else FAILED


def _demo(speed: float) -> int:
    with TemporaryDirectory(prefix="session-tui-demo-") as folder:
        practice = Path(folder) / "practice"
        print("Preparing a practice with made-up clients. It is gone when you close it.", flush=True)
        machine = SystemClock()
        began = machine.now()
        fill_demo(practice, began)
        clock = ScaledClock(machine, speed, standing_at=began)
        # Where a second lasts a minute, a breath of the machine would pass for a gap that somebody is asked about.
        with open_desk(practice, clock=clock, watch_gaps=speed <= 1) as desk:
            return _run(desk, practice)[1]


def fill_demo(practice: Path, now: Stamp) -> None:
    """A practice with sample clients; the session that is under way stands at the moment `now`."""
    library = load_library()

    def opened(own_clock: Clock) -> AbstractContextManager[Desk]:
        return open_desk(practice, clock=own_clock, demo=True, watch_gaps=False, library=library)

    fill(opened, shipped_folder() / "rehearsals", now)


def _run(desk: PracticeDesk, practice: Path | None) -> tuple[str | None, int]:
    from session_tui.app import SessionApp

    app = SessionApp(desk, theme=desk.settings()["theme"], reports=places(practice).reports)
    result = app.run()
    return result, app.return_code or DONE


def _on_a_terminal() -> bool:
    if os.environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stderr.isatty()):
        complain("The app needs a terminal. For scripts see `session-tui --help`.")
        return False
    return True
