"""What all screens around a session share: top line, problems as a line, footer, fresh facts, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from session_tui.commands import Command, commands_of, footer_of
from session_tui.desk import Desk, DeskProblem
from session_tui.problem import Problem
from session_tui.screens.places import Go, GoBack
from session_tui.widgets.keybar import Key, KeyBar
from session_tui.widgets.topbar import TopBar
from session_tui.widgets.virtuallist import VirtualList

T = TypeVar("T")


def keys_of(place: str, *, but: str = "") -> list[BindingType]:
    """The bindings of a screen, from the table of commands; each leads to the action of the command's name.

    `but` is a command whose keys the screen tells apart itself.
    """
    return [
        Binding(",".join(command.keys), command.id, command.label, show=False, id=f"{place}.{command.id}")
        for command in commands_of(place)
        if command.keys and command.id not in ("quit", but)
    ]


def sheet(module_file: str) -> Path:
    """The stylesheet beside a screen's module."""
    return Path(module_file).with_suffix(".tcss")


class DeskScreen(Screen[None]):
    """A screen that shows what the desk knows, anew whenever it comes to the front; it keeps nothing itself."""

    PLACE: ClassVar[str] = ""
    """The screen's name in the table of commands."""

    # Textual declares both as plain lists.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    AUTO_FOCUS: ClassVar[str | None] = ""
    """Each screen says itself what takes the keys."""

    def __init__(self, desk: Desk) -> None:
        """Show what `desk` knows."""
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Top line, problem, what the screen is about, keys."""
        yield TopBar()
        yield Static(markup=False, id="problem")
        yield from self.parts()
        yield KeyBar(footer_of(self.PLACE))

    def parts(self) -> ComposeResult:
        """What the screen is about."""
        yield from ()

    def keys(self) -> Sequence[Key | Command]:
        """What the footer shows; the last one is help."""
        return footer_of(self.PLACE)

    def show(self) -> None:
        """Fill the screen with what is true now. May raise DeskProblem."""

    def where(self) -> str:
        """What the top line calls this screen. May raise DeskProblem."""
        return self.PLACE.replace("_", " ").capitalize()

    def on_screen_resume(self) -> None:
        """It came to the front: what it showed may be old."""
        self.refresh_all()

    def refresh_all(self) -> None:
        """Show everything anew; a problem of the desk becomes a line."""
        self.tell()
        try:
            practice = self.desk.practice()
            bar = self.query_one(TopBar)
            bar.set_left(self.where())
            bar.set_right("read only" if practice.read_only else practice.name)
            bar.set_demo(practice.is_demo)
            self.show()
            self.query_one(KeyBar).set_keys(self.keys())
        except DeskProblem as error:
            self.tell(error.problem)

    def tell(self, *problems: Problem) -> None:
        """Show problems under the top line; without any, the line goes away."""
        self._line(*(f"! {problem}" for problem in problems), good=False)

    def say(self, words: str) -> None:
        """Show under the top line what has been done."""
        self._line(words, good=True)

    def _line(self, *words: str, good: bool) -> None:
        line = self.query_one("#problem", Static)
        line.update(Content("\n".join(words)))
        line.set_class(good, "-good")
        line.display = bool(words)

    def tried(self, ask: Callable[[], T]) -> T | None:
        """What the desk answers; none when it cannot, which is then shown."""
        try:
            return ask()
        except DeskProblem as error:
            self.tell(error.problem)
            return None

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """A click on the footer is the key."""
        where = self if hasattr(self, f"action_{message.action}") else self.app
        await where.run_action(message.action)

    def action_open(self) -> None:
        """A click on Enter is Enter."""
        for listed in self.query(VirtualList):
            if listed.is_on_screen:
                listed.action_choose()
                return

    def action_home(self) -> None:
        """Go back to where one was before."""
        self.post_message(GoBack())

    def action_help(self) -> None:
        """Show what the keys of this screen do."""
        self.post_message(Go("help", self.PLACE))
