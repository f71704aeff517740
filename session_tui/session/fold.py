"""What each happening does to the state. Nothing here decides whether it may happen: that is in the rules.

`apply` never fails on an event that the rules let through, and never looks at anything but its arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from session_tui.clock import DISAGREEMENT_SECONDS
from session_tui.session import bodies as b
from session_tui.session.events import Event
from session_tui.session.state import Departure, Entry, Gap, Release, StageRun, State, StopState

def apply(state: State, event: Event) -> State:
    """The state after one event. Time up to the event's stamp is counted first."""
    body = event.body
    if isinstance(body, b.GapNoticed):
        return _gap_noticed(state.at(body.before).at(event.stamp), event, body)
    return _EFFECTS[type(body)](state.at(event.stamp), event, body)


def witness(state: State, event: Event) -> State:
    """The state after an event that was undone: nothing happened, but time went by."""
    return state.at(event.stamp)


def _entry(state: State, event: Event, body: Any) -> Entry[Any]:
    step = state.step
    return Entry(body, event.id, state.elapsed, state.stage_key, step.id if step else "")


def _started(state: State, event: Event, _body: b.Started) -> State:
    queue = tuple(StageRun(stage.id, stage.id) for stage in state.protocol.stages)
    return replace(state, status="running", queue=queue, anchor=event.stamp, started=event.stamp)


def _step_entered(state: State, _event: Event, body: b.StepEntered) -> State:
    old, new = state.stage_key, body.stage
    queue = state.queue
    if old != new:
        queue = tuple(_with_status(run, old, new, went_back=body.via == "back") for run in queue)
    steps = state.protocol.stage(next(run.stage_id for run in queue if run.key == new)).steps
    index = next(place for place, step in enumerate(steps) if step.id == body.step)
    state = replace(state, queue=queue, stage_key=new, step_index=index)
    if body.reason:
        state = _departed(state, f"went on to {steps[index].headline.lower()}", body.reason)
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


def _departed(state: State, what: str, reason: str) -> State:
    return replace(state, departures=(*state.departures, Departure(what, reason, state.elapsed)))


def _stage_skipped(state: State, _event: Event, body: b.StageSkipped) -> State:
    queue = tuple(
        replace(run, status="skipped", reason=body.reason) if run.key == body.stage else run for run in state.queue
    )
    name = state.stage_of(body.stage).name
    return _departed(replace(state, queue=queue), f"left out {name}", body.reason)


def _stage_repeated(state: State, _event: Event, body: b.StageRepeated) -> State:
    stage = state.stage_of(body.stage)
    place = state.place_in_queue(state.stage_key) + 1
    queue = (*state.queue[:place], StageRun(body.key, stage.id), *state.queue[place:])
    return _departed(replace(state, queue=queue), f"repeated {stage.name}", body.reason)


def _stage_moved(state: State, _event: Event, body: b.StageMoved) -> State:
    moved = next(run for run in state.queue if run.key == body.stage)
    rest = [run for run in state.queue if run.key != body.stage]
    place = next((index for index, run in enumerate(rest) if run.key == body.before), len(rest))
    queue = (*rest[:place], moved, *rest[place:])
    name = state.stage_of(body.stage).name
    return _departed(replace(state, queue=queue), f"moved {name}", body.reason)


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
    gap = Gap(event.id, body.seconds, counted, state.elapsed, state.stage_key, body.estimated, moved)
    return replace(state, gaps=(*state.gaps, gap))


def _gap_answered(state: State, _event: Event, body: b.GapAnswered) -> State:
    gap = next(gap for gap in state.gaps if gap.id == body.gap)
    wanted = {"count": gap.seconds, "leave_out": 0.0, "correct": body.seconds or 0.0}[body.answer]
    at_site = state.release is not None and state.release.began <= gap.noticed_at
    state = state.with_seconds(wanted - gap.counted, gap.stage, at_site=at_site)
    answered = replace(gap, counted=wanted, answered=True)
    return replace(state, gaps=tuple(answered if other.id == gap.id else other for other in state.gaps))


