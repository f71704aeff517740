"""The panel for a check between two stages: score the movement, better or worse, any dizziness."""

from __future__ import annotations

from session_tui.protocol.models import CheckStep
from session_tui.screens.steps import scoring
from session_tui.screens.steps.here import Here, plain_number
from session_tui.screens.steps.view import Line, PanelView, digits, key
from session_tui.screens.steps.wishes import Do, Wish
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.change import before_mean, judge
from session_tui.session.progress import Target, targets_of_measure

WORDS = {"better": "better", "same": "the same", "worse": "worse"}


def targets(here: Here) -> tuple[Target, ...]:
    """What is scored at this check."""
    step = here.state.step
    return targets_of_measure(here.state, step.measure) if isinstance(step, CheckStep) else ()


def answer(here: Here) -> b.CheckAnswered | None:
    """The answer given in this step, or none."""
    step = here.state.step
    mine = (here.state.stage_key, step.id if step else "")
    return next((e.body for e in reversed(here.state.answers) if (e.stage, e.step) == mine), None)


def _target(here: Here) -> Target | None:
    every = targets(here)
    return next((t for t in every if not scoring.reading(here, t)[0]), every[-1] if every else None)


def view(here: Here) -> PanelView:
    """The score first, then the answer."""
    target, given = _target(here), answer(here)
    entered = target is not None and scoring.reading(here, target)[0]
    asked = target.measure.ask if target is not None and not entered else "Better, same or worse? Any dizziness?"
    if entered and given is not None:
        asked = f"{WORDS[given.answer].capitalize()}{', and dizzy' if given.dizzy else ', not dizzy'}. Space goes on."
    lines = tuple(_line(here, each) for each in targets(here))
    answered = Line("Their answer", _words(given), "✓" if given else "·", right_tone="headline")
    return PanelView(
        title=target.label if target is not None else "Check",
        place="compared with before hands-on work",
        ask=asked,
        lines=(*lines, answered),
        strip=scoring.strip_for(here, target) if target is not None else None,
        keys=(digits("Score", "9 t"), key("better"), key("same"), key("worse"), key("yes", "Dizzy"), key("decline")),
    )


def _words(given: b.CheckAnswered | None) -> str:
    return "–" if given is None else WORDS[given.answer] + (", dizzy" if given.dizzy else "")


def _line(here: Here, target: Target) -> Line:
    """Before is seen only beside the new number, so that it does not pull at it."""
    entered, value, words = scoring.reading(here, target)
    before = before_mean(here.state, target.measure.id, target.subject)
    if entered and value is not None and before is not None:
        verdict = judge(target.measure, before, value)[1]
        words = f"{plain_number(before)} → {words}" + (f", {verdict}" if verdict else "")
    return Line(target.label, words or "–", "✓" if entered else "·", right_tone="headline")


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    target = _target(here)
    if command == "better":
        return Do(a.AnswerCheck(answer="better"))
    if command == "same":
        return Do(a.AnswerCheck(answer="same"))
    if command == "worse":
        return Do(a.AnswerCheck(answer="worse"))
    if command == "yes":
        return _dizzy(here)
    if target is None:
        return None
    if command == "ten":
        return scoring.score(target, 10)
    return scoring.declined(target) if command == "decline" else None


def _dizzy(here: Here) -> Wish:
    """Dizziness stops at once; it is kept with the answer when there is one already."""
    given = answer(here)
    if given is not None:
        return Do(a.AnswerCheck(answer=given.answer, dizzy=True))
    known = here.tables.find("stop_rules", "st_dizzy") is not None
    return Do(a.Stop(rule="st_dizzy" if known else "st_word"))


def digit(here: Here, number: int) -> Wish | None:
    """Score the movement."""
    target = _target(here)
    return scoring.digit_on(target, number) if target is not None else None
