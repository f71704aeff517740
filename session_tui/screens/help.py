"""The keys of a screen in groups, where everything else is, and what this app is and is not."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from session_tui import __version__
from session_tui.commands import RUN, STEP_COMMANDS, Command, commands_of, key_label
from session_tui.desk import Desk
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.parts import Hanging, HangingLine

PURPOSE = (
    "It keeps the record, the time and the words of a session. It does not diagnose and it promises nothing: "
    "the practitioner decides."
)
NOT_REVIEWED = (
    "No practitioner or clinician has reviewed the words, checks and rules that came with it. "
    "Read them, and change them, before you use them."
)

MOVING = (
    ("↑ ↓", "Move in a list. PgUp, PgDn, Home and End go further."),
    ("Enter", "Open what is marked, or go to the next line of a form."),
    ("Tab", "Go to the next part of the screen."),
    ("Ctrl+P", "The palette: every command by its name, and the colours."),
)


class HelpScreen(DeskScreen):
    """Help for the screen it was asked on."""

    PLACE = "help"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def __init__(self, desk: Desk, place: str = "home") -> None:
        """Help for `place`."""
        super().__init__(desk)
        self.place = place

    def where(self) -> str:
        """Which screen's keys these are."""
        return f"Help · {self.place.replace('_', ' ')}"

    def parts(self) -> ComposeResult:
        """A group of keys each, then what holds everywhere, then what this is."""
        with VerticalScroll(id="help"):
            for group, commands in groups_of(self.place):
                yield _block(group, [_line(_keys(command), command.label, command.help) for command in commands])
            yield _block("Everywhere", [_line(key, "", words) for key, words in MOVING])
            yield _block(
                f"About session-tui {__version__}", [(Content(""), Content(words)) for words in (PURPOSE, NOT_REVIEWED)]
            )

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one("#help").focus()

    def action_help(self) -> None:
        """This is the help."""


def groups_of(place: str) -> list[tuple[str, list[Command]]]:
    """The commands of a screen by group, in the order of the table."""
    groups: dict[str, list[Command]] = {}
    for command in commands_of(place):
        groups.setdefault(command.group, []).append(command)
    if place == RUN:
        for command in STEP_COMMANDS:
            groups.setdefault("On the steps that need it", []).append(command)
    return list(groups.items())


def _keys(command: Command) -> str:
    return " ".join(key_label(key) for key in command.keys)


def _line(keys: str, label: str, words: str) -> HangingLine:
    head = Content.assemble((f"{keys:<16} ", "bold $accent-key"), (f"{label:<14}" if label else "", "bold"))
    return head, Content(words)


def _block(title: str, lines: list[HangingLine]) -> Vertical:
    return Vertical(Static(Content(title), classes="heading"), Hanging(lines), classes="panel")