def _safety_answered(state: State, _event: Event, body: b.SafetyAnswered) -> State:
    return replace(state, safety={**state.safety, **dict.fromkeys(body.questions, body)})


def _consent_given(state: State, _event: Event, body: b.ConsentGiven) -> State:
    return replace(
        state,
        consent_depth=max(body.depth, state.consent_depth or 0),
        explained=tuple(dict.fromkeys((*state.explained, *body.explained))),
        stop_word=body.stop_word or state.stop_word,
        off_limits=body.off_limits or state.off_limits,
    )


def _consent_withdrawn(state: State, _event: Event, body: b.ConsentWithdrawn) -> State:
    depth = None if body.down_to is None or state.consent_depth is None else min(body.down_to, state.consent_depth)
    return replace(state, consent_depth=depth)


def _story_noted(state: State, _event: Event, body: b.StoryNoted) -> State:
    return replace(state, story={**state.story, body.topic: body.words})


def _pain_marked(state: State, _event: Event, body: b.PainMarked) -> State:
    if any(mark.site == body.site for mark in state.pain):
        return replace(state, pain=tuple(body if mark.site == body.site else mark for mark in state.pain))
    return replace(state, pain=(*state.pain, body))


def _pain_unmarked(state: State, _event: Event, body: b.PainUnmarked) -> State:
    return replace(state, pain=tuple(mark for mark in state.pain if mark.site != body.site))


def _activity_named(state: State, _event: Event, body: b.ActivityNamed) -> State:
    return replace(state, activities={**state.activities, body.activity: body.words})


def _main_chosen(state: State, _event: Event, body: b.MainChosen) -> State:
    return replace(state, main=body)


def _scored(state: State, event: Event, body: b.Scored) -> State:
    new = _entry(state, event, body)
    kept = tuple(
        old
        for old in state.readings
        if (old.body.measure, old.body.subject, old.stage, old.step)
        != (body.measure, body.subject, new.stage, new.step)
    )
    return replace(state, readings=(*kept, new))


def _check_marked(state: State, event: Event, body: b.CheckMarked) -> State:
    kept = tuple(
        old
        for old in state.marks
        if (old.body.check, old.body.side, old.body.moment) != (body.check, body.side, body.moment)
    )
    return replace(state, marks=(*kept, _entry(state, event, body)))


def _finding_noted(state: State, _event: Event, body: b.FindingNoted) -> State:
    if any(old.finding == body.finding for old in state.findings):
        return replace(
            state, findings=tuple(body if old.finding == body.finding else old for old in state.findings)
        )
    return replace(state, findings=(*state.findings, body))


def _trace_noted(state: State, _event: Event, body: b.TraceNoted) -> State:
    kept = tuple(old for old in state.traces if old.pain_site != body.pain_site)
    return replace(state, traces=(*kept, body))


def _trace_judged(state: State, _event: Event, body: b.TraceJudged) -> State:
    return replace(state, judged={**state.judged, body.pain_site: body})


def _planned(state: State, _event: Event, body: b.Planned) -> State:
    state = replace(state, plan=body)
    return _departed(state, "left an order rule in the plan", body.departure) if body.departure else state


def _release_started(state: State, _event: Event, body: b.ReleaseStarted) -> State:
    release = Release(body.site, body.depth, state.stage_key, state.elapsed, departure=body.departure)
    state = replace(state, release=release, hands_on=True)
    return _departed(state, "worked outside the plan", body.departure) if body.departure else state


def _pressure_rated(state: State, _event: Event, body: b.PressureRated) -> State:
    if state.release is None:
        return replace(state, settling_pressures=(*state.settling_pressures, body.value))
    return replace(state, release=replace(state.release, pressures=(*state.release.pressures, body.value)))


def _release_marked(state: State, _event: Event, body: b.ReleaseMarked) -> State:
    if state.release is None:
        return state
    return replace(state, release=replace(state.release, marks=(*state.release.marks, body.mark)))


def _release_ended(state: State, _event: Event, body: b.ReleaseEnded) -> State:
    if state.release is None:
        return state
    done = replace(state.release, response=body.response, tenderness=body.tenderness, note=body.note)
    return replace(state, release=None, releases=(*state.releases, done))


