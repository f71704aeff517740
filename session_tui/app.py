"""The app: which screen comes when, how it looks, and how it ends whatever happens to the terminal."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from session_tui import __version__, crash
from session_tui.commands import BY_ID
from session_tui.desk import Desk, DeskProblem
from session_tui.problem import Problem
from session_tui.runner import Runner
from session_tui.screens.places import Argument, Go, GoBack, Place, ShowDemo
from session_tui.widgets import themes

if TYPE_CHECKING:
    from textual.command import Provider

WANTS_DEMO = "demo"
"""What the app returns when somebody asked to see the demo; whoever started it opens one."""

SCREENS: dict[Place, tuple[str, str]] = {
    "home": ("home", "HomeScreen"),
    "clients": ("clients", "ClientsScreen"),
    "client": ("client", "ClientScreen"),
    "new_client": ("new_client", "NewClientScreen"),
    "choose": ("choose", "ChooseScreen"),
    "run": ("run", "RunScreen"),
    "summary": ("summary", "SummaryScreen"),
    "handout": ("handout", "HandoutScreen"),
    "review": ("review", "ReviewScreen"),
    "session": ("session", "SessionReviewScreen"),
    "help": ("help", "HelpScreen"),
}
"""The module and class of each place's screen; imported when it is first shown."""

LAST_RESORT_SECONDS = 3.0
"""How long a tidy end may take after a signal."""

FRESH_START: frozenset[Place] = frozenset({"run", "summary"})
"""Places that leave nothing behind them but home."""


OTHER_CLIENTS: frozenset[Place] = frozenset({"clients", "client", "new_client", "choose", "review"})
"""Places with other people's names: the client in the room may see the screen."""

IN_THE_ROOM = Problem("A session is running; other clients' names stay away from the screen.", "End it first.")


class TidyApp(App[str]):
    """An app that ends tidily: on a signal, without a terminal, and with a report when something impossible happens."""

    def __init__(self, reports: Path | None = None) -> None:
        """`reports` is where crash reports go."""
        super().__init__()
        self._reports = reports
        self.reported: Path | None = None
        """Where the report of a crash was written, once there was one."""

    def be_ready_to_end(self) -> None:
        """Listen for signals, for errors nobody waits for, and for a terminal that goes away."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._stray_error)
        if self.is_headless:
            return
        for name in ("SIGHUP", "SIGTERM", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_by_signal, int(number))
        self.set_interval(1, self._watch_terminal)

    def _end_by_signal(self, number: int) -> None:
        """Leave tidily when the system says so; everything is on disk already."""
        self._leave(128 + number)

    def _leave(self, code: int) -> None:
        """End, tidily if the terminal lets us; writing to one that is gone may wait for ever, and then not."""
        self.exit(return_code=code)
        if not self.is_headless:
            guard = threading.Timer(LAST_RESORT_SECONDS, os._exit, (code,))
            guard.daemon = True
            guard.start()

    def _watch_terminal(self) -> None:
        """End when the terminal has gone away without a word, which would otherwise leave the app spinning."""
        if not hasattr(select, "poll") or sys.__stdin__ is None:
            return
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), select.POLLHUP | select.POLLERR | select.POLLNVAL)
        gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
        if any(what & gone for _, what in poll.poll(0)):
            self._leave(129)

    def _stray_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An error that nobody waited for is one all the same, and its words are kept off the terminal."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """End with a report and one line, in place of a traceback with a client's data in it."""
        self._return_code = 1
        if self._exception is not None:
            return
        self._exception = error
        self._exception_event.set()
        self.reported = crash.write_report(error, __version__, self._reports)
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Say the one line once the terminal is itself again."""
        self._exit_renderables = [Content(crash.terminal_line(self.reported)).plain]
        self._close_messages_no_wait()


def _palette() -> type[Provider]:
    """The palette's commands; read in when it is first opened."""
    from session_tui.palette import CommandsHere

    return CommandsHere


