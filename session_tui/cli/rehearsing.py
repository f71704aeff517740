"""Answers about rehearsals."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from session_tui.cli.complaining import DONE, FAILED, complain
from session_tui.cli.compose import load_library, open_desk
from session_tui.clock import ManualClock
from session_tui.problem import Problem
from session_tui.protocol.library import Library
from session_tui.rehearsal.play import ScriptFailed, play
from session_tui.rehearsal.script import Script, read_script


def rehearse(asked: argparse.Namespace) -> int:
    """`rehearse`: nothing is run when the script itself is wrong."""
    reading = read_script(asked.script)
    if reading.script is None:
        for problem in reading.problems:
            complain(str(problem))
        return FAILED
    library = load_library()
    wrong = _tried_out(reading.script, library)
    if wrong is not None:
        complain(str(wrong))
        return FAILED
    clock = ManualClock()
    with open_desk(asked.practice, clock=clock, watch_gaps=False, library=library) as desk:
        played = play(reading.script, desk, clock)
        if asked.json:
            print(json.dumps({"client": played.client_id, "sessions": list(played.session_ids)}))
            return DONE
        print(f"{reading.script.name}: client {played.client_id[:8]}")
        for session in reversed(desk.sessions(played.client_id)):
            outcome = session.outcome.replace("_", " ") or session.status
            print(f"  {session.id[:8]}  visit {session.visit}  {session.protocol_id}  {outcome}  {session.headline}")
    return DONE


def _tried_out(script: Script, library: Library) -> Problem | None:
    """What goes wrong when the script is played on a practice that is thrown away: nothing half done is kept."""
    clock = ManualClock()
    with (
        TemporaryDirectory(prefix="session-tui-rehearsal-") as folder,
        open_desk(Path(folder) / "practice", clock=clock, watch_gaps=False, library=library) as desk,
    ):
        try:
            play(script, desk, clock)
        except ScriptFailed as failed:
            return failed.problem
    return None
