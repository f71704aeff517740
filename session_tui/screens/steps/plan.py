"""The panel for the release plan: places in order with their depth, made from the findings, agreed with one key."""

from __future__ import annotations

from session_tui.body.regions import site
from session_tui.protocol.models import PlanStep
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, digits, key
from session_tui.screens.steps.wishes import Do, PickSite, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.bodies import PlanPlace
from session_tui.session.gates import DEPTH_NAMES
from session_tui.session.progress import finding_at

FIRST_DEPTH = 2
"""Where a new place of the plan begins: the surface layer."""


def places_of(here: Here) -> tuple[PlanPlace, ...]:
    """The plan as it stands; before there is one, what the findings suggest, in the order they were noted."""
    if here.state.plan is not None:
        return here.state.plan.places
    step = here.state.step
    most = step.max_sites if isinstance(step, PlanStep) else 3
    chosen: dict[str, PlanPlace] = {}
    for finding in here.state.findings:
        if here.tables.restriction_type(finding.type).hands_on and site(finding.site).contact != "none":
            chosen[finding.site] = PlanPlace(
                site=finding.site, depth=_depth(here, finding.site), finding=finding.finding
            )
    return tuple(chosen.values())[:most]


def _depth(here: Here, site_id: str) -> int:
    cap = here.state.depth_cap_at(site(site_id).region)
    return max(1, FIRST_DEPTH if cap is None else min(FIRST_DEPTH, cap))


def view(here: Here) -> PanelView:
    """The places in order."""
    places = places_of(here)
    plan = here.state.plan
    agreed = plan is not None and plan.agreed
    ask = "Does the client agree to this?" if places else "Which places today? f finds one."
    if plan is None and places:
        ask = "From your findings. Change the order and depth, then y when they agree."
    if agreed:
        ask = "Agreed. Space goes on."
    notes = (f"Left the order rules: {plan.departure}",) if plan is not None and plan.departure else ()
    moving = (key("earlier"), key("later"), key("no", "Off"), digits("Depth", "4", "1")) if places else ()
    return PanelView(
        title="Plan",
        place="agreed" if agreed else "not agreed yet",
        ask=ask,
        notes=notes,
        lines=tuple(_line(here, number, place) for number, place in enumerate(places, 1)),
        cursor=here.at(len(places)) if places else None,
        keys=(key("yes", "They agree"), key("find_site", "Add a place"), *moving),
    )


def _line(here: Here, number: int, place: PlanPlace) -> Line:
    found = finding_at(here.state, place.site)
    what = f": {here.tables.restriction_type(found.type).name}" if found is not None else ""
    careful = site(place.site).contact == "caution"
    note = f"  ! {site(place.site).note}" if careful else ""
    depth = f"depth {place.depth} {DEPTH_NAMES[place.depth]}"
    return Line(f"{number}  {site(place.site).name}{what}{note}", depth, right_tone="headline")


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    places = list(places_of(here))
    if command == "find_site":
        return PickSite("Which place?", lambda site_id: _add(here, places, site_id))
    if command == "yes":
        return Do(a.SetPlan(places=tuple(places), agreed=True)) if places else Tell("The plan has no place yet.")
    if not places:
        return None
    at = here.at(len(places))
    if command in ("choose_up", "choose_down"):
        return Stand(at + (1 if command == "choose_down" else -1))
    if command == "no":
        del places[at]
        return _changed(places)
    if command in ("earlier", "later"):
        other = at + (1 if command == "later" else -1)
        if not 0 <= other < len(places):
            return Tell("It stands first already." if command == "earlier" else "It stands last already.")
        places[at], places[other] = places[other], places[at]
        return _changed(places, stand=other)
    return None


def _changed(places: list[PlanPlace], stand: int | None = None) -> Do:
    """A changed plan is not agreed until the client says so again."""
    then = (Stand(stand),) if stand is not None else ()
    return Do(a.SetPlan(places=tuple(places), agreed=False), then=then)


def _add(here: Here, places: list[PlanPlace], site_id: str) -> Wish:
    if any(place.site == site_id for place in places):
        return Tell(f"{site(site_id).name} is in the plan already.")
    found = finding_at(here.state, site_id)
    depth = max([_depth(here, site_id), *(place.depth for place in places)])
    cap = here.state.depth_cap_at(site(site_id).region)
    added = PlanPlace(
        site=site_id, depth=depth if cap is None else max(1, min(depth, cap)), finding=found.finding if found else None
    )  # fmt: skip
    return _changed([*places, added], stand=len(places))


def digit(here: Here, number: int) -> Wish | None:
    """The depth of the place stood on, 1 to 4."""
    places = list(places_of(here))
    if not places or not 1 <= number <= 4:
        return None
    at = here.at(len(places))
    places[at] = places[at].model_copy(update={"depth": number})
    return _changed(places, stand=at)
