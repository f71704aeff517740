"""What is done and what is left in a step: checks, measures, sites, prompts."""

from __future__ import annotations

from dataclasses import dataclass

from session_tui.body.regions import site
from session_tui.protocol.models import BaselineStep, PainStep, ReleaseStep, ScoreStep
from session_tui.protocol.tables import BaselineCheck, Measure
from session_tui.session import bodies as b
from session_tui.session.events import Carried
from session_tui.session.state import Entry, State


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to score: a measure and what it belongs to. `label` is plain words; `named` is false for an activity
    that has no words yet."""

    measure: Measure
    subject: str
    label: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class CheckTarget:
    """One whole-body check, one side (none for the whole)."""

    check: BaselineCheck
    side: b.Side | None


def checks_of(state: State, step: BaselineStep, carried: Carried | None = None) -> tuple[CheckTarget, ...]:
    """The checks of a baseline step in their fixed order, sides apart, left first.

    `off_last_time` gives those that were off at the visit before, or off earlier in this session; with neither it gives
    all of them, because then nobody knows.
    """
    table = state.protocol.tables.checks
    if step.checks == "all":
        chosen = table
    elif step.checks == "off_last_time":
        earlier = set((carried or state.carried).off_checks)
        today = {e.body.check for e in state.marks if e.body.moment == "before" and is_off_mark(state, e)}
        wanted = today if step.moment == "after" else earlier
        chosen = tuple(check for check in table if check.id in wanted)
        if not chosen and step.moment == "before":
            chosen = table
    else:
        chosen = tuple(state.protocol.tables.check(check_id) for check_id in step.checks)
    return tuple(CheckTarget(check, side) for check in chosen for side in (("L", "R") if check.sides else (None,)))


def baseline_left(state: State, step: BaselineStep, carried: Carried | None = None) -> tuple[CheckTarget, ...]:
    """The checks of a step that have no mark yet."""
    done = {(e.body.check, e.body.side) for e in state.marks if e.body.moment == step.moment}
    return tuple(t for t in checks_of(state, step, carried) if (t.check.id, t.side) not in done)


def is_off_mark(state: State, entry: Entry[b.CheckMarked]) -> bool:
    """Whether a mark is off the expected value: a mark above 0, or a number outside the expected range."""
    return is_off(state.protocol.tables.check(entry.body.check), entry.body)


def is_off(check: BaselineCheck, body: b.CheckMarked) -> bool:
    """Whether one mark of a check is off the expected value. Missing is missing, never off."""
    if body.missing is not None:
        return False
    if body.value is None:
        return bool(body.mark)
    too_low = check.expected_from is not None and body.value < check.expected_from
    too_high = check.expected_to is not None and body.value > check.expected_to
    return too_low or too_high


def targets_of(state: State, step: ScoreStep | PainStep) -> tuple[Target, ...]:
    """Everything a score step asks for, subject by subject, in the order of the protocol."""
    return tuple(t for measure_id in step.measures for t in targets_of_measure(state, measure_id))


def targets_of_measure(state: State, measure_id: str) -> tuple[Target, ...]:
    """The subjects of one measure in this session."""
    measure = state.protocol.tables.measure(measure_id)
    if measure.per == "pain_site":
        return tuple(Target(measure, m.site, f"{measure.name}, {_inside(site(m.site).name)}") for m in state.pain)
    if measure.per == "activity":
        named = tuple(a for a in state.activities if a != "main_movement")
        targets = tuple(Target(measure, a, state.activities[a]) for a in named)
        return targets or (Target(measure, "a1", "an activity that matters", named=False),)
    if measure.per == "side":
        return tuple(Target(measure, s, f"{measure.name}, {w}") for s, w in (("L", "left"), ("R", "right")))
    if measure.per == "finding":
        return tuple(
            Target(measure, f.finding, f"{measure.name}, {_inside(site(f.site).name)}") for f in state.findings
        )
    if measure_id == "main_movement" and "main_movement" in state.activities:
        return (Target(measure, "", f"{measure.name}: {state.activities['main_movement']}"),)
    return (Target(measure, "", measure.name),)


def _inside(name: str) -> str:
    """A name in the middle of a line."""
    return f"{name[:1].lower()}{name[1:]}"


def reading_here(state: State, measure_id: str, subject: str) -> b.Scored | None:
    """What was entered for a target in the step on the screen, or none."""
    step = state.step
    for entry in reversed(state.readings):
        same = (entry.body.measure, entry.body.subject) == (measure_id, subject)
        if same and step is not None and (entry.stage, entry.step) == (state.stage_key, step.id):
            return entry.body
    return None


def sites_left(state: State, step: ReleaseStep) -> tuple[b.PlanPlace, ...]:
    """Places of the plan that belong to this release step and were not worked on in this stage yet."""
    if state.plan is None:
        return ()
    done = {release.site for release in state.releases if release.stage == state.stage_key}
    if state.release is not None:
        done.add(state.release.site)
    places = tuple(state.plan.places[n - 1] for n in step.places if 0 < n <= len(state.plan.places))
    return tuple(place for place in places if place.site not in done)


def finding_at(state: State, site_id: str) -> b.FindingNoted | None:
    """The latest finding at a site, or none."""
    return next(
        (finding for finding in reversed(state.findings) if finding.site == site_id),
        None,
    )
