"""What all screens around a session share: the line at the top, the footer, problems as a line, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from session_tui.commands import commands_of, footer_of
from session_tui.desk import Desk, DeskProblem
from session_tui.problem import Problem
from session_tui.screens.places import GoBack
from session_tui.widgets.keybar import KeyBar

T = TypeVar("T")


def keys_of(place: str) -> list[BindingType]:
    """The bindings of a screen, from the table of commands; each leads to the action of the command's name."""
    return [
        Binding(",".join(command.keys), command.id, command.label, show=False, id=f"{place}.{command.id}")
        for command in commands_of(place)
    ]


def sheet(module_file: str) -> Path:
    """The stylesheet beside a screen's module."""
    return Path(module_file).with_suffix(".tcss")


class TopLine(Horizontal):
    """One line: where one is, and on the right the practice."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self._where = Static(markup=False, id="where")
        self._practice = Static(markup=False, id="practice")

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield self._where
        yield self._practice

    def show(self, where: str, practice: Content) -> None:
        """Show both."""
        self._where.update(Content(where))
        self._practice.update(practice)


class DeskScreen(Screen[None]):
    """A screen that shows what the desk knows, anew whenever it comes to the front; it keeps nothing itself."""

    PLACE: ClassVar[str] = ""
    """The screen's name in the table of commands."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (36, "-high")]

    def __init__(self, desk: Desk) -> None:
        """Show what `desk` knows."""
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Top line, problem, what the screen is about, keys."""
        yield TopLine()
        yield Static(markup=False, id="problem")
        yield from self.parts()
        yield KeyBar(footer_of(self.PLACE))

    def parts(self) -> ComposeResult:
        """What the screen is about."""
        yield from ()

    def show(self) -> None:
        """Fill the screen with what is true now."""

    def where(self) -> str:
        """What the top line calls this screen."""
        return self.PLACE.replace("_", " ").capitalize()

    def on_screen_resume(self) -> None:
        """It came to the front: what it showed may be old."""
        self.refresh_all()

    def refresh_all(self) -> None:
        """Show everything anew; a problem of the desk becomes a line."""
        self.query_one("#problem", Static).display = False
        try:
            practice = self.desk.practice()
            badge = Content.assemble(practice.name, "  ", (" DEMO ", "bold $badge")) if practice.is_demo else None
            self.query_one(TopLine).show(self.where(), badge or Content(practice.name))
            self.show()
        except DeskProblem as error:
            self.tell(error.problem)

    def tell(self, *problems: Problem) -> None:
        """Show problems as a line under the top line; without any, the line goes away."""
        line = self.query_one("#problem", Static)
        line.update(Content("\n".join(f"! {problem}" for problem in problems)))
        line.display = bool(problems)

    def tried(self, ask: Callable[[], T]) -> T | None:
        """What the desk answers; none when it cannot, which is then shown."""
        try:
            return ask()
        except DeskProblem as error:
            self.tell(error.problem)
            return None

    def action_home(self) -> None:
        """Go back to where one was before."""
        self.post_message(GoBack())


def heading(words: str) -> Static:
    """A heading of ours over a part of a screen."""
    return Static(Content(words), classes="heading", markup=False)


def lines(widget: Widget, words: list[Content] | list[str]) -> None:
    """Show lines in a Static; the words are never markup."""
    if isinstance(widget, Static):
        widget.update(Content("\n").join(Content(w) if isinstance(w, str) else w for w in words))
