"""One client: who, the course they are on, and their sessions."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from session_tui.desk import ClientView, CourseView, Desk, SessionView
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.parts import Panel, how_cell, is_open
from session_tui.screens.places import Go
from session_tui.session.dates import date_words, day_words
from session_tui.session.looking_back import numbers_first
from session_tui.widgets.virtuallist import Column, VirtualList


class ClientScreen(DeskScreen):
    """One client's file."""

    PLACE = "client"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def __init__(self, desk: Desk, client_id: str) -> None:
        """The file of one client."""
        super().__init__(desk)
        self.client_id = client_id
        self._sessions: Sequence[SessionView] = ()

    def where(self) -> str:
        """The client."""
        return f"Client · {self.desk.client(self.client_id).name}"

    def parts(self) -> ComposeResult:
        """Who, course, sessions."""
        with Horizontal(id="about"):
            yield Panel("Client", id="who")
            yield Panel("Course", id="course")
        with Vertical(id="sessions", classes="panel"):
            yield Static(Content("Sessions"), classes="heading")
            yield Static(Content("No session yet. b begins the first one."), classes="empty", id="none")
            yield VirtualList(
                (Column("When", 11), Column("Visit", 5, "right"), Column("What came of it"), Column("How", 18))
            )

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one(VirtualList).focus()

    def show(self) -> None:
        """What is true now."""
        client = self.desk.client(self.client_id)
        self._sessions = self.desk.sessions(self.client_id)
        self.query_one("#who", Panel).set_lines(_who(client))
        self.query_one("#course", Panel).set_lines(self._course(self.desk.course(self.client_id)))
        self.query_one("#none").display = not self._sessions
        listed = self.query_one(VirtualList)
        listed.display = bool(self._sessions)
        now = self.desk.clock.now().wall
        listed.set_rows(
            [
                (day_words(view.started, now), str(view.visit), numbers_first(view.headline), how_cell(view))
                for view in self._sessions
            ],
            keep=True,
        )

    def _course(self, course: CourseView | None) -> list[Content]:
        if course is None:
            return [Content("No course yet: it begins with the first session.").stylize("$ink-dim")]
        names = {view.id: view.name for view in self.desk.protocols()}
        suggested = names.get(course.suggested_protocol, "")
        lines = [
            Content.assemble("“", (course.complaint or "no words noted", "bold"), "”"),
            Content(f"{course.visits} of {course.planned_visits} visits"),
        ]
        if suggested:
            lines.append(Content(f"Next: {suggested}").stylize("$ink-dim"))
        return lines

    @on(VirtualList.Chosen)
    def _chosen(self, message: VirtualList.Chosen) -> None:
        """Go on with an unfinished session, look at a finished one."""
        if message.index < len(self._sessions):
            view = self._sessions[message.index]
            self.post_message(Go("run" if is_open(view) else "session", view.id))

    def action_start_session(self) -> None:
        """Choose the protocol."""
        self.post_message(Go("choose", self.client_id))

    def action_review(self) -> None:
        """Look back at this client's sessions."""
        self.post_message(Go("review", self.client_id))


def _who(client: ClientView) -> list[Content]:
    lines = [Content(client.name).stylize("bold")]
    if client.born:
        lines.append(Content(f"born {date_words(client.born)}"))
    lines += [Content(words) for words in (client.contact, client.notes) if words]
    return lines
