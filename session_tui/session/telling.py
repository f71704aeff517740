"""Each happening of a record as one plain sentence, for the person who reads it back.

The course of a session is told here: time, stages, stops, endings. What was entered: `telling_entries`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from session_tui.clock import DISAGREEMENT_SECONDS
from session_tui.protocol.tables import StopRule
from session_tui.session import bodies as b
from session_tui.session.events import Event
from session_tui.session.session import Session
from session_tui.session.telling_entries import ENTRIES, as_sentence, because, counted, quoted

Teller = Callable[[Any, Session], str]

OUTCOMES = {
    "completed": "completed",
    "ended_early": "ended early",
    "stopped_for_safety": "stopped for safety",
    "referred": "ended with a referral",
    "abandoned": "abandoned",
}
"""The five ways a session can end, as people say them."""


def tell(event: Event, session: Session) -> str:
    """One event in one plain sentence. `session` gives the names that ids stand for."""
    return _TELLERS[type(event.body)](event.body, session)


def outcome_words(outcome: str) -> str:
    """How a session ended, as people say it; empty while it has not."""
    return OUTCOMES.get(outcome, outcome.replace("_", " "))


def minutes_words(seconds: float) -> str:
    """A length of time as people say it: seconds under a minute and a half, else minutes."""
    return counted(round(seconds), "second") if seconds < 90 else counted(round(seconds / 60), "minute")


def stage_name(key: str, session: Session) -> str:
    """The name of a stage run, with its number when the stage is repeated."""
    stage_id, _, times = key.partition("#")
    name = next((stage.name for stage in session.protocol.stages if stage.id == stage_id), stage_id)
    return f"{name} ({times})" if times else name


def rule_name(rule: str, session: Session) -> str:
    """The name of a stop rule."""
    found = session.protocol.tables.find("stop_rules", rule)
    return found.name if isinstance(found, StopRule) else rule


def _started(body: b.Started, _session: Session) -> str:
    return "The session began." if body.finish_by is None else "The session began, with an hour to be done by."


def _step_entered(body: b.StepEntered, session: Session) -> str:
    stage = next((s for s in session.protocol.stages if s.id == body.stage.partition("#")[0]), None)
    headline = next((s.headline for s in stage.steps if s.id == body.step), body.step) if stage else body.step
    verb = {"start": "Began with", "back": "Went back to", "jump": "Went over to"}.get(body.via, "Went on to")
    return f"{verb} {stage_name(body.stage, session)}: {as_sentence(headline)}{because(body.reason)}"


def _skipped(body: b.StageSkipped, session: Session) -> str:
    return f"Left out the stage {stage_name(body.stage, session)}.{because(body.reason)}"


def _repeated(body: b.StageRepeated, session: Session) -> str:
    return f"The stage {stage_name(body.stage, session)} is to be done once more.{because(body.reason)}"


def _moved(body: b.StageMoved, session: Session) -> str:
    where = f"before {stage_name(body.before, session)}" if body.before else "to the end"
    return f"Moved the stage {stage_name(body.stage, session)} {where}.{because(body.reason)}"


def _paused(body: b.Paused, _session: Session) -> str:
    return f"The session clock was paused.{because(body.reason)}"


def _interrupted(body: b.Interrupted, _session: Session) -> str:
    return f"An interruption began.{because(body.reason)}"


def _gap_noticed(body: b.GapNoticed, _session: Session) -> str:
    about = "about " if body.estimated else ""
    if not body.estimated and abs(body.wall_seconds - body.seconds) > DISAGREEMENT_SECONDS:
        return f"The machine's wall clock was moved; {minutes_words(body.seconds)} went by."
    return f"Nobody saw {about}{minutes_words(body.seconds)}: the machine slept or was off."


def _gap_answered(body: b.GapAnswered, _session: Session) -> str:
    if body.answer == "correct":
        return f"Of the unseen time {minutes_words(body.seconds or 0)} belong to the session."
    belongs = "belongs" if body.answer == "count" else "does not belong"
    return f"The unseen time {belongs} to the session."


def _gate_passed(body: b.GatePassed, session: Session) -> str:
    if body.unmet:
        return f"Passed a gate although: {as_sentence('; '.join(body.unmet))}{because(body.reason)}"
    confirmed = f" Confirmed: {as_sentence('; '.join(body.confirmed))}" if body.confirmed else ""
    return f"Passed the gate of {stage_name(body.stage, session)}.{confirmed}"


def _stop_raised(body: b.StopRaised, session: Session) -> str:
    return f"STOP: {rule_name(body.rule, session)}.{because(body.note)}"


def _stop_settled(body: b.StopSettled, _session: Session) -> str:
    came = {
        "settled": "it settled",
        "site_left": "the site was left alone",
        "release_over": "no more release work today",
    }[body.outcome]
    return f"What came of the stop: {came}.{because(body.note)}"


def _ended(body: b.Ended, session: Session) -> str:
    rule = f" Rule: {rule_name(body.rule, session)}." if body.rule else ""
    return f"The session was {outcome_words(body.outcome)}.{rule}{because(body.reason)}"


def _amended(body: b.Amended, session: Session) -> str:
    event = next((event for event in session.events if event.id == body.event), None)
    about = f" About entry {event.seq}." if event else ""
    return f"Amended: {as_sentence(quoted(body.words))}{about}{because(body.reason)}"


def _undone(body: b.Undone, session: Session) -> str:
    taken = [event for event in session.events if event.action == body.action]
    return f"Took back: {tell(taken[0], session)}" if taken else "Took an entry back."


_COURSE: dict[type, Teller] = {
    b.Started: _started,
    b.StepEntered: _step_entered,
    b.StageSkipped: _skipped,
    b.StageRepeated: _repeated,
    b.StageMoved: _moved,
    b.Paused: _paused,
    b.Resumed: lambda _body, _session: "The session clock runs again.",
    b.Interrupted: _interrupted,
    b.InterruptionOver: lambda _body, _session: "The interruption was over.",
    b.GapNoticed: _gap_noticed,
    b.GapAnswered: _gap_answered,
    b.GatePassed: _gate_passed,
    b.StopRaised: _stop_raised,
    b.StopSettled: _stop_settled,
    b.Ended: _ended,
    b.Signed: lambda body, _session: f"The record was signed{' by ' + body.by if body.by else ''}.",
    b.Amended: _amended,
    b.Printed: lambda body, _session: f"A handout was made ({body.paper.upper() if body.paper == 'a4' else 'Letter'}).",
    b.Undone: _undone,
}

_TELLERS: dict[type, Teller] = {**_COURSE, **ENTRIES}
