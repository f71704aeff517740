"""What can happen in a session: one frozen model for each kind of happening, without its time.

Left and right are the client's. Scores are what was said or read; nothing here is computed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from session_tui.clock import Stamp
from session_tui.protocol.base import Frozen, Identifier

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000)]
"""Whatever somebody wrote or said; at most 5,000 characters."""

StageKey = Annotated[str, StringConstraints(min_length=1, max_length=60)]
"""A stage of this run: the stage's id, or `id#2` when it is repeated."""

SiteId = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[LR])?$", max_length=40)]
"""A site of the body, such as `hip_front.R` or `abdomen`."""

Missing = Literal["declined", "not_done"]
Moment = Literal["before", "during", "after"]
Side = Literal["L", "R"]
Outcome = Literal["completed", "ended_early", "stopped_for_safety", "referred", "abandoned"]


class Started(Frozen):
    """The session clock began to run."""

    kind: Literal["started"] = "started"
    finish_by: datetime | None = None


class StepEntered(Frozen):
    """A step came on the screen."""

    kind: Literal["step_entered"] = "step_entered"
    stage: StageKey
    step: Identifier
    via: Literal["start", "next", "back", "skip", "repeat", "jump"] = "next"
    reason: Words = ""
    """Why a rule of the protocol was departed from on the way; empty when none was."""


class StageSkipped(Frozen):
    """A stage was left out on purpose."""

    kind: Literal["stage_skipped"] = "stage_skipped"
    stage: StageKey
    reason: Words


class StageRepeated(Frozen):
    """A stage is done once more; the new run of it stands right after the current stage."""

    kind: Literal["stage_repeated"] = "stage_repeated"
    stage: StageKey
    key: StageKey
    reason: Words


class StageMoved(Frozen):
    """A stage to come was put before another one, or at the end."""

    kind: Literal["stage_moved"] = "stage_moved"
    stage: StageKey
    before: StageKey | None = None
    reason: Words


class Paused(Frozen):
    """The session clock was stopped."""

    kind: Literal["paused"] = "paused"
    reason: Words = ""


class Resumed(Frozen):
    """The session clock runs again."""

    kind: Literal["resumed"] = "resumed"


class Interrupted(Frozen):
    """Something came in between while the clock goes on."""

    kind: Literal["interrupted"] = "interrupted"
    reason: Words = ""


class InterruptionOver(Frozen):
    """The interruption is over."""

    kind: Literal["interruption_over"] = "interruption_over"


class GapNoticed(Frozen):
    """Time went by that nobody saw: the machine slept, was off, or its wall clock was moved.

    `seconds` were counted as session time until somebody says otherwise.
    """

    kind: Literal["gap_noticed"] = "gap_noticed"
    before: Stamp
    seconds: float = Field(ge=0)
    estimated: bool = False
    wall_seconds: float = 0


class GapAnswered(Frozen):
    """What such a gap was: session time, no session time, or so many seconds of it."""

    kind: Literal["gap_answered"] = "gap_answered"
    gap: str
    answer: Literal["count", "leave_out", "correct"]
    seconds: float | None = Field(default=None, ge=0)


class SafetyAnswered(Frozen):
    """Safety questions were answered alike; on a yes, `did` is what the practitioner did about it."""

    kind: Literal["safety_answered"] = "safety_answered"
    questions: tuple[Identifier, ...] = Field(min_length=1)
    answer: Literal["yes", "no", "not_asked"]
    did: Words = ""


class ConsentGiven(Frozen):
    """The client agreed to work down to `depth`, 0 to 4."""

    kind: Literal["consent_given"] = "consent_given"
    depth: int = Field(ge=0, le=4)
    explained: tuple[Identifier, ...] = ()
    stop_word: Words = ""
    off_limits: Words = ""


class ConsentWithdrawn(Frozen):
    """The client took consent back, for everything or for anything deeper than `down_to`."""

    kind: Literal["consent_withdrawn"] = "consent_withdrawn"
    down_to: int | None = Field(default=None, ge=0, le=4)
    reason: Words = ""


class StoryNoted(Frozen):
    """The client's words on a topic."""

    kind: Literal["story_noted"] = "story_noted"
    topic: Identifier
    words: Words


class PainMarked(Frozen):
    """Where it hurts, as the client shows it; `words` are the client's."""

    kind: Literal["pain_marked"] = "pain_marked"
    site: SiteId
    words: Words = ""


