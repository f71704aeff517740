"""Rules for moving through the stages: start, next, back, skip, repeat, reorder.

`next` is one key for "the next thing". On a release step that is: begin at the next site of the plan, end the work
there, and when every site is done, go on.
"""

from __future__ import annotations

from session_tui.problem import Problem
from session_tui.protocol.models import GateStep, ReleaseStep
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.decision import Decision, no, only_with_reason, yes
from session_tui.session.gates import entry_problems, gate_items
from session_tui.session.progress import sites_left
from session_tui.session.rules_release import end_release, start_release
from session_tui.session.session import Session
from session_tui.session.state import StageRun, State


def start(session: Session, _state: State, action: a.Start) -> Decision:
    """Start the clock at the first step of the first stage, with the activities that were named at earlier visits."""
    first = session.protocol.stages[0]
    entered = b.StepEntered(stage=first.id, step=first.steps[0].id, via="start")
    named = (b.ActivityNamed(activity=activity, words=words) for activity, words in session.header.carried.activities)
    return yes(b.Started(finish_by=action.finish_by), entered, *named)


def go_on(session: Session, state: State, action: a.Next) -> Decision:
    """The next thing: at a release step the sites in turn, at a gate only when it holds, else the next step."""
    step = state.step
    if step is None:
        return no("The session has not begun.", "Start it first.")
    if isinstance(step, ReleaseStep):
        work = _next_of_release(session, state, step, past_sites=action.past_sites)
        if work is not None:
            return work
    if isinstance(step, GateStep):
        return _through_gate(state, step, action.reason)
    return _enter_next(state, action.reason)


def _next_of_release(session: Session, state: State, step: ReleaseStep, *, past_sites: bool) -> Decision | None:
    if state.release is not None:
        return end_release(session, state, a.EndRelease())
    if past_sites or state.release_work_over or state.open_stop is not None:
        return None
    if sites_left(state, step):
        return start_release(session, state, a.StartRelease())
    return None


def _through_gate(state: State, step: GateStep, reason: str) -> Decision:
    items = gate_items(state, step.require)
    hard = [Problem(f"{item.words}.") for item in items if item.hard and not item.holds]
    soft = [Problem(f"{item.words}.") for item in items if not item.hard and not item.holds]
    if hard:
        return Decision(problems=tuple(hard + soft))
    if soft and not reason:
        return only_with_reason(*soft)
    moved = _enter_next(state, reason)
    if not moved.allowed:
        return moved
    passed = b.GatePassed(
        stage=state.stage_key,
        step=step.id,
        confirmed=tuple(item.words for item in items if item.confirm),
        unmet=tuple(problem.what for problem in soft),
        reason=reason if soft else "",
    )
    return Decision(bodies=(passed, *moved.bodies), remarks=moved.remarks)


def _enter_next(state: State, reason: str) -> Decision:
    stage, run = state.stage, state.current
    if stage is None or run is None:
        return no("The session has not begun.", "Start it first.")
    if state.step_index + 1 < len(stage.steps):
        return yes(b.StepEntered(stage=run.key, step=stage.steps[state.step_index + 1].id))
    following = next_run(state)
    if following is None:
        return no("This is the last step.", "End the session to see the summary.")
    return _enter(state, following, "next", reason)


def _enter(state: State, run: StageRun, via: str, reason: str) -> Decision:
    stage = state.stage_of(run.key)
    hard, soft = entry_problems(state, stage)
    if hard:
        return Decision(problems=(*hard, *soft))
    if soft and not reason:
        return only_with_reason(*soft)
    entered = b.StepEntered.model_validate(
        {
            "stage": run.key,
            "step": stage.steps[0].id,
            "via": via,
            "reason": reason if soft else "",
        }
    )
    return yes(entered, remarks=_left_early(state))


def _left_early(state: State) -> tuple[str, ...]:
    stage = state.stage
    if stage is None or state.stage_seconds >= stage.minutes.min * 60:
        return ()
    short = stage.minutes.min - state.stage_seconds / 60
    return (f"{stage.name}: {short:.0f} min under its minimum, noted.",) if short >= 0.5 else ()


