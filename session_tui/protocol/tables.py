"""The shared tables beside the protocols: measures, checks, types, questions, rules and words.

They stand in `protocols/tables/*.yaml`, a file each. A protocol carries the rows it may need, so that an old
session keeps its meaning when a file changes.
"""

from __future__ import annotations

from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from session_tui.protocol.base import Frozen, Identifier, Line

Action = Literal["emergency", "same_day", "doctor", "never_on_site", "adapt"]
"""What a yes to a safety question calls for: emergency number, same-day medical advice, a doctor before
hands-on work, never on that site, or lighter and changed work."""


class SafetyQuestion(Frozen):
    """One thing to ask or see before touch. Sources: domain reference D.1 to D.3."""

    id: Identifier
    ask: Line
    short: str = Field(min_length=1, max_length=40)
    action: Action
    rule: Line
    """What the protocol says to do on a yes, shown word for word."""
    depth_cap: int | None = Field(default=None, ge=0, le=4)
    """On a yes, no stage goes deeper than this."""
    cap_regions: tuple[str, ...] = ()
    """Regions that `depth_cap` is for; empty means everywhere."""
    no_sites: tuple[str, ...] = ()
    """On a yes, regions that are left alone."""
    source: Line = ""


class SafetyGroup(Frozen):
    """A block of safety questions that are read together."""

    id: Identifier
    name: str = Field(min_length=1, max_length=60)
    ask_first: Line
    """The sentence that opens the block."""
    questions: tuple[SafetyQuestion, ...] = Field(min_length=1)


class Risk(Frozen):
    """A risk told before consent, in plain words."""

    id: Identifier
    words: Line
    source: Line = ""


class StopRule(Frozen):
    """When to stop during the session. Source: domain reference D.4."""

    id: Identifier
    name: str = Field(min_length=1, max_length=40)
    trigger: Line
    do: tuple[Line, ...] = Field(min_length=1)
    ends: Literal["nothing", "site", "release", "session"]
    """How far it reaches when it does not settle."""
    emergency: bool = False


class Topic(Frozen):
    """Something to ask for the story: answered by one key of `choices`, or else in the client's words."""

    id: Identifier
    name: str = Field(min_length=1, max_length=40)
    ask: Line
    choices: tuple[Line, ...] = ()
    handout: bool = False
    """Whether the client's words may be quoted in their handout."""


class Measure(Frozen):
    """Something that is scored. Sources of error and importance: domain reference C.1 and C.4."""

    id: Identifier
    name: str = Field(min_length=1, max_length=48)
    ask: Line
    better: Literal["lower", "higher"]
    low: float
    high: float
    step: float = Field(default=1, gt=0)
    unit: str = Field(default="", max_length=12)
    per: Literal["session", "pain_site", "activity", "side", "finding"] = "session"
    """What one reading belongs to."""
    max_subjects: int = Field(default=6, ge=1, le=6)
    error: float | None = Field(default=None, ge=0)
    """The smallest change beyond measurement error, in the measure's unit; none when the practice sets it."""
    important: float | None = Field(default=None, ge=0)
    """The smallest change that people usually call important; from studies over weeks."""
    judge: Literal["pain", "error", "marks", "words", "none"] = "error"
    """Which rule turns two readings into a verdict: the 0-10 pain rule, beyond error, marks of the whole-body
    check, the number's own words (a rating of change), or none."""
    words: tuple[Line, ...] = ()
    """For a short scale: what each step means, from `low` up."""
    anchors: tuple[Line, ...] = ()
    """What the two ends mean."""
    practice_go: bool = False
    """The first try does not count."""
    handout_name: Line = ""
    source: Line = ""

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"low must be below high; they are {self.low:g} and {self.high:g}")
        return self


class BaselineCheck(Frozen):
    """One check of the whole body. Source: domain reference G.2; the practice agrees on what is expected."""

    id: Identifier
    name: str = Field(min_length=1, max_length=40)
    ask: Line
    regions: tuple[str, ...] = ()
    """Body regions it looks at; empty when the practitioner or the client chooses."""
    sides: bool = False
    """Left and right are marked apart."""
    unit: str = Field(default="", max_length=12)
    """Empty: marked 0 to 3. Otherwise a number in this unit."""
    low: float = 0
    high: float = 3
    better: Literal["lower", "higher"] = "lower"
    expected: Line
    expected_from: float | None = None
    expected_to: float | None = None
    error: float | None = Field(default=None, ge=0)
    plain: Line
    """The same in plain words, for the handout."""
    source: Line = ""


