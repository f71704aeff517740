"""The run screen: clock, pace, stages, what to do and to say, and the panel of the step. It keeps nothing that matters.

Everything is drawn from the runner's session of this moment; the screen can be thrown away and built again any second.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from session_tui.commands import BY_ID, STEP_COMMANDS, footer_of, key_label
from session_tui.desk import Desk, DeskProblem
from session_tui.runner import Runner
from session_tui.screens.base import keys_of, sheet
from session_tui.screens.dialogs.clicking import Clicking
from session_tui.screens.places import Go
from session_tui.screens.steps import frame, kinds
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.panel import StepPanel
from session_tui.session.state import State
from session_tui.widgets.bigclock import BigClock
from session_tui.widgets.dosay import DoSay
from session_tui.widgets.headline import Headline
from session_tui.widgets.keybar import KeyBar
from session_tui.widgets.paceblock import PaceBlock
from session_tui.widgets.plain import clean
from session_tui.widgets.stagerail import StageRail
from session_tui.widgets.topbar import TopBar

LEAST_TO_SAY = ((40, (7, 9)), (30, (5, 6)), (0, (3, 4)))
"""Rows of what to do and to say that no panel takes, fewest and most, by the height of the screen."""

QUIET_SECONDS = 6.0
"""How long a quiet line stands."""


class RunScreen(Clicking):
    """One session while it runs."""

    PLACE: ClassVar[str] = "run"
    CSS_PATH = sheet(__file__)
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (30, "-high"), (40, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(PLACE),
        *(Binding(",".join(c.keys), f"step('{c.id}')", c.label, show=False) for c in STEP_COMMANDS),
        *(Binding(str(number), f"digit({number})", show=False) for number in range(10)),
    ]

    def __init__(self, runner: Runner, desk: Desk) -> None:
        """Show the session of `runner`; `desk` knows the client's name."""
        super().__init__(runner, desk)
        self._name = ""
        self._repaint: Timer | None = None
        self._hush: Timer | None = None
        self._gone = False

    def compose(self) -> ComposeResult:
        """Everything there ever is; what is not needed is hidden."""
        yield TopBar()
        with Horizontal(id="body"):
            yield StageRail(id="rail")
            with Vertical(id="main"):
                yield StageRail(id="bar")
                with Horizontal(id="time"):
                    yield BigClock()
                    yield PaceBlock(id="pace")
                yield PaceBlock(banner=True, id="banner")
                yield Headline()
                yield DoSay()
                yield Static(markup=False, id="then")
                yield Static(markup=False, id="standing")
                yield Static(markup=False, id="tell")
                yield Static(markup=False, id="unsaved")
                yield StepPanel()
        yield KeyBar(footer_of(self.PLACE))

    def on_mount(self) -> None:
        """Know the name, draw, and listen."""
        try:
            self._name = self.desk.client(self.runner.header.client_id).name
            self.query_one(TopBar).set_demo(self.desk.practice().is_demo)
        except DeskProblem as error:
            self.tell(str(error.problem), problem=True)
        self.runner.listen(lambda _session: self.redraw())
        self._tick()

    # -- drawing ------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        """Once a second, on the second of the session clock."""
        self.runner.tick()
        self.redraw()
        gone = self.runner.now().state.stage_seconds
        self._repaint = self.set_timer(1.02 - gone % 1, self._tick)

    def on_resize(self, _event: events.Resize) -> None:
        """Another size has room for other words."""
        self.redraw()

    def redraw(self) -> None:
        """Show the session as it is at this moment."""
        if not self.is_mounted or self._gone:
            return
        session = self.runner.now()
        state = session.state
        if state.status in ("ended", "signed"):
            self._leave()
            return
        self._draw_time(Here(session, self.cursor))
        self.query_one(Headline).set_text(frame.headline(session))
        self.query_one(DoSay).set_view(frame.do_say(session, notes=self.size.height >= 30))
        self._draw_lines(state)
        self.query_one(StepPanel).show_view(kinds.view(Here(session, self.cursor)))
        self.call_after_refresh(self._share_room)
        size = frame.size_of(state)
        self.set_class(size == "form", "-form")
        self.set_class(state.step is None, "-no-panel")

    def _share_room(self) -> None:
        """The panel takes what it needs and leaves the words to say enough; what it does not need is theirs."""
        words, panel = self.query_one(DoSay), self.query_one(StepPanel)
        room = words.size.height + panel.size.height
        if room <= 0 or not panel.display:
            return
        fewest, most = next(rows for height, rows in LEAST_TO_SAY if self.size.height >= height)
        needed = fewest if self.has_class("-form") else words.rows_needed(words.size.width) - 1
        view = kinds.view(Here(self.runner.now(), self.cursor))
        least = max(fewest, min(most, needed, room - panel.rows_needed(view)))
        panel.styles.height = max(4, min(panel.rows_wanted(view), room - least))

    def _draw_time(self, here: Here) -> None:
        state, header = here.state, here.session.header
        left = f"{self._name} · visit {header.visit}" if self._name else f"Visit {header.visit}"
        bar = self.query_one(TopBar)
        bar.set_left(f"{left}   {frame.place_words(state)}")
        saved = "NOT SAVED" if self.runner.unsaved else "saved ✓" if here.session.events else ""
        bar.set_right(f"{saved}  {frame.hour(here.session)}")
        self.query_one(BigClock).set_time(*frame.clock_face(state))
        pace = frame.pace_view(here.session, short=self.size.height < 30)
        for block in self.query(PaceBlock):
            block.set_pace(pace)
        stages = frame.rail(state)
        for rail in self.query(StageRail):
            rail.set_stages(stages)

    def _draw_lines(self, state: State) -> None:
        then, where = frame.then_words(state)
        line = Content.assemble(("then: ", "bold"), then, (f"    {where}", "$ink-dim")) if then else Content("")
        self.query_one("#then", Static).update(line)
        telling = self.query_one("#tell").display
        self._line("#standing", "" if telling else frame.standing_words(state))
        again = f"\nIt is kept here. {key_label(BY_ID['try_again'].keys[0])} tries again."
        self._line("#unsaved", f"NOT SAVED. {self.failure}{again}" if self.runner.unsaved else "")

    def _line(self, name: str, words: str) -> None:
        line = self.query_one(name, Static)
        if line.display != bool(words) or words:
            line.update(Content(words))
            line.display = bool(words)

    def tell(self, *lines: str, problem: bool = False) -> None:
        """Show lines: quiet ones for a while, problems until the next key."""
        if not self.is_mounted:
            return
        line = self.query_one("#tell", Static)
        line.update(Content("\n".join(f"! {clean(each)}" if problem else clean(each) for each in lines)))
        line.set_class(problem, "-problem")
        line.display = bool(lines)
        if self._hush is not None:
            self._hush.stop()
        self._hush = None if problem or not lines else self.set_timer(QUIET_SECONDS, self._hushed)

    def _hushed(self) -> None:
        """A quiet line goes; what stands behind it comes back."""
        self.tell()
        self.redraw()

    def _leave(self) -> None:
        """The session is over: its summary is what comes next."""
        self._gone = True
        if self._repaint is not None:
            self._repaint.stop()
        self.post_message(Go("summary", self.runner.header.id))
