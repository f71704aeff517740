"""Scoring one thing at a time: shared by every panel on which digits score a measure."""

from __future__ import annotations

from statistics import fmean

from session_tui.protocol.models import CheckStep, ScoreStep
from session_tui.protocol.tables import Measure
from session_tui.screens.steps.here import Here, plain_number
from session_tui.screens.steps.view import Strip
from session_tui.screens.steps.wishes import Ask, Do, Question, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.change import judge
from session_tui.session.progress import Target, reading_here, targets_of_measure

MOST_CELLS = 10


def by_digits(measure: Measure) -> bool:
    """Whether one key is one score: whole numbers from 0 (or more) to at most 10."""
    return measure.low >= 0 and measure.high <= MOST_CELLS and measure.step == 1


def earlier(here: Here, target: Target) -> float | None:
    """The mean of what was entered for a target before hands-on work, outside the step on the screen."""
    step = here.state.step
    mine = (here.state.stage_key, step.id if step else "")
    values = [
        entry.body.value
        for entry in here.state.readings
        if (entry.body.measure, entry.body.subject) == (target.measure.id, target.subject)
        if entry.body.moment == "before" and entry.body.value is not None and (entry.stage, entry.step) != mine
    ]
    return fmean(values) if values else None


def reading(here: Here, target: Target) -> tuple[bool, float | None, str]:
    """Whether something was entered here for a target, its value, and it in words."""
    found = reading_here(here.state, target.measure.id, target.subject)
    if found is None:
        return False, None, ""
    if found.value is None:
        return True, None, "declined" if found.missing == "declined" else "not done"
    return True, found.value, value_words(target.measure, found.value)


def value_words(measure: Measure, value: float) -> str:
    """A value with its unit, or with its own words on a scale of words."""
    index = round((value - measure.low) / measure.step)
    if measure.words and 0 <= index < len(measure.words):
        return f"{plain_number(value)} {measure.words[index]}"
    return f"{plain_number(value)} {measure.unit}".rstrip()


def shown_earlier(here: Here, target: Target) -> float | None:
    """What may be seen of before: nothing while scoring anew, as the step says, until the new number is there."""
    step = here.state.step
    hidden = isinstance(step, CheckStep) or (isinstance(step, ScoreStep) and step.hide_earlier)
    return earlier(here, target) if not hidden or reading(here, target)[0] else None


def comparison(here: Here, target: Target) -> str:
    """Before and now with the verdict's words, once both may be seen: "7 → 4, clearly less"."""
    entered, value, words = reading(here, target)
    before = shown_earlier(here, target)
    if not entered:
        return f"before {plain_number(before)}" if before is not None else ""
    if before is None or value is None:
        return words
    step = here.state.step
    both = f"{plain_number(before)} → {words}"
    if isinstance(step, ScoreStep) and step.moment == "before":
        return both
    verdict = judge(target.measure, before, value)[1]
    return f"{both}, {verdict}" if verdict else both


def just_entered(here: Here, action: a.Score) -> str:
    """What a score that was entered just now comes to, with its words: "Pain now: 7 → 4, clearly less"."""
    targets = targets_of_measure(here.state, action.measure)
    target = next((each for each in targets if each.subject == action.subject), None)
    words = comparison(here, target) if target is not None else ""
    return f"{target.label}: {words}" if target is not None and words else ""


def strip_for(here: Here, target: Target) -> Strip | None:
    """The strip for a target; none for a measure that is typed."""
    measure = target.measure
    if not by_digits(measure):
        return None
    labels = tuple(plain_number(measure.low + n) for n in range(round(measure.high - measure.low) + 1))
    return Strip(
        measure.low, measure.high, 1, labels, reading(here, target)[1], shown_earlier(here, target)
    )  # fmt: skip


def range_words(measure: Measure) -> str:
    """What the ends of a scale mean: "0 no pain – 10 the worst you can imagine"."""
    low, high = plain_number(measure.low), plain_number(measure.high)
    if len(measure.anchors) == 2:
        return f"{low} {measure.anchors[0]} – {high} {measure.anchors[1]}"
    return f"{low} to {high} {measure.unit}".rstrip()


def score(target: Target, value: float) -> Wish:
    """Enter a value; an activity without a name is named first."""
    entered = Do(a.Score(measure=target.measure.id, subject=target.subject, value=value))
    return entered if target.named else name_activity(target.subject, entered)


def name_activity(activity: str, then: Do | None = None, words: str = "") -> Ask:
    """Ask what the client calls an activity."""
    question = Question(
        "Which movement?" if activity == "main_movement" else "Which activity?",
        ("As they say it, such as: tying my shoes",),
        write="In their words",
        initial=words,
    )
    more = (then,) if then is not None else ()
    return Ask(question, lambda answer: Do(a.NameActivity(activity=activity, words=answer), then=more))


def typed(target: Target, begun: str = "") -> Ask:
    """Type a number for a measure, such as seconds or −5 to 5."""
    measure = target.measure

    def understood(text: str) -> str:
        value = number(text)
        if value is None:
            return "! A number is needed." if text.strip() else ""
        if not measure.low <= value <= measure.high:
            return f"! It goes from {plain_number(measure.low)} to {plain_number(measure.high)}."
        return value_words(measure, value)

    def answered(text: str) -> Wish:
        value = number(text)
        return Tell("That is no number.") if value is None else score(target, value)

    return Ask(
        Question(measure.ask, (range_words(measure),), write="Number", initial=begun, check=understood), answered
    )


def number(text: str) -> float | None:
    """A number as people type it, with a point or a comma; none when it is not one."""
    try:
        value = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None  # also turns away `nan` and `inf`


def digit_on(target: Target, digit: int) -> Wish:
    """What a digit means on a target: the score itself, or the beginning of a number to type."""
    if by_digits(target.measure):
        return score(target, digit)
    return typed(target, str(digit))


def declined(target: Target) -> Wish:
    """The client would rather not say."""
    if not target.named:
        return Tell("Name the activity first: w.")
    return Do(a.Score(measure=target.measure.id, subject=target.subject, missing="declined"))
