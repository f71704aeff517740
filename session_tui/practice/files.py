"""Where each record of a practice lies, and how its file is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from session_tui.practice import upgrades
from session_tui.practice.disk import REAL_DISK, Disk
from session_tui.practice.envelope import Envelopes, PlainEnvelopes
from session_tui.practice.failures import CannotRead
from session_tui.practice.records import FileMark
from session_tui.practice.storage import DurableStorage
from session_tui.practice.tables import Database
from session_tui.practice.upgrades import Format

SUFFIX = ".tdb"
CLIENTS = "clients"
SESSIONS = "sessions"
HANDOUTS = "handouts"
BACKUPS = "backups"
MARKER = f"practice{SUFFIX}"
INDEX = f"index{SUFFIX}"

_RECORD = re.compile(rf"([0-9a-f]{{32}}){re.escape(SUFFIX)}")
_FORMATS = {CLIENTS: upgrades.CLIENT, SESSIONS: upgrades.SESSION}


@dataclass(frozen=True)
class Files:
    """The files of one practice. `envelopes` is the place where sealing comes in; `disk` the one that tests take."""

    folder: Path
    disk: Disk = REAL_DISK
    envelopes: Envelopes = field(default_factory=PlainEnvelopes)
    read_only: bool = False

    @property
    def clients(self) -> Path:
        """The folder of client files."""
        return self.folder / CLIENTS

    @property
    def sessions(self) -> Path:
        """The folder of session files."""
        return self.folder / SESSIONS

    def client(self, client_id: str, *, new: bool = False) -> Database:
        """One client's file."""
        return self._record(CLIENTS, client_id, new)

    def session(self, session_id: str, *, new: bool = False) -> Database:
        """One session's file."""
        return self._record(SESSIONS, session_id, new)

    def marker(self, *, new: bool = False) -> Database:
        """The file that makes a folder a practice, and keeps its settings."""
        return self._open(self.folder / MARKER, "practice", "practice", upgrades.PRACTICE, new)

    def index(self) -> Database:
        """The index, which need not be there."""
        return self._open(self.folder / INDEX, "index", "index", upgrades.INDEX, True)

    def has(self, kind: str, record_id: str) -> bool:
        """Whether there is such a record. Raises CannotRead when the whole practice is out of reach."""
        try:
            self.disk.stat(self.folder / kind / f"{record_id}{SUFFIX}")
        except FileNotFoundError as error:
            if not self.disk.names(self.folder):
                raise CannotRead("gone") from error
            return False
        except OSError as error:
            raise CannotRead.by(error) from error
        return True

    def _record(self, kind: str, record_id: str, new: bool) -> Database:
        name = f"{record_id}{SUFFIX}"
        if not _RECORD.fullmatch(name):
            raise ValueError("a record's id is 32 hexadecimal digits")
        return self._open(self.folder / kind / name, kind, record_id, _FORMATS[kind], new)

    def _open(self, path: Path, kind: str, name: str, form: Format, new: bool) -> Database:
        return Database(
            partial(
                DurableStorage,
                path,
                self.envelopes.of(kind, name),
                self.disk,
                upgrade=form.upgrade,
                new=new,
                read_only=self.read_only,
            )
        )


def record_id(file_name: str) -> str | None:
    """The id that a record's file is named after; none for any other file."""
    match = _RECORD.fullmatch(file_name)
    return match[1] if match else None


def mark_of(database: Database) -> FileMark:
    """How the file of a database looks now. Raises CannotRead."""
    storage = database.durable
    stat = storage.stat()
    return FileMark(
        size=stat.size,
        changed_ns=stat.changed_ns,
        generation=storage.generation,
        sha256=storage.sha256,
    )
