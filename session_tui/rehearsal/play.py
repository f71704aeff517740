"""Plays a rehearsal script: the same rules, the same store, on a clock that jumps from one action to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import Any

from session_tui.clock import ManualClock
from session_tui.desk import Desk, DeskProblem
from session_tui.problem import Problem
from session_tui.protocol.models import BaselineStep
from session_tui.rehearsal.script import (
    GoTo,
    Line,
    MoveWallClock,
    Restart,
    RestAsExpected,
    Script,
    ScriptSession,
    Sleep,
)
from session_tui.runner import Runner
from session_tui.session import actions as a
from session_tui.session.progress import baseline_left

MOST_STEPS = 400


class ScriptFailed(Exception):
    """A line of the script could not be done as written."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem, with file and line."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a script: the client's id and the sessions' ids in order."""

    client_id: str
    session_ids: tuple[str, ...]


def play(script: Script, desk: Desk, clock: ManualClock) -> Played:
    """Play every session of a script on `desk`, whose clock must be `clock` and whose runners must not watch for gaps.

    Raises ScriptFailed with file, line and reason when an action is refused, or is let through against `refused: true`.
    """
    client = desk.add_client(
        script.client_name, script.client_born, contact=script.client_contact, notes=script.client_notes
    )
    ids = tuple(_play_session(script, session, client.id, desk, clock) for session in script.sessions)
    return Played(client.id, ids)


def _play_session(script: Script, session: ScriptSession, client_id: str, desk: Desk, clock: ManualClock) -> str:
    clock.jump_to(session.start.astimezone(UTC))
    offset = session.start.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    try:
        runner = desk.begin(
            client_id,
            session.protocol,
            complaint=script.complaint,
            planned_visits=script.planned_visits,
            utc_offset_minutes=minutes,
        )
    except DeskProblem as error:
        raise ScriptFailed(Problem(error.problem.what, error.problem.right, session.where)) from error
    start = clock.now().ticks
    for line in session.lines:
        _wait(line, start, clock)
        runner = _do(line, runner, desk, clock)
    return runner.header.id


def _wait(line: Line, start: float, clock: ManualClock) -> None:
    gone = clock.now().ticks - start
    ahead = line.after if line.at is None else line.at - gone
    if ahead < -0.5:
        minutes, seconds = divmod(round(gone), 60)
        raise ScriptFailed(
            Problem(
                "The time of this line lies before the one above it.",
                f"It is {minutes}:{seconds:02d} by then.",
                line.where,
            )
        )
    clock.advance(max(0.0, ahead))


def _do(line: Line, runner: Runner, desk: Desk, clock: ManualClock) -> Runner:
    action = line.action
    if isinstance(action, GoTo):
        _go_to(action, runner, line.where)
    elif isinstance(action, RestAsExpected):
        _rest_as_expected(runner, line.where)
    elif isinstance(action, Sleep):
        before = runner.now().state.anchor
        clock.advance(action.minutes * 60)
        if before is not None:
            _act(a.NoticeGap(before=before), runner, line)
    elif isinstance(action, MoveWallClock):
        before = runner.now().state.anchor
        clock.step_wall(action.minutes * 60)
        if before is not None:
            _act(a.NoticeGap(before=before), runner, line)
    elif isinstance(action, Restart):
        clock.reboot(action.minutes * 60)
        return desk.take_up(runner.header.id)
    else:
        _act(action, runner, line)
    return runner


def _act(action: Any, runner: Runner, line: Line) -> None:
    outcome = runner.do(action)
    if outcome.failure is not None:
        raise ScriptFailed(Problem(str(outcome.failure), "", line.where))
    if line.refused:
        if not outcome.problems:
            raise ScriptFailed(Problem("This was to be refused, and was allowed.", "", line.where))
        return
    if outcome.problems:
        first, *rest = outcome.problems
        more = "".join(f" {problem}" for problem in rest)
        hint = " Give a 'reason' to do it all the same." if outcome.decision.needs_reason else ""
        raise ScriptFailed(Problem(first.what, f"{first.right}{more}{hint}".strip(), line.where))


def _go_to(action: GoTo, runner: Runner, where: str) -> None:
    line = Line(a.Next(reason=action.reason, past_sites=True), None, 0.0, refused=False, where=where)
    stages = {run.key for run in runner.session.state.queue}
    if action.stage not in stages:
        raise ScriptFailed(
            Problem(f"There is no stage '{action.stage}'.", f"There are {', '.join(sorted(stages))}.", where)
        )
    for _ in range(MOST_STEPS):
        state = runner.session.state
        step = state.step
        if state.stage_key == action.stage and action.step in (None, step.id if step else None):
            return
        _act(line.action, runner, line)
    raise ScriptFailed(Problem(f"'{action.stage}' was not reached.", "It may lie behind this step.", where))


def _rest_as_expected(runner: Runner, where: str) -> None:
    step = runner.session.state.step
    if not isinstance(step, BaselineStep):
        raise ScriptFailed(Problem("This step has no whole-body checks.", "Go to a baseline step first.", where))
    for target in baseline_left(runner.session.state, step, runner.header.carried):
        line = Line(a.MarkCheck(check=target.check.id, side=target.side), None, 0.0, refused=False, where=where)
        _act(line.action, runner, line)
