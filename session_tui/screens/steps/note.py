"""The panel for a note."""

from __future__ import annotations

from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Ask, Do, Question, Wish
from session_tui.session import actions as a


def view(here: Here) -> PanelView:
    """What was noted in this step."""
    step = here.state.step
    mine = (here.state.stage_key, step.id if step else "")
    notes = [e.body.words for e in here.state.notes if (e.stage, e.step) == mine]
    return PanelView(
        title="Note",
        ask="Anything to write down? Space goes on." if not notes else "Noted. Space goes on.",
        lines=tuple(Line(words, sign="✓") for words in notes),
        keys=(key("write", "Write"),),
    )


def write_note() -> Ask:
    """Ask for a note; it stays with the practitioner."""
    question = Question("Note", ("It stays with you and is never printed.",), write="Write it here")
    return Ask(question, lambda words: Do(a.Note(words=words)))


def press(_here: Here, command: str) -> Wish | None:
    """What a key means here."""
    return write_note() if command == "write" else None
