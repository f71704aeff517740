"""What the practitioner can ask for. Keys, pedals, the mouse and rehearsal scripts all end in one of these.

The name in `do` is the same in the app's table of commands, in the help, and in a script.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from session_tui.clock import Stamp
from session_tui.protocol.base import Frozen, Identifier
from session_tui.session.bodies import Missing, PlanPlace, Side, SiteId, Words


class Start(Frozen):
    """Start the session clock at the first step."""

    do: Literal["start"] = "start"
    finish_by: datetime | None = None


class Next(Frozen):
    """Go to the next step. At a gate this also confirms what the gate asks; `reason` departs from a soft rule.

    At a release step it works through the sites of the plan, unless `past_sites` leaves the rest of them.
    """

    do: Literal["next"] = "next"
    reason: Words = ""
    past_sites: bool = False


class Back(Frozen):
    """Go to the step before; nothing entered is lost."""

    do: Literal["back"] = "back"


class SkipStage(Frozen):
    """Leave out the current stage, or the named one to come."""

    do: Literal["skip_stage"] = "skip_stage"
    stage: str | None = None
    reason: Words


class RepeatStage(Frozen):
    """Do a stage once more, right after the current one."""

    do: Literal["repeat_stage"] = "repeat_stage"
    stage: str | None = None
    reason: Words


class MoveStage(Frozen):
    """Put a stage to come before another one, or at the end."""

    do: Literal["move_stage"] = "move_stage"
    stage: str
    before: str | None = None
    reason: Words


class Pause(Frozen):
    """Stop the session clock."""

    do: Literal["pause"] = "pause"
    reason: Words = ""


class Resume(Frozen):
    """Let the session clock run on."""

    do: Literal["resume"] = "resume"


class Interrupt(Frozen):
    """Mark an interruption; the clock goes on."""

    do: Literal["interrupt"] = "interrupt"
    reason: Words = ""


class EndInterruption(Frozen):
    """The interruption is over."""

    do: Literal["end_interruption"] = "end_interruption"


class NoticeGap(Frozen):
    """The program saw a gap in time; not for keys."""

    do: Literal["notice_gap"] = "notice_gap"
    before: Stamp


class AnswerGap(Frozen):
    """Say what a gap in time was. `minutes` only with `correct`."""

    do: Literal["answer_gap"] = "answer_gap"
    gap: str | None = None
    answer: Literal["count", "leave_out", "correct"]
    minutes: float | None = Field(default=None, ge=0)


class AnswerSafety(Frozen):
    """Answer one question, several, or a whole group that has not been answered yet."""

    do: Literal["answer_safety"] = "answer_safety"
    questions: tuple[Identifier, ...] = ()
    group: Identifier | None = None
    answer: Literal["yes", "no", "not_asked"]
    did: Words = ""


class GiveConsent(Frozen):
    """The client agrees to work down to `depth` (default: the depth this step asks for)."""

    do: Literal["give_consent"] = "give_consent"
    depth: int | None = Field(default=None, ge=0, le=4)
    explained: tuple[Identifier, ...] | None = None
    stop_word: Words = ""
    off_limits: Words = ""


class WithdrawConsent(Frozen):
    """The client takes consent back; no reason is needed."""

    do: Literal["withdraw_consent"] = "withdraw_consent"
    down_to: int | None = Field(default=None, ge=0, le=4)
    reason: Words = ""


class NoteStory(Frozen):
    """Write down the client's words on a topic."""

    do: Literal["note_story"] = "note_story"
    topic: Identifier
    words: Words


class MarkPain(Frozen):
    """Mark where it hurts."""

    do: Literal["mark_pain"] = "mark_pain"
    site: SiteId
    words: Words = ""


class UnmarkPain(Frozen):
    """Take a pain mark off, before hands-on work."""

    do: Literal["unmark_pain"] = "unmark_pain"
    site: SiteId


class NameActivity(Frozen):
    """Name an activity or movement so that it can be scored."""

    do: Literal["name_activity"] = "name_activity"
    activity: Identifier
    words: Words


class ChooseMain(Frozen):
    """Choose the measure this client's day is judged by."""

    do: Literal["choose_main"] = "choose_main"
    measure: Identifier
    subject: str = ""


class Score(Frozen):
    """Enter a score, or say why there is none."""

    do: Literal["score"] = "score"
    measure: Identifier
    subject: str = ""
    value: float | None = None
    missing: Missing | None = None
    note: Words = ""


class MarkCheck(Frozen):
    """Mark a whole-body check; without mark, value and missing it is "as expected"."""

    do: Literal["mark_check"] = "mark_check"
    check: Identifier
    side: Side | None = None
    mark: int | None = Field(default=None, ge=0, le=3)
    value: float | None = None
    missing: Missing | None = None
    note: Words = ""


class NoteFinding(Frozen):
    """Note what the hands found; with the id of an earlier finding it replaces that one."""

    do: Literal["note_finding"] = "note_finding"
    finding: Identifier | None = None
    site: SiteId
    type: Identifier
    certainty: Literal["sure", "fairly", "unsure"] = "unsure"
    tenderness: int | None = Field(default=None, ge=0, le=10)
    glide: int | None = Field(default=None, ge=0, le=3)
    recognised_pain: Literal["yes", "no", "unsure"] = "unsure"
    spread: Words = ""
    role: Literal["source", "compensation", "unrelated", "unsure"] = "unsure"
    note: Words = ""


