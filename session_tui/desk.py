"""What screens and the command line can ask for: clients, sessions, protocols, handouts.

This is only the counter. What stands behind it is built in one place (`cli.compose`), so that a screen never sees a
file, a database or a clock, and a test can put something else there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from typing import Protocol as Interface

from session_tui.clock import Clock
from session_tui.problem import DeskProblem, Problem
from session_tui.protocol.models import Protocol
from session_tui.runner import Runner
from session_tui.session.session import Session

__all__ = [
    "ClientView",
    "CourseView",
    "Desk",
    "DeskProblem",
    "HandoutFile",
    "Paper",
    "PracticeView",
    "ProtocolView",
    "SessionView",
]

Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client as lists show them. `born` may be unknown; `last_seen` is the start of the last session."""

    id: str
    name: str
    born: date | None = None
    contact: str = ""
    notes: str = ""
    sessions: int = 0
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as lists show it. `status` is running, paused, ended or signed; `minutes` is session time gone."""

    id: str
    client_id: str
    client_name: str
    visit: int
    planned_visits: int | None
    protocol_id: str
    protocol_name: str
    started: datetime | None
    """Practice time, aware."""
    status: str
    outcome: str
    minutes: float
    headline: str = ""
    """The main measure in a few words, such as "pain now 7 → 4, clearly less"."""


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """A protocol as the choice shows it. `own` is true when it comes from the user's folder."""

    id: str
    name: str
    visit: str
    total_minutes: float
    stages: int
    about: str
    own: bool


@dataclass(frozen=True, slots=True)
class CourseView:
    """The course a client is on: complaint, visits planned, visits had, and the protocol that fits the next one."""

    id: str
    complaint: str
    planned_visits: int
    visits: int
    suggested_protocol: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The practice the app is open on."""

    name: str
    practitioner: str
    folder: Path
    is_demo: bool
    read_only: bool
    problems: tuple[Problem, ...] = ()
    """What opening the practice found missing or damaged."""


@dataclass(frozen=True, slots=True)
class HandoutFile:
    """A handout that was written."""

    path: Path
    pages: int
    missing_letters: tuple[str, ...] = ()
    """Letters that no font here can draw; they are printed as boxes."""


class Desk(Interface):
    """Everything a screen can ask for. What cannot be done raises DeskProblem with words for the user."""

    clock: Clock

    def practice(self) -> PracticeView:
        """The practice that is open."""
        ...  # pragma: no cover

    def clients(self, query: str = "", limit: int | None = None) -> Sequence[ClientView]:
        """Clients whose name fits the query, best first; all of them by last visit when it is empty."""
        ...  # pragma: no cover

    def client(self, client_id: str) -> ClientView:
        """One client."""
        ...  # pragma: no cover

    def add_client(self, name: str, born: date | None = None, contact: str = "", notes: str = "") -> ClientView:
        """Keep a new client."""
        ...  # pragma: no cover

    def course(self, client_id: str) -> CourseView | None:
        """The client's open course, or none."""
        ...  # pragma: no cover

    def sessions(self, client_id: str | None = None) -> Sequence[SessionView]:
        """Sessions, newest first."""
        ...  # pragma: no cover

    def unfinished(self) -> Sequence[SessionView]:
        """Sessions that are running or paused, newest first."""
        ...  # pragma: no cover

    def session(self, session_id: str) -> Session:
        """One session, replayed from its events; a unique beginning of its id is enough."""
        ...  # pragma: no cover

    def course_sessions(self, session_id: str) -> Sequence[Session]:
        """Every session of the same course up to and with this one, oldest first."""
        ...  # pragma: no cover

    def protocols(self) -> Sequence[ProtocolView]:
        """Protocols to choose from."""
        ...  # pragma: no cover

    def protocol(self, protocol_id: str) -> Protocol:
        """One protocol with its tables."""
        ...  # pragma: no cover

    def protocol_problems(self) -> Sequence[Problem]:
        """What is wrong with protocol files that could not be read."""
        ...  # pragma: no cover

    def begin(
        self,
        client_id: str,
        protocol_id: str,
        *,
        complaint: str = "",
        planned_visits: int = 6,
        utc_offset_minutes: int | None = None,
    ) -> Runner:
        """Make a session for a client and keep it; its clock stands until it is started.

        A client without an open course gets one with `complaint` and `planned_visits`. `utc_offset_minutes` is the
        practice's offset at that time, by default this machine's.
        """
        ...  # pragma: no cover

    def take_up(self, session_id: str) -> Runner:
        """Take an unfinished (or ended, unsigned) session up again; a gap in time is written down."""
        ...  # pragma: no cover

    def handout_text(self, session_id: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The handout as headings with lines, to read before it is printed."""
        ...  # pragma: no cover

    def write_handout(self, session_id: str, *, paper: Paper | None = None, out: Path | None = None) -> HandoutFile:
        """Write the handout to `out`, or into the practice's folder under a name without the client's."""
        ...  # pragma: no cover

    def open_file(self, path: Path) -> Problem | None:
        """Open a file with the system's viewer."""
        ...  # pragma: no cover

    def settings(self) -> Mapping[str, str]:
        """Settings worth showing: paper, theme, folders."""
        ...  # pragma: no cover

    def close(self) -> None:
        """Let the practice go."""
        ...  # pragma: no cover
