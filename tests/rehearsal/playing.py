"""Plays a script into a practice of its own, and gives back the records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from session_tui.clock import ManualClock
from session_tui.exchange.document import session_document
from session_tui.practice.practice import Practice
from session_tui.practice_desk import PracticeDesk
from session_tui.problem import Problem
from session_tui.protocol.library import Library
from session_tui.protocol.places import shipped_folder
from session_tui.rehearsal.play import Played, ScriptFailed, play
from session_tui.rehearsal.script import read_script
from session_tui.settings import Settings

HEAD = """\
name: A test
client: {name: Robin Example}
protocol: first-120
start: '2026-09-07 14:00+01:00'
actions:
"""


@cache
def library() -> Library:
    """The shipped protocols, read once for all tests."""
    return Library.load(shipped_folder())


class Stage:
    """A practice, a desk over it, and the clock that scripts drive."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.practice = Practice.open(folder, clock=self.clock)
        self.desk = PracticeDesk(self.practice, library(), Settings(), self.clock, watch_gaps=False)

    def play(self, path: Path) -> Played:
        """Play the script; a wrong one fails the test."""
        reading = read_script(path)
        assert reading.script is not None, [str(problem) for problem in reading.problems]
        return play(reading.script, self.desk, self.clock)

    def documents(self, played: Played) -> list[dict[str, Any]]:
        """What `sessions show --json` says of each session."""
        documents = [session_document(self.desk.session(session_id)) for session_id in played.session_ids]
        found: list[dict[str, Any]] = json.loads(json.dumps(documents))
        return found

    def handout(self, session_id: str) -> str:
        """The words of the handout."""
        return "\n".join(line for title, lines in self.desk.handout_text(session_id) for line in (title, *lines))


def written(folder: Path, lines: Sequence[str], head: str = HEAD) -> Path:
    """A script file with these action lines."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "script.yaml"
    path.write_text(head + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    return path


def record_of(tmp_path: Path, *lines: str) -> dict[str, Any]:
    """The record that these lines make."""
    stage = Stage(tmp_path / "practice")
    try:
        (document,) = stage.documents(stage.play(written(tmp_path, lines)))
    finally:
        stage.desk.close()
    return document


def problem_of(tmp_path: Path, *lines: str) -> Problem:
    """What is wrong with these lines when they are played."""
    stage = Stage(tmp_path / "practice")
    try:
        stage.play(written(tmp_path, lines))
    except ScriptFailed as failed:
        return failed.problem
    finally:
        stage.desk.close()
    raise AssertionError("the script was played")
