"""What came of a session, right after it: outcome, time, before and after with the rule, what was done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from session_tui.commands import Command, footer_of
from session_tui.screens.base import keys_of, sheet
from session_tui.screens.parts import Panel, change_rows, rule_lines
from session_tui.screens.places import Go
from session_tui.screens.record import RecordScreen
from session_tui.session.actions import Undo
from session_tui.session.change import main_change
from session_tui.session.looking_back import (
    departure_lines,
    ending,
    open_lines,
    stage_rows,
    stop_lines,
    work_lines,
)
from session_tui.session.session import Session
from session_tui.widgets.beforeafter import BeforeAfterTable
from session_tui.widgets.headline import Headline
from session_tui.widgets.keybar import Key


class SummaryScreen(RecordScreen):
    """The summary of one session."""

    PLACE = "summary"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def where(self) -> str:
        """Whose session."""
        header = self.desk.session(self.session_id).header
        return f"{self.desk.client(header.client_id).name} · visit {header.visit} · summary"

    def parts(self) -> ComposeResult:
        """The main result large, then the rest to read."""
        with VerticalScroll(id="all"):
            with Horizontal(id="result"):
                yield Headline("")
                yield Static(markup=False, id="ending")
            with Vertical(id="changes", classes="panel"):
                yield Static(Content("Before and after"), classes="heading")
                yield BeforeAfterTable()
            with Container(id="rest"):
                with Vertical(id="told"):
                    yield Panel("Left open", id="open")
                    yield Panel("Stops", id="stops")
                    yield Panel("Left on purpose", id="departures")
                    yield Panel("What was done", empty="No hands-on work is recorded.", id="work")
                yield Panel("Why these words", empty="Nothing was scored before and after.", id="rules")

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one("#all").focus()

    def show(self) -> None:
        """What the record says now."""
        session = self.desk.session(self.session_id)
        self.query_one(Headline).set_text(main_words(session))
        self.query_one("#ending", Static).update(_ending(session))
        self.query_one(BeforeAfterTable).set_rows(change_rows(session))
        left = {"open": open_lines(session), "stops": stop_lines(session), "departures": departure_lines(session)}
        for name, lines in left.items():
            self.query_one(f"#{name}", Panel).set_lines(lines)
        self.query_one("#work", Panel).set_lines(work_lines(session))
        self.query_one("#rules", Panel).set_lines(rule_lines(session))

    def keys(self) -> Sequence[Key | Command]:
        """The footer; what a signed record does not take is not offered."""
        signed = self.desk.session(self.session_id).state.status == "signed"
        return [c for c in footer_of(self.PLACE) if not signed or c.id not in ("sign", "undo")]

    def action_undo(self) -> None:
        """Take the last entry back; when that was the end, the session goes on."""
        session = self.record() if self.done(Undo()) else None
        if session is not None and session.state.is_live:
            self.post_message(Go("run", self.session_id))

    def action_review(self) -> None:
        """Look at the whole record."""
        self.post_message(Go("session", self.session_id))


def main_words(session: Session) -> str:
    """The main measure for across the room: 7 → 4 as "7 TO 4"; how it ended when there is none."""
    change = main_change(session.state)
    if change is None or change.before is None or change.after is None:
        return {"completed": "DONE", "stopped_for_safety": "STOPPED"}.get(session.state.outcome, "ENDED")
    return f"{change.before:g} TO {change.after:g}"


def _ending(session: Session) -> Content:
    """How it ended, the minutes, the main verdict, and whether it is signed."""
    state = session.state
    change = main_change(state)
    planned = sum(row.planned for row in stage_rows(session)) or session.protocol.total_minutes * 60
    lines = [
        Content.assemble(
            (ending(session), "bold"), "  ", (f"{state.elapsed / 60:.0f} of {planned / 60:.0f} min", "$ink-dim")
        )
    ]
    if change is not None:
        words = change.words or "not judged"
        lines[:0] = [
            Content(change.label).stylize("$ink-dim"),
            Content(f"{words[:1].upper()}{words[1:]}").stylize("bold"),
        ]
    signed = (
        f"Signed by {state.signed_by}." if state.signed_by is not None else "Not signed yet: Ctrl+S closes the record."
    )
    lines.append(Content(signed).stylize("$ink-dim"))
    return Content("\n").join(lines)
