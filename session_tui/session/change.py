"""Before and after: what changed, in words that say no more than the numbers do.

The rules are those of the domain reference C.4. Every verdict comes with the rule that gave it. Worse and no change are
as much a result as better. Missing is missing: nothing is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from session_tui.protocol.models import ScoreStep
from session_tui.protocol.tables import Measure
from session_tui.session.progress import targets_of_measure
from session_tui.session.state import State

Verdict = Literal[
    "clearly_better",
    "perhaps_better",
    "no_change",
    "perhaps_worse",
    "clearly_worse",
    "too_low",
    "changed",
    "said",
    "not_measured",
]

PAIN_TOO_LOW = 2.0
PAIN_PERHAPS = 1.0
PAIN_CLEAR = 2.0
PAIN_CLEAR_SHARE = 0.30


@dataclass(frozen=True, slots=True)
class Change:
    """One measure of one subject, before and after.

    `before` is the mean of the readings before hands-on work (`readings_before` of them), `after` the last reading
    after it; none where nothing was measured. `gain` is positive when the change is for the better, in `unit`.
    """

    measure: str
    subject: str
    label: str
    unit: str
    low: float
    high: float
    better: Literal["lower", "higher"]
    before: float | None
    readings_before: int
    after: float | None
    missing_after: str
    verdict: Verdict
    words: str
    rule: str
    error: float | None
    important: float | None

    @property
    def gain(self) -> float | None:
        """How much better, in the measure's unit; negative is worse, none when one side is missing."""
        if self.before is None or self.after is None:
            return None
        return self.before - self.after if self.better == "lower" else self.after - self.before


def before_mean(state: State, measure: str, subject: str) -> float | None:
    """The mean of the readings before hands-on work, or none."""
    values = _values(state, measure, subject, "before")
    return fmean(values) if values else None


def _values(state: State, measure: str, subject: str, moment: str) -> list[float]:
    return [
        entry.body.value
        for entry in state.readings
        if (entry.body.measure, entry.body.subject, entry.body.moment) == (measure, subject, moment)
        and entry.body.value is not None
    ]


def changes(state: State) -> tuple[Change, ...]:
    """Every measure that was read before or after hands-on work, in the order of the table, subject by subject.

    One that the protocol does not ask again after the work (such as the worst pain of a week) has no change to tell,
    unless it was read again all the same.
    """
    seen = {(e.body.measure, e.body.subject) for e in state.readings if e.body.moment != "during"}
    again = _asked_again(state) | {e.body.measure for e in state.readings if e.body.moment == "after"}
    found: list[Change] = []
    for measure in state.protocol.tables.measures:
        if measure.id not in again:
            continue
        targets = {target.subject: target.label for target in targets_of_measure(state, measure.id)}
        subjects = [s for s in targets if (measure.id, s) in seen]
        subjects += sorted(s for m, s in seen if m == measure.id and s not in targets)
        found += [change_of(state, measure, s, targets.get(s, measure.name)) for s in subjects]
    return tuple(found)


def _asked_again(state: State) -> set[str]:
    steps = (step for stage in state.protocol.stages for step in stage.steps)
    return {
        measure for step in steps if isinstance(step, ScoreStep) and step.moment == "after" for measure in step.measures
    }


def main_change(state: State) -> Change | None:
    """The change of the main measure, named before hands-on work: its first subject unless one was chosen."""
    measure = state.main.measure if state.main else state.protocol.main_measure
    subject = state.main.subject if state.main else ""
    of_measure = [change for change in changes(state) if change.measure == measure]
    chosen = [change for change in of_measure if subject and change.subject == subject]
    return next(iter(chosen or of_measure), None)


def change_of(state: State, measure: Measure, subject: str, label: str) -> Change:
    """The change of one measure and subject."""
    before = _values(state, measure.id, subject, "before")
    after = _values(state, measure.id, subject, "after")
    missing = [
        e.body.missing
        for e in state.readings
        if (e.body.measure, e.body.subject, e.body.moment) == (measure.id, subject, "after") and e.body.missing
    ]
    b = fmean(before) if before else None
    a = after[-1] if after else None
    verdict, words, rule = judge(measure, b, a)
    return Change(
        measure=measure.id,
        subject=subject,
        label=label,
        unit=measure.unit,
        low=measure.low,
        high=measure.high,
        better=measure.better,
        before=b,
        readings_before=len(before),
        after=a,
        missing_after=missing[-1] if missing and a is None else "",
        verdict=verdict,
        words=words,
        rule=rule,
        error=measure.error,
        important=measure.important,
    )


def judge(measure: Measure, before: float | None, after: float | None) -> tuple[Verdict, str, str]:
    """Verdict, its words, and the rule that gave it."""
    if measure.judge == "words":
        return _own_words(measure, after)
    if before is None or after is None:
        side = "before" if before is None else "after"
        both = before is None and after is None
        return (
            "not_measured",
            "not measured" if both else f"not measured {side}",
            "Both numbers are needed.",
        )
    gain = before - after if measure.better == "lower" else after - before
    if measure.judge == "pain":
        return _pain(before if measure.better == "lower" else None, gain)
    if measure.judge == "none":
        return "said", "", "This number is not judged."
    if measure.error is None:
        rule = "No error is known for this test; the practice may set one."
        return ("no_change", "the same number", rule) if gain == 0 else ("changed", _direction(gain), rule)
    return _error(measure, gain)


def _pain(before: float | None, gain: float) -> tuple[Verdict, str, str]:
    if gain <= -PAIN_CLEAR:
        return "clearly_worse", "clearly more", "2 or more points more than before."
    if gain <= -PAIN_PERHAPS:
        return (
            "perhaps_worse",
            "perhaps more",
            "Between 1 and 2 points more than before.",
        )
    if before is not None and before < PAIN_TOO_LOW:
        return (
            "too_low",
            "too low to judge today",
            "It was under 2 before; we look at the next visit.",
        )
    if before is not None and gain >= PAIN_CLEAR and gain / before >= PAIN_CLEAR_SHARE:
        return (
            "clearly_better",
            "clearly less",
            "2 or more points less, and at least 30 % less.",
        )
    if gain >= PAIN_PERHAPS:
        return (
            "perhaps_better",
            "perhaps less",
            "At least 1 point less, but not both 2 points and 30 %.",
        )
    return "no_change", "no change we can measure", "Less than 1 point of difference."


def _error(measure: Measure, gain: float) -> tuple[Verdict, str, str]:
    error = measure.error or 0.0
    unit = f" {measure.unit}" if measure.unit else ""
    rule = f"Measurement error is {error:g}{unit}; same tester, same side, same way."
    if gain >= error and gain > 0:
        return "clearly_better", "better, beyond measurement error", rule
    if gain <= -error and gain < 0:
        return "clearly_worse", "worse, beyond measurement error", rule
    return "no_change", "no change beyond measurement error", rule


def _own_words(measure: Measure, after: float | None) -> tuple[Verdict, str, str]:
    if after is None:
        return "not_measured", "not asked", "The client's own rating."
    index = round((after - measure.low) / measure.step)
    words = measure.words[index] if 0 <= index < len(measure.words) else f"{after:g}"
    return (
        "said",
        words,
        "The client's own rating; it follows how the day feels more than the start.",
    )


def _direction(gain: float) -> str:
    return f"{'better' if gain > 0 else 'worse'} by {abs(gain):g}, error not known"