class PainUnmarked(Frozen):
    """A pain site was taken off again, before hands-on work."""

    kind: Literal["pain_unmarked"] = "pain_unmarked"
    site: SiteId


class ActivityNamed(Frozen):
    """An activity or movement that matters to the client was named, so that it can be scored."""

    kind: Literal["activity_named"] = "activity_named"
    activity: Identifier
    words: Words


class MainChosen(Frozen):
    """The measure this client's day is judged by."""

    kind: Literal["main_chosen"] = "main_chosen"
    measure: Identifier
    subject: str = ""


class Scored(Frozen):
    """One reading of a measure. `subject` is a site, side, activity or finding, empty for the whole session.

    `value` is in the measure's unit and range; none when `missing` says why.
    """

    kind: Literal["scored"] = "scored"
    measure: Identifier
    subject: str = ""
    value: float | None = None
    missing: Missing | None = None
    moment: Moment
    note: Words = ""


class CheckMarked(Frozen):
    """One whole-body check, one side: 0 as expected, 1 slight, 2 clear, 3 marked; or a number in the check's unit."""

    kind: Literal["check_marked"] = "check_marked"
    check: Identifier
    side: Side | None = None
    mark: int | None = Field(default=None, ge=0, le=3)
    value: float | None = None
    missing: Missing | None = None
    moment: Moment
    note: Words = ""


class FindingNoted(Frozen):
    """What the hands found at a site. The same finding noted again replaces what was said of it before."""

    kind: Literal["finding_noted"] = "finding_noted"
    finding: Identifier
    site: SiteId
    type: Identifier
    certainty: Literal["sure", "fairly", "unsure"] = "unsure"
    tenderness: int | None = Field(default=None, ge=0, le=10)
    """At a steady press, 0 to 10; tenderness, not pain."""
    glide: int | None = Field(default=None, ge=0, le=3)
    """How much the layers drag: 0 free to 3 stuck."""
    recognised_pain: Literal["yes", "no", "unsure"] = "unsure"
    """Whether pressing brings on the pain the client knows."""
    spread: Words = ""
    role: Literal["source", "compensation", "unrelated", "unsure"] = "unsure"
    note: Words = ""


class TraceNoted(Frozen):
    """A working idea: from a pain site to a suspected source, with the test named beforehand.

    `source` is a site, or `local`, or `unsure`.
    """

    kind: Literal["trace_noted"] = "trace_noted"
    pain_site: SiteId
    source: SiteId | Literal["local", "unsure"]
    path: tuple[SiteId, ...] = ()
    why: Words = ""
    test: Words = ""


class TraceJudged(Frozen):
    """Whether the test named beforehand came out as the idea said."""

    kind: Literal["trace_judged"] = "trace_judged"
    pain_site: SiteId
    verdict: Literal["supported", "not_supported", "unclear"]
    note: Words = ""


class PlanPlace(Frozen):
    """One place of the release plan. `depth` is what the practitioner aims for, 1 skin to 4 near bone."""

    site: SiteId
    depth: int = Field(ge=1, le=4)
    finding: Identifier | None = None
    reason: Words = ""


class Planned(Frozen):
    """The release plan, in order; a later one replaces it. `departure` is why an order rule was left."""

    kind: Literal["planned"] = "planned"
    places: tuple[PlanPlace, ...] = ()
    agreed: bool = False
    departure: Words = ""


class ReleaseStarted(Frozen):
    """Hands-on work at one site began."""

    kind: Literal["release_started"] = "release_started"
    site: SiteId
    depth: int = Field(ge=1, le=4)
    departure: Words = ""


class PressureRated(Frozen):
    """The client's number for pressure, 0 to 10. It is not a pain score."""

    kind: Literal["pressure_rated"] = "pressure_rated"
    value: int = Field(ge=0, le=10)


class ReleaseMarked(Frozen):
    """Something seen or felt while working."""

    kind: Literal["release_marked"] = "release_marked"
    mark: Literal["guarding", "breath_held", "withdrawal", "recognised_pain", "eased"]


class ReleaseEnded(Frozen):
    """Hands-on work at the site ended."""

    kind: Literal["release_ended"] = "release_ended"
    response: Literal["better", "same", "worse", "unsure"] = "unsure"
    tenderness: int | None = Field(default=None, ge=0, le=10)
    """At the same press as before."""
    note: Words = ""


