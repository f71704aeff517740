"""What is done when a practice is opened: left-overs go, lists are compared with the records, losses are told.

Nothing is dropped: a record that is missing or damaged keeps its line, with the trouble it is in.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from session_tui.practice.clients import ClientFiles
from session_tui.practice.disk import TEMPORARY, FileStat
from session_tui.practice.failures import CannotRead, Damaged, NewerFormat, NotFound
from session_tui.practice.files import CLIENTS, SESSIONS, SUFFIX, Files, record_id
from session_tui.practice.index import Index
from session_tui.practice.lines import client_row, session_line
from session_tui.practice.records import ClientRow, FileMark, SessionLine, Trouble
from session_tui.practice.sessions import SessionFiles
from session_tui.problem import Problem

ROOM_BYTES = 200_000_000
"""With less room than this on the disk a warning is due."""

_SYNCED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "syncthing",
)
"""Folders that another program copies while this one writes."""

L = TypeVar("L", ClientRow, SessionLine)

_UNREADABLE = (Damaged, NewerFormat, CannotRead, NotFound)


def remove_leftovers(files: Files) -> None:
    """Take away files that were being written when the program or the machine stopped."""
    for folder in (files.folder, files.clients, files.sessions):
        for name in files.disk.names(folder):
            if name.endswith(TEMPORARY):
                with contextlib.suppress(OSError):
                    files.disk.remove(folder / name)


def warnings(files: Files) -> list[Problem]:
    """What is unwise about the place itself."""
    found = []
    if any(part.lower().startswith(_SYNCED) for part in files.folder.parts):
        found.append(
            Problem(
                "This practice lies in a folder that another program copies to the internet.",
                "Such programs can mix up records and pass them on. Keep it on this computer only.",
                str(files.folder),
            )
        )
    with contextlib.suppress(OSError):
        if files.disk.free_bytes(files.folder) < ROOM_BYTES:
            what = f"Less than {ROOM_BYTES // 1_000_000} MB are free on the practice's disk."
            found.append(Problem(what, "Make some room before the next session."))
    return found


@dataclass
class Reconciler:
    """Brings the index in line with the folder, record by record."""

    files: Files
    index: Index
    problems: list[Problem] = field(default_factory=list)
    progress: Callable[[int, int], None] | None = None
    """Told how many of how many records were looked at."""

    def run(self) -> list[Problem]:
        """Compare everything, read what changed, save the index if it differs; the answer is what to tell."""
        usable = self.index.load()
        if usable is None:
            self.problems.append(
                Problem(
                    "The list of clients and sessions was damaged; it was made anew from the records.",
                    "Nothing else needs to be done.",
                )
            )
        on_disk = {kind: self._records(kind) for kind in (CLIENTS, SESSIONS)}
        clients = self._clients(on_disk[CLIENTS])
        names = {row.id: row.name for row in clients}
        sessions = self._sessions(on_disk[SESSIONS], names)
        self._tell(clients, sessions)
        same = usable and _same(self.index.clients, clients) and _same(self.index.sessions, sessions)
        if not same:
            self.index.replace(clients, sessions)
        return self.problems

    def _records(self, kind: str) -> dict[str, FileStat]:
        found = {}
        for name, stat in self.files.disk.files(self.files.folder / kind).items():
            identity = record_id(name)
            if identity is not None:
                found[identity] = stat
            elif name.endswith(SUFFIX):
                self.problems.append(
                    Problem(
                        "This file is not one that session-tui made; it is left alone.",
                        "It may be the copy of a program that copies folders. Move it elsewhere.",
                        f"{kind}/{name}",
                    )
                )
        return found

    def _clients(self, on_disk: dict[str, FileStat]) -> list[ClientRow]:
        read = ClientFiles(self.files).read
        rows: list[ClientRow] = []
        known = self.index.clients
        for client_id, stat in on_disk.items():
            old = known.get(client_id)
            if old is not None and not old.trouble and _looks_like(stat, old.mark):
                rows.append(old)
                continue
            try:
                client, mark = read(client_id)
            except _UNREADABLE as error:
                rows += self._in_trouble(old, error, CLIENTS, client_id)
            else:
                rows.append(_older(old, mark) or client_row(client, mark))
        rows += [replace(row, trouble="missing") for row in _gone(known.values(), on_disk)]
        return rows

    def _sessions(self, on_disk: dict[str, FileStat], names: dict[str, str]) -> list[SessionLine]:
        read = SessionFiles(self.files).read
        lines: list[SessionLine] = []
        known = self.index.sessions
        for place, (session_id, stat) in enumerate(on_disk.items()):
            if self.progress is not None:
                self.progress(place, len(on_disk))
            old = known.get(session_id)
            if old is not None and old.is_closed and _looks_like(stat, old.mark):
                lines.append(_named(old, names))
                continue
            try:
                stored, mark = read(session_id)
                line = session_line(stored, names.get(stored.header.client_id, ""), mark)
            except _UNREADABLE as error:
                lines += self._in_trouble(old, error, SESSIONS, session_id)
            else:
                lines.append(_older(old, mark) or line)
        lines += [replace(line, trouble="missing") for line in _gone(known.values(), on_disk)]
        return lines

    def _in_trouble(self, old: L | None, error: Exception, kind: str, record: str) -> list[L]:
        """The old line with its trouble; without an old line only the file can be named."""
        trouble: Trouble = "newer" if isinstance(error, NewerFormat) else "damaged"
        if old is not None:
            return [replace(old, trouble=trouble)]
        what, advice = _TROUBLES[trouble]
        self.problems.append(Problem(f"A record {what}.", advice, f"{kind}/{record}{SUFFIX}"))
        return []

    def _tell(self, clients: Sequence[ClientRow], sessions: Sequence[SessionLine]) -> None:
        for row in clients:
            if row.trouble:
                what, advice = _TROUBLES[row.trouble]
                where = f"{CLIENTS}/{row.id}{SUFFIX}"
                self.problems.append(Problem(f"The record of {row.name} {what}.", advice, where))
        for line in sessions:
            if line.trouble:
                what, advice = _TROUBLES[line.trouble]
                where = f"{SESSIONS}/{line.id}{SUFFIX}"
                self.problems.append(Problem(f"{_session_words(line)} {what}.", advice, where))
        there = {row.id for row in clients}
        orphans = {line.client_id for line in sessions} - there
        if orphans:
            what = f"The records of {len(orphans)} clients are missing, though there are sessions of theirs."
            one = "The record of a client is missing, though there are sessions with them."
            self.problems.append(Problem(one if len(orphans) == 1 else what, _FROM_BACKUP, CLIENTS))


_FROM_BACKUP = "Put it back from a backup; until then everything else can be used."
_TROUBLES: dict[Trouble, tuple[str, str]] = {
    "missing": ("is missing", _FROM_BACKUP),
    "damaged": ("is damaged and cannot be opened", f"The file is kept as it is. {_FROM_BACKUP}"),
    "older": (
        "is an older copy than the one saved last",
        "Put the newer one back; somebody or some program replaced it.",
    ),
    "newer": ("was written by a newer session-tui", "Install the newer version again to open it."),
}


def _session_words(line: SessionLine) -> str:
    """A session by day and client, as the practice knows it."""
    moment = (line.started or line.created) + timedelta(minutes=line.utc_offset_minutes)
    whose = f" with {line.client_name}" if line.client_name else ""
    return f"The session of {moment:%d %B %Y}{whose}".replace(" 0", " ")


def _looks_like(stat: FileStat, mark: FileMark | None) -> bool:
    """Whether a file looks as it did when its line was written."""
    return mark is not None and (stat.size, stat.changed_ns) == (mark.size, mark.changed_ns)


def _older(old: L | None, mark: FileMark) -> L | None:
    """The old line, in trouble, when the file has seen fewer saves than its line; else none."""
    if old is None or old.mark is None or mark.generation >= old.mark.generation:
        return None
    return replace(old, trouble="older")


def _gone(known: Iterable[L], on_disk: Container[str]) -> list[L]:
    return [line for line in known if line.id not in on_disk]


def _named(line: SessionLine, names: Mapping[str, str]) -> SessionLine:
    """The line with the client's name as it is now."""
    name = names.get(line.client_id, line.client_name)
    return line if name == line.client_name else replace(line, client_name=name)


def _same(known: Mapping[str, L], now: Sequence[L]) -> bool:
    return len(known) == len(now) and all(_equal(known.get(line.id), line) for line in now)


def _equal(one: L | None, other: L) -> bool:
    return one is other or one == other
