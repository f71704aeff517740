"""What should happen: a protocol with its stages and steps, as frozen models read from YAML.

The steps are one of a small set of kinds. Each kind has its own panel on the run screen, so that a
practitioner can put a protocol together from the same parts. Everything a session may later need to
understand itself (its measures, types, questions and words) is carried inside, in `tables`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from session_tui.protocol.base import Frozen, Identifier, Line
from session_tui.protocol.tables import Tables

HEADLINE_LETTERS = 24
"""A headline is drawn in block letters; a longer one cannot be read from the table."""


class Minutes(Frozen):
    """How long a stage lasts, in minutes: never under `min`, as a rule `target`, at most `max`."""

    min: float = Field(ge=0, le=240)
    target: float = Field(gt=0, le=240)
    max: float = Field(gt=0, le=240)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.min <= self.target <= self.max:
            raise ValueError(f"min, target and max must rise; they are {self.min:g}, {self.target:g} and {self.max:g}")
        return self


class Condition(Frozen):
    """One thing that must hold at a gate. Exactly one of the fields is given."""

    consent: int | None = Field(default=None, ge=0, le=4)
    """Consent was given for this depth, and not withdrawn."""
    no_stop: bool | None = None
    """No stop rule is open."""
    answered: Identifier | None = None
    """Every question of this safety group has an answer."""
    entered: Identifier | None = None
    """This measure was entered in this stage or before, or marked declined or not done."""
    readings: int | None = Field(default=None, ge=1, le=3)
    """This many readings of the main measure were taken before hands-on work."""
    pain_site: bool | None = None
    """At least one pain site is marked."""
    baseline_done: bool | None = None
    """Every check of the stage's baseline step has a mark, or a reason for none."""
    plan_agreed: bool | None = None
    """A release plan exists and the client agreed to it."""
    pressure_at_most: int | None = Field(default=None, ge=0, le=10)
    """The last pressure rating was not above this."""
    not_worse_by: int | None = Field(default=None, ge=1, le=10)
    """The main movement's score is not worse than before by this much."""
    teach_back: bool | None = None
    """The client's own words about today were scored, or declined."""
    confirm: Line | None = None
    """The practitioner confirms this sentence."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = self.model_dump(exclude_none=True)
        if len(given) != 1:
            raise ValueError(f"a condition is one thing; this one has {len(given)}: {', '.join(given) or 'none'}")
        return self


class StepBase(Frozen):
    """What every step has: an id, a headline for across the room, what to do, and what to say."""

    id: Identifier
    headline: str = Field(min_length=1, max_length=HEADLINE_LETTERS)
    do: tuple[Line, ...] = Field(default=(), max_length=8)
    say: tuple[Identifier, ...] = ()
    """Prompts of the table `prompts` that belong to this step whatever happens, in order."""


class SafetyStep(StepBase):
    """Safety questions, block by block."""

    kind: Literal["safety"]
    groups: tuple[Identifier, ...] = Field(min_length=1)


class ConsentStep(StepBase):
    """What was explained and agreed. `depth` is how deep this consent reaches, 0 to 4."""

    kind: Literal["consent"]
    depth: int = Field(ge=0, le=4)
    explain: tuple[Identifier, ...] = ()
    """Risks of the table `risks` that are told."""
    renew: bool = False
    """A renewed yes at a depth gate: one key, no form."""


class StoryStep(StepBase):
    """The client's history in their words."""

    kind: Literal["story"]
    topics: tuple[Identifier, ...] = Field(min_length=1)


class PainStep(StepBase):
    """Where it hurts, as the client shows it; each site with its scores."""

    kind: Literal["pain"]
    max_sites: int = Field(default=6, ge=1, le=6)
    measures: tuple[Identifier, ...] = ()


class ScoreStep(StepBase):
    """Measures to enter."""

    kind: Literal["score"]
    measures: tuple[Identifier, ...] = Field(min_length=1)
    moment: Literal["before", "during", "after"]
    hide_earlier: bool = False
    """Earlier values stay out of sight until the new one is entered."""


