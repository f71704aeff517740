"""Which panel belongs to which kind of step. Pure: a session goes in, a picture in words or a wish comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from session_tui.screens.steps import (
    baseline,
    check,
    consent,
    explain,
    gate,
    note,
    pain,
    palpate,
    plan,
    release,
    safety,
    score,
    story,
    trace,
)
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import PanelView
from session_tui.screens.steps.wishes import Wish


def _no_digit(_here: Here, _number: int) -> Wish | None:
    return None


@dataclass(frozen=True, slots=True)
class Panel:
    """What a kind of step shows, and what keys and digits mean in it. `form` needs more room than a score."""

    view: Callable[[Here], PanelView]
    press: Callable[[Here, str], Wish | None]
    digit: Callable[[Here, int], Wish | None] = _no_digit
    form: bool = True


PANELS: dict[str, Panel] = {
    "safety": Panel(safety.view, safety.press),
    "consent": Panel(consent.view, consent.press),
    "story": Panel(story.view, story.press, story.digit),
    "pain": Panel(pain.view, pain.press, pain.digit),
    "score": Panel(score.view, score.press, score.digit, form=False),
    "baseline": Panel(baseline.view, baseline.press, baseline.digit),
    "palpate": Panel(palpate.view, palpate.press, palpate.digit),
    "trace": Panel(trace.view, trace.press),
    "plan": Panel(plan.view, plan.press, plan.digit),
    "release": Panel(release.view, release.press, release.digit, form=False),
    "check": Panel(check.view, check.press, check.digit, form=False),
    "explain": Panel(explain.view, explain.press, explain.digit),
    "note": Panel(note.view, note.press, form=False),
    "gate": Panel(gate.view, gate.press),
}
"""By `kind` of the step."""

NOTHING = Panel(lambda _here: PanelView(), lambda _here, _command: None, form=False)


def panel_of(here: Here) -> Panel:
    """The panel of the step on the screen."""
    step = here.state.step
    return PANELS[step.kind] if step is not None else NOTHING


def press(here: Here, command: str) -> Wish | None:
    """The wish of a command in the step on the screen, or none when it means nothing there."""
    return panel_of(here).press(here, command)


def digit(here: Here, number: int) -> Wish | None:
    """The wish of a digit in the step on the screen, or none when it means nothing there."""
    return panel_of(here).digit(here, number)


def view(here: Here) -> PanelView:
    """What the panel of the step on the screen shows."""
    return panel_of(here).view(here)
