"""What each happening does to the state. Nothing here decides whether it may happen: that is in the rules.

`apply` never fails on an event that the rules let through, and never looks at anything but its arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from session_tui.clock import DISAGREEMENT_SECONDS
from session_tui.session import bodies as b
from session_tui.session.effects import ENTRY_EFFECTS, departed, entry_of
from session_tui.session.events import Event
from session_tui.session.state import (
    Gap,
    StageRun,
    State,
)


def apply(state: State, event: Event) -> State:
    """The state after one event. Time up to the event's stamp is counted first."""
    body = event.body
    if isinstance(body, b.GapNoticed):
        return _gap_noticed(state.at(body.before).at(event.stamp), event, body)
    return _EFFECTS[type(body)](state.at(event.stamp), event, body)


def witness(state: State, event: Event) -> State:
    """The state after an event that was undone: nothing happened, but time went by."""
    return state.at(event.stamp)


def _started(state: State, event: Event, body: b.Started) -> State:
    queue = tuple(StageRun(stage.id, stage.id) for stage in state.protocol.stages)
    return replace(
        state, status="running", queue=queue, anchor=event.stamp, started=event.stamp, finish_by=body.finish_by
    )


def _step_entered(state: State, _event: Event, body: b.StepEntered) -> State:
    old, new = state.stage_key, body.stage
    queue = state.queue
    if old != new:
        queue = tuple(_with_status(run, old, new, went_back=body.via == "back") for run in queue)
    steps = state.protocol.stage(next(run.stage_id for run in queue if run.key == new)).steps
    index = next(place for place, step in enumerate(steps) if step.id == body.step)
    state = replace(state, queue=queue, stage_key=new, step_index=index)
    if body.reason:
        state = departed(state, f"went on to {steps[index].headline.lower()}", body.reason)
    return replace(state, hands_on=state.hands_on or _after_the_plan(state))


def _with_status(run: StageRun, old: str, new: str, *, went_back: bool) -> StageRun:
    if run.key == new:
        return replace(run, status="current")
    if run.key == old and run.status == "current":
        return replace(run, status="todo" if went_back else "done")
    return run


def _after_the_plan(state: State) -> bool:
    """Hands-on work begins with the first stage of touch that follows the plan (or with the first touch of all)."""
    stage = state.stage
    if stage is None or stage.depth == 0:
        return False
    planned = [place for place, s in enumerate(state.protocol.stages) if any(x.kind == "plan" for x in s.steps)]
    return state.protocol.stages.index(stage) > min(planned, default=-1)


def _stage_skipped(state: State, _event: Event, body: b.StageSkipped) -> State:
    queue = tuple(
        replace(run, status="skipped", reason=body.reason) if run.key == body.stage else run for run in state.queue
    )
    name = state.stage_of(body.stage).name
    return departed(replace(state, queue=queue), f"left out {name}", body.reason)


def _stage_repeated(state: State, _event: Event, body: b.StageRepeated) -> State:
    stage = state.stage_of(body.stage)
    place = state.place_in_queue(state.stage_key) + 1
    queue = (*state.queue[:place], StageRun(body.key, stage.id), *state.queue[place:])
    return departed(replace(state, queue=queue), f"repeated {stage.name}", body.reason)


def _stage_moved(state: State, _event: Event, body: b.StageMoved) -> State:
    moved = next(run for run in state.queue if run.key == body.stage)
    rest = [run for run in state.queue if run.key != body.stage]
    place = next((index for index, run in enumerate(rest) if run.key == body.before), len(rest))
    queue = (*rest[:place], moved, *rest[place:])
    name = state.stage_of(body.stage).name
    return departed(replace(state, queue=queue), f"moved {name}", body.reason)


def _paused(state: State, _event: Event, body: b.Paused) -> State:
    return replace(state, status="paused", pause_reason=body.reason)


def _resumed(state: State, _event: Event, _body: b.Resumed) -> State:
    return replace(state, status="running", pause_reason="")


def _interrupted(state: State, _event: Event, body: b.Interrupted) -> State:
    return replace(state, interrupted=body.reason or "interruption")


def _interruption_over(state: State, _event: Event, _body: b.InterruptionOver) -> State:
    return replace(state, interrupted=None)


def _gap_noticed(state: State, event: Event, body: b.GapNoticed) -> State:
    moved = not body.estimated and abs(body.wall_seconds - body.seconds) > DISAGREEMENT_SECONDS
    counted = body.seconds if state.status == "running" else 0.0
    gap = Gap(
        event.id,
        body.seconds,
        counted,
        state.elapsed,
        state.stage_key,
        body.estimated,
        moved,
    )
    return replace(state, gaps=(*state.gaps, gap))


def _gap_answered(state: State, _event: Event, body: b.GapAnswered) -> State:
    gap = next(gap for gap in state.gaps if gap.id == body.gap)
    wanted = {"count": gap.seconds, "leave_out": 0.0, "correct": body.seconds or 0.0}[body.answer]
    at_site = state.release is not None and state.release.began <= gap.noticed_at
    state = state.with_seconds(wanted - gap.counted, gap.stage, at_site=at_site)
    answered = replace(gap, counted=wanted, answered=True)
    return replace(
        state,
        gaps=tuple(answered if other.id == gap.id else other for other in state.gaps),
    )


def _ended(state: State, event: Event, body: b.Ended) -> State:
    queue = tuple(replace(run, status="done") if run.status == "current" else run for run in state.queue)
    return replace(
        state,
        queue=queue,
        status="ended",
        ended=event.stamp,
        interrupted=None,
        outcome=body.outcome,
        end_reason=body.reason,
        end_rule=body.rule or "",
    )


def _signed(state: State, _event: Event, body: b.Signed) -> State:
    return replace(state, status="signed", signed_by=body.by)


def _amended(state: State, event: Event, body: b.Amended) -> State:
    return replace(state, amendments=(*state.amendments, entry_of(state, event, body)))


def _printed(state: State, _event: Event, _body: b.Printed) -> State:
    return replace(state, prints=state.prints + 1)


def _nothing(state: State, _event: Event, _body: b.Undone) -> State:
    return state


_EFFECTS: dict[type, Callable[[State, Event, Any], State]] = {
    **ENTRY_EFFECTS,
    b.Started: _started,
    b.StepEntered: _step_entered,
    b.StageSkipped: _stage_skipped,
    b.StageRepeated: _stage_repeated,
    b.StageMoved: _stage_moved,
    b.Paused: _paused,
    b.Resumed: _resumed,
    b.Interrupted: _interrupted,
    b.InterruptionOver: _interruption_over,
    b.GapAnswered: _gap_answered,
    b.Ended: _ended,
    b.Signed: _signed,
    b.Amended: _amended,
    b.Printed: _printed,
    b.Undone: _nothing,
}
