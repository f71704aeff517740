"""What the frame around the panels shows: clock, pace, stages, headline, what to do and to say. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from session_tui.body.regions import site
from session_tui.protocol.models import Stage
from session_tui.protocol.tables import Prompt
from session_tui.screens.steps import kinds, release
from session_tui.screens.steps.here import Here, clock_text
from session_tui.session.course import local_time
from session_tui.session.pace import pace, replan
from session_tui.session.progress import sites_left
from session_tui.session.rules_moving import next_run
from session_tui.session.saying import prompts_here, spoken
from session_tui.session.session import Session
from session_tui.session.state import StageRun, State
from session_tui.widgets.bigclock import ClockState
from session_tui.widgets.dosay import DoSayView
from session_tui.widgets.paceblock import PaceView
from session_tui.widgets.stagerail import RailStage

EVIDENCE = {
    "strong": "well supported",
    "good_partial": "good in part",
    "partial": "partly supported",
    "limited": "little support",
    "very_low": "very little support",
    "custom": "",
    "none": "no study",
}
"""Grades of evidence for the practitioner's eyes; what is only custom needs no word."""


def clock_face(state: State) -> tuple[str, ClockState, str]:
    """The big clock: time left in the stage, or how far over its target it is; with a word of its own."""
    if state.status == "planned":
        return clock_text(state.protocol.stages[0].minutes.target * 60), "paused", "‖ NOT BEGUN"
    left = pace(state).stage_left
    if state.status == "paused":
        return _time(left), "paused", ""
    word = "◆ INTERRUPTION" if state.interrupted is not None else ""
    if left <= -1:
        return _time(left), "over", "▲ OVER" + (" · INTERRUPTION" if word else "")
    return _time(left), "normal", word


def _time(left: float) -> str:
    """Seconds left count down by whole seconds; over the target they count up with a plus."""
    return f"+{clock_text(-left)}" if left <= -1 else clock_text(left)


def pace_view(session: Session, *, short: bool = False) -> PaceView:
    """Ahead or behind, how much is gone, how much is left, when it ends; `short` leaves room for the digits."""
    state = session.state
    if state.status == "planned":
        minutes = f"{state.protocol.total_minutes:g} min"
        return PaceView("", "", (minutes, f"{len(state.protocol.stages)} stages"))
    now = pace(state)
    about = "~" if state.estimated else ""
    lines = [f"{about}{clock_text(now.gone)} gone", f"{clock_text(now.to_end)} to end"]
    if state.anchor is not None:
        end = local_time(session, state.anchor.wall + timedelta(seconds=now.to_end))
        lines.append(f"ends {end:%H:%M}")
    amount = "" if now.word == "on pace" else clock_text(abs(now.seconds))
    return PaceView(now.word, amount, tuple(lines[1:] if short and amount else lines))


def rail(state: State) -> tuple[RailStage, ...]:
    """The stages in the order of this run."""
    if not state.queue:
        return tuple(_rail_stage(stage, StageRun(stage.id, stage.id)) for stage in state.protocol.stages)
    planned = replan(state).seconds if state.is_live else {}
    return tuple(_rail_stage(state.stage_of(run.key), run, planned.get(run.key)) for run in state.queue)


def _rail_stage(stage: Stage, run: StageRun, planned_seconds: float | None = None) -> RailStage:
    """A stage of the rail; one to come shows the minutes that the pace leaves it."""
    number = run.key.partition("#")[2]
    seconds = stage.minutes.target * 60
    return RailStage(
        name=f"{stage.name} ({number})" if number else stage.name,
        short=stage.short,
        planned_minutes=stage.minutes.target if planned_seconds is None else round(planned_seconds / 60),
        real_minutes=run.seconds / 60,
        status=run.status,
        fraction=min(1.0, run.seconds / seconds) if seconds else 0.0,
        protected=stage.protected,
    )


def headline(session: Session) -> str:
    """The one thing to do, in at most 24 letters; while hands work, the place they work at."""
    state = session.state
    if state.status == "planned":
        return "Ready? Press Space"
    if state.status in ("ended", "signed"):
        return "The session is over"
    if state.open_stop is not None:
        return "STOP. Hands off"
    return release.headline(Here(session)) or (state.step.headline if state.step else "")