class BaselineStep(StepBase):
    """Whole-body checks in their fixed order."""

    kind: Literal["baseline"]
    checks: Literal["all", "off_last_time"] | tuple[Identifier, ...] = "all"
    moment: Literal["before", "after"] = "before"


class PalpateStep(StepBase):
    """Findings by touch."""

    kind: Literal["palpate"]
    scope: Line = "pain sites, then what they connect to"


class TraceStep(StepBase):
    """From where it hurts to where it may come from: an idea with a test named beforehand."""

    kind: Literal["trace"]


class PlanStep(StepBase):
    """Which sites today, in which order."""

    kind: Literal["plan"]
    max_sites: int = Field(default=3, ge=1, le=12)
    max_deep_sites: int = Field(default=1, ge=0, le=12)
    deep_from: int = Field(default=4, ge=1, le=4)


class ReleaseStep(StepBase):
    """Hands-on work at sites of the plan. `places` are positions in the plan, from 1; empty: any."""

    kind: Literal["release"]
    places: tuple[int, ...] = ()
    pressure_ceiling: int = Field(default=7, ge=1, le=10)


class CheckStep(StepBase):
    """One quick re-test of a measure; better, same or worse; any dizziness."""

    kind: Literal["check"]
    measure: Identifier


class ExplainStep(StepBase):
    """Words for the client, their questions, what they take home, and their own words back."""

    kind: Literal["explain"]
    questions: tuple[Identifier, ...] = ()
    teach_back: Identifier | None = None
    """The measure that scores the client's own words."""
    home: bool = False
    """Things to try at home, and the next visit, are agreed here."""


class NoteStep(StepBase):
    """Free text."""

    kind: Literal["note"]


class GateStep(StepBase):
    """What must hold before the next stage."""

    kind: Literal["gate"]
    require: tuple[Condition, ...] = Field(min_length=1)


Step = Annotated[
    SafetyStep
    | ConsentStep
    | StoryStep
    | PainStep
    | ScoreStep
    | BaselineStep
    | PalpateStep
    | TraceStep
    | PlanStep
    | ReleaseStep
    | CheckStep
    | ExplainStep
    | NoteStep
    | GateStep,
    Field(discriminator="kind"),
]


class Stage(Frozen):
    """A part of the session with its own minutes. Depth 0 no touch, 1 skin, 2 surface, 3 deep, 4 bone."""

    id: Identifier
    name: str = Field(min_length=1, max_length=40)
    short: str = Field(min_length=1, max_length=9)
    """For the rail on a small screen."""
    minutes: Minutes
    depth: int = Field(ge=0, le=4)
    protected: bool = False
    """Never trimmed below its target when time is short."""
    purpose: Line
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _step_ids_differ(self) -> Self:
        ids = [step.id for step in self.steps]
        twice = sorted({step_id for step_id in ids if ids.count(step_id) > 1})
        if twice:
            raise ValueError(f"two steps of stage '{self.id}' are called '{twice[0]}'; every step has its own id")
        return self

    def step(self, step_id: str) -> Step:
        """The step of that id. Raises KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


class OrderRules(Frozen):
    """Practice rules for the order of release work; a departure warns and keeps its reason."""

    surface_first: bool = True
    one_level_at_a_time: bool = True
    both_sides: bool = False
    reason: Line = "Practice rule of this protocol; no trial has tested it."


class Protocol(Frozen):
    """A whole sequence, with the shared tables it uses."""

    format: Literal[1] = 1
    id: Identifier
    version: int = Field(default=1, ge=1)
    name: str = Field(min_length=1, max_length=60)
    visit: Literal["first", "followup", "focus", "review"]
    total_minutes: float = Field(gt=0, le=480)
    about: Line = ""
    main_measure: Identifier = "pain_now"
    order: OrderRules = OrderRules()
    stages: tuple[Stage, ...] = Field(min_length=1, max_length=40)
    tables: Tables = Tables()

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises KeyError when there is none."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)
