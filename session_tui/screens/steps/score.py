"""The panel for scores: one measure at a time, one key each."""

from __future__ import annotations

from session_tui.protocol.models import ScoreStep
from session_tui.screens.steps import scoring
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelKey, PanelView, digits, key
from session_tui.screens.steps.wishes import Do, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.progress import Target, targets_of

MOVEMENT = "main_movement"


def targets(here: Here) -> tuple[Target, ...]:
    """Everything to score in the step on the screen."""
    step = here.state.step
    return targets_of(here.state, step) if isinstance(step, ScoreStep) else ()


def _place(here: Here, every: tuple[Target, ...]) -> int:
    left = [place for place, target in enumerate(every) if not scoring.reading(here, target)[0]]
    return here.at(len(every), left[0] if left else len(every) - 1)


def view(here: Here) -> PanelView:
    """The measure in turn, its scale, and what was entered."""
    every = targets(here)
    if not every:
        return PanelView(title="Scores", ask="Nothing to score: no place is marked. Space goes on.")
    place = _place(here, every)
    target = every[place]
    done = sum(scoring.reading(here, each)[0] for each in every)
    finished = done == len(every) and here.cursor is None
    return PanelView(
        title=target.label,
        place=f"{done} of {len(every)}",
        ask=target.measure.ask if not finished else f"{scoring.comparison(here, target)}. Space goes on.",
        notes=(scoring.range_words(target.measure),),
        lines=tuple(_line(here, each) for each in every) if len(every) > 1 else (),
        cursor=place if len(every) > 1 else None,
        strip=scoring.strip_for(here, target),
        keys=_keys(here, target),
    )


def _keys(here: Here, target: Target) -> tuple[PanelKey, ...]:
    found = [digits("Score", "9 t") if scoring.by_digits(target.measure) else key("write", "Type the number")]
    found.append(key("decline"))
    if target.measure.per == "activity" and _room_for_more(here, target):
        found.append(key("write", "Name an activity" if not target.named else "Another activity"))
    elif target.measure.id == MOVEMENT and scoring.by_digits(target.measure):
        found.append(key("write", "Name the movement"))
    if not here.state.hands_on:
        found.append(key("main_measure"))
    return tuple(found)


def _line(here: Here, target: Target) -> Line:
    entered, _value, _words = scoring.reading(here, target)
    main = here.state.main
    star = " *" if main and (main.measure, main.subject) == (target.measure.id, target.subject) else ""
    label = target.label if target.measure.per != "activity" else f"{target.measure.name}: {target.label}"
    return Line(f"{label}{star}", scoring.comparison(here, target), "✓" if entered else "·", right_tone="headline")


def _room_for_more(here: Here, target: Target) -> bool:
    return len([each for each in here.state.activities if each != MOVEMENT]) < target.measure.max_subjects


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    every = targets(here)
    if not every:
        return None
    place = _place(here, every)
    target = every[place]
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "decline":
        return scoring.declined(target)
    if command == "ten":
        return scoring.score(target, 10)
    if command == "main_measure":
        if not target.named:
            return Tell("Name the activity first: w.")
        return Do(a.ChooseMain(measure=target.measure.id, subject=target.subject))
    return _write(here, target) if command == "write" else None


def _write(here: Here, target: Target) -> Wish | None:
    if target.measure.per == "activity":
        return _name(here, target)
    if not scoring.by_digits(target.measure):
        return scoring.typed(target)
    if target.measure.id == MOVEMENT:
        return scoring.name_activity(MOVEMENT, words=here.state.activities.get(MOVEMENT, ""))
    return None


def _name(here: Here, target: Target) -> Wish:
    """The one stood on by hand is named anew; else a new one is added while there is room."""
    names = here.state.activities
    if target.named and (here.cursor is not None or not _room_for_more(here, target)):
        return scoring.name_activity(target.subject, words=names.get(target.subject, ""))
    free = next(f"a{n}" for n in range(1, 99) if f"a{n}" not in names)
    return scoring.name_activity(free)


def digit(here: Here, number: int) -> Wish | None:
    """Score the measure in turn."""
    every = targets(here)
    return scoring.digit_on(every[_place(here, every)], number) if every else None