class CheckAnswered(Frozen):
    """The answer to "better, same or worse?", and whether there is any dizziness, tingling or numbness."""

    kind: Literal["check_answered"] = "check_answered"
    answer: Literal["better", "same", "worse"]
    dizzy: bool = False


class PromptSaid(Frozen):
    """A sentence was said to the client, in these words."""

    kind: Literal["prompt_said"] = "prompt_said"
    prompt: Identifier
    words: Words


class QuestionAsked(Frozen):
    """The client asked something; `question` is its row in the table, or none for their own."""

    kind: Literal["question_asked"] = "question_asked"
    question: Identifier | None = None
    words: Words
    answer: Words = ""


class TaughtBack(Frozen):
    """What was found today, in the client's own words."""

    kind: Literal["taught_back"] = "taught_back"
    words: Words = ""


class HomeGiven(Frozen):
    """Something to try at home was agreed."""

    kind: Literal["home_given"] = "home_given"
    task: Identifier
    name: Words
    how: Words
    how_much: Words
    stop_when: Words


class HomeTaken(Frozen):
    """Something to try at home was taken off the list again."""

    kind: Literal["home_taken"] = "home_taken"
    task: Identifier


class NextVisitSet(Frozen):
    """When the client comes again, and what is planned."""

    kind: Literal["next_visit_set"] = "next_visit_set"
    when: Words
    plan: Words = ""


class Noted(Frozen):
    """A note of the practitioner's own; never in the handout."""

    kind: Literal["noted"] = "noted"
    words: Words


class GatePassed(Frozen):
    """A gate was passed; `unmet` is what did not hold and was departed from, with `reason`."""

    kind: Literal["gate_passed"] = "gate_passed"
    stage: StageKey
    step: Identifier
    confirmed: tuple[Words, ...] = ()
    unmet: tuple[Words, ...] = ()
    reason: Words = ""


class StopRaised(Frozen):
    """A stop rule was met, by the practitioner's key or by what was entered."""

    kind: Literal["stop_raised"] = "stop_raised"
    rule: Identifier
    note: Words = ""


class StopSettled(Frozen):
    """What came of a stop: it settled, the site was left, release work is over for today."""

    kind: Literal["stop_settled"] = "stop_settled"
    stop: str
    outcome: Literal["settled", "site_left", "release_over"]
    note: Words = ""


class Ended(Frozen):
    """The session is over."""

    kind: Literal["ended"] = "ended"
    outcome: Outcome
    reason: Words = ""
    rule: Identifier | None = None


class Signed(Frozen):
    """The record was closed; from now on only amendments."""

    kind: Literal["signed"] = "signed"
    by: Words


class Amended(Frozen):
    """A correction after signing; the original stays."""

    kind: Literal["amended"] = "amended"
    words: Words
    reason: Words = ""
    event: str | None = None


class Printed(Frozen):
    """A handout was made: what and when, not where."""

    kind: Literal["printed"] = "printed"
    paper: Literal["a4", "letter"]
    sha256: str = ""


class Undone(Frozen):
    """Everything of one earlier action counts as not done; it stays visible in the record."""

    kind: Literal["undone"] = "undone"
    action: str


Body = Annotated[
    Started
    | StepEntered
    | StageSkipped
    | StageRepeated
    | StageMoved
    | Paused
    | Resumed
    | Interrupted
    | InterruptionOver
    | GapNoticed
    | GapAnswered
    | SafetyAnswered
    | ConsentGiven
    | ConsentWithdrawn
    | StoryNoted
    | PainMarked
    | PainUnmarked
    | ActivityNamed
    | MainChosen
    | Scored
    | CheckMarked
    | FindingNoted
    | TraceNoted
    | TraceJudged
    | Planned
    | ReleaseStarted
    | PressureRated
    | ReleaseMarked
    | ReleaseEnded
    | CheckAnswered
    | PromptSaid
    | QuestionAsked
    | TaughtBack
    | HomeGiven
    | HomeTaken
    | NextVisitSet
    | Noted
    | GatePassed
    | StopRaised
    | StopSettled
    | Ended
    | Signed
    | Amended
    | Printed
    | Undone,
    Field(discriminator="kind"),
]
