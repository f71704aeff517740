"""The panel for a gate: what must hold, what does, and what the next key confirms."""

from __future__ import annotations

from session_tui.protocol.models import GateStep
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Wish
from session_tui.session.gates import GateItem, gate_items


def view(here: Here) -> PanelView:
    """Every condition with its sign."""
    step = here.state.step
    items = gate_items(here.state, step.require) if isinstance(step, GateStep) else ()
    items = tuple(sorted(items, key=lambda item: (item.holds and not item.confirm, item.holds)))
    missing = [item for item in items if not item.holds]
    confirm = any(item.confirm for item in items)
    ask = "All holds. Space confirms and goes on." if confirm else "All holds. Space goes on."
    if any(item.hard for item in missing):
        ask = "This must hold first; no reason opens it."
    elif missing:
        ask = "Not everything holds. Space asks for a reason."
    return PanelView(
        title="Before going on",
        place=f"{len(items) - len(missing)} of {len(items)} hold",
        ask=ask,
        lines=tuple(_line(item) for item in items),
        keys=(key("next", "Confirm and go on" if confirm and not missing else "Go on"), key("back")),
    )


def _line(item: GateItem) -> Line:
    if item.confirm:
        return Line(item.words, "Space confirms", "✓", right_tone="headline")
    if item.holds:
        return Line(item.words, sign="✓")
    return Line(item.words, "must hold" if item.hard else "missing", "✗", "caution", "caution")


def press(_here: Here, _command: str) -> Wish | None:
    """A gate has no keys of its own."""
    return None
