"""The panel for findings by touch: the list of them, and the form for another one."""

from __future__ import annotations

from session_tui.body.regions import site
from session_tui.protocol.models import PalpateStep
from session_tui.protocol.tables import RestrictionType
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, Strip, digits, key
from session_tui.screens.steps.wishes import Do, NoteFinding, Stand, Wish
from session_tui.session import actions as a
from session_tui.session import bodies as b

CERTAINTY = {"sure": "sure", "fairly": "fairly sure", "unsure": "not sure"}
THEIR_PAIN = {"yes": "their pain", "no": "not their pain", "unsure": ""}


def _place(here: Here) -> int:
    return here.at(len(here.state.findings), len(here.state.findings) - 1)


def view(here: Here) -> PanelView:
    """What was found so far."""
    findings = here.state.findings
    step = here.state.step
    scope = step.scope if isinstance(step, PalpateStep) else ""
    notes = (f"Look: {scope}.",) if scope else ()
    if not findings:
        return PanelView(
            title="Findings",
            ask="What do your hands find?",
            notes=(*notes, "Not sure is an answer, too."),
            keys=(key("finding", "Note a finding"), key("find_site", "At a place")),
        )
    place = _place(here)
    found = findings[place]
    return PanelView(
        title="Findings",
        place=f"{len(findings)} noted",
        ask=f"{site(found.site).name}: {type_name(here, found)}",
        notes=(_detail(here, found), *notes),
        lines=tuple(_line(here, each) for each in findings),
        cursor=place,
        strip=Strip(0, 10, 1, (), None if found.tenderness is None else float(found.tenderness)),
        keys=(key("finding", "Another finding"), digits("Tender", "9 t"), key("write", "Change this one")),
    )


def type_name(here: Here, found: b.FindingNoted) -> str:
    """The name of a finding's type."""
    row = here.tables.find("types", found.type)
    return row.name if isinstance(row, RestrictionType) else found.type


def _detail(here: Here, found: b.FindingNoted) -> str:
    row = here.tables.find("types", found.type)
    feels = row.feels if isinstance(row, RestrictionType) else ""
    return f"{feels} {found.note}".strip()


def _line(here: Here, found: b.FindingNoted) -> Line:
    parts = [CERTAINTY[found.certainty]]
    if found.tenderness is not None:
        parts.append(f"tender {found.tenderness}")
    if found.glide is not None:
        parts.append(f"glide {found.glide}")
    parts += [THEIR_PAIN[found.recognised_pain]] if THEIR_PAIN[found.recognised_pain] else []
    if found.role != "unsure":
        parts.append(found.role)
    return Line(f"{site(found.site).name}: {type_name(here, found)}", " · ".join(parts), "✓", right_tone="ink-dim")


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    findings = here.state.findings
    if command in ("find_site", "finding"):
        return NoteFinding()
    if not findings:
        return None
    place = _place(here)
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "write":
        return NoteFinding(finding=findings[place].finding)
    return _tender(findings[place], 10) if command == "ten" else None


def _tender(found: b.FindingNoted, value: int) -> Do:
    fields = found.model_dump(exclude={"kind"})
    return Do(a.NoteFinding.model_validate({**fields, "tenderness": value}))


def digit(here: Here, number: int) -> Wish | None:
    """How tender the finding stood on is."""
    findings = here.state.findings
    return _tender(findings[_place(here)], number) if findings else None
