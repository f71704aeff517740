"""Whether a gate holds, and whether a stage may be entered: what is missing, and whether a reason can stand in for it.

Consent, an open stop and an emergency answer are of safety: no reason opens them. Everything else is a rule of the
practice: it may be departed from, with a reason that is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from session_tui.problem import Problem
from session_tui.protocol.models import BaselineStep, CheckStep, Condition, ReleaseStep, Stage
from session_tui.session.progress import baseline_left
from session_tui.session.state import State

DEPTH_NAMES = ("no touch", "skin", "surface layer", "deep layer", "near bone")
"""What the practitioner aims for at depth 0 to 4."""


@dataclass(frozen=True, slots=True)
class GateItem:
    """One line of a gate: what must hold, whether it does, and whether only safety could open it."""

    words: str
    holds: bool
    hard: bool = False
    confirm: bool = False
    """Passing the gate says this."""


def gate_items(state: State, conditions: tuple[Condition, ...]) -> tuple[GateItem, ...]:
    """Every condition of a gate, judged."""
    return tuple(_judge(state, condition) for condition in conditions)


def _judge(state: State, condition: Condition) -> GateItem:
    field, value = next(iter(condition.model_dump(exclude_none=True).items()))
    if field == "confirm":
        return GateItem(str(value), holds=True, confirm=True)
    return _JUDGES[field](state, value)


def _consent(state: State, depth: int) -> GateItem:
    cap = state.depth_cap
    if cap is not None and cap < depth:
        return GateItem(
            f"Work stays at {DEPTH_NAMES[cap]} today: a safety answer limits it",
            holds=True,
        )
    to_come = any(run.status == "todo" and state.stage_of(run.key).depth >= depth for run in state.queue)
    if depth and state.started is not None and not to_come and state.stage is not None and state.stage.depth < depth:
        return GateItem(f"No stage at {DEPTH_NAMES[depth]} is left today", holds=True)
    given = state.consent_depth is not None and state.consent_depth >= depth
    what = f"for {DEPTH_NAMES[depth]}" if depth else "to begin"
    return GateItem(f"Consent {what} is recorded" if given else f"No consent {what} yet", given, hard=True)


def _no_stop(state: State, _value: bool) -> GateItem:
    stop = state.open_stop
    name = state.protocol.tables.stop_rule(stop.rule).name if stop else ""
    return GateItem(f"Stop is open: {name}" if stop else "No stop is open", stop is None, hard=True)


def _answered(state: State, group_id: str) -> GateItem:
    group = next(group for group in state.protocol.tables.safety if group.id == group_id)
    left = [question for question in group.questions if question.id not in state.safety]
    words = f"{group.name}: {len(left)} not answered" if left else f"{group.name}: all answered"
    return GateItem(words, not left)


def _entered(state: State, measure_id: str) -> GateItem:
    """Entered in this stage or before; but where the stage asks for it itself, then in this stage."""
    measure = state.protocol.tables.measure(measure_id)
    asked_here = any(measure_id in getattr(step, "measures", ()) for step in (state.stage.steps if state.stage else ()))
    places = {state.stage_key} if asked_here else {run.key for run in state.queue}
    found = any(entry.body.measure == measure_id and entry.stage in places for entry in state.readings)
    return GateItem(f"{measure.name}: {'entered' if found else 'not entered'}", found)


def _readings(state: State, wanted: int) -> GateItem:
    main = state.main.measure if state.main else state.protocol.main_measure
    before = [e for e in state.readings if e.body.measure == main and e.body.moment == "before"]
    steps = {(entry.stage, entry.step) for entry in before}
    name = state.protocol.tables.measure(main).name
    return GateItem(
        f"{name}: {len(steps)} of {wanted} readings before hands-on work",
        len(steps) >= wanted,
    )


def _pain_site(state: State, _value: bool) -> GateItem:
    marked = len(state.pain)
    return GateItem(f"{marked} pain site{'s' if marked != 1 else ''} marked", bool(marked))


def _baseline_done(state: State, _value: bool) -> GateItem:
    """Every check of this stage's baseline step; without one, of the last baseline step before."""
    here = _baseline_steps(state, state.stage_key)
    earlier = [_baseline_steps(state, run.key) for run in state.queue[: state.place_in_queue(state.stage_key)]]
    steps = here or next((found for found in reversed(earlier) if found), [])
    left = sum(len(baseline_left(state, step)) for step in steps)
    return GateItem(f"Whole-body checks: {left} left" if left else "Whole-body checks: all done", left == 0)


