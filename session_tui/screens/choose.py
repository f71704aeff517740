"""Choose the protocol and begin: the one that fits is marked, so that Enter is enough."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from session_tui.commands import Command, footer_of
from session_tui.desk import CourseView, Desk, ProtocolView
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.places import Go
from session_tui.widgets.keybar import Key
from session_tui.widgets.virtuallist import Column, Tinted, VirtualList

DEFAULT_VISITS = 6
MOST_VISITS = 40

VISITS = {"first": "first visit", "followup": "later visit", "focus": "one place", "review": "review"}


class ChooseScreen(DeskScreen):
    """Protocols to choose from; for a client without a course also the complaint and how many visits are planned."""

    PLACE = "choose"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def __init__(self, desk: Desk, client_id: str) -> None:
        """Begin a session with one client."""
        super().__init__(desk)
        self.client_id = client_id
        self._course: CourseView | None = None
        self._protocols: Sequence[ProtocolView] = ()

    def where(self) -> str:
        """With whom."""
        return f"Begin · {self.desk.client(self.client_id).name}"

    def parts(self) -> ComposeResult:
        """The course's beginning, the list, and what the marked protocol is like."""
        with Vertical(id="begins", classes="panel"):
            yield Static(Content("A new course"), classes="heading")
            yield Static(Content("What brings the client, in their words"), classes="label")
            yield Input(placeholder="may stay empty", id="complaint", max_length=300, select_on_focus=False)
            yield Static(Content("How many visits are planned"), classes="label")
            yield Input(str(DEFAULT_VISITS), id="visits", type="integer", max_length=2)
        with Container(id="both"):
            with Vertical(id="protocols", classes="panel"):
                yield Static(Content("Protocol"), classes="heading", id="title")
                yield VirtualList((Column("Name"), Column("Minutes", 7, "right")))
            with VerticalScroll(id="marked", classes="panel", can_focus=False):
                yield Static(markup=False, id="about")
                yield Static(markup=False, id="stages")

    def on_mount(self) -> None:
        """With a course Enter begins; without one the complaint comes first."""
        self._course = self.tried(lambda: self.desk.course(self.client_id))
        self.query_one("#begins").display = self._course is None
        self.query_one(VirtualList if self._course else "#complaint").focus()

    def show(self) -> None:
        """The protocols, the fitting one first."""
        self._course = self.desk.course(self.client_id)
        self._protocols = sorted(self.desk.protocols(), key=lambda view: not self._fits(view))
        rows = [
            (Tinted(f"▸ {view.name}", "headline") if self._fits(view) else f"  {view.name}", f"{view.total_minutes:g}")
            for view in self._protocols
        ]
        self.query_one(VirtualList).set_rows(rows, keep=True)
        title = "Protocol · Enter begins"
        if self._course:
            title += f" visit {self._course.visits + 1} of {self._course.planned_visits}"
        self.query_one("#title", Static).update(Content(title))
        self._show_marked(self.query_one(VirtualList).index)
        if not self._protocols:
            self.tell(*(self.desk.protocol_problems() or (Problem("There is no protocol to choose from."),)))

    def keys(self) -> Sequence[Key | Command]:
        """Here Enter begins; with a new course it goes through its lines first."""
        return [
            Key("Enter", "Begin" if self._course else "Go on, then begin", "open"),
            *(c for c in footer_of(self.PLACE) if c.id != "open"),
        ]

    def _fits(self, view: ProtocolView) -> bool:
        """Whether it is the one suggested: by the course, else the first one for a first visit."""
        if self._course is not None:
            return view.id == self._course.suggested_protocol
        first = next((each.id for each in self.desk.protocols() if each.visit == "first"), None)
        return view.id == first

    @on(VirtualList.Highlighted)
    def _highlighted(self, message: VirtualList.Highlighted) -> None:
        """Show what the marked one is like."""
        self._show_marked(message.index)

    def _show_marked(self, index: int) -> None:
        if not 0 <= index < len(self._protocols):
            return
        view = self._protocols[index]
        stages = self.desk.protocol(view.id).stages
        kind = " · ".join((VISITS.get(view.visit, view.visit), "your own" if view.own else "shipped"))
        about = [
            Content(view.name).stylize("bold $do"),
            Content(view.about),
            Content(f"{kind} · {view.stages} stages in {view.total_minutes:g} minutes").stylize("$ink-dim"),
        ]
        self.query_one("#about", Static).update(Content("\n").join(about))
        lines = [Content.assemble((f"{s.minutes.target:>4g}  ", "bold $accent-key"), s.name) for s in stages]
        self.query_one("#stages", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter goes on: complaint, visits, list."""
        if event.input.id == "complaint":
            self.query_one("#visits").focus()
        elif self._visits() is not None:
            self.query_one(VirtualList).focus()

    def _visits(self) -> int | None:
        words = self.query_one("#visits", Input).value.strip()
        if words.isdecimal() and 1 <= int(words) <= MOST_VISITS:
            self.tell()
            return int(words)
        self.tell(Problem(f"Planned visits are a number from 1 to {MOST_VISITS}.", "Most courses take 4 to 8."))
        self.query_one("#visits").focus()
        return None

    @on(VirtualList.Chosen)
    def _chosen(self, message: VirtualList.Chosen) -> None:
        """Begin with the chosen protocol."""
        visits = self._visits() if self._course is None else DEFAULT_VISITS
        if visits is None or message.index >= len(self._protocols):
            return
        chosen = self._protocols[message.index].id
        complaint = self.query_one("#complaint", Input).value.strip()
        runner = self.tried(lambda: self.desk.begin(self.client_id, chosen, complaint=complaint, planned_visits=visits))
        if runner is not None:
            self.post_message(Go("run", runner))
