"""Where one can go in the app. A screen says where it wants to go; only the app knows what is shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from textual.message import Message

if TYPE_CHECKING:
    from session_tui.runner import Runner

Place = Literal[
    "home",
    "clients",
    "client",
    "new_client",
    "choose",
    "run",
    "summary",
    "handout",
    "review",
    "session",
    "help",
]
"""The places of the app. Each has a screen of that name."""

Argument: TypeAlias = "str | Runner | None"
"""What a place is about: the id of a client or a session, a word for a list, or a session that runs."""


class Go(Message):
    """The wish to go to a place.

    `argument` is a client's id for client and choose, the same or nothing for review, a session's id for run,
    summary, handout and session, `begin` or `search` for clients, and the place asked about for help. A runner
    that has just been made leads to run, too.
    """

    def __init__(self, place: Place, argument: Argument = None) -> None:
        """Wish to go to `place`."""
        self._place: Place = place
        self._argument = argument
        super().__init__()

    @property
    def place(self) -> Place:
        """Where to."""
        return self._place

    @property
    def argument(self) -> Argument:
        """What about."""
        return self._argument


class GoBack(Message):
    """The wish to go back to where one was before."""


class ShowDemo(Message):
    """The wish to look around in the demo; whoever started the app opens it on a throw-away practice."""
