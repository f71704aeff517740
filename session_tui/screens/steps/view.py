"""What a panel shows, as plain frozen values: a question, lines to stand on, a strip of scores, and its keys."""

from __future__ import annotations

from dataclasses import dataclass

from session_tui.commands import BY_ID, key_label


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel. `sign` stands before it, `right` at its end; `tone` names a theme colour."""

    text: str
    right: str = ""
    sign: str = ""
    tone: str = "ink"
    right_tone: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A scale to score on: whole steps from `low` to `high`."""

    low: float = 0
    high: float = 10
    step: float = 1
    labels: tuple[str, ...] = ()
    chosen: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class PanelKey:
    """A key of the panel: how it is written, what it does here, and the id of its command."""

    label: str
    text: str
    command: str


def key(command_id: str, text: str = "") -> PanelKey:
    """The key of a command, with a word of its own for this panel."""
    command = BY_ID[command_id]
    return PanelKey(key_label(command.keys[0]), text or command.label, command_id)


def digits(text: str, most: str = "9", least: str = "0") -> PanelKey:
    """The digits, which score."""
    return PanelKey(f"{least}–{most}", text, "")


@dataclass(frozen=True, slots=True)
class PanelView:
    """Everything a panel shows.

    `title` and `place` are its first line, `ask` the one thing in question, `notes` are quieter, `lines` can be stood
    on when `cursor` tells where.
    """

    title: str = ""
    place: str = ""
    ask: str = ""
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    cursor: int | None = None
    strip: Strip | None = None
    keys: tuple[PanelKey, ...] = ()
