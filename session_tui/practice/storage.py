"""TinyDB's storage for one file of a practice: what it says is saved is on the disk, and what it reads was saved.

After a failed save the truth is read from the disk again. A save of what is there already is left out only when this
very object brought it to the disk: what was merely read may have been put in place without its folder being flushed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from session_tui.practice.disk import REAL_DISK, Disk, FileStat, save
from session_tui.practice.envelope import BrokenSeal, Envelope
from session_tui.practice.failures import CannotRead, Damaged, ReadOnly, SaveFailed

Tables = dict[str, dict[str, Any]]
Upgrade = Callable[[Tables], Tables]
"""Lifts tables of an older format to today's; raises NewerFormat."""


def unchanged(tables: Tables) -> Tables:
    """No upgrade."""
    return tables


class DurableStorage(Storage):
    """One file: JSON, in an envelope, checked, written beside the old one, flushed, put in place, folder flushed."""

    def __init__(
        self,
        path: Path,
        envelope: Envelope,
        disk: Disk = REAL_DISK,
        *,
        upgrade: Upgrade = unchanged,
        new: bool = False,
        read_only: bool = False,
    ) -> None:
        """Keep the tables at `path`. With `new` the file need not be there yet; otherwise its absence is an error."""
        super().__init__()
        self.path = path
        self._envelope = envelope
        self._disk = disk
        self._upgrade = upgrade
        self._may_be_missing = new
        self._read_only = read_only
        self._known = False
        self._durable: bytes | None = None
        self._pending: bytes | None = None
        self._in_batch = False
        self._proven = False
        self._sealed = b""
        self.generation = 0

    def read(self) -> Tables | None:
        """The tables as they are on disk (within a batch: as they will be), parsed anew at every call.

        Raises Damaged, NewerFormat or CannotRead.
        """
        if not self._known and self._pending is None:
            return self._load()
        current = self._durable if self._pending is None else self._pending
        if current is None:
            return None
        tables: Tables = orjson.loads(current)
        return tables

    def write(self, data: Tables) -> None:
        """Bring the tables to the disk, or only remember them within a batch. Raises SaveFailed."""
        if self._read_only:
            raise ReadOnly
        self._pending = orjson.dumps(data)
        if not self._in_batch:
            self._flush()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several table calls, one durable write at the end; none at all when something raises in between."""
        if self._in_batch:
            yield
            return
        self._in_batch = True
        try:
            yield
        except BaseException:
            self._pending = None
            raise
        finally:
            self._in_batch = False
        self._flush()

    @property
    def sha256(self) -> str:
        """The digest of the file as it was last read or written."""
        return hashlib.sha256(self._sealed).hexdigest()

    def stat(self) -> FileStat:
        """Length and time of change of the file as it lies on the disk. Raises CannotRead."""
        try:
            return self._disk.stat(self.path)
        except OSError as error:
            raise CannotRead.by(error) from error

    def _flush(self) -> None:
        plain = self._pending
        self._pending = None
        if plain is None or (plain == self._durable and self._proven):
            return
        try:
            self._save(plain)
        except BaseException:
            self._known = False
            self._proven = False
            raise

    def _save(self, plain: bytes) -> None:
        generation = self.generation + 1
        sealed = self._envelope.seal(plain, generation)
        try:
            intact = self._envelope.open(sealed).plain == plain
        except BrokenSeal:
            intact = False
        if not intact:
            raise SaveFailed("other", "the memory of this computer may be failing")
        try:
            save(self._disk, self.path, sealed)
        except OSError as error:
            raise SaveFailed.by(error) from error
        self._durable = plain
        self._known = True
        self._may_be_missing = False
        self._proven = True
        self.generation = generation
        self._sealed = sealed

    def _load(self) -> Tables | None:
        try:
            sealed = self._disk.read(self.path)
        except FileNotFoundError as error:
            if not self._may_be_missing:
                raise CannotRead("gone") from error
            self._durable, self._known = None, True
            return None
        except OSError as error:
            raise CannotRead.by(error) from error
        try:
            opened = self._envelope.open(sealed)
            tables: Tables = orjson.loads(opened.plain)
        except (BrokenSeal, orjson.JSONDecodeError) as error:
            what = str(error) if isinstance(error, BrokenSeal) else "it is not JSON"
            raise Damaged(self.path, what) from error
        lifted = self._upgrade(tables)
        self._durable = opened.plain if lifted is tables else orjson.dumps(lifted)
        self._known = True
        self._may_be_missing = False
        self.generation = opened.generation
        self._sealed = sealed
        return lifted
