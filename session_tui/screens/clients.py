"""Find a client: a line to type in and the list of those whose name fits, quick with some thousand clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from session_tui.desk import ClientView, Desk
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.places import Go, GoBack
from session_tui.session.dates import day_words
from session_tui.widgets.virtuallist import Column, VirtualList

COLUMNS = (
    Column("Name", 0),
    Column("Born", 6),
    Column("Sessions", 9, "right"),
    Column("Last seen", 12),
)


class ClientsScreen(DeskScreen):
    """Search and list. What it was opened for decides what Enter does: open the client, or begin a session."""

    PLACE = "clients"
    CSS_PATH = sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(PLACE),
        ("up", "move(-1)", "The one above"),
        ("down", "move(1)", "The one below"),
    ]

    def __init__(self, desk: Desk, purpose: str = "search") -> None:
        """List clients, to look at one or (purpose `begin`) to begin a session with."""
        super().__init__(desk)
        self._begins = purpose == "begin"
        self._found: Sequence[ClientView] = ()
        self._count = 0

    def where(self) -> str:
        """What for."""
        return "Begin a session: with whom?" if self._begins else "Clients"

    def parts(self) -> ComposeResult:
        """The line to type in, how many there are, the list."""
        with Vertical(classes="panel"):
            yield Input(placeholder="A part of the name", id="query", select_on_focus=False)
            yield Static(markup=False, id="found")
            yield VirtualList(COLUMNS)

    def on_mount(self) -> None:
        """One can type at once."""
        self.query_one("#query").focus()

    def show(self) -> None:
        """Those who fit, again."""
        self._count = len(self.desk.clients())
        self._search(self.query_one("#query", Input).value, keep=True)

    def _search(self, query: str, *, keep: bool = False) -> None:
        self._found = self.desk.clients(query)
        now = self.desk.clock.now().wall
        rows = [
            (
                view.name,
                str(view.born.year) if view.born else "",
                str(view.sessions) if view.sessions else "–",
                day_words(view.last_seen, now) or "not yet",
            )
            for view in self._found
        ]
        self.query_one(VirtualList).set_rows(rows, keep=keep)
        self.query_one("#found", Static).update(Content(self._count_words(query)))

    def _count_words(self, query: str) -> str:
        if not self._count:
            return "No client is written down yet. Esc, then c writes down the first one."
        if not self._found:
            return f"Nobody here is called “{query.strip()}”. Esc clears the line; c then writes down a new client."
        do = "Enter begins with the marked one" if self._begins else "Enter opens the marked one"
        many = f"{len(self._found):,} of {self._count:,}" if query.strip() else f"{self._count:,}"
        return f"{many} · {do}"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Narrow the list with every letter."""
        self.tried(lambda: self._search(event.value))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Enter while typing means the marked one."""
        self._open(self.query_one(VirtualList).index)

    @on(VirtualList.Chosen)
    def _chosen(self, message: VirtualList.Chosen) -> None:
        """Enter on the list, or a click."""
        self._open(message.index)

    def _open(self, index: int) -> None:
        if 0 <= index < len(self._found):
            self.post_message(Go("choose" if self._begins else "client", self._found[index].id))

    def action_move(self, by: int) -> None:
        """Move the mark while typing."""
        self.query_one(VirtualList).action_move(by)

    def action_start_session(self) -> None:
        """Begin with the marked client."""
        index = self.query_one(VirtualList).index
        if 0 <= index < len(self._found):
            self.post_message(Go("choose", self._found[index].id))
        else:
            self.tell(Problem("No client is marked.", "c writes down a new one."))

    def action_new_client(self) -> None:
        """Write down a new client."""
        self.post_message(Go("new_client"))

    def action_search(self) -> None:
        """Type in the line."""
        self.query_one("#query").focus()

    def action_home(self) -> None:
        """Out of the line first, then back."""
        line = self.query_one("#query", Input)
        if line.has_focus and (line.value or not self._found):
            line.value = ""
            self.query_one(VirtualList).focus()
        else:
            self.post_message(GoBack())
