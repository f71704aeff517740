"""One session to look back at: the course and its minutes, scores, work, words, and the log of everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, Input, Static

from session_tui.commands import Command, footer_of
from session_tui.problem import Problem
from session_tui.screens.base import keys_of, sheet
from session_tui.screens.parts import Hanging, HangingLine, Panel, change_rows, pace_cell, rule_lines, trend_of
from session_tui.screens.places import GoBack
from session_tui.screens.record import RecordScreen
from session_tui.session import looking_back as back
from session_tui.session import words_back as words
from session_tui.session.actions import Amend
from session_tui.session.change import changes
from session_tui.session.session import Session
from session_tui.widgets.beforeafter import BeforeAfterTable
from session_tui.widgets.beforeafter import number as plain_number
from session_tui.widgets.keybar import Key
from session_tui.widgets.trendchart import TrendChart
from session_tui.widgets.virtuallist import Column, VirtualList

SECTIONS = (("overview", "Overview"), ("scores", "Scores"), ("work", "Work"), ("words", "Words"), ("log", "Log"))

WIDE = 100
"""Columns of a screen from which on there is room."""

AMEND_FIELDS = (
    ("about", "Entry number from the log; may stay empty", 6),
    ("amendment", "What should be read instead", 2000),
    ("why", "Why; Enter here saves, Esc leaves", 500),
)


class SessionReviewScreen(RecordScreen):
    """The whole record of one session in five sections."""

    PLACE = "session"
    CSS_PATH = sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(PLACE, but="sections"),
        ("right", "section(1)", "The next section"),
        ("left", "section(-1)", "The section before"),
    ]

    def where(self) -> str:
        """Whose session, and how it ended."""
        session = self.desk.session(self.session_id)
        name = self.desk.client(session.header.client_id).name
        return f"{name} · visit {session.header.visit} · {back.day_of(session)} · {back.ending(session)}"

    def parts(self) -> ComposeResult:
        """The names of the sections, the section in front, and the lines for an amendment."""
        yield Static(markup=False, id="sections")
        with ContentSwitcher(initial="overview"):
            with Vertical(id="overview"):
                with Container(id="top"):
                    yield TrendChart()
                    with VerticalScroll(id="side", can_focus=False):
                        for name, title in (("today", "Today"), ("pace", "Pace"), ("next", "Next time")):
                            yield Panel(title, id=name)
                yield VirtualList(stage_columns(self.app.size.width))
            with VerticalScroll(id="scores"):
                with Vertical(classes="panel"):
                    yield BeforeAfterTable()
                yield Panel("Why these words", empty="Nothing was scored before or after.", id="rules")
            with VerticalScroll(id="work"):
                for name, title, empty in _WORK:
                    yield Panel(title, empty=empty, id=name)
            with VerticalScroll(id="words"):
                for name, title, empty in _WORDS:
                    yield Panel(title, empty=empty, id=name)
            with VerticalScroll(id="log"):
                yield Hanging(id="lines")
        with Vertical(id="amend"):
            for name, hint, most in AMEND_FIELDS:
                yield Input(placeholder=hint, id=name, max_length=most, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin with the overview."""
        self.query_one("#amend").display = False
        self.action_section(0)

    def show(self) -> None:
        """What the record says now."""
        session = self.desk.session(self.session_id)
        self._show_overview(session, self.desk.course_sessions(self.session_id))
        self.query_one(BeforeAfterTable).set_rows(change_rows(session))
        self.query_one("#rules", Panel).set_lines(rule_lines(session))
        for name, lines in _lines_of(session).items():
            self.query_one(f"#{name}", Panel).set_lines(lines)
        self.query_one("#lines", Hanging).set_rows(log(session))

    def _show_overview(self, session: Session, course: Sequence[Session]) -> None:
        trend = trend_of(course)
        chart = self.query_one(TrendChart)
        chart.display = trend is not None
        if trend is not None:
            chart.set_trend(trend)
        rows = back.stage_rows(session)
        self.query_one("#today", Panel).set_lines(_today(session))
        off = sorted((row for row in rows if row.pace in ("over", "under")), key=lambda row: -abs(row.late))
        self.query_one("#pace", Panel).set_lines(
            [f"{row.short:<10} {back.sign_words(row.late)}" for row in off[:4]] or ["All on time."]
        )
        self.query_one("#next", Panel).set_lines(words.home_lines(session)[-1:])
        self.query_one("#overview VirtualList", VirtualList).set_rows(
            [
                (row.name, back.clock_words(row.planned), back.clock_words(row.real), "", pace_cell(row), row.what)
                for row in rows
            ]
        )

    def keys(self) -> Sequence[Key | Command]:
        """The footer; amending is there once the record is signed, signing before."""
        signed = self.desk.session(self.session_id).state.status == "signed"
        useless = "sign" if signed else "amend"
        shown: list[Key | Command] = [c for c in footer_of(self.PLACE) if c.id != useless]
        shown[0] = Key("← →", "Sections", "sections")
        return shown

    def action_sections(self) -> None:
        """The next section."""
        self.action_section(1)

    def action_section(self, by: int) -> None:
        """Another section; its list or text takes the keys."""
        switcher = self.query_one(ContentSwitcher)
        names = [name for name, _ in SECTIONS]
        place = (names.index(switcher.current or names[0]) + by) % len(names)
        switcher.current = names[place]
        marks: list[tuple[str, str]] = [
            (f" {title} ", "bold $chosen-ink on $chosen" if n == place else "$ink")
            for n, (_, title) in enumerate(SECTIONS)
        ]
        self.query_one("#sections", Static).update(Content.assemble(*marks, ("   ← →", "$ink-dim")))
        front = self.query_one(f"#{names[place]}")
        (self.query_one("#overview VirtualList") if names[place] == "overview" else front).focus()

    # -- amending -----------------------------------------------------------------------------------------------

    def action_amend(self) -> None:
        """Open the lines for a correction; only a signed record has any."""
        session = self.record()
        if session is None:
            return
        if session.state.status != "signed":
            self.tell(Problem("The record is not signed yet.", "Ctrl+S signs it; corrections come after."))
            return
        self.query_one("#amend").display = True
        self.query_one("#amendment" if self.query_one(ContentSwitcher).current != "log" else "#about").focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter: the next line; on the last one, save."""
        if event.input.id != "why":
            self.focus_next(Input)
            return
        number, amendment, why = (self.query_one(f"#{name}", Input).value.strip() for name, *_ in AMEND_FIELDS)
        session = self.record()
        events = session.events if session else ()
        about = next((each.id for each in events if str(each.seq) == number), None)
        if number and about is None:
            self.tell(Problem(f"There is no entry {number} in the log.", f"They go from 1 to {len(events)}."))
            self.query_one("#about").focus()
        elif self.done(Amend(words=amendment, reason=why, event=about)):
            self._close_amend()
            self.say("The amendment is in the record; the original stays.")

    def _close_amend(self) -> None:
        for field in self.query("#amend Input").results(Input):
            field.value = ""
        self.query_one("#amend").display = False
        self.action_section(0)

    def action_home(self) -> None:
        """Close the lines of an amendment first, then back."""
        if self.query_one("#amend").display:
            self._close_amend()
        else:
            self.post_message(GoBack())


_WORK = (
    ("open", "Left open", ""),
    ("stops", "Stops", ""),
    ("findings", "Findings", "No finding was noted."),
    ("ideas", "Working ideas", ""),
    ("plan", "Plan", "No plan was made."),
    ("releases", "What was done", "No hands-on work is recorded."),
    ("departures", "Left on purpose", ""),
)

_WORDS = (
    ("story", "Their story", "No words were noted."),
    ("talk", "Asked and answered", ""),
    ("home", "For home", "Nothing was agreed for home."),
    ("notes", "Your notes", "No notes."),
    ("amendments", "Amendments", ""),
    ("prints", "Handouts made", "None yet: h shows it."),
)


def _lines_of(session: Session) -> dict[str, Sequence[str]]:
    """The lines of every panel of work and words."""
    return {
        "open": back.open_lines(session),
        "stops": back.stop_lines(session),
        "findings": back.finding_lines(session),
        "ideas": back.idea_lines(session),
        "plan": back.plan_lines(session),
        "releases": back.work_lines(session),
        "departures": back.departure_lines(session),
        "story": words.story_lines(session),
        "talk": words.talk_lines(session),
        "home": words.home_lines(session),
        "notes": words.note_lines(session),
        "amendments": words.amendment_lines(session),
        "prints": words.print_lines(session),
    }


def _today(session: Session) -> list[Content]:
    """Before and after in a line each."""
    lines = []
    for change in changes(session.state):
        before, after = plain_number(change.before), plain_number(change.after)
        lines.append(Content.assemble((f"{before} → {after}", "bold"), f"  {change.label}"))
    return lines


def log(session: Session) -> list[HangingLine]:
    """Every event as a sentence; what was taken back is struck through and stays readable."""
    return [
        (
            Content(f"{line.number:>4}  {line.when:%H:%M}  ").stylize("$ink-dim"),
            Content(line.words).stylize("strike $ink-dim" if line.undone else "$ink"),
        )
        for line in back.log_lines(session)
    ]


def stage_columns(width: int) -> tuple[Column, ...]:
    """The columns of the stages, with longer names where there is room."""
    return (
        Column("Stage", 22 if width < WIDE else 30),
        Column("Plan", 5, "right"),
        Column("Real", 5, "right"),
        Column("", 1),
        Column("Pace", 8),
        Column("What happened"),
    )
