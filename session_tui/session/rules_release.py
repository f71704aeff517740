"""Rules for the idea, the plan and the hands-on work: what is forbidden, what warns, and what a number sets off."""

from __future__ import annotations

from itertools import pairwise

from session_tui.body.regions import is_site, site
from session_tui.problem import Problem
from session_tui.protocol.models import PlanStep, ReleaseStep
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.decision import Decision, no, only_with_reason, yes
from session_tui.session.gates import DEPTH_NAMES
from session_tui.session.progress import finding_at, sites_left
from session_tui.session.session import Session
from session_tui.session.state import State

GENTLE_AREAS = ("neck", "belly")
GENTLE_CEILING = 5
"""Pressure stays at 5 of 10 or less on neck and belly (domain reference D.4; a practice setting)."""


def note_trace(_session: Session, state: State, action: a.NoteTrace) -> Decision:
    """A working idea for one pain site; the practitioner chooses, nothing is suggested."""
    pain_site = action.pain_site or (state.pain[0].site if state.pain else None)
    if pain_site is None or all(mark.site != pain_site for mark in state.pain):
        return no("An idea starts from a marked pain site.", "Mark where it hurts first.")
    strange = [s for s in (action.source, *action.path) if s not in ("local", "unsure") and not is_site(s)]
    if strange:
        return no(f"'{strange[0]}' is no site of the body map.")
    return yes(
        b.TraceNoted(
            pain_site=pain_site,
            source=action.source,
            path=action.path,
            why=action.why,
            test=action.test,
        )
    )


def judge_trace(_session: Session, state: State, action: a.JudgeTrace) -> Decision:
    """How the test of an idea came out."""
    pain_site = action.pain_site or (state.traces[-1].pain_site if state.traces else None)
    if pain_site is None or all(trace.pain_site != pain_site for trace in state.traces):
        return no("There is no working idea for that pain site.")
    return yes(b.TraceJudged(pain_site=pain_site, verdict=action.verdict, note=action.note))


def set_plan(_session: Session, state: State, action: a.SetPlan) -> Decision:
    """The release plan: forbidden sites refuse, order rules ask for a reason."""
    hard = [problem for place in action.places for problem in site_problems(state, place.site, place.depth)]
    if hard:
        return Decision(problems=tuple(hard))
    known = {finding.finding for finding in state.findings}
    strange = [place.finding for place in action.places if place.finding and place.finding not in known]
    if strange:
        return no(f"There is no finding '{strange[0]}'.")
    soft = order_problems(state, action.places)
    if soft and not action.reason:
        return only_with_reason(*soft)
    return yes(
        b.Planned(
            places=action.places,
            agreed=action.agreed,
            departure=action.reason if soft else "",
        )
    )


def site_problems(state: State, site_id: str, depth: int) -> tuple[Problem, ...]:
    """What forbids hands at a site today, whatever the reason."""
    if not is_site(site_id):
        return (Problem(f"'{site_id}' is no site of the body map."),)
    place = site(site_id)
    problems = []
    if place.contact == "none":
        problems.append(Problem(f"{place.name} is not a place for hands.", place.note))
    if place.region in state.sites_left_alone:
        problems.append(Problem(f"{place.name} is left alone today: a safety answer says so."))
    cap = state.depth_cap_at(place.region)
    if cap is not None and depth > cap:
        problems.append(
            Problem(
                f"{place.name} at {DEPTH_NAMES[depth]} is too deep today.",
                f"A safety answer allows {DEPTH_NAMES[cap]}.",
            )
        )
    finding = finding_at(state, site_id)
    if finding is not None and not state.protocol.tables.restriction_type(finding.type).hands_on:
        problems.append(
            Problem(
                f"{place.name} was found not to be for hands.",
                "It is to be looked at by a doctor.",
            )
        )
    return tuple(problems)


def order_problems(state: State, places: tuple[b.PlanPlace, ...]) -> tuple[Problem, ...]:
    """Which order rules of the protocol a plan departs from."""
    limits = next(
        (s for st in state.protocol.stages for s in st.steps if isinstance(s, PlanStep)),
        None,
    )
    rules = state.protocol.order
    depths = [place.depth for place in places]
    problems = []
    if limits and len(places) > limits.max_sites:
        problems.append(Problem(f"{len(places)} sites; this protocol plans {limits.max_sites}."))
    deep = [depth for depth in depths if limits and depth >= limits.deep_from]
    if limits and len(deep) > limits.max_deep_sites:
        problems.append(Problem(f"{len(deep)} deep sites; this protocol plans {limits.max_deep_sites}."))
    if rules.surface_first and depths != sorted(depths):
        problems.append(Problem("A deeper site stands before a shallower one.", "Surface first."))
    if rules.one_level_at_a_time and any(y - x > 1 for x, y in pairwise(depths)):
        problems.append(Problem("The depth rises by more than one level at once."))
    sides = {place.site[-2:] for place in places if place.site.endswith((".L", ".R"))}
    if rules.both_sides and len(sides) == 1:
        problems.append(Problem("Only one side is in the plan.", "Touch both sides."))
    return tuple(problems)


