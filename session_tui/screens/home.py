"""Home: what is not finished, what was done last, and one key to begin; on a first start the two ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from session_tui.commands import Command, footer_of
from session_tui.desk import Desk, SessionView
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of
from session_tui.screens.parts import Panel, is_open
from session_tui.screens.places import Go, ShowDemo
from session_tui.session.dates import date_words, day_words
from session_tui.session.looking_back import numbers_first
from session_tui.session.telling import outcome_words
from session_tui.widgets.bigclock import BigClock
from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.headline import Headline
from session_tui.widgets.keybar import Key
from session_tui.widgets.virtuallist import Column, VirtualList

RECENT = 50
"""How many sessions home lists; the review has all."""

WELCOME = (
    "session-tui walks you through a two-hour session, keeps the time and the record, "
    "and prints a page for your client.",
    "It does not diagnose and it promises nothing: you decide. No practitioner or clinician has reviewed "
    "the words, checks and rules it came with; read and change them before you use them.",
)

FIRST_CHOICES = (
    Choice("c", "Write down your first client", "a name is enough", value="client"),
    Choice("d", "Look around in the demo", "made-up clients; nothing of it is kept", value="demo"),
)


class HomeScreen(DeskScreen):
    """The first screen."""

    PLACE = "home"
    BINDINGS = keys_of(PLACE)
    # The hour beside the lists needs more room than other screens' second column.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk) -> None:
        """Home of the practice."""
        super().__init__(desk)
        self._open: Sequence[SessionView] = ()
        self._recent: Sequence[SessionView] = ()

    def where(self) -> str:
        """The program, and the day."""
        return f"session-tui · {date_words(self.desk.clock.now().wall.astimezone().date())}"

    def parts(self) -> ComposeResult:
        """Unfinished, recent, and a few facts; or the welcome."""
        with VerticalScroll(id="welcome", can_focus=False):
            yield Headline("WELCOME")
            for words in WELCOME:
                yield Static(Content(words), classes="words")
            yield Choices(FIRST_CHOICES)
        with Container(id="desk"):
            with Vertical(id="lists"):
                yield Panel("Found when the practice was opened", id="found")
                yield from self._lists()
            with Vertical(id="facts", classes="panel"):
                yield BigClock()
                yield Static(markup=False, id="counted")

    def _lists(self) -> ComposeResult:
        with Vertical(id="unfinished", classes="panel"):
            yield Static(Content("Not finished"), classes="heading")
            yield VirtualList(
                (Column("Client"), Column("Stands at", 22), Column("Gone", 8, "right"), Column("Begun", 11))
            )
        with Vertical(id="recent", classes="panel"):
            yield Static(Content("Recent sessions"), classes="heading")
            yield VirtualList((Column("When", 11), Column("Client", 18), Column("Visit", 6), Column("What came of it")))

    def on_mount(self) -> None:
        """The hour goes on."""
        self.set_interval(1, self._show_hour)

    def _show_hour(self) -> None:
        self.query_one(BigClock).set_time(f"{self.desk.clock.now().wall.astimezone():%H:%M}")

    def show(self) -> None:
        """What is true now."""
        self._show_hour()
        clients = self.desk.clients()
        sessions = self.desk.sessions()
        self._open = self.desk.unfinished()
        waiting = {view.id for view in self._open}
        self._recent = [view for view in sessions if view.id not in waiting][:RECENT]
        empty = not clients and not sessions
        self.query_one("#welcome").display = empty
        self.query_one("#desk").display = not empty
        found = [*self.desk.practice().problems, *self.desk.protocol_problems()]
        self.query_one("#found", Panel).set_lines([f"! {problem}" for problem in found])
        self._show_unfinished()
        self._show_recent()
        kept = f"{len(sessions):,} session{'' if len(sessions) == 1 else 's'}"
        count = f"{len(clients):,} client{'' if len(clients) == 1 else 's'} · {kept}"
        self.query_one("#counted", Static).update(Content(count))
        if self.focused is None or not self.focused.is_on_screen:
            self._focus_first(empty)

    def _focus_first(self, empty: bool) -> None:
        place = "#welcome Choices" if empty else ("#unfinished" if self._open else "#recent") + " VirtualList"
        self.query_one(place).focus()

    def keys(self) -> Sequence[Key | Command]:
        """Only keys that do something now."""
        useless = set() if self._open else {"resume_session"}
        if self.query_one("#welcome").display:
            useless |= {"open", "start_session", "search", "review"}
        return [command for command in footer_of(self.PLACE) if command.id not in useless]

    def _show_unfinished(self) -> None:
        self.query_one("#unfinished").display = bool(self._open)
        rows = [self._unfinished_row(view) for view in self._open]
        listed = self.query_one("#unfinished VirtualList", VirtualList)
        listed.set_rows(rows, keep=True)
        listed.styles.height = min(len(rows), 5) + 1

    def _unfinished_row(self, view: SessionView) -> tuple[str, ...]:
        gone = "–" if view.status == "planned" else _gone(view.minutes)
        return (view.client_name, view.headline, gone, day_words(view.started, self.desk.clock.now().wall))

    def _show_recent(self) -> None:
        now = self.desk.clock.now().wall
        rows = [
            (
                day_words(view.started, now),
                view.client_name,
                f"{view.visit} of {view.planned_visits}" if view.planned_visits else str(view.visit),
                _came(view),
            )
            for view in self._recent
        ]
        self.query_one("#recent VirtualList", VirtualList).set_rows(rows, keep=True)

    # -- what one can do ----------------------------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def _chosen(self, message: VirtualList.Chosen) -> None:
        """Enter: go on with an unfinished session, look at a finished one."""
        in_open = self.query_one("#unfinished VirtualList").has_focus
        views = self._open if in_open else self._recent
        if message.index < len(views):
            view = views[message.index]
            self.post_message(Go("run" if is_open(view) else "session", view.id))

    @on(Choices.Chosen)
    def _first_choice(self, message: Choices.Chosen) -> None:
        """The first client, or the demo."""
        self.post_message(Go("new_client") if message.value == "client" else ShowDemo())

    def action_demo(self) -> None:
        """Look around in the demo; only in an empty practice, so that nobody lands there by a slip."""
        if self.query_one("#welcome").display:
            self.post_message(ShowDemo())

    def action_resume_session(self) -> None:
        """Go on with the marked unfinished session."""
        if not self._open:
            self.tell(Problem("Every session is finished.", "b begins a new one."))
            return
        listed = self.query_one("#unfinished VirtualList", VirtualList)
        self.post_message(Go("run", self._open[min(listed.index, len(self._open) - 1)].id))

    def action_start_session(self) -> None:
        """Choose with whom."""
        self.post_message(Go("clients", "begin"))

    def action_new_client(self) -> None:
        """Write down a new client."""
        self.post_message(Go("new_client"))

    def action_search(self) -> None:
        """Find a client."""
        self.post_message(Go("clients", "search"))

    def action_review(self) -> None:
        """Look back at all sessions."""
        self.post_message(Go("review"))


def _came(view: SessionView) -> str:
    """What came of a session; how it ended only when it was not simply completed."""
    ended = "" if view.outcome == "completed" else outcome_words(view.outcome) or view.status
    return " · ".join(filter(None, (ended, numbers_first(view.headline)))) or "completed"


def _gone(minutes: float) -> str:
    """How long ago a session began, as one says it: a forgotten one in hours or days."""
    if minutes >= 48 * 60:
        return f"{minutes / 60 / 24:.0f} days"
    return f"{minutes / 60:.0f} h" if minutes >= 10 * 60 else f"{minutes:.0f} min"