def _baseline_steps(state: State, key: str) -> list[BaselineStep]:
    return [step for step in state.stage_of(key).steps if isinstance(step, BaselineStep)]


def _plan_agreed(state: State, _value: bool) -> GateItem:
    agreed = state.plan is not None and state.plan.agreed
    return GateItem("The client agreed to the plan" if agreed else "No plan agreed yet", agreed)


def _pressure(state: State, most: int) -> GateItem:
    last = state.pressures[-1] if state.pressures else None
    if last is None:
        return GateItem(f"Pressure {most} or less: no number given yet", holds=False)
    return GateItem(f"Pressure {last}, at most {most}", last <= most)


def _not_worse(state: State, by: int) -> GateItem:
    checks = [step.measure for step in (state.stage.steps if state.stage else ()) if isinstance(step, CheckStep)]
    measure = checks[0] if checks else state.protocol.main_measure
    name = state.protocol.tables.measure(measure).name
    known = [e.body for e in state.readings if e.body.measure == measure and e.body.value is not None]
    before = [body.value for body in known if body.moment == "before" and body.value is not None]
    latest = next((body.value for body in reversed(known) if body.moment != "before"), None)
    if not before or latest is None:
        return GateItem(f"{name}: no two scores to compare", holds=True)
    return GateItem(f"{name}: not worse by {by} or more", latest - fmean(before) < by)


def _teach_back(state: State, _value: bool) -> GateItem:
    return GateItem("The client said it in their own words", state.teach_back is not None)


_JUDGES: dict[str, Callable[[State, Any], GateItem]] = {
    "consent": _consent,
    "no_stop": _no_stop,
    "answered": _answered,
    "entered": _entered,
    "readings": _readings,
    "pain_site": _pain_site,
    "baseline_done": _baseline_done,
    "plan_agreed": _plan_agreed,
    "pressure_at_most": _pressure,
    "not_worse_by": _not_worse,
    "teach_back": _teach_back,
}


def entry_problems(state: State, stage: Stage) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What stands against entering a stage: of safety (no way round), and of the practice (a reason opens it)."""
    if stage.depth == 0:
        return (), ()
    hard: list[Problem] = []
    soft: list[Problem] = []
    tables = state.protocol.tables
    for question_id in state.yes_questions:
        question = tables.safety_question(question_id)
        if question.action == "emergency":
            hard.append(
                Problem(
                    f"'{question.short}' was answered with yes.",
                    f"Your protocol says: {question.rule}",
                )
            )
        elif question.action in ("same_day", "doctor") and not state.safety[question_id].did:
            soft.append(
                Problem(
                    f"'{question.short}' was answered with yes.",
                    f"Your protocol says: {question.rule}",
                )
            )
    needed = stage.depth if state.depth_cap is None else min(stage.depth, state.depth_cap)
    if state.consent_depth is None:
        hard.append(
            Problem(
                f"{stage.name} touches the client and there is no consent.",
                "Record consent first.",
            )
        )
    elif state.consent_depth < needed:
        hard.append(
            Problem(
                f"{stage.name} works at {DEPTH_NAMES[needed]}; consent reaches to {DEPTH_NAMES[state.consent_depth]}.",
                "Ask again and record the answer, or leave the stage out.",
            )
        )
    planned_work = any(isinstance(step, ReleaseStep) and step.places for step in stage.steps)
    if planned_work and state.release_work_over:
        hard.append(Problem("Release work was ended for today by a stop.", "Leave this stage out."))
    return tuple(hard), tuple(soft)
