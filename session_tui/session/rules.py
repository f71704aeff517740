"""May this happen now? One entrance for every action; the answer is data, and nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from session_tui.clock import Stamp, span_between
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session import rules_ending, rules_moving, rules_recording, rules_release, rules_talking
from session_tui.session.decision import Decision, no, yes
from session_tui.session.session import Session
from session_tui.session.state import State

UNDO_END_SECONDS = 600.0
"""How long after its end a session can be taken up again by undo; after that a correction is an amendment."""

_AFTER_THE_END = (
    a.Note,
    a.SetNextVisit,
    a.GiveHome,
    a.TakeHome,
    a.AskQuestion,
    a.RecordPrint,
    a.Sign,
    a.Undo,
)
_AFTER_SIGNING = (a.Amend, a.RecordPrint)
_NOT_WHILE_PAUSED = (
    a.Next,
    a.Back,
    a.SkipStage,
    a.RepeatStage,
    a.StartRelease,
    a.Pause,
    a.Interrupt,
)

Rule = Callable[[Session, State, Any], Decision]


def decide(session: Session, action: a.Action, now: Stamp) -> Decision:
    """What follows from `action` at the moment `now`: happenings, or the problems that stand against it."""
    state = session.state.at(now)
    refused = _wrong_time(state, action)
    if refused is not None:
        return refused
    if isinstance(action, a.Undo):
        return _undo(session, now)
    return _RULES[type(action)](session, state, action)


def _wrong_time(state: State, action: a.Action) -> Decision | None:
    status = state.status
    if status == "planned":
        if isinstance(action, a.Start):
            return None
        return no("The session has not begun.", "Start it first.")
    if isinstance(action, a.Start):
        return no("The session has begun already.")
    if status == "signed" and not isinstance(action, _AFTER_SIGNING):
        return no("The record is signed.", "Add an amendment; the original stays as it is.")
    if status == "ended" and not isinstance(action, _AFTER_THE_END):
        return no("The session is over.", "Sign it, print it, or write a note.")
    if status == "paused" and isinstance(action, _NOT_WHILE_PAUSED):
        return no("The session is paused.", "Resume it first.")
    if isinstance(action, a.Amend) and status != "signed":
        return no("The record is not signed yet.", "Correct the entry itself.")
    if isinstance(action, a.Sign) and status != "ended":
        return no("The session is still going on.", "End it before you sign it.")
    return None


def _undo(session: Session, now: Stamp) -> Decision:
    last = session.last_undoable
    if last is None:
        return no("There is nothing to undo.")
    if session.state.status == "ended":
        gone = span_between(session.state.ended or now, now).seconds
        if not isinstance(last.body, _UNDO_AFTER_END):
            return no("There is nothing to undo.")
        if isinstance(last.body, b.Ended) and gone > UNDO_END_SECONDS:
            return no(
                "The session ended more than ten minutes ago.",
                "Sign it and add an amendment instead.",
            )
    first = next(event for event in session.events if event.action == last.action)
    if isinstance(first.body, b.Started):
        return no("There is nothing to undo.")
    return yes(b.Undone(action=last.action))


_UNDO_AFTER_END = (
    b.Ended,
    b.Noted,
    b.NextVisitSet,
    b.HomeGiven,
    b.HomeTaken,
    b.QuestionAsked,
)

_RULES: dict[type, Rule] = {
    a.Start: rules_moving.start,
    a.Next: rules_moving.go_on,
    a.Back: rules_moving.back,
    a.SkipStage: rules_moving.skip_stage,
    a.RepeatStage: rules_moving.repeat_stage,
    a.MoveStage: rules_moving.move_stage,
    a.Pause: rules_ending.pause,
    a.Resume: rules_ending.resume,
    a.Interrupt: rules_ending.interrupt,
    a.EndInterruption: rules_ending.end_interruption,
    a.NoticeGap: rules_ending.notice_gap,
    a.AnswerGap: rules_ending.answer_gap,
    a.AnswerSafety: rules_recording.answer_safety,
    a.GiveConsent: rules_recording.give_consent,
    a.WithdrawConsent: rules_recording.withdraw_consent,
    a.NoteStory: rules_recording.note_story,
    a.MarkPain: rules_recording.mark_pain,
    a.UnmarkPain: rules_recording.unmark_pain,
    a.NameActivity: rules_recording.name_activity,
    a.ChooseMain: rules_recording.choose_main,
    a.Score: rules_recording.score,
    a.MarkCheck: rules_recording.mark_check,
    a.NoteFinding: rules_recording.note_finding,
    a.NoteTrace: rules_release.note_trace,
    a.JudgeTrace: rules_release.judge_trace,
    a.SetPlan: rules_release.set_plan,
    a.StartRelease: rules_release.start_release,
    a.RatePressure: rules_release.rate_pressure,
    a.MarkRelease: rules_release.mark_release,
    a.EndRelease: rules_release.end_release,
    a.AnswerCheck: rules_recording.answer_check,
    a.Say: rules_talking.say,
    a.AskQuestion: rules_talking.ask_question,
    a.TeachBack: rules_talking.teach_back,
    a.GiveHome: rules_talking.give_home,
    a.TakeHome: rules_talking.take_home,
    a.SetNextVisit: rules_talking.set_next_visit,
    a.Note: rules_talking.note,
    a.Stop: rules_ending.stop,
    a.SettleStop: rules_ending.settle_stop,
    a.End: rules_ending.end,
    a.Sign: rules_ending.sign,
    a.Amend: rules_ending.amend,
    a.RecordPrint: rules_ending.record_print,
}