def start_release(_session: Session, state: State, action: a.StartRelease) -> Decision:
    """Begin at a site: the next of the plan, or another one with a reason."""
    step, stage = state.step, state.stage
    if not isinstance(step, ReleaseStep) or stage is None:
        return no("This step is not for hands-on work.", "Go to a release step.")
    if state.release is not None:
        return no(f"Work at {site(state.release.site).name} is going on.", "End it first.")
    if state.open_stop is not None:
        return no("A stop is open.", "Settle it first.")
    left = sites_left(state, step)
    site_id = action.site or (left[0].site if left else None)
    if site_id is None:
        return no("No site is left in the plan for this stage.", "Name a site.")
    planned = next((place for place in left if place.site == site_id), None)
    cap = state.depth_cap_at(site(site_id).region if is_site(site_id) else "")
    deepest = stage.depth if cap is None else min(stage.depth, cap)
    depth = action.depth or max(1, min(planned.depth if planned else stage.depth, deepest))
    hard = [*site_problems(state, site_id, depth), *_consent_problems(state, depth)]
    if hard:
        return Decision(problems=tuple(hard))
    soft = _departures(state, step, site_id, depth, planned)
    if soft and not action.reason:
        return only_with_reason(*soft)
    return yes(b.ReleaseStarted(site=site_id, depth=depth, departure=action.reason if soft else ""))


def _consent_problems(state: State, depth: int) -> list[Problem]:
    if state.consent_depth is None or state.consent_depth < depth:
        return [
            Problem(
                f"There is no consent for {DEPTH_NAMES[depth]}.",
                "Ask again and record the answer.",
            )
        ]
    return []


def _departures(
    state: State,
    step: ReleaseStep,
    site_id: str,
    depth: int,
    planned: b.PlanPlace | None,
) -> list[Problem]:
    stage = state.stage
    problems = []
    if step.places and planned is None:
        problems.append(Problem(f"{site(site_id).name} is not in the plan for this stage."))
    if stage is not None and depth > stage.depth:
        problems.append(Problem(f"This stage works at {DEPTH_NAMES[stage.depth]}."))
    return problems


def pressure_ceiling(state: State) -> int:
    """The highest pressure number for the site in work: the step's, the finding's type's, and 5 on neck and belly."""
    step = state.step
    ceiling = step.pressure_ceiling if isinstance(step, ReleaseStep) else 10
    if state.release is None:
        return ceiling
    finding = finding_at(state, state.release.site)
    if finding is not None:
        ceiling = min(
            ceiling,
            state.protocol.tables.restriction_type(finding.type).pressure_ceiling,
        )
    if site(state.release.site).area in GENTLE_AREAS:
        ceiling = min(ceiling, GENTLE_CEILING)
    return ceiling


def rate_pressure(_session: Session, state: State, action: a.RatePressure) -> Decision:
    """The client's number; above the ceiling it raises the stop rule for pressure."""
    rated = b.PressureRated(value=action.value)
    if state.release is not None and action.value > pressure_ceiling(state):
        return yes(rated, *_raise(state, "st_pressure"))
    return yes(rated)


def mark_release(_session: Session, state: State, action: a.MarkRelease) -> Decision:
    """A mark; a held breath, or guarding for the second time, raises the stop rule for pressure."""
    if state.release is None:
        return no("No work at a site is going on.", "Begin at a site first.")
    marked = b.ReleaseMarked(mark=action.mark)
    guarded = action.mark == "guarding" and "guarding" in state.release.marks
    if action.mark == "breath_held" or guarded:
        return yes(marked, *_raise(state, "st_pressure"))
    return yes(marked)


def _raise(state: State, rule: str) -> tuple[b.StopRaised, ...]:
    known = state.protocol.tables.find("stop_rules", rule) is not None
    return (b.StopRaised(rule=rule),) if known and state.open_stop is None else ()


def end_release(_session: Session, state: State, action: a.EndRelease) -> Decision:
    """End the work at this site."""
    if state.release is None:
        return no("No work at a site is going on.")
    return yes(b.ReleaseEnded(response=action.response, tenderness=action.tenderness, note=action.note))