class SessionApp(TidyApp):
    """The app over one desk. It keeps nothing: every screen asks the desk."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(__file__).with_name("app.tcss"),
        # The sheet of the screen that lies under everything is not asked for by Textual.
        Path(__file__).parent / "screens" / "home.tcss",
    ]
    TITLE = "session-tui"
    COMMANDS: ClassVar[set[Any]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BY_ID["help"].keys), "help", BY_ID["help"].label, show=False, id="app.help"),
        Binding(",".join(BY_ID["quit"].keys), "quit", BY_ID["quit"].label, show=False, priority=True, id="app.quit"),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        theme: str = "session-dark",
        first: Go | None = None,
        reports: Path | None = None,
    ) -> None:
        """Show `desk`, beginning at `first` (default: home); `reports` is where crash reports go."""
        super().__init__(reports)
        self.desk = desk
        self._first = first
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme if theme in self.available_themes else "session-dark"

    def get_default_screen(self) -> Screen[Any]:
        """Home lies under everything."""
        return self._screen("home", None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not know them."""
        return themes.variable_defaults()

    def on_mount(self) -> None:
        """Be ready for any end, and go where one wanted to begin."""
        self.be_ready_to_end()
        if self._first is not None:
            self.go(self._first.place, self._first.argument)

    # -- going about --------------------------------------------------------------------------------------------

    def on_go(self, message: Go) -> None:
        """Show the place."""
        self.go(message.place, message.argument)

    def on_show_demo(self, _message: ShowDemo) -> None:
        """The demo is another practice: leave, and say so to whoever started this."""
        self.exit(WANTS_DEMO)

    def on_go_back(self, _message: GoBack) -> None:
        """Show what was there before."""
        self.action_home()

    def go(self, place: Place, argument: Argument = None) -> None:
        """Show a place. A run and its summary leave only home behind them."""
        if place == "home":
            self._clear_to_home()
            return
        if place in OTHER_CLIENTS and any(getattr(s, "PLACE", "") == "run" for s in self.screen_stack):
            self._tell(IN_THE_ROOM)
            return
        try:
            screen = self._screen(place, argument)
        except DeskProblem as error:
            self._tell(error.problem)
            return
        if place in FRESH_START:
            self._clear_to_home()
        if place == "client" and getattr(self.screen, "PLACE", "") == "new_client":
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _screen(self, place: Place, argument: Argument) -> Screen[Any]:
        """A new screen for a place. A stored session is taken up again when it is to run."""
        if place == "run":
            return self.run_screen(argument if isinstance(argument, Runner) else self.desk.take_up(str(argument)))
        made: Screen[Any] = _kind(place)(self.desk) if argument is None else _kind(place)(self.desk, argument)
        return made

    def run_screen(self, runner: Runner) -> Screen[Any]:
        """The screen for a session that runs."""
        made: Screen[Any] = _kind("run")(runner, self.desk)
        return made

    def _clear_to_home(self) -> None:
        """Take everything off; home is what is left."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _tell(self, problem: Problem) -> None:
        """Show a problem on the screen in front."""
        lines = self.screen.query("#problem")
        for line in lines.results(Static):
            line.update(Content(f"! {problem}"))
            line.display = True
        if not lines:
            self.notify(str(problem), severity="warning", markup=False)

    def action_home(self) -> None:
        """Go back to the screen before; home is where it ends."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def action_new_client(self) -> None:
        """Write down a new client."""
        self.go("new_client")

    def action_search(self) -> None:
        """Find a client."""
        self.go("clients", "search")

    def action_review(self) -> None:
        """Look back at all sessions."""
        self.go("review")

    def action_look(self, theme: str) -> None:
        """Change the colours."""
        self.theme = theme

    def action_help(self) -> None:
        """Show the keys of the screen in front."""
        place = getattr(self.screen, "PLACE", "run")
        if place != "help":
            self.go("help", place)


def _kind(place: Place) -> Any:
    """The class of a place's screen."""
    module, name = SCREENS[place]
    return getattr(import_module(f"session_tui.screens.{module}"), name)