class RestrictionType(Frozen):
    """A kind of restriction told by touch. Source: domain reference F; an idea of the field, not a fact."""

    id: Identifier
    name: str = Field(min_length=1, max_length=30)
    key: str = Field(min_length=1, max_length=1)
    feels: Line
    technique: Line
    pressure_ceiling: int = Field(ge=0, le=10)
    hold_seconds: tuple[int, int]
    """From and to, in seconds."""
    retest: Line
    say: Line
    handout: Line
    """How it is told in the handout: "felt ..."."""
    did: Line
    """What was done, for the handout."""
    evidence: Line = ""
    hands_on: bool = True


class Prompt(Frozen):
    """A sentence to say. `when` tells which happening calls for it; a step may also name it."""

    id: Identifier
    when: Literal[
        "step",
        "stage_start",
        "finding_type",
        "after_better",
        "after_same",
        "after_worse",
        "question",
        "any",
    ] = "step"
    of: Identifier | None = None
    """The finding type, stage or question that `when` speaks of."""
    words: Line
    """May hold placeholders: {pain_site} {next_site} {this_site} {change} {client} {stop_word}."""
    evidence: Literal["strong", "good_partial", "partial", "limited", "very_low", "custom", "none"] = "custom"
    source: Line = ""
    handout: bool = False


class Question(Frozen):
    """A question clients ask, with an honest answer. Source: domain reference H.5 and E.7."""

    id: Identifier
    ask: Line
    answer: Line
    evidence: Line = ""


class HomeTask(Frozen):
    """Something to try at home."""

    id: Identifier
    name: str = Field(min_length=1, max_length=40)
    how: Line
    how_much: Line
    stop_when: Line


class Handout(Frozen):
    """Words of the handout that are the same for every client. Source: domain reference H.3."""

    expect: tuple[Line, ...] = ()
    call_title: Line = ""
    call: tuple[Line, ...] = ()
    next_decision: Line = ""
    record: Line = ""
    not_a_diagnosis: Line = ""


class Rewording(Frozen):
    """Words a page for a client had better not hold, and what to write. Source: domain reference H.6."""

    avoid: tuple[Line, ...] = Field(min_length=1)
    use: Line


Row = TypeVar("Row", Measure, RestrictionType, BaselineCheck, Prompt, StopRule, SafetyQuestion)


class Tables(Frozen):
    """All shared tables."""

    safety: tuple[SafetyGroup, ...] = ()
    risks: tuple[Risk, ...] = ()
    stop_rules: tuple[StopRule, ...] = ()
    topics: tuple[Topic, ...] = ()
    measures: tuple[Measure, ...] = ()
    checks: tuple[BaselineCheck, ...] = ()
    types: tuple[RestrictionType, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    questions: tuple[Question, ...] = ()
    home: tuple[HomeTask, ...] = ()
    wording: tuple[Rewording, ...] = ()
    handout: Handout = Handout()

    def find(self, table: str, row_id: str) -> Frozen | None:
        """The row `row_id` of the table called `table`, or none."""
        return next((row for row in getattr(self, table) if row.id == row_id), None)

    def measure(self, measure_id: str) -> Measure:
        """The measure of that id. Raises KeyError when there is none."""
        return _row(self.measures, measure_id)

    def restriction_type(self, type_id: str) -> RestrictionType:
        """The restriction type of that id. Raises KeyError when there is none."""
        return _row(self.types, type_id)

    def check(self, check_id: str) -> BaselineCheck:
        """The whole-body check of that id. Raises KeyError when there is none."""
        return _row(self.checks, check_id)

    def prompt(self, prompt_id: str) -> Prompt:
        """The prompt of that id. Raises KeyError when there is none."""
        return _row(self.prompts, prompt_id)

    def stop_rule(self, rule_id: str) -> StopRule:
        """The stop rule of that id. Raises KeyError when there is none."""
        return _row(self.stop_rules, rule_id)

    def safety_question(self, question_id: str) -> SafetyQuestion:
        """The safety question of that id, whatever its group. Raises KeyError when there is none."""
        return _row(
            tuple(question for group in self.safety for question in group.questions),
            question_id,
        )


def _row(rows: tuple[Row, ...], row_id: str) -> Row:
    for row in rows:
        if row.id == row_id:
            return row
    raise KeyError(row_id)
