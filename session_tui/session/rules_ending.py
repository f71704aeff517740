"""Rules for time and for endings: pause, interruption, gaps, stop, end, sign, amend."""

from __future__ import annotations

from session_tui.clock import span_between
from session_tui.problem import Problem
from session_tui.protocol.models import GateStep
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.decision import Decision, no, only_with_reason, yes
from session_tui.session.gates import gate_items
from session_tui.session.session import Session
from session_tui.session.state import State


def pause(_session: Session, _state: State, action: a.Pause) -> Decision:
    """Stop the session clock."""
    return yes(b.Paused(reason=action.reason))


def resume(_session: Session, state: State, _action: a.Resume) -> Decision:
    """Let the clock run on."""
    if state.status != "paused":
        return no("The session is not paused.")
    return yes(b.Resumed())


def interrupt(_session: Session, state: State, action: a.Interrupt) -> Decision:
    """Mark an interruption; the clock goes on."""
    if state.interrupted is not None:
        return no("An interruption is marked already.", "End it first.")
    return yes(b.Interrupted(reason=action.reason))


def end_interruption(_session: Session, state: State, _action: a.EndInterruption) -> Decision:
    """The interruption is over."""
    if state.interrupted is None:
        return no("No interruption is marked.")
    return yes(b.InterruptionOver())


def notice_gap(session: Session, _state: State, action: a.NoticeGap) -> Decision:
    """Write down a gap in time: from the last moment known to the last moment counted."""
    anchor, now = session.state.anchor, _state.anchor
    if anchor is None or now is None or not session.state.is_live:
        return no("The session is not running.")
    span = span_between(action.before, now)
    return yes(
        b.GapNoticed(
            before=action.before,
            seconds=span.seconds,
            estimated=span.estimated,
            wall_seconds=span.wall_seconds,
        )
    )


def answer_gap(_session: Session, state: State, action: a.AnswerGap) -> Decision:
    """Say what a gap was; the last answer holds."""
    gap = next((gap for gap in state.gaps if gap.id == action.gap), None) if action.gap else state.open_gap
    if gap is None:
        return no("There is no gap in time to speak of.")
    if action.answer == "correct" and action.minutes is None:
        return no("How many minutes of it were session time?", "Give the minutes.")
    seconds = action.minutes * 60 if action.answer == "correct" and action.minutes is not None else None
    return yes(b.GapAnswered(gap=gap.id, answer=action.answer, seconds=seconds))


def stop(_session: Session, state: State, action: a.Stop) -> Decision:
    """Stop at once; work at a site ends with it."""
    rules = state.protocol.tables.stop_rules
    if all(rule.id != action.rule for rule in rules):
        return no(
            f"There is no stop rule '{action.rule}'.",
            f"There are {', '.join(r.id for r in rules) or 'none'}.",
        )
    raised = b.StopRaised(rule=action.rule, note=action.note)
    return yes(raised, b.ReleaseEnded()) if state.release is not None else yes(raised)


def settle_stop(_session: Session, state: State, action: a.SettleStop) -> Decision:
    """Say what came of a stop."""
    wanted = next((s for s in state.stops if s.id == action.stop), None) if action.stop else state.open_stop
    if wanted is None:
        return no("No stop is open.")
    return yes(b.StopSettled(stop=wanted.id, outcome=action.outcome, note=action.note))


def end(_session: Session, state: State, action: a.End) -> Decision:
    """End the session; every way to end is a normal one."""
    left = [run for run in state.queue if run.status == "todo"]
    on_last_step = state.stage is not None and state.step_index == len(state.stage.steps) - 1
    finished = not left and on_last_step
    outcome = action.outcome or ("completed" if finished else "ended_early")
    rule = action.rule or (state.open_stop.rule if state.open_stop and outcome == "stopped_for_safety" else None)
    if rule is not None and state.protocol.tables.find("stop_rules", rule) is None:
        return no(f"There is no stop rule '{rule}'.")
    if outcome == "completed" and not finished:
        names = ", ".join(state.stage_of(run.key).name for run in left[:3]) or "a step of this stage"
        return no(
            f"Not everything is done: {names}.",
            "End it early with a reason, or leave the stages out.",
        )
    if outcome == "stopped_for_safety" and rule is None and not action.reason:
        return only_with_reason(
            Problem(
                "The session would be stopped for safety.",
                "Name the stop rule, or say why.",
            )
        )
    if outcome in ("ended_early", "referred") and not action.reason:
        words = "ended before its last stage" if outcome == "ended_early" else "ended with a referral"
        return only_with_reason(Problem(f"The session would be {words}.", "Say why."))
    ended = b.Ended(outcome=outcome, reason=action.reason, rule=rule)
    if outcome == "completed":
        return yes(*_last_gate(state, action.reason), ended)
    return yes(b.ReleaseEnded(), ended) if state.release is not None else yes(ended)


def _last_gate(state: State, reason: str) -> tuple[b.Body, ...]:
    """Ending at the last gate passes it: what it asks to be confirmed is, and what did not hold is written down."""
    if not isinstance(state.step, GateStep):
        return ()
    items = gate_items(state, state.step.require)
    unmet = tuple(item.words for item in items if not item.holds)
    confirmed = tuple(item.words for item in items if item.confirm)
    why = (reason or "ended there") if unmet else ""
    return (b.GatePassed(stage=state.stage_key, step=state.step.id, confirmed=confirmed, unmet=unmet, reason=why),)


def sign(session: Session, _state: State, action: a.Sign) -> Decision:
    """Close the record."""
    return yes(b.Signed(by=action.by or session.header.practitioner))


def amend(session: Session, _state: State, action: a.Amend) -> Decision:
    """Add a correction; it names the event it is about when there is one."""
    if not action.words:
        return no("An amendment needs words.", "Write what should be read instead.")
    if action.event is not None and all(event.id != action.event for event in session.events):
        return no("There is no such entry in this record.")
    return yes(b.Amended(words=action.words, reason=action.reason, event=action.event))


def record_print(_session: Session, _state: State, action: a.RecordPrint) -> Decision:
    """A handout was made."""
    return yes(b.Printed(paper=action.paper, sha256=action.sha256))
