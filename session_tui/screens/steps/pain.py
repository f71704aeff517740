"""The panel for pain: the client's own marks, each with its scores."""

from __future__ import annotations

from session_tui.body.regions import site
from session_tui.protocol.models import PainStep
from session_tui.screens.steps import scoring
from session_tui.screens.steps.here import Here, plain_number
from session_tui.screens.steps.view import Line, PanelView, digits, key
from session_tui.screens.steps.wishes import Ask, Do, PickSite, Question, Stand, Wish
from session_tui.session import actions as a
from session_tui.session.progress import Target, reading_here


def targets_at(here: Here, site_id: str) -> tuple[Target, ...]:
    """What is scored for one pain site."""
    step = here.state.step
    names = step.measures if isinstance(step, PainStep) else ()
    measures = (here.tables.measure(name) for name in names)
    return tuple(
        Target(m, site_id if m.per == "pain_site" else "", f"{m.name}, {site(site_id).name}") for m in measures
    )


def _open_at(here: Here, site_id: str) -> list[Target]:
    return [target for target in targets_at(here, site_id) if not scoring.reading(here, target)[0]]


def _place(here: Here) -> int:
    marks = here.state.pain
    left = [place for place, mark in enumerate(marks) if _open_at(here, mark.site)]
    return here.at(len(marks), left[0] if left else len(marks) - 1)


def _target(here: Here) -> Target | None:
    """The site stood on, and the first of its measures without a score; the last one when all are scored."""
    if not here.state.pain:
        return None
    site_id = here.state.pain[_place(here)].site
    every = targets_at(here, site_id)
    return next(iter(_open_at(here, site_id)), every[-1] if every else None)


def view(here: Here) -> PanelView:
    """The marks, and the score in turn."""
    marks = here.state.pain
    if not marks:
        return PanelView(
            title="Where it hurts",
            ask="Where does it hurt? They point, you mark.",
            notes=("A few letters find a place: rt hip fr is the front of the right hip.",),
            keys=(key("find_site", "Mark a place"),),
        )
    target = _target(here)
    finished = here.cursor is None and not any(_open_at(here, mark.site) for mark in marks)
    return PanelView(
        title=target.label if target and not finished else "Where it hurts",
        place=f"{len(marks)} marked",
        ask="All scored. Space goes on, f marks another place." if finished or target is None else target.measure.ask,
        notes=(scoring.range_words(target.measure),) if target and not finished else (),
        lines=tuple(_line(here, place) for place in range(len(marks))),
        cursor=_place(here),
        strip=scoring.strip_for(here, target) if target else None,
        keys=(digits("Score", "9 t"), key("find_site", "Mark another"), key("write", "Their words"),
              key("no", "Take off"), key("decline"), key("main_measure", "Main")),
    )  # fmt: skip


def _line(here: Here, place: int) -> Line:
    mark = here.state.pain[place]
    words = f" “{mark.words}”" if mark.words else ""
    values = [f"{_short(t)} {_value(here, t)}" for t in targets_at(here, mark.site)]
    done = "✓" if not _open_at(here, mark.site) else "·"
    return Line(f"{site(mark.site).name}{words}", "   ".join(values), done, right_tone="headline")


def _short(target: Target) -> str:
    """The first words of a measure's name: "Worst pain, past 7 days" is "worst"."""
    words = target.measure.name.replace("Pain ", "").split(",")[0].lower()
    return words.removesuffix(" pain")


def _value(here: Here, target: Target) -> str:
    found = reading_here(here.state, target.measure.id, target.subject)
    if found is None:
        return "–"
    return plain_number(found.value) if found.value is not None else "declined"


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    if command == "find_site":
        return PickSite("Where does it hurt?", lambda site_id: Do(a.MarkPain(site=site_id)))
    target = _target(here)
    if not here.state.pain or target is None:
        return None
    place = _place(here)
    mark = here.state.pain[place]
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "no":
        return Do(a.UnmarkPain(site=mark.site))
    if command == "write":
        return Ask(
            Question(f"{site(mark.site).name}: how is it?", write="In their words", initial=mark.words),
            lambda words: Do(a.MarkPain(site=mark.site, words=words)),
        )
    simple: dict[str, Wish] = {
        "decline": scoring.declined(target),
        "ten": scoring.score(target, 10),
        "main_measure": Do(a.ChooseMain(measure=target.measure.id, subject=target.subject)),
    }
    return simple.get(command)


def digit(here: Here, number: int) -> Wish | None:
    """Score the site in turn."""
    target = _target(here)
    return scoring.digit_on(target, number) if target is not None else None
