"""What each entry does to the state: safety, consent, story, scores, findings, plan, work, words, stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from session_tui.session import bodies as b
from session_tui.session.events import Event
from session_tui.session.state import Departure, Entry, Release, State, StopState


def entry_of(state: State, event: Event, body: Any) -> Entry[Any]:
    """A body with its time and place."""
    step = state.step
    return Entry(body, event.id, state.elapsed, state.stage_key, step.id if step else "")


def departed(state: State, what: str, reason: str) -> State:
    """The state with one more departure from a rule kept."""
    return replace(state, departures=(*state.departures, Departure(what, reason, state.elapsed)))


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
        return replace(
            state,
            pain=tuple(body if mark.site == body.site else mark for mark in state.pain),
        )
    return replace(state, pain=(*state.pain, body))


def _pain_unmarked(state: State, _event: Event, body: b.PainUnmarked) -> State:
    return replace(state, pain=tuple(mark for mark in state.pain if mark.site != body.site))


def _activity_named(state: State, _event: Event, body: b.ActivityNamed) -> State:
    return replace(state, activities={**state.activities, body.activity: body.words})


def _main_chosen(state: State, _event: Event, body: b.MainChosen) -> State:
    return replace(state, main=body)


def _scored(state: State, event: Event, body: b.Scored) -> State:
    new = entry_of(state, event, body)
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
    return replace(state, marks=(*kept, entry_of(state, event, body)))


def _finding_noted(state: State, _event: Event, body: b.FindingNoted) -> State:
    if any(old.finding == body.finding for old in state.findings):
        return replace(
            state,
            findings=tuple(body if old.finding == body.finding else old for old in state.findings),
        )
    return replace(state, findings=(*state.findings, body))


def _trace_noted(state: State, _event: Event, body: b.TraceNoted) -> State:
    kept = tuple(old for old in state.traces if old.pain_site != body.pain_site)
    return replace(state, traces=(*kept, body))


def _trace_judged(state: State, _event: Event, body: b.TraceJudged) -> State:
    return replace(state, judged={**state.judged, body.pain_site: body})


def _planned(state: State, _event: Event, body: b.Planned) -> State:
    state = replace(state, plan=body)
    return departed(state, "left an order rule in the plan", body.departure) if body.departure else state


def _release_started(state: State, _event: Event, body: b.ReleaseStarted) -> State:
    release = Release(body.site, body.depth, state.stage_key, state.elapsed, departure=body.departure)
    state = replace(state, release=release, hands_on=True)
    return departed(state, "worked outside the plan", body.departure) if body.departure else state


def _pressure_rated(state: State, _event: Event, body: b.PressureRated) -> State:
    if state.release is None:
        return replace(state, settling_pressures=(*state.settling_pressures, body.value))
    return replace(
        state,
        release=replace(state.release, pressures=(*state.release.pressures, body.value)),
    )


def _release_marked(state: State, _event: Event, body: b.ReleaseMarked) -> State:
    if state.release is None:
        return state
    return replace(state, release=replace(state.release, marks=(*state.release.marks, body.mark)))


def _release_ended(state: State, _event: Event, body: b.ReleaseEnded) -> State:
    if state.release is None:
        return state
    done = replace(
        state.release,
        response=body.response,
        tenderness=body.tenderness,
        note=body.note,
    )
    return replace(state, release=None, releases=(*state.releases, done))


def _check_answered(state: State, event: Event, body: b.CheckAnswered) -> State:
    new = entry_of(state, event, body)
    kept = tuple(old for old in state.answers if (old.stage, old.step) != (new.stage, new.step))
    return replace(state, answers=(*kept, new))


def _prompt_said(state: State, event: Event, body: b.PromptSaid) -> State:
    return replace(state, said=(*state.said, entry_of(state, event, body)))


def _question_asked(state: State, event: Event, body: b.QuestionAsked) -> State:
    kept = tuple(old for old in state.questions if old.body.words != body.words)
    return replace(state, questions=(*kept, entry_of(state, event, body)))


def _taught_back(state: State, _event: Event, body: b.TaughtBack) -> State:
    return replace(state, teach_back=body.words)


def _home_given(state: State, _event: Event, body: b.HomeGiven) -> State:
    return replace(state, home=(*(old for old in state.home if old.task != body.task), body))


def _home_taken(state: State, _event: Event, body: b.HomeTaken) -> State:
    return replace(state, home=tuple(old for old in state.home if old.task != body.task))


def _next_visit_set(state: State, _event: Event, body: b.NextVisitSet) -> State:
    return replace(state, next_visit=body)


def _noted(state: State, event: Event, body: b.Noted) -> State:
    return replace(state, notes=(*state.notes, entry_of(state, event, body)))


def _gate_passed(state: State, event: Event, body: b.GatePassed) -> State:
    state = replace(state, gates=(*state.gates, entry_of(state, event, body)))
    return departed(state, f"gate: {'; '.join(body.unmet)}", body.reason) if body.unmet else state


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


ENTRY_EFFECTS: dict[type, Callable[[State, Event, Any], State]] = {
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
}
