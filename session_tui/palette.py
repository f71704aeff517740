"""The command palette: every command of the screen in front, by name, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from session_tui.commands import COMMANDS, RUN, Command, commands_of, key_label, step_commands

FOR_ALL = ("new_client", "search", "review")
"""Commands that the palette offers on every screen but the run: there nothing leads away from the client."""

LOOKS = {
    "session-dark": "Dark",
    "session-light": "Light",
    "session-contrast": "High contrast",
    "session-ansi": "The terminal's own colours",
}
"""The themes, as people call them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: what to do, in words, and the action behind it."""

    label: str
    help: str
    action: str


def entries_for(place: str, *, step: str = "", in_room: bool = False) -> tuple[Entry, ...]:
    """Everything the palette offers on a screen; `step` is the kind of step on the run screen.

    With `in_room` a session runs under the screen, and nothing leads to other clients.
    """
    return tuple(_entries(place, step, in_room or place == RUN))


def _entries(place: str, step: str, in_room: bool) -> Iterator[Entry]:
    here = commands_of(place)
    yield from (_entry(command) for command in here)
    yield from (replace(_entry(c), action=f"step('{c.id}')") for c in (step_commands(step) if step else ()))
    if not in_room:
        yield from (_entry(command) for command in COMMANDS if command.id in FOR_ALL and command not in here)
    for theme, name in LOOKS.items():
        yield Entry(f"Look: {name}", "Change the colours.", f"app.look('{theme}')")


def _entry(command: Command) -> Entry:
    keys = f" ({key_label(command.keys[0])})" if command.keys else ""
    return Entry(f"{command.label}{keys}", command.help, command.id)


class CommandsHere(Provider):
    """Offers the commands of the screen the palette was opened on."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for entry in self._entries():
            yield DiscoveryHit(Content(entry.label), partial(self._do, entry), text=entry.label, help=entry.help)

    async def search(self, query: str) -> Hits:
        """Those whose name or help fits what was typed."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = max(matcher.match(entry.label), matcher.match(entry.help) * 0.5)
            if score > 0:
                yield Hit(score, matcher.highlight(entry.label), partial(self._do, entry), help=entry.help)

    def _entries(self) -> tuple[Entry, ...]:
        screen: Any = self.screen
        runner = getattr(screen, "runner", None)
        step = runner.session.state.step if runner is not None else None
        in_room = any(getattr(each, "PLACE", "") == RUN for each in self.app.screen_stack)
        return entries_for(getattr(screen, "PLACE", RUN), step=step.kind if step else "", in_room=in_room)

    async def _do(self, entry: Entry) -> None:
        """Do it where it is known: on the screen, else in the app."""
        screen: Any = self.screen
        if "." in entry.action or not hasattr(screen, f"action_{entry.action.partition('(')[0]}"):
            await self.app.run_action(entry.action)
        else:
            await screen.run_action(entry.action)
