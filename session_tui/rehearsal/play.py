"""Plays a rehearsal script: the same rules, the same store, on a clock that jumps from one action to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from session_tui.body.regions import site
from session_tui.clock import ManualClock, span_between
from session_tui.desk import Desk, DeskProblem
from session_tui.problem import Problem
from session_tui.protocol.faults import right_name
from session_tui.protocol.models import BaselineStep, ReleaseStep
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
from session_tui.session.progress import baseline_left, sites_left
from session_tui.session.state import State

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
    playing = _Playing(runner, desk, clock)
    for line in session.lines:
        playing.play(line)
    return runner.header.id


class _Playing:
    """One session while it is played. `gone` is seconds since its start, pauses, sleep and restarts included."""

    def __init__(self, runner: Runner, desk: Desk, clock: ManualClock) -> None:
        self.runner = runner
        self.desk = desk
        self.clock = clock
        self.gone = 0.0

    def play(self, line: Line) -> None:
        """Wait for the line's time, and do what it says."""
        self._wait(line)
        action = line.action
        if isinstance(action, GoTo):
            self._go_to(action, line)
        elif isinstance(action, RestAsExpected):
            self._rest_as_expected(line)
        elif isinstance(action, Sleep | MoveWallClock | Restart):
            self._lose_time(action, line)
        else:
            self._act(action, line)

    def _wait(self, line: Line) -> None:
        ahead = line.after if line.at is None else line.at - self.gone
        if ahead < -0.5:
            late = f"{clock_words(self.gone)} have gone by then."
            raise ScriptFailed(Problem("The time of this line lies before the one above it.", late, line.where))
        self._pass(max(0.0, ahead))

    def _pass(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.gone += seconds

    def _act(self, action: Any, line: Line) -> None:
        outcome = self.runner.do(action)
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

    def _go_to(self, action: GoTo, line: Line) -> None:
        goal = self._goal(action, line.where)
        pressed = a.Next(reason=action.reason)
        for _ in range(MOST_STEPS):
            state = self.runner.session.state
            step = state.step
            if state.stage_key == action.stage and goal in (None, step.id if step else None):
                break
            self._not_over_a_site(state, line.where)
            if line.refused and self.runner.may(pressed).problems:
                return
            self._act(pressed, replace(line, refused=False))
        if line.refused:
            raise ScriptFailed(Problem("This was to be refused, and was allowed.", "", line.where))

    def _goal(self, action: GoTo, where: str) -> str | None:
        """The step to go to, or none for any. It must be one that `next` can still come to."""
        state = self.runner.session.state
        keys = [run.key for run in state.queue]
        if action.stage not in keys:
            known = right_name(action.stage, keys, "stages")
            raise ScriptFailed(Problem(f"There is no stage '{action.stage}'.", known, where))
        steps = [step.id for step in state.stage_of(action.stage).steps]
        if action.step is not None and action.step not in steps:
            known = right_name(action.step, steps, f"steps of {action.stage}")
            raise ScriptFailed(Problem(f"There is no step '{action.step}' in '{action.stage}'.", known, where))
        if state.stage_key and _lies_behind(state, action, steps):
            stands = f"The session stands at '{state.stage_key}'."
            right = "Use back, or repeat_stage with a reason."
            raise ScriptFailed(Problem(f"'{action.stage}' lies behind. {stands}", right, where))
        return action.step

    @staticmethod
    def _not_over_a_site(state: State, where: str) -> None:
        """`next` would begin at a place of the plan; a script says itself what was done there."""
        step = state.step
        if not isinstance(step, ReleaseStep) or state.release is not None or state.release_work_over:
            return
        left = sites_left(state, step)
        if left and state.open_stop is None:
            what = f"{site(left[0].site).name} is in the plan for this stage and was not worked on."
            raise ScriptFailed(Problem(what, "Add start_release and end_release, or skip_stage with a reason.", where))

    def _rest_as_expected(self, line: Line) -> None:
        state = self.runner.session.state
        if not isinstance(state.step, BaselineStep):
            raise ScriptFailed(
                Problem("This step has no whole-body checks.", "Go to a baseline step first.", line.where)
            )
        for target in baseline_left(state, state.step, self.runner.header.carried):
            self._act(a.MarkCheck(check=target.check.id, side=target.side), line)

    def _lose_time(self, action: Sleep | MoveWallClock | Restart, line: Line) -> None:
        """What the machine does; the session hears of it as it would in the app."""
        before = self.clock.now()
        seconds = action.minutes * 60
        if isinstance(action, MoveWallClock):
            self.clock.step_wall(seconds)
        elif isinstance(action, Sleep):
            self._pass(seconds)
        else:
            self.clock.reboot(seconds)
            self.gone += seconds
            self.runner = self.desk.take_up(self.runner.header.id)
            return
        span = span_between(before, self.clock.now())
        if self.runner.session.state.is_live and (span.is_gap or span.clocks_disagree):
            self._act(a.NoticeGap(before=before), line)


def _lies_behind(state: State, action: GoTo, steps: list[str]) -> bool:
    """Whether the goal comes before the step on the screen, or its stage was left out."""
    here, there = state.place_in_queue(state.stage_key), state.place_in_queue(action.stage)
    if here != there:
        return there < here or state.queue[there].status != "todo"
    return action.step is not None and steps.index(action.step) < state.step_index


def clock_words(seconds: float) -> str:
    """A time as scripts write it: minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
