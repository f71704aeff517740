"""The sessions of a practice: begun, added to, listed, read again."""

from __future__ import annotations

from collections.abc import Sequence

from session_tui.clock import Clock, Stamp
from session_tui.practice.failures import CannotRead, Damaged, NewerFormat, NotFound
from session_tui.practice.files import CLIENTS, Files
from session_tui.practice.lines import session_line
from session_tui.practice.records import SessionLine, StoredSession
from session_tui.practice.sessions import SessionFiles
from session_tui.practice.shelf import Shelf, the_one
from session_tui.protocol.models import Protocol
from session_tui.session import bodies as b
from session_tui.session.events import Event, SessionHeader


class SessionShelf(Shelf):
    """Sessions. What a call says is saved is on the disk when it returns."""

    def __init__(self, files: Files, clock: Clock) -> None:
        """Stand in the practice of these files."""
        super().__init__(files, clock)
        self._sessions = SessionFiles(files)
        self._touched: frozenset[str] = frozenset()

    def start_session(self, header: SessionHeader, protocol: Protocol) -> None:
        """Keep a new session, without events yet. Raises NotFound when there is no such client."""
        with self._writing:
            if not self._files.has(CLIENTS, header.client_id):
                raise NotFound("client", header.client_id)
            self._sessions.start(header, protocol)
            self._note(header.id, save=True)

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Keep more events of a session, all of them in one write; the same events again change nothing."""
        with self._writing:
            self._sessions.append(session_id, events)
            line = self._index.sessions.get(session_id)
            over = any(isinstance(event.body, (b.Ended, b.Signed)) for event in events)
            if over or line is None or not line.is_live:
                self._note(session_id, save=True)
            else:
                self._touched |= {session_id}

    def pulse(self, session_id: str, stamp: Stamp) -> None:
        """Keep the last moment at which a session was seen alive."""
        with self._writing:
            self._sessions.pulse(session_id, stamp)
            self._touched |= {session_id}

    def load_session(self, session_id: str) -> StoredSession:
        """Everything that is kept of a session, as it lies on the disk."""
        return self._sessions.read(session_id)[0]

    def sessions(self, client_id: str | None = None) -> tuple[SessionLine, ...]:
        """All sessions, or a client's, newest first; also those whose file is in trouble."""
        self._catch_up()
        lines = self._index.sessions.values()
        wanted = [line for line in lines if client_id is None or line.client_id == client_id]
        return tuple(sorted(wanted, key=lambda line: line.started or line.created, reverse=True))

    def unfinished(self) -> tuple[SessionLine, ...]:
        """Sessions that can still go on, newest first."""
        return tuple(line for line in self.sessions() if line.is_live)

    def session_id(self, beginning: str) -> str:
        """The id that begins like this. Raises NotFound or Ambiguous."""
        return the_one("session", beginning, self._index.sessions)

    def session_line(self, session_id: str) -> SessionLine:
        """One session as lists show it. Raises NotFound."""
        self._catch_up()
        line = self._index.sessions.get(session_id)
        if line is None:
            raise NotFound("session", session_id)
        return line

    def _catch_up(self) -> None:
        """Derive the lines of running sessions anew; they are saved only when the session is over."""
        if not self._touched:
            return
        with self._writing:
            for session_id in self._touched:
                self._note(session_id, save=False)
            self._touched = frozenset()

    def _note(self, session_id: str, *, save: bool) -> None:
        """Derive a session's line. The record itself is saved already, so what cannot be read now can wait."""
        try:
            stored, mark = self._sessions.read(session_id)
            client = self._index.clients.get(stored.header.client_id)
            line = session_line(stored, client.name if client else "", mark)
        except (CannotRead, Damaged, NewerFormat, NotFound):
            return
        if save:
            self._index.put(sessions=[line])
            self._touched -= {session_id}
        else:
            self._index.show(sessions=[line])
