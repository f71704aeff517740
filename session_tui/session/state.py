"""The state of a session: everything a screen, a page or a review needs, derived from the events and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, Literal, TypeVar

from session_tui.clock import Stamp, span_between
from session_tui.protocol.models import Protocol, Stage, Step
from session_tui.session import bodies as b
from session_tui.session.events import Carried

Status = Literal["planned", "running", "paused", "ended", "signed"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StageRun:
    """One run of a stage. `key` is the stage's id, or `id#2` when it is repeated; `seconds` are spent in it."""

    key: str
    stage_id: str
    status: Literal["todo", "current", "done", "skipped"] = "todo"
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """Something entered, with when and where: session seconds gone, stage run and step."""

    body: T
    event: str
    seconds: float
    stage: str
    step: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in time and what became of it. `counted` are the seconds of it that are session time."""

    id: str
    seconds: float
    counted: float
    noticed_at: float
    stage: str
    estimated: bool
    clocks_disagree: bool
    answered: bool = False


@dataclass(frozen=True, slots=True)
class StopState:
    """A stop rule that was met; open until it is settled."""

    id: str
    rule: str
    note: str
    seconds: float
    stage: str
    site: str = ""
    outcome: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody said yet what came of it."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class Release:
    """Work at one site.

    `pressures` are the client's numbers, `seconds` its length; `response` is empty while it goes on.
    """

    site: str
    depth: int
    stage: str
    began: float
    seconds: float = 0.0
    pressures: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    response: str = ""
    tenderness: int | None = None
    note: str = ""
    departure: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A rule or the order was left on purpose, with the reason."""

    what: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class State:
    """Where a session stands. Times are in seconds of the session clock unless said otherwise."""

    protocol: Protocol
    carried: Carried = field(default_factory=Carried)
    """What the visit before handed on."""
    status: Status = "planned"
    queue: tuple[StageRun, ...] = ()
    stage_key: str = ""
    step_index: int = 0

    anchor: Stamp | None = None
    """The last moment that is accounted for."""
    started: Stamp | None = None
    finish_by: datetime | None = None
    """When the client has to leave, if that was said; aware."""
    ended: Stamp | None = None
    elapsed: float = 0.0
    paused_seconds: float = 0.0
    estimated: bool = False
    """Some of the time is only known from the wall clock, after a restart of the machine."""
    pause_reason: str = ""
    interrupted: str | None = None
    gaps: tuple[Gap, ...] = ()

    safety: Mapping[str, b.SafetyAnswered] = field(default_factory=dict)
    consent_depth: int | None = None
    """None before consent and after it was withdrawn."""
    stop_word: str = ""
    off_limits: str = ""
    explained: tuple[str, ...] = ()
    story: Mapping[str, str] = field(default_factory=dict)
    pain: tuple[b.PainMarked, ...] = ()
    activities: Mapping[str, str] = field(default_factory=dict)
    main: b.MainChosen | None = None
    readings: tuple[Entry[b.Scored], ...] = ()
    marks: tuple[Entry[b.CheckMarked], ...] = ()
    findings: tuple[b.FindingNoted, ...] = ()
    traces: tuple[b.TraceNoted, ...] = ()
    judged: Mapping[str, b.TraceJudged] = field(default_factory=dict)
    plan: b.Planned | None = None
    release: Release | None = None
    releases: tuple[Release, ...] = ()
    hands_on: bool = False
    settling_pressures: tuple[int, ...] = ()
    """Pressure numbers given outside a site, such as while settling."""
    answers: tuple[Entry[b.CheckAnswered], ...] = ()
    said: tuple[Entry[b.PromptSaid], ...] = ()
    questions: tuple[Entry[b.QuestionAsked], ...] = ()
    teach_back: str | None = None
    home: tuple[b.HomeGiven, ...] = ()
    next_visit: b.NextVisitSet | None = None
    notes: tuple[Entry[b.Noted], ...] = ()
    gates: tuple[Entry[b.GatePassed], ...] = ()
    stops: tuple[StopState, ...] = ()
    departures: tuple[Departure, ...] = ()

    outcome: str = ""
    end_reason: str = ""
    end_rule: str = ""
    signed_by: str | None = None
    amendments: tuple[Entry[b.Amended], ...] = ()
    prints: int = 0

    @property
    def current(self) -> StageRun | None:
        """The stage run on the screen, or none before the start."""
        return self.run(self.stage_key) if self.stage_key else None

    @property
    def stage(self) -> Stage | None:
        """The protocol's stage on the screen, or none before the start."""
        return self.stage_of(self.stage_key) if self.stage_key else None

    @property
    def step(self) -> Step | None:
        """The protocol's step on the screen, or none before the start."""
        stage = self.stage
        return stage.steps[self.step_index] if stage else None

    @property
    def stage_seconds(self) -> float:
        """Seconds spent in the current stage so far."""
        return self.current.seconds if self.current else 0.0

    @property
    def is_live(self) -> bool:
        """Running or paused: somebody may still come back to it."""
        return self.status in ("running", "paused")

    @property
    def open_stop(self) -> StopState | None:
        """The last stop that is not settled."""
        return next((stop for stop in reversed(self.stops) if stop.open), None)

    @property
    def open_gap(self) -> Gap | None:
        """The first gap that nobody said anything about."""
        return next((gap for gap in self.gaps if not gap.answered), None)

    @property
    def release_work_over(self) -> bool:
        """Whether a stop ended release work for this session."""
        return any(stop.outcome == "release_over" for stop in self.stops)

    @property
    def pressures(self) -> tuple[int, ...]:
        """Every pressure number in order, at sites and while settling."""
        at_sites = tuple(value for release in self.releases for value in release.pressures)
        live = self.release.pressures if self.release else ()
        return self.settling_pressures + at_sites + live

    def run(self, key: str) -> StageRun | None:
        """The stage run of that key, or none."""
        return next((run for run in self.queue if run.key == key), None)

    def stage_of(self, key: str) -> Stage:
        """The protocol's stage behind a stage run. Raises KeyError for an unknown key."""
        run = self.run(key)
        if run is None:
            raise KeyError(key)
        return self.protocol.stage(run.stage_id)

    def place_in_queue(self, key: str) -> int:
        """The position of a stage run, from 0."""
        return next(index for index, run in enumerate(self.queue) if run.key == key)

    @property
    def yes_questions(self) -> tuple[str, ...]:
        """Ids of the safety questions answered with yes."""
        return tuple(question for question, answer in self.safety.items() if answer.answer == "yes")

    @property
    def depth_cap(self) -> int | None:
        """The deepest work the safety answers leave anywhere, 0 to 4, or none when they set no such limit."""
        return self.depth_cap_at("")

    def depth_cap_at(self, region: str) -> int | None:
        """The deepest work the safety answers leave at a region, 0 to 4, or none when they set no limit there."""
        questions = [self.protocol.tables.safety_question(question) for question in self.yes_questions]
        caps = [q.depth_cap for q in questions if not q.cap_regions or region in q.cap_regions]
        return min((cap for cap in caps if cap is not None), default=None)

    @property
    def sites_left_alone(self) -> frozenset[str]:
        """Body regions that a yes to a safety question forbids today."""
        return frozenset(
            region
            for question in self.yes_questions
            for region in self.protocol.tables.safety_question(question).no_sites
        )

    def at(self, now: Stamp) -> State:
        """The same state with the time gone up to `now`: what a screen shows between two events."""
        if self.anchor is None or self.status in ("planned", "ended", "signed"):
            return self
        span = span_between(self.anchor, now)
        moved = replace(
            self,
            anchor=now,
            estimated=self.estimated or (span.estimated and span.seconds > 0),
        )
        if self.status == "paused":
            return replace(moved, paused_seconds=self.paused_seconds + span.seconds)
        return moved.with_seconds(span.seconds, self.stage_key)

    def with_seconds(self, seconds: float, stage_key: str, *, at_site: bool = True) -> State:
        """Session time added (or taken off, never below zero) for the session and one stage run.

        With `at_site` the work in hand at a site gets it too.
        """
        queue = tuple(
            replace(run, seconds=max(0.0, run.seconds + seconds)) if run.key == stage_key else run for run in self.queue
        )
        release = self.release
        if release is not None and at_site:
            release = replace(release, seconds=max(0.0, release.seconds + seconds))
        return replace(self, elapsed=max(0.0, self.elapsed + seconds), queue=queue, release=release)
