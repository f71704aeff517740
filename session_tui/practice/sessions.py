"""Sessions: one file each, from the first event to for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter
from tinydb.table import Document

from session_tui.clock import Stamp
from session_tui.practice.failures import CannotRead, Damaged, NotFound, SaveFailed
from session_tui.practice.files import SESSIONS, Files, mark_of
from session_tui.practice.records import FileMark, StoredSession
from session_tui.practice.tables import Database
from session_tui.protocol.models import Protocol
from session_tui.session.events import Event, SessionHeader

_EVENTS = TypeAdapter(tuple[Event, ...])
_STAMP = TypeAdapter(Stamp)


class SessionFiles:
    """Reads and writes the files of sessions. Every write is on disk when it returns, or raises SaveFailed."""

    def __init__(self, files: Files) -> None:
        """Work on the files of one practice."""
        self._files = files
        self._current: tuple[str, Database] | None = None

    def start(self, header: SessionHeader, protocol: Protocol) -> None:
        """Keep a new session, header and protocol in one write. The same header again changes nothing."""
        database = self._files.session(header.id, new=True)
        there = database.row("header")
        row = header.model_dump(mode="json")
        if there is not None and dict(there) != row:
            raise ValueError("another session has this id")
        with database.durable.batch():
            database.rows("header").put({1: row})
            database.rows("protocol").put({1: protocol.model_dump(mode="json")})
        self._current = (header.id, database)

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Keep more events, in one write. The same events again change nothing."""
        if not events:
            return
        database = self._writable(session_id)
        rows = [Document(event.model_dump(mode="json"), doc_id=event.seq) for event in events]
        with _failing_as_a_save():
            database.table("events").insert_multiple(rows)

    def pulse(self, session_id: str, stamp: Stamp) -> None:
        """Keep the last moment at which the session was seen alive; it replaces the one before."""
        database = self._writable(session_id)
        with _failing_as_a_save():
            database.rows("pulse").put({1: _STAMP.dump_python(stamp, mode="json")})

    def read(self, session_id: str) -> tuple[StoredSession, FileMark]:
        """One session, and how its file looks. Raises NotFound, Damaged, NewerFormat or CannotRead."""
        if not self._files.has(SESSIONS, session_id):
            raise NotFound("session", session_id)
        database = self._files.session(session_id)
        tables = database.durable.read() or {}
        try:
            stored = _stored(tables)
        except (ValueError, LookupError) as error:
            raise Damaged(database.durable.path, "what is in it is not a session") from error
        if stored.header.id != session_id:
            raise Damaged(database.durable.path, "it is another session's file")
        return stored, mark_of(database)

    def _writable(self, session_id: str) -> Database:
        """The open file of a session; only the last one used is kept open."""
        if self._current is None or self._current[0] != session_id:
            self._current = (session_id, self._files.session(session_id))
        return self._current[1]


def _stored(tables: Mapping[str, Mapping[str, Any]]) -> StoredSession:
    """A session from the tables of its file. Raises ValueError or LookupError when they are none."""
    rows = tables.get("events", {})
    events = _EVENTS.validate_python(list(rows.values()))
    if [event.seq for event in events] != list(range(1, len(events) + 1)):
        raise ValueError("the events are not numbered 1, 2, 3 …")
    pulse = tables.get("pulse", {}).get("1")
    return StoredSession(
        SessionHeader.model_validate(tables["header"]["1"]),
        _protocol(orjson.dumps(tables["protocol"]["1"])),
        events,
        None if pulse is None else _STAMP.validate_python(pulse),
    )


@lru_cache(maxsize=16)
def _protocol(raw: bytes) -> Protocol:
    """A frozen protocol; the visits of a course share theirs."""
    return Protocol.model_validate(orjson.loads(raw))


@contextmanager
def _failing_as_a_save() -> Iterator[None]:
    """A file that cannot even be read before a save is a save that failed."""
    try:
        yield
    except CannotRead as error:
        raise SaveFailed(error.reason) from error
    except Damaged as error:
        raise SaveFailed("other", "the session's file is damaged") from error
