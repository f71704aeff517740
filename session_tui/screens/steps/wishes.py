"""What a panel wishes for when a key is pressed: an action, a question first, or only another line to stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from session_tui.session.actions import Action


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question, with its key (a Textual key name); `value` is what is told."""

    key: str
    label: str
    hint: str = ""
    value: str = ""
    careful: bool = False
    marked: bool = False

    @property
    def told(self) -> str:
        """What is told when it is chosen."""
        return self.value or self.label


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the practitioner: a title, lines to read, options with a key each, a line to write in.

    Without `write` there is no line. `initial` stands in it at the beginning. With `empty_is_fine` nothing written is
    an answer, too. `check` says at once how a text is understood, or what is wrong with it (beginning with "! ").
    """

    title: str
    lines: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    write: str = ""
    initial: str = ""
    empty_is_fine: bool = False
    check: Callable[[str], str] | None = None
    urgent: bool = False
    """Drawn as a warning: a rule of safety."""


@dataclass(frozen=True, slots=True)
class Do:
    """Do this action; `then` are wishes to grant after it was saved."""

    action: Action
    then: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask first; `then` makes the next wish of the answer. Cancelled, nothing follows."""

    question: Question
    then: Callable[[str], Wish | None]


@dataclass(frozen=True, slots=True)
class PickSite:
    """Have a place of the body chosen; `then` makes the next wish of its id."""

    title: str
    then: Callable[[str], Wish | None]


@dataclass(frozen=True, slots=True)
class NoteFinding:
    """Open the form for a finding: a new one, one at `site`, or the one called `finding` again."""

    site: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Stand on another line of the panel."""

    at: int


@dataclass(frozen=True, slots=True)
class Tell:
    """Say something in a quiet line."""

    words: str


Wish: TypeAlias = "Do | Ask | PickSite | NoteFinding | Stand | Tell"
