"""Whether a protocol's stages can be lived in their order: consent, gates, depth, and what a gate waits for.

Practice rules of the domain reference (D.5, G.0): no touch before consent to its depth, a gate before
each deeper stage, depth rising one level at a time, palpation before the plan, the plan before its work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from session_tui.protocol.faults import Fault
from session_tui.protocol.models import (
    BaselineStep,
    CheckStep,
    Condition,
    ConsentStep,
    ExplainStep,
    GateStep,
    PainStep,
    PalpateStep,
    PlanStep,
    Protocol,
    ReleaseStep,
    SafetyStep,
    ScoreStep,
    Stage,
    Step,
)

Path = tuple[str | int, ...]


def check_sequence(protocol: Protocol) -> tuple[Fault, ...]:
    """All faults in the order of stages and steps."""
    walk = _Walk(protocol)
    faults: list[Fault] = []
    for stage_at, stage in enumerate(protocol.stages):
        faults += walk.stage(("stages", stage_at), stage)
    return tuple(faults)


@dataclass
class _Walk:
    """What has happened so far on a walk through the protocol."""

    protocol: Protocol
    consent: int = -1
    depth: int = 0
    release_depth: int = 1
    gate: bool = False
    """A gate was passed since the depth last rose."""
    kinds: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    measured: list[str] = field(default_factory=list)
    plan: PlanStep | None = None
    teach_back: bool = False

    def stage(self, path: Path, stage: Stage) -> Iterator[Fault]:
        """Faults of one stage; remembers what it does."""
        yield from self._depth(path, stage)
        for step_at, step in enumerate(stage.steps):
            here = (*path, "steps", step_at)
            yield from self._order(here, step)
            self._remember(step)

    def _depth(self, path: Path, stage: Stage) -> Iterator[Fault]:
        if stage.depth > max(self.consent, 0, self._consent_first(stage)):
            what = f"stage '{stage.id}' goes to depth {stage.depth}; no consent before it reaches that deep."
            right = f"Add a step 'kind: consent' with 'depth: {stage.depth}' before it."
            yield Fault((*path, "depth"), what, right)
        if stage.depth > self.depth:
            if not self.gate and not isinstance(stage.steps[0], GateStep):
                what = f"stage '{stage.id}' goes deeper than all before it, and no gate stands before it."
                yield Fault((*path, "depth"), what, "End the stage before it with a step 'kind: gate'.")
            self.depth, self.gate = stage.depth, False
        if any(isinstance(step, ReleaseStep) for step in stage.steps):
            if self.protocol.order.one_level_at_a_time and stage.depth > self.release_depth + 1:
                what = f"stage '{stage.id}' rises from depth {self.release_depth} to {stage.depth} at once."
                right = f"Make it {self.release_depth + 1}, or set order.one_level_at_a_time to false."
                yield Fault((*path, "depth"), what, right)
            self.release_depth = max(self.release_depth, stage.depth)

    def _consent_first(self, stage: Stage) -> int:
        """The depth of consent given in this stage before hands go on, or -1."""
        reached = -1
        for step in stage.steps:
            if isinstance(step, PalpateStep | ReleaseStep):
                break
            if isinstance(step, ConsentStep):
                reached = max(reached, step.depth)
        return reached

    def _order(self, path: Path, step: Step) -> Iterator[Fault]:
        if isinstance(step, PlanStep) and "palpate" not in self.kinds:
            yield Fault((*path, "kind"), "the plan comes before palpation.", "Put a step 'kind: palpate' before it.")
        if isinstance(step, ReleaseStep) and step.places:
            yield from self._places(path, step)
        if isinstance(step, GateStep):
            for at, condition in enumerate(step.require):
                waits_for = self._never_met(condition)
                if waits_for:
                    what = f"this gate never opens: {waits_for}"
                    yield Fault((*path, "require", at), what, "Put such a step before it, or leave this line out.")

    def _places(self, path: Path, step: ReleaseStep) -> Iterator[Fault]:
        if self.plan is None:
            what = "work on places of the plan comes before the plan."
            yield Fault((*path, "places"), what, "Put a step 'kind: plan' before it, or leave 'places' out.")
            return
        for at, place in enumerate(step.places):
            if not 1 <= place <= self.plan.max_sites:
                what = f"place {place} is not in the plan, which holds at most {self.plan.max_sites} sites."
                yield Fault((*path, "places", at), what, f"Write 1 to {self.plan.max_sites}, or raise max_sites.")

    def _never_met(self, condition: Condition) -> str:
        """Why the condition can never hold at this point; empty when it can."""
        name, value = next(iter(condition.model_dump(exclude_none=True).items()))
        main = self.protocol.main_measure
        reasons = {
            "consent": (
                self.consent >= (condition.consent or 0),
                f"nothing asks consent for depth {value} before it.",
            ),
            "answered": (value in self.groups, f"no safety step before it asks the group '{value}'."),
            "entered": (value in self.measured, f"no step before it scores '{value}'."),
            "readings": (
                self.measured.count(main) >= (condition.readings or 0),
                f"'{main}' is scored {self.measured.count(main)} times before it, not {value}.",
            ),
            "pain_site": ("pain" in self.kinds, "no pain step comes before it."),
            "baseline_done": ("baseline" in self.kinds, "no baseline step comes before it."),
            "plan_agreed": (self.plan is not None, "no plan step comes before it."),
            "teach_back": (self.teach_back, "no explain step before it has 'teach_back'."),
        }
        met, reason = reasons.get(name, (True, ""))
        return "" if met else reason

    def _remember(self, step: Step) -> None:
        self.kinds.add(step.kind)
        match step:
            case ConsentStep():
                self.consent = max(self.consent, step.depth)
            case SafetyStep():
                self.groups.update(step.groups)
            case PainStep() | ScoreStep():
                self.measured += step.measures
            case CheckStep():
                self.measured.append(step.measure)
            case PlanStep():
                self.plan = step
            case ExplainStep() if step.teach_back is not None:
                self.teach_back = True
                self.measured.append(step.teach_back)
            case GateStep():
                self.gate = True
            case BaselineStep() | _:
                pass
