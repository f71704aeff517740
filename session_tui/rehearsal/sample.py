"""Fills a throw-away practice with the shipped rehearsals: finished sessions, and one that is going on right now."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from session_tui.clock import Clock, ManualClock, Stamp
from session_tui.desk import Desk
from session_tui.rehearsal.play import play
from session_tui.rehearsal.script import Restart, Script, Sleep, read_script

UNDER_WAY = "in-progress"
"""A script whose name begins like this is played so that its last line is at this moment."""

OpenDesk = Callable[[Clock], AbstractContextManager[Desk]]


class BrokenSample(Exception):
    """A shipped rehearsal cannot be read."""


def fill(open_desk: OpenDesk, scripts: Path, now: Stamp) -> None:
    """Play every script of the folder into a practice. Raises BrokenSample or ScriptFailed when one is wrong."""
    for path in sorted(scripts.glob("*.yaml")):
        script = _read(path)
        if path.stem.startswith(UNDER_WAY):
            _play_until_now(script, open_desk, now)
        else:
            clock = ManualClock()
            with open_desk(clock) as desk:
                play(script, desk, clock)


def _read(path: Path) -> Script:
    reading = read_script(path)
    if reading.script is None:
        raise BrokenSample("\n".join(str(problem) for problem in reading.problems))
    return reading.script


def _play_until_now(script: Script, open_desk: OpenDesk, now: Stamp) -> None:
    *_, last = script.sessions
    seconds = script_seconds(script)
    start = (now.wall - timedelta(seconds=seconds)).astimezone(last.start.tzinfo)
    clock = ManualClock(now.wall, ticks=now.ticks - seconds, boot=now.boot)
    moved = replace(script, sessions=(replace(last, start=start),))
    with open_desk(clock) as desk:
        play(moved, desk, clock)


def script_seconds(script: Script) -> float:
    """How long the last session of a script lasts, from its first line to its last."""
    gone = 0.0
    for line in script.sessions[-1].lines:
        gone = max(gone, line.at) if line.at is not None else gone + line.after
        if isinstance(line.action, Sleep | Restart):
            gone += line.action.minutes * 60
    return gone
