"""Look back at sessions: the list, and the course of the marked one from start of visit to start of visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from session_tui.desk import Desk, SessionView
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.parts import how_cell, is_open, trend_of
from session_tui.screens.places import Go
from session_tui.session.course import course_points, held_words
from session_tui.session.dates import day_words
from session_tui.session.looking_back import course_headline, numbers_first
from session_tui.widgets.trendchart import TrendChart
from session_tui.widgets.virtuallist import Column, Tinted, VirtualList

ALL_COLUMNS = (
    Column("When", 11),
    Column("Client", 20),
    Column("Visit", 5, "right"),
    Column("What came of it"),
    Column("How", 18),
)
WIDE = 100
"""Columns of a screen from which on there is room for how a session ended beside what came of it."""

SETTLE_SECONDS = 0.12
"""A course is read when the mark rests, not at every line it passes."""


class ReviewScreen(DeskScreen):
    """All sessions, or those of one client."""

    PLACE = "review"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def __init__(self, desk: Desk, client_id: str | None = None) -> None:
        """Sessions of one client, or of all."""
        super().__init__(desk)
        self.client_id = client_id
        self._every: Sequence[SessionView] = ()
        self._shown: Sequence[SessionView] = ()
        self._resting: Timer | None = None
        self._course_of = ""
        self._short = False

    def where(self) -> str:
        """Whose sessions."""
        return f"Review · {self.desk.client(self.client_id).name}" if self.client_id else "Review"

    def parts(self) -> ComposeResult:
        """Chart and headline, then the list with its filter."""
        with Container(id="both"):
            with Vertical(id="course", classes="panel"):
                yield Static(markup=False, id="headline")
                yield TrendChart()
                yield Static(markup=False, id="held")
            with Vertical(id="list", classes="panel"):
                yield Input(placeholder="A part of a client's name", id="query", select_on_focus=False)
                yield Static(Content("No session yet. They stand here once the first one has begun."), id="none")
                yield VirtualList(self._columns())

    def on_mount(self) -> None:
        """The list takes the keys; with one client there is nothing to filter."""
        self.query_one("#query").display = self.client_id is None
        self.set_class(self.client_id is None, "-everybody")
        self.query_one(VirtualList).focus()

    def show(self) -> None:
        """What is true now."""
        self._every = self.desk.sessions(self.client_id)
        self._course_of = ""
        self._filter(self.query_one("#query", Input).value)

    def _filter(self, query: str) -> None:
        words = query.casefold().split()
        self._shown = [v for v in self._every if all(word in v.client_name.casefold() for word in words)]
        now = self.desk.clock.now().wall
        listed = self.query_one(VirtualList)
        listed.set_rows([self._row(view, now) for view in self._shown], keep=True)
        listed.display = bool(self._shown)
        none = self.query_one("#none", Static)
        none.display = not self._shown
        if self._every:
            none.update(Content(f"No session with anybody called “{query.strip()}”."))
        self._show_course(listed.index)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Narrow the list with every letter."""
        self._filter(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Enter goes into the list."""
        self.query_one(VirtualList).focus()

    @on(VirtualList.Highlighted)
    def _highlighted(self, message: VirtualList.Highlighted) -> None:
        """Show the course when the mark has come to rest."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(SETTLE_SECONDS, lambda: self._show_course(message.index))

    def _show_course(self, index: int) -> None:
        panel = self.query_one("#course")
        if not 0 <= index < len(self._shown):
            panel.add_class("-nothing")
            return
        view = self._shown[index]
        if view.id == self._course_of:
            return
        self._course_of = view.id
        sessions = self.tried(lambda: self.desk.course_sessions(view.id)) or ()
        trend = trend_of(sessions)
        panel.set_class(trend is None, "-nothing")
        if trend is None:
            return
        self.query_one(TrendChart).set_trend(trend)
        self.query_one("#headline", Static).update(Content(course_headline(sessions)))
        held = held_words(course_points(sessions))
        self.query_one("#held", Static).update(Content(held))
        self.query_one("#held").display = bool(held)

    def _columns(self) -> tuple[Column, ...]:
        """No name where there is only one client, no second word where there is no room."""
        self._short = self.client_id is None and self.app.size.width < WIDE
        hidden = {"How"} if self._short else {"Client"} if self.client_id else set()
        return tuple(column for column in ALL_COLUMNS if column.title not in hidden)

    def _row(self, view: SessionView, now: datetime) -> tuple[str | Tinted, ...]:
        how = how_cell(view)
        plain = view.outcome == "completed" and view.headline
        came = (numbers_first(view.headline) if plain else how,) if self._short else (numbers_first(view.headline), how)
        name = () if self.client_id else (view.client_name,)
        return (day_words(view.started, now), *name, str(view.visit), *came)

    def _marked(self) -> SessionView | None:
        index = self.query_one(VirtualList).index
        return self._shown[index] if 0 <= index < len(self._shown) else None

    @on(VirtualList.Chosen)
    def _chosen(self, message: VirtualList.Chosen) -> None:
        """Open one session; go on with one that is not finished."""
        if 0 <= message.index < len(self._shown):
            view = self._shown[message.index]
            self.post_message(Go("run" if is_open(view) else "session", view.id))

    def action_handout(self) -> None:
        """The handout of the marked session."""
        view = self._marked()
        if view is None:
            self.tell(Problem("No session is marked."))
        else:
            self.post_message(Go("handout", view.id))