def _check_answered(state: State, event: Event, body: b.CheckAnswered) -> State:
    new = _entry(state, event, body)
    kept = tuple(old for old in state.answers if (old.stage, old.step) != (new.stage, new.step))
    return replace(state, answers=(*kept, new))


def _prompt_said(state: State, event: Event, body: b.PromptSaid) -> State:
    return replace(state, said=(*state.said, _entry(state, event, body)))


def _question_asked(state: State, event: Event, body: b.QuestionAsked) -> State:
    kept = tuple(old for old in state.questions if old.body.words != body.words)
    return replace(state, questions=(*kept, _entry(state, event, body)))


def _taught_back(state: State, _event: Event, body: b.TaughtBack) -> State:
    return replace(state, teach_back=body.words)


def _home_given(state: State, _event: Event, body: b.HomeGiven) -> State:
    return replace(state, home=(*(old for old in state.home if old.task != body.task), body))


def _home_taken(state: State, _event: Event, body: b.HomeTaken) -> State:
    return replace(state, home=tuple(old for old in state.home if old.task != body.task))


def _next_visit_set(state: State, _event: Event, body: b.NextVisitSet) -> State:
    return replace(state, next_visit=body)


def _noted(state: State, event: Event, body: b.Noted) -> State:
    return replace(state, notes=(*state.notes, _entry(state, event, body)))


def _gate_passed(state: State, event: Event, body: b.GatePassed) -> State:
    state = replace(state, gates=(*state.gates, _entry(state, event, body)))
    return _departed(state, f"gate: {'; '.join(body.unmet)}", body.reason) if body.unmet else state


def _stop_raised(state: State, event: Event, body: b.StopRaised) -> State:
    site = state.release.site if state.release else ""
    stop = StopState(event.id, body.rule, body.note, state.elapsed, state.stage_key, site)
    return replace(state, stops=(*state.stops, stop))


def _stop_settled(state: State, _event: Event, body: b.StopSettled) -> State:
    stops = tuple(
        replace(stop, outcome=body.outcome, note=body.note or stop.note) if stop.id == body.stop else stop
        for stop in state.stops
    )
    return replace(state, stops=stops)


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
    return replace(state, amendments=(*state.amendments, _entry(state, event, body)))


def _printed(state: State, _event: Event, _body: b.Printed) -> State:
    return replace(state, prints=state.prints + 1)


def _nothing(state: State, _event: Event, _body: b.Undone) -> State:
    return state


_EFFECTS: dict[type, Callable[[State, Event, Any], State]] = {
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
    b.SafetyAnswered: _safety_answered,
    b.ConsentGiven: _consent_given,
    b.ConsentWithdrawn: _consent_withdrawn,
    b.StoryNoted: _story_noted,
    b.PainMarked: _pain_marked,
    b.PainUnmarked: _pain_unmarked,
    b.ActivityNamed: _activity_named,
    b.MainChosen: _main_chosen,
    b.Scored: _scored,
    b.CheckMarked: _check_marked,
    b.FindingNoted: _finding_noted,
    b.TraceNoted: _trace_noted,
    b.TraceJudged: _trace_judged,
    b.Planned: _planned,
    b.ReleaseStarted: _release_started,
    b.PressureRated: _pressure_rated,
    b.ReleaseMarked: _release_marked,
    b.ReleaseEnded: _release_ended,
    b.CheckAnswered: _check_answered,
    b.PromptSaid: _prompt_said,
    b.QuestionAsked: _question_asked,
    b.TaughtBack: _taught_back,
    b.HomeGiven: _home_given,
    b.HomeTaken: _home_taken,
    b.NextVisitSet: _next_visit_set,
    b.Noted: _noted,
    b.GatePassed: _gate_passed,
    b.StopRaised: _stop_raised,
    b.StopSettled: _stop_settled,
    b.Ended: _ended,
    b.Signed: _signed,
    b.Amended: _amended,
    b.Printed: _printed,
    b.Undone: _nothing,
}