def next_run(state: State) -> StageRun | None:
    """The stage run that `next` would go to after the current one: the first to come behind it, or none."""
    if not state.stage_key:
        return None
    behind = state.queue[state.place_in_queue(state.stage_key) + 1 :]
    return next((run for run in behind if run.status == "todo"), None)


def back(_session: Session, state: State, _action: a.Back) -> Decision:
    """The step before; at a stage's first step the last step of the stage before it."""
    stage, run = state.stage, state.current
    if stage is None or run is None:
        return no("The session has not begun.", "Start it first.")
    if state.release is not None:
        return no("Work at a site is going on.", "End it first.")
    if state.step_index > 0:
        return yes(b.StepEntered(stage=run.key, step=stage.steps[state.step_index - 1].id, via="back"))
    before = [other for other in state.queue[: state.place_in_queue(run.key)] if other.status == "done"]
    if not before:
        return no("This is the first step.")
    target = before[-1]
    return yes(b.StepEntered(stage=target.key, step=state.stage_of(target.key).steps[-1].id, via="back"))


def skip_stage(_session: Session, state: State, action: a.SkipStage) -> Decision:
    """Leave a stage out. Leaving the current one also leaves out what may not be entered after it."""
    key = action.stage or state.stage_key
    run = state.run(key)
    if run is None:
        return no(f"There is no stage called '{key}' in this session.", _keys(state))
    if run.status in ("done", "skipped"):
        return no(f"{state.stage_of(key).name} is {run.status} already.")
    if not action.reason:
        return only_with_reason(Problem(f"{state.stage_of(key).name} would be left out.", "Say why."))
    if run.status == "todo":
        return yes(b.StageSkipped(stage=key, reason=action.reason))
    if state.release is not None:
        return no("Work at a site is going on.", "End it first.")
    return _skip_current(state, action.reason)


def _skip_current(state: State, reason: str) -> Decision:
    skipped: list[b.Body] = [b.StageSkipped(stage=state.stage_key, reason=reason)]
    blocked: tuple[Problem, ...] = ()
    for run in state.queue[state.place_in_queue(state.stage_key) + 1 :]:
        if run.status != "todo":
            continue
        hard, _soft = entry_problems(state, state.stage_of(run.key))
        if not hard:
            stage = state.stage_of(run.key)
            entered = b.StepEntered(stage=run.key, step=stage.steps[0].id, via="skip")
            return yes(*skipped, entered)
        blocked = hard
        skipped.append(b.StageSkipped(stage=run.key, reason=blocked[0].what))
    return Decision(problems=(*blocked, Problem("No stage is left to go to.", "End the session.")))


def repeat_stage(_session: Session, state: State, action: a.RepeatStage) -> Decision:
    """Do a stage once more, right after the current one."""
    key = action.stage or state.stage_key
    run = state.run(key)
    if run is None:
        return no(f"There is no stage called '{key}' in this session.", _keys(state))
    if not action.reason:
        return only_with_reason(Problem(f"{state.stage_of(key).name} would be done once more.", "Say why."))
    times = sum(1 for other in state.queue if other.stage_id == run.stage_id)
    new_key = f"{run.stage_id}#{times + 1}"
    return yes(b.StageRepeated(stage=key, key=new_key, reason=action.reason))


def move_stage(_session: Session, state: State, action: a.MoveStage) -> Decision:
    """Put a stage to come before another one to come, or at the end."""
    for key in filter(None, (action.stage, action.before)):
        run = state.run(key)
        if run is None:
            return no(f"There is no stage called '{key}' in this session.", _keys(state))
        if run.status != "todo":
            return no(
                f"{state.stage_of(key).name} is not to come any more.",
                "Only stages to come can be moved.",
            )
    if action.stage == action.before:
        return no("A stage cannot stand before itself.")
    if not action.reason:
        return only_with_reason(Problem(f"{state.stage_of(action.stage).name} would be moved.", "Say why."))
    return yes(b.StageMoved(stage=action.stage, before=action.before, reason=action.reason))


def _keys(state: State) -> str:
    return "It has " + ", ".join(run.key for run in state.queue) + "."