class NoteTrace(Frozen):
    """Write down a working idea and the test that would show it right or wrong."""

    do: Literal["note_trace"] = "note_trace"
    pain_site: SiteId | None = None
    source: SiteId | Literal["local", "unsure"]
    path: tuple[SiteId, ...] = ()
    why: Words = ""
    test: Words = ""


class JudgeTrace(Frozen):
    """Say how the test of a working idea came out."""

    do: Literal["judge_trace"] = "judge_trace"
    pain_site: SiteId | None = None
    verdict: Literal["supported", "not_supported", "unclear"]
    note: Words = ""


class SetPlan(Frozen):
    """Set the release plan; `reason` keeps a departure from an order rule."""

    do: Literal["set_plan"] = "set_plan"
    places: tuple[PlanPlace, ...]
    agreed: bool = True
    reason: Words = ""


class StartRelease(Frozen):
    """Begin hands-on work at a site (default: the next site of the plan for this step)."""

    do: Literal["start_release"] = "start_release"
    site: SiteId | None = None
    depth: int | None = Field(default=None, ge=1, le=4)
    reason: Words = ""


class RatePressure(Frozen):
    """The client's number for pressure."""

    do: Literal["rate_pressure"] = "rate_pressure"
    value: int = Field(ge=0, le=10)


class MarkRelease(Frozen):
    """Mark what was seen or felt while working."""

    do: Literal["mark_release"] = "mark_release"
    mark: Literal["guarding", "breath_held", "withdrawal", "recognised_pain", "eased"]


class EndRelease(Frozen):
    """End hands-on work at this site."""

    do: Literal["end_release"] = "end_release"
    response: Literal["better", "same", "worse", "unsure"] = "unsure"
    tenderness: int | None = Field(default=None, ge=0, le=10)
    note: Words = ""


class AnswerCheck(Frozen):
    """Better, same or worse; any dizziness."""

    do: Literal["answer_check"] = "answer_check"
    answer: Literal["better", "same", "worse"]
    dizzy: bool = False


class Say(Frozen):
    """Mark a sentence as said (default: the one on the screen)."""

    do: Literal["say"] = "say"
    prompt: Identifier | None = None


class AskQuestion(Frozen):
    """The client asked something."""

    do: Literal["ask_question"] = "ask_question"
    question: Identifier | None = None
    words: Words = ""
    answer: Words = ""


class TeachBack(Frozen):
    """The client's own words about today, with a score 0 to 3 when there is one."""

    do: Literal["teach_back"] = "teach_back"
    words: Words = ""
    value: int | None = Field(default=None, ge=0, le=3)
    missing: Missing | None = None


class GiveHome(Frozen):
    """Agree on something to try at home: a row of the table, or one's own with a name."""

    do: Literal["give_home"] = "give_home"
    task: Identifier | None = None
    name: Words = ""
    how: Words = ""
    how_much: Words = ""
    stop_when: Words = ""


class TakeHome(Frozen):
    """Take something to try at home off the list again."""

    do: Literal["take_home"] = "take_home"
    task: Identifier


class SetNextVisit(Frozen):
    """When the client comes again."""

    do: Literal["set_next_visit"] = "set_next_visit"
    when: Words
    plan: Words = ""


class Note(Frozen):
    """Write a note that stays with the practitioner."""

    do: Literal["note"] = "note"
    words: Words


class Stop(Frozen):
    """Stop: at once, from anywhere. The reason is asked after, never before."""

    do: Literal["stop"] = "stop"
    rule: Identifier = "st_word"
    note: Words = ""


class SettleStop(Frozen):
    """Say what came of a stop (default: the last open one)."""

    do: Literal["settle_stop"] = "settle_stop"
    stop: str | None = None
    outcome: Literal["settled", "site_left", "release_over"] = "settled"
    note: Words = ""


class End(Frozen):
    """End the session. Without an outcome it is completed when nothing is left to do."""

    do: Literal["end"] = "end"
    outcome: Literal["completed", "ended_early", "stopped_for_safety", "referred", "abandoned"] | None = None
    reason: Words = ""
    rule: Identifier | None = None


class Sign(Frozen):
    """Close the record."""

    do: Literal["sign"] = "sign"
    by: Words = ""


class Amend(Frozen):
    """Add a correction after signing."""

    do: Literal["amend"] = "amend"
    words: Words
    reason: Words = ""
    event: str | None = None


class RecordPrint(Frozen):
    """A handout was made; not for keys."""

    do: Literal["record_print"] = "record_print"
    paper: Literal["a4", "letter"] = "a4"
    sha256: str = ""


class Undo(Frozen):
    """Take the last action back."""

    do: Literal["undo"] = "undo"


Action = Annotated[
    Start
    | Next
    | Back
    | SkipStage
    | RepeatStage
    | MoveStage
    | Pause
    | Resume
    | Interrupt
    | EndInterruption
    | NoticeGap
    | AnswerGap
    | AnswerSafety
    | GiveConsent
    | WithdrawConsent
    | NoteStory
    | MarkPain
    | UnmarkPain
    | NameActivity
    | ChooseMain
    | Score
    | MarkCheck
    | NoteFinding
    | NoteTrace
    | JudgeTrace
    | SetPlan
    | StartRelease
    | RatePressure
    | MarkRelease
    | EndRelease
    | AnswerCheck
    | Say
    | AskQuestion
    | TeachBack
    | GiveHome
    | TakeHome
    | SetNextVisit
    | Note
    | Stop
    | SettleStop
    | End
    | Sign
    | Amend
    | RecordPrint
    | Undo,
    Field(discriminator="do"),
]

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
"""Reads an action from plain data, as a script gives it."""
