"""The panel for the whole-body checks: in their fixed order, sides apart, one key when as expected."""

from __future__ import annotations

from session_tui.protocol.models import BaselineStep
from session_tui.protocol.tables import BaselineCheck
from session_tui.screens.steps.here import Here, plain_number
from session_tui.screens.steps.scoring import number
from session_tui.screens.steps.view import Line, PanelView, Strip, digits, key
from session_tui.screens.steps.wishes import Ask, Do, Option, Question, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.progress import CheckTarget, checks_of, is_off

MARKS = ("as expected", "slight", "clear", "marked")
"""What the marks 0 to 3 mean."""

SIDES = {"L": ", left", "R": ", right", None: ""}


def checks(here: Here) -> tuple[CheckTarget, ...]:
    """The checks of the step on the screen."""
    step = here.state.step
    return checks_of(here.state, step, here.state.carried) if isinstance(step, BaselineStep) else ()


def marked(here: Here, target: CheckTarget, moment: str | None = None) -> b.CheckMarked | None:
    """The last mark of a check in this step's moment, or in another one."""
    step = here.state.step
    wanted = moment or (step.moment if isinstance(step, BaselineStep) else "before")
    found = [
        entry.body
        for entry in here.state.marks
        if (entry.body.check, entry.body.side, entry.body.moment) == (target.check.id, target.side, wanted)
    ]
    return found[-1] if found else None


def _place(here: Here, every: tuple[CheckTarget, ...]) -> int:
    left = [place for place, target in enumerate(every) if marked(here, target) is None]
    return here.at(len(every), left[0] if left else len(every) - 1)


def view(here: Here) -> PanelView:
    """The check in turn, and all of them with their marks."""
    every = checks(here)
    if not every:
        return PanelView(title="Whole body", ask="Nothing was off before. Space goes on.")
    place = _place(here, every)
    target = every[place]
    check = target.check
    done = sum(marked(here, each) is not None for each in every)
    finished = done == len(every) and here.cursor is None
    return PanelView(
        title=f"{check.name}{SIDES[target.side]}",
        place=f"{done} of {len(every)}",
        ask="All checked. Space goes on." if finished else check.ask,
        notes=(f"Expected: {check.expected}",),
        lines=tuple(_line(here, each) for each in every),
        cursor=place,
        strip=None if check.unit else _strip(here, target),
        keys=(
            *(() if check.unit else (digits("Mark", "3"),)),
            key("all_well", "As expected"),
            *((key("write", f"Type the {check.unit}"),) if check.unit else (key("write", "Note"),)),
            key("decline", "Not done"),
        ),
    )


def _strip(here: Here, target: CheckTarget) -> Strip:
    found = marked(here, target)
    chosen = found.mark if found is not None and found.missing is None else None
    return Strip(0, 3, 1, tuple(f"{n} {words}" for n, words in enumerate(MARKS)), chosen)


def _line(here: Here, target: CheckTarget) -> Line:
    found = marked(here, target)
    name = f"{target.check.name}{SIDES[target.side]}"
    if found is None:
        return Line(name, sign="·")
    off = is_off(target.check, found)
    note = f" ({found.note})" if found.note else ""
    return Line(
        name, mark_words(target.check, found) + note, "!" if off else "✓", right_tone="caution" if off else "ink-dim"
    )


def mark_words(check: BaselineCheck, found: b.CheckMarked) -> str:
    """A mark in words: as expected, slight, 12 cm, not done."""
    if found.missing is not None:
        return "not done" if found.missing == "not_done" else "declined"
    if found.value is not None:
        return f"{plain_number(found.value)} {check.unit}"
    return MARKS[found.mark or 0]


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    every = checks(here)
    if not every:
        return None
    place = _place(here, every)
    target = every[place]
    check = target.check
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "all_well":
        return Do(a.MarkCheck(check=check.id, side=target.side))
    if command == "decline":
        return _not_done(target)
    if command == "write":
        return typed(target) if check.unit else _note(here, target)
    return None


def _not_done(target: CheckTarget) -> Ask:
    reasons = ("They would rather not", "It hurts too much", "Not safe for them today", "No time")
    options = tuple(Option(str(n), words) for n, words in enumerate(reasons, 1))

    def answered(words: str) -> Wish:
        missing: b.Missing = "declined" if words == reasons[0] else "not_done"
        return Do(a.MarkCheck(check=target.check.id, side=target.side, missing=missing, note=words))

    return Ask(Question(f"{target.check.name}: why not?", options=options, write="or in words"), answered)


def _note(here: Here, target: CheckTarget) -> Wish:
    found = marked(here, target)

    def answered(words: str) -> Wish:
        mark = found.mark if found is not None else None
        return Do(a.MarkCheck(check=target.check.id, side=target.side, mark=mark or 0, note=words))

    if found is None or found.missing is not None:
        return Tell("Mark it first; then stand on it and write.")
    return Ask(Question(f"{target.check.name}{SIDES[target.side]}", write="Note", initial=found.note), answered)


def typed(target: CheckTarget, begun: str = "") -> Ask:
    """Type the number of a check that has a unit."""
    check = target.check
    limits = f"{plain_number(check.low)} to {plain_number(check.high)} {check.unit}"

    def understood(text: str) -> str:
        value = number(text)
        if value is None:
            return "! A number is needed." if text.strip() else ""
        return (
            f"{plain_number(value)} {check.unit}" if check.low <= value <= check.high else f"! It goes from {limits}."
        )

    def answered(text: str) -> Wish:
        value = number(text)
        return (
            Do(a.MarkCheck(check=check.id, side=target.side, value=value)) if value is not None else Tell("No number.")
        )

    question = Question(
        f"{check.name}{SIDES[target.side]}", (check.ask, f"Expected: {check.expected}", limits),
        write=check.unit, initial=begun, check=understood,
    )  # fmt: skip
    return Ask(question, answered)


def digit(here: Here, number: int) -> Wish | None:
    """Mark the check in turn, or begin to type its number."""
    every = checks(here)
    if not every:
        return None
    target = every[_place(here, every)]
    if target.check.unit:
        return typed(target, str(number))
    return Do(a.MarkCheck(check=target.check.id, side=target.side, mark=number)) if number <= 3 else None