def unsaid(state: State) -> tuple[tuple[Prompt, ...], int]:
    """The prompts of the step, and the place of the first that was not said here; their number when all were."""
    here = prompts_here(state)
    step = state.step
    mine = (state.stage_key, step.id if step else "")
    said = {e.body.prompt for e in state.said if (e.stage, e.step) == mine}
    return here, next((n for n, prompt in enumerate(here) if prompt.id not in said), len(here))


def do_say(session: Session, *, notes: bool = False) -> DoSayView:
    """What to do and the sentence in turn; with `notes` also what it rests on."""
    state = session.state
    if state.open_stop is not None:
        rule = state.protocol.tables.stop_rule(state.open_stop.rule)
        return DoSayView(do=rule.do, say="I have stopped. My hands are off. Take your time.", say_number=1, say_count=1)
    if state.status == "planned":
        return DoSayView(do=(f"{state.protocol.name}.", "Space starts the clock when the client is here."))
    step, stage = state.step, state.stage
    prompts, place = unsaid(state)
    done = place >= len(prompts)
    shown = prompts[min(place, len(prompts) - 1)] if prompts else None
    note = _note(shown) if shown is not None and notes else ""
    return DoSayView(
        do=step.do or ((stage.purpose,) if stage else ()) if step else (),
        say=spoken(shown.words, state) if shown else "",
        say_number=min(place + 1, len(prompts)),
        say_count=len(prompts),
        said=done,
        note=note,
    )


def _note(prompt: Prompt) -> str:
    grade = EVIDENCE.get(prompt.evidence, "")
    return " · ".join(part for part in (grade, prompt.source) if part)


def then_words(state: State) -> tuple[str, str]:
    """What comes after this step, and where in the stage one is: "Re-test. Better?", "Check 1 · 2 of 4"."""
    stage, step = state.stage, state.step
    if stage is None or step is None:
        return "", ""
    where = f"{stage.name} · {state.step_index + 1} of {len(stage.steps)}"
    if step.kind == "release" and (left := sites_left(state, step)):
        following = left[0] if state.release is not None else next(iter(left[1:]), None)
        if following is not None:
            return site(following.site).name, where
    if state.step_index + 1 < len(stage.steps):
        return stage.steps[state.step_index + 1].headline, where
    run = next_run(state)
    return (state.stage_of(run.key).name if run is not None else "the summary: Ctrl+E", where)


def place_words(state: State) -> str:
    """Where one is, short enough for the top line: "Check 1, 2 of 4"."""
    stage = state.stage
    return f"{stage.short}, {state.step_index + 1} of {len(stage.steps)}" if stage is not None else "not begun"


def hour(session: Session) -> str:
    """The hour on the practice's clock; empty before the session has begun."""
    state = session.state
    return f"{local_time(session, state.anchor.wall):%H:%M}" if state.anchor is not None else ""


def standing_words(state: State) -> str:
    """What stands open and is not asked by the step: a gap in time, an interruption, an open stop."""
    gap, stop = state.open_gap, state.open_stop
    if stop is not None:
        return f"STOP is open: {state.protocol.tables.stop_rule(stop.rule).name}. s says what came of it."
    if gap is not None:
        about = "about " if gap.estimated else ""
        what = "The machine's clock was moved" if gap.clocks_disagree else f"A gap of {about}{_minutes(gap.seconds)}"
        return f"{what}: g to say what it was. Counted so far."
    return "Interruption. The clock goes on; i ends it." if state.interrupted is not None else late_words(state)


def late_words(state: State) -> str:
    """When the end cannot hold even with every stage at its shortest: by how much, and what could be left out."""
    plan = replan(state)
    if not state.is_live or plan.overrun <= 0:
        return ""
    names = [state.stage_of(key).short for key in plan.droppable[:3]]
    drop = f" o leaves out {', '.join(names[:-1])}{' or ' if len(names) > 1 else ''}{names[-1]}." if names else ""
    return f"Ends {_minutes(plan.overrun)} late at the shortest.{drop}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


Size = Literal["form", "quiet"]


def size_of(state: State) -> Size:
    """Whether the panel needs much room (a form) or little (a score)."""
    return "form" if state.step is not None and kinds.PANELS[state.step.kind].form else "quiet"
