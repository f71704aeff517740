"""The line at the bottom: what the next key does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from session_tui.commands import Command, key_label
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import EMPTY, Ink, Picture, Run
from session_tui.widgets.plain import columns

GAP = 2
"""Columns between two keys."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: how the key is called, what it does, and the id of the command behind it."""

    label: str
    text: str
    action: str

    @property
    def columns(self) -> int:
        """Columns it takes."""
        return columns(self.label) + 1 + columns(self.text)


def key_of(command: Command) -> Key:
    """The entry for a command: its first key and its label."""
    return Key(key_label(command.keys[0]) if command.keys else "", command.label, command.id)


def placed(keys: Sequence[Key], width: int) -> tuple[tuple[int, Key], ...]:
    """The keys that fit, each with its first column. The last one always stays; others go from the end."""
    kept = list(keys)
    while len(kept) > 1 and _columns(kept) > width:
        del kept[-2]
    found, left = [], 0
    for key in kept:
        found.append((left, key))
        left += key.columns + GAP
    return tuple(found)


def _columns(keys: Sequence[Key]) -> int:
    return sum(key.columns for key in keys) + GAP * (len(keys) - 1)


def key_at(keys: Sequence[Key], width: int, column: int) -> Key | None:
    """The key drawn at a column; each owns half of the gap after it."""
    return next((key for left, key in placed(keys, width) if left <= column <= left + key.columns), None)


class KeyBar(Painted):
    """As many keys as fit, each of which can be clicked; the last one (Help) always stays."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; color: $ink; background: $bar; padding: 0 1; }
    """

    class Pressed(Message):
        """A key of the bar was clicked."""

        def __init__(self, bar: KeyBar, action: str) -> None:
            """`action` is the id of the command."""
            self.bar = bar
            self.action = action
            super().__init__()

        @property
        def control(self) -> KeyBar:
            """The bar."""
            return self.bar

    def __init__(
        self, keys: Sequence[Key | Command] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show `keys`, or the keys of commands."""
        super().__init__(id=id, classes=classes)
        self._keys = _entries(keys)

    def set_keys(self, keys: Sequence[Key | Command]) -> None:
        """Show other keys."""
        if self._keys != _entries(keys):
            self._keys = _entries(keys)
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:
        """Key in colour, word beside it; in the middle row when it is high, for fingers."""
        runs: list[Run] = []
        for left, key in placed(self._keys, width):
            runs.append((" " * GAP if left else "", Ink()))
            runs += [(key.label, Ink("accent-key", bold=True)), (f" {key.text}", Ink())]
        return (EMPTY,) * (height // 2) + (tuple(runs),)

    def on_click(self, event: events.Click) -> None:
        """Say which key was meant."""
        key = key_at(self._keys, self.size.width, event.get_content_offset_capture(self).x)
        if key is not None:
            event.stop()
            self.post_message(self.Pressed(self, key.action))


def _entries(keys: Sequence[Key | Command]) -> tuple[Key, ...]:
    return tuple(key if isinstance(key, Key) else key_of(key) for key in keys)
