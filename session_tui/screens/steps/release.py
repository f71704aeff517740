"""The panel for hands-on work: the place, how long it has been, the pressure number, and what is seen."""

from __future__ import annotations

from session_tui.body.regions import site
from session_tui.protocol.models import HEADLINE_LETTERS, ReleaseStep
from session_tui.protocol.tables import RestrictionType
from session_tui.screens.steps.here import Here, clock_text
from session_tui.screens.steps.view import Line, PanelKey, PanelView, Strip, digits, key
from session_tui.screens.steps.wishes import Do, PickSite, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.gates import DEPTH_NAMES
from session_tui.session.progress import finding_at, sites_left
from session_tui.session.rules_release import pressure_ceiling

MARKS = {
    "all_well": ("eased", "Eases"),
    "guarding": ("guarding", "Guards"),
    "breath_held": ("breath_held", "Breath"),
    "withdrawal": ("withdrawal", "Away"),
    "their_pain": ("recognised_pain", "Theirs"),
}
"""Command, the mark it makes, and the word for it."""

WORDS = {
    "eased": "eases",
    "guarding": "guarding",
    "breath_held": "breath held",
    "withdrawal": "pulls away",
    "recognised_pain": "their own pain",
}
RESPONSES = ("better", "same", "worse")


def type_at(here: Here, site_id: str) -> RestrictionType | None:
    """The type found at a place, or none."""
    found = finding_at(here.state, site_id)
    return here.tables.restriction_type(found.type) if found is not None else None


def headline(here: Here) -> str:
    """The place in hand for the block letters; empty while no work goes on."""
    if here.state.release is None:
        return ""
    place = site(here.state.release.site)
    return place.name if len(place.name) <= HEADLINE_LETTERS else place.short


def view(here: Here) -> PanelView:
    """The place in hand, the next one, or only the pressure when the step has no places."""
    if here.state.release is not None:
        return _working(here)
    step = here.state.step
    left = sites_left(here.state, step) if isinstance(step, ReleaseStep) else ()
    if here.state.release_work_over:
        return PanelView(title="Release", ask="Release work is over for today. Space goes on.")
    done = [r for r in here.state.releases if r.stage == here.state.stage_key]
    lines = tuple(
        Line(site(r.site).name, f"{clock_text(r.seconds)} · {r.response}", "✓", right_tone="ink-dim") for r in done
    )
    if left:
        return _before(here, left[0].site, left[0].depth, lines)
    if done:
        keys = (key("next", "Go on"), key("find_site", "Another place"))
        return PanelView(title="Release", ask="Done here. Space goes on.", lines=lines, keys=keys)
    return PanelView(
        title="Release", ask="The client's pressure number?", notes=(_ceiling(here),), strip=_strip(here),
        keys=(digits("Pressure", "9 t"), key("find_site", "Work at a place")),
    )  # fmt: skip


def _before(here: Here, site_id: str, depth: int, lines: tuple[Line, ...]) -> PanelView:
    place, kind = site(site_id), type_at(here, site_id)
    notes = [kind.technique] if kind is not None else []
    notes += [place.note] if place.contact == "caution" and place.note else []
    return PanelView(
        title="Next place",
        place=DEPTH_NAMES[depth],
        ask=f"{place.name}. Space begins.",
        notes=tuple(notes),
        lines=lines,
        keys=(key("next", "Begin"), key("find_site", "Another place")),
    )


def _working(here: Here) -> PanelView:
    release = here.state.release
    assert release is not None
    place, kind = site(release.site), type_at(here, release.site)
    hold = f" · hold {clock_text(kind.hold_seconds[0])} to {clock_text(kind.hold_seconds[1])}" if kind else ""
    marks = ", ".join(WORDS.get(mark, mark) for mark in release.marks)
    numbers = "–".join(str(value) for value in release.pressures[-6:])
    line = " · ".join(part for part in (f"Pressure {numbers}" if numbers else "", marks) if part)
    return PanelView(
        title=f"{place.name} · {DEPTH_NAMES[release.depth]}",
        place=f"{clock_text(release.seconds)}{hold}",
        ask=f"{line or 'Ask for their number'}. Stay at {pressure_ceiling(here.state)} or less.",
        notes=(kind.technique,) if kind else (),
        strip=_strip(here),
        keys=_keys(),
    )


def _keys() -> tuple[PanelKey, ...]:
    ends = (key("better", "Better"), key("same", "Same"), key("worse"))
    return (*ends, *(key(command, words) for command, (_, words) in MARKS.items()))


def _ceiling(here: Here) -> str:
    return f"Pressure: 0 nothing – 10 too much. Stay at {pressure_ceiling(here.state)} or less."


def _strip(here: Here) -> Strip:
    state = here.state
    settling = () if state.releases else state.settling_pressures
    given = state.release.pressures if state.release is not None else settling
    return Strip(0, 10, 1, (), float(given[-1]) if given else None)


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    if command == "find_site" and here.state.release is None:
        return PickSite("Work at which place?", lambda site_id: Do(a.StartRelease(site=site_id)))
    if command == "ten":
        return digit(here, 10)
    if command in MARKS:
        return Do(a.MarkRelease.model_validate({"mark": MARKS[command][0]}))
    if command in RESPONSES:
        return Do(a.EndRelease.model_validate({"response": command}))
    return None


def digit(here: Here, number: int) -> Wish | None:
    """The client's number for pressure: at a place, or in a step that has none."""
    step = here.state.step
    if here.state.release is None and isinstance(step, ReleaseStep) and step.places:
        return Tell("Begin at the place first: Space.")
    return Do(a.RatePressure(value=number))
