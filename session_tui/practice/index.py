"""One line for each client and session, so that lists and searches need no record to be opened.

All of it is derived: when it is lost nothing is. A line is trusted as long as the record's file looks as it did when
the line was written. So a record is saved first and its line after it, and a line that cannot be saved is no failure.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from session_tui.practice.disk import Disk
from session_tui.practice.failures import CannotRead, Damaged, NewerFormat, SaveFailed
from session_tui.practice.files import INDEX, Files
from session_tui.practice.records import ClientRow, FileMark, SessionLine
from session_tui.practice.upgrades import INDEX as INDEX_FORMAT


class Index:
    """The lines in memory, and their file. The mappings are replaced, never changed: whoever holds one may read on."""

    def __init__(self, files: Files) -> None:
        """Begin with no lines."""
        self._files = files
        self._database = files.index()
        self._saved = False
        self._numbers: dict[str, int] = {}
        self.clients: Mapping[str, ClientRow] = {}
        self.sessions: Mapping[str, SessionLine] = {}

    def load(self) -> bool | None:
        """Read the lines: True when they are there, False when there is no index, None when it is of no use."""
        try:
            tables = self._database.durable.read()
            if tables is None:
                return False
            clients = [_client(row) for row in tables.get("clients", {}).values()]
            sessions = [_session(row) for row in tables.get("sessions", {}).values()]
        except (Damaged, NewerFormat, CannotRead, KeyError, TypeError, ValueError):
            self._start_anew()
            return None
        for name in ("clients", "sessions"):
            self._numbers |= {row["id"]: int(n) for n, row in tables.get(name, {}).items()}
        self.clients = {row.id: row for row in clients}
        self.sessions = {line.id: line for line in sessions}
        self._saved = True
        return True

    def put(self, clients: Iterable[ClientRow] = (), sessions: Iterable[SessionLine] = ()) -> None:
        """Keep lines, new or changed. When they cannot be saved now they are at the next chance."""
        new_clients, new_sessions = tuple(clients), tuple(sessions)
        self.show(new_clients, new_sessions)
        if not self._saved:
            self.flush()
            return
        with self._as_far_as_possible(), self._database.durable.batch():
            self._put("clients", new_clients)
            self._put("sessions", new_sessions)

    def show(self, clients: Iterable[ClientRow] = (), sessions: Iterable[SessionLine] = ()) -> None:
        """Take lines into the lists without saving them."""
        self.clients = {**self.clients, **{row.id: row for row in clients}}
        self.sessions = {**self.sessions, **{line.id: line for line in sessions}}

    def replace(self, clients: Iterable[ClientRow], sessions: Iterable[SessionLine]) -> None:
        """Let these be all lines."""
        self.clients = {row.id: row for row in clients}
        self.sessions = {line.id: line for line in sessions}
        self._saved = False
        self.flush()

    def flush(self) -> None:
        """Save the whole index if its file does not hold all lines."""
        if self._saved or self._files.read_only:
            return
        self._numbers.clear()
        with self._as_far_as_possible(), self._database.durable.batch():
            self._database.rows("about").replace({1: {"format": INDEX_FORMAT.today}})
            self._database.rows("clients").replace({})
            self._database.rows("sessions").replace({})
            self._put("clients", tuple(self.clients.values()))
            self._put("sessions", tuple(self.sessions.values()))

    def _put(self, table: str, lines: tuple[ClientRow, ...] | tuple[SessionLine, ...]) -> None:
        rows: dict[int, Mapping[str, Any]] = {}
        for line in lines:
            number = self._numbers.setdefault(line.id, len(self._numbers) + 1)
            rows[number] = {name: getattr(line, name) for name in line.__slots__}
        if rows:
            self._database.rows(table).put(rows)

    @contextlib.contextmanager
    def _as_far_as_possible(self) -> Iterator[None]:
        """The lines are in memory and can be made anew, so a failed save is only remembered."""
        self._saved = False
        with contextlib.suppress(SaveFailed, CannotRead, Damaged):
            yield
            self._saved = True

    def _start_anew(self) -> None:
        """Set a useless index aside."""
        self._database = self._files.index()
        if not self._files.read_only:
            set_aside(self._files.disk, self._files, INDEX)


def _client(row: dict[str, Any]) -> ClientRow:
    """A client's line from its row. Raises KeyError, TypeError or ValueError for a row of another making."""
    row["created"] = datetime.fromisoformat(row["created"])
    row["date_of_birth"] = date.fromisoformat(row["date_of_birth"]) if row["date_of_birth"] else None
    row["mark"] = FileMark(**row["mark"]) if row["mark"] else None
    return ClientRow(**row)


def _session(row: dict[str, Any]) -> SessionLine:
    """A session's line from its row. Raises KeyError, TypeError or ValueError for a row of another making."""
    row["created"] = datetime.fromisoformat(row["created"])
    row["started"] = datetime.fromisoformat(row["started"]) if row["started"] else None
    row["mark"] = FileMark(**row["mark"]) if row["mark"] else None
    return SessionLine(**row)


def set_aside(disk: Disk, files: Files, name: str) -> None:
    """Keep a damaged file under another name, so that it can be looked at."""
    path = files.folder / name
    with contextlib.suppress(OSError):
        disk.replace(path, path.with_name(name + ".damaged"))
