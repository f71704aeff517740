"""One file: what is saved is there, stock TinyDB reads it, damage never passes for a record, and failures are told."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from session_tui.practice import disk as disk_module
from session_tui.practice.disk import Disk
from session_tui.practice.envelope import BrokenSeal, Opened, PlainEnvelope
from session_tui.practice.failures import CannotRead, Damaged, EventConflict, ReadOnly, SaveFailed
from session_tui.practice.storage import DurableStorage
from session_tui.practice.tables import Database
from tests.practice.faults import CALLS, FailingDisk, ShortDisk

TABLES = {
    "notes": {"1": {"words": "tender near “Th12” — ½ press é"}, "2": {"n": 0.1, "deep": [1, [2, {"a": None}]]}},
    "events": {"1": {"id": "one", "big": 2**53 - 1, "small": 1e-7}},
}


def storage_at(path: Path, disk: Disk | None = None, **options: bool) -> DurableStorage:
    return DurableStorage(path, PlainEnvelope("sessions/x"), disk or Disk(), **options)


def database_at(path: Path, disk: Disk | None = None) -> Database:
    return Database(lambda: storage_at(path, disk, new=True))


def saved(path: Path) -> bytes:
    storage_at(path, new=True).write(TABLES)
    return path.read_bytes()


def test_what_is_written_is_read_by_another(tmp_path: Path) -> None:
    saved(tmp_path / "a.tdb")
    assert storage_at(tmp_path / "a.tdb").read() == TABLES


def test_stock_tinydb_opens_the_file(tmp_path: Path) -> None:
    saved(tmp_path / "a.tdb")
    with TinyDB(tmp_path / "a.tdb") as stock:
        assert stock.table("notes").get(doc_id=1) == TABLES["notes"]["1"]
        assert stock.table("events").all() == [TABLES["events"]["1"]]


def test_a_file_is_for_its_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        saved(tmp_path / "a.tdb")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.tdb").stat().st_mode) == 0o600


def test_an_empty_table_set_is_kept_too(tmp_path: Path) -> None:
    storage_at(tmp_path / "a.tdb", new=True).write({})
    assert json.loads((tmp_path / "a.tdb").read_bytes()).keys() == {"_check"}
    assert storage_at(tmp_path / "a.tdb").read() == {}


def test_a_file_that_should_be_there_and_is_not_is_no_empty_one(tmp_path: Path) -> None:
    assert storage_at(tmp_path / "a.tdb", new=True).read() is None
    with pytest.raises(CannotRead) as told:
        storage_at(tmp_path / "a.tdb").read()
    assert told.value.reason == "gone"


def test_every_shorter_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.tdb"
    whole = saved(path)
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            storage_at(path).read()


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.tdb"
    whole = saved(path)
    envelope = PlainEnvelope("sessions/x")
    for place in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            with pytest.raises(BrokenSeal):
                envelope.open(bytes(flipped))


@pytest.mark.parametrize("extra", [b"\n", b" ", b"}", b"\x00" * 10, b'{"notes":{}}'])
def test_something_behind_the_end_is_noticed(tmp_path: Path, extra: bytes) -> None:
    path = tmp_path / "a.tdb"
    path.write_bytes(saved(path) + extra)
    with pytest.raises(Damaged):
        storage_at(path).read()


def test_another_record_in_its_place_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.tdb"
    saved(path)
    with pytest.raises(Damaged, match="checksum"):
        DurableStorage(path, PlainEnvelope("sessions/y")).read()


def test_the_file_a_stock_tinydb_changed_is_noticed(tmp_path: Path) -> None:
    saved(tmp_path / "a.tdb")
    with TinyDB(tmp_path / "a.tdb") as stock:
        stock.table("notes").insert({"words": "from elsewhere"})
    with pytest.raises(Damaged):
        storage_at(tmp_path / "a.tdb").read()


def test_nobody_can_change_what_is_kept_through_what_was_read(tmp_path: Path) -> None:
    storage = storage_at(tmp_path / "a.tdb", new=True)
    storage.write(TABLES)
    found = storage.read()
    assert found is not None
    found["notes"]["1"]["words"] = "changed"
    assert storage.read() == TABLES


def test_a_batch_is_one_write_and_shows_itself_inside(tmp_path: Path) -> None:
    disk = FailingDisk()
    database = database_at(tmp_path / "a.tdb", disk)
    with database.durable.batch():
        database.rows("header").put({1: {"a": 1}})
        database.rows("protocol").put({1: {"b": 2}})
        assert database.row("header") == {"a": 1}
        assert not (tmp_path / "a.tdb").exists()
    assert [call for call, _ in disk.calls].count("replace") == 1
    assert database_at(tmp_path / "a.tdb").row("protocol") == {"b": 2}


def test_a_batch_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    database = database_at(tmp_path / "a.tdb")
    database.rows("header").put({1: {"a": 1}})

    def break_off() -> None:
        with database.durable.batch():
            database.rows("header").put({1: {"a": 2}})
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert database.row("header") == {"a": 1}
    assert database_at(tmp_path / "a.tdb").row("header") == {"a": 1}


def test_the_sealed_bytes_are_opened_again_before_they_replace_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.tdb"
    before = saved(path)

    class Forgetful:
        def seal(self, plain: bytes, generation: int) -> bytes:
            return PlainEnvelope("sessions/x").seal(plain, generation)

        def open(self, sealed: bytes) -> Opened:
            opened = PlainEnvelope("sessions/x").open(sealed)
            return Opened(opened.plain.replace(b"new", b"neu"), opened.generation)

    with pytest.raises(SaveFailed):
        DurableStorage(path, Forgetful()).write({"notes": {"1": {"words": "new"}}})
    assert path.read_bytes() == before


@pytest.mark.parametrize("most", [1, 7, 100])
def test_short_writes_are_gone_on_with(tmp_path: Path, most: int) -> None:
    storage_at(tmp_path / "a.tdb", ShortDisk(most), new=True).write(TABLES)
    assert storage_at(tmp_path / "a.tdb").read() == TABLES


def test_a_write_of_nothing_is_an_error_and_no_endless_loop(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        storage_at(tmp_path / "a.tdb", ShortDisk(0), new=True).write(TABLES)
    assert not list(tmp_path.iterdir())


REASONS = [
    (errno.ENOSPC, "disk_full", "full"),
    (errno.EFBIG, "disk_full", "full"),
    (errno.EROFS, "read_only", "does not allow writing"),
    (errno.EACCES, "read_only", "does not allow writing"),
    (errno.ENOENT, "gone", "not there any more"),
    (errno.ENODEV, "gone", "not there any more"),
    (errno.EIO, "other", "EIO"),
    (errno.EMFILE, "other", "EMFILE"),
]


@pytest.mark.parametrize(("code", "reason", "words"), REASONS)
def test_why_a_save_failed_is_said_plainly(tmp_path: Path, code: int, reason: str, words: str) -> None:
    with pytest.raises(SaveFailed) as told:
        storage_at(tmp_path / "a.tdb", FailingDisk(2, code), new=True).write(TABLES)
    assert told.value.reason == reason
    assert words in str(told.value)
    assert "not saved" in str(told.value)
    assert told.value.problem.right
    assert str(tmp_path) not in str(told.value)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EMFILE])
@pytest.mark.parametrize("k", range(1, len(CALLS) + 2))
def test_a_failure_at_the_kth_call_leaves_the_old_or_the_new_and_can_be_tried_again(
    tmp_path: Path, k: int, code: int
) -> None:
    path = tmp_path / "a.tdb"
    disk = FailingDisk()
    database = database_at(path, disk)
    database.rows("notes").put({1: {"n": 1}})
    disk.calls.clear()
    disk.arm(k, code)
    if k > len(CALLS):
        database.rows("notes").put({1: {"n": 2}})
        assert [call for call, _ in disk.calls] == list(CALLS), "the test knows every call of a save"
        return
    with pytest.raises(SaveFailed):
        database.rows("notes").put({1: {"n": 2}})
    assert not list(tmp_path.glob("*.tmp")), "the temporary file is gone"
    on_disk = database_at(path).row("notes")
    assert on_disk in ({"n": 1}, {"n": 2})
    assert database.row("notes") == on_disk, "what is shown is what is on the disk"
    assert [call for call, _ in disk.calls].count("sync") <= 1, "a flush that failed is never asked again"
    disk.calls.clear()
    database.rows("notes").put({1: {"n": 2}})
    assert [call for call, _ in disk.calls] == list(CALLS), "the whole file is written and flushed anew"
    assert database_at(path).row("notes") == {"n": 2}


def test_an_error_while_taking_the_temporary_file_away_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(3, errno.ENOSPC)
    monkeypatch.setattr(disk, "remove", lambda path: (_ for _ in ()).throw(OSError(errno.EIO, "")))
    with pytest.raises(SaveFailed) as told:
        storage_at(tmp_path / "a.tdb", disk, new=True).write(TABLES)
    assert told.value.reason == "disk_full"


class SharingDisk(Disk):
    """Refuses to replace as Windows does while a virus scanner looks at the file."""

    def __init__(self, times: int, winerror: int) -> None:
        self.times = times
        self.winerror = winerror
        self.waited = 0.0

    def replace(self, source: Path, target: Path) -> None:
        if self.times:
            self.times -= 1
            error = PermissionError(errno.EACCES, "sharing")
            error.winerror = self.winerror  # type: ignore[attr-defined]
            raise error
        super().replace(source, target)

    def wait(self, seconds: float) -> None:
        self.waited += seconds


def test_replacing_is_tried_again_only_for_the_three_sharing_errors(tmp_path: Path) -> None:
    for code in (5, 32, 33):
        storage_at(tmp_path / f"{code}.tdb", SharingDisk(3, code), new=True).write(TABLES)
    with pytest.raises(SaveFailed):
        storage_at(tmp_path / "a.tdb", SharingDisk(1, 3), new=True).write(TABLES)


def test_replacing_is_not_tried_for_ever(tmp_path: Path) -> None:
    disk = SharingDisk(10_000, 32)
    with pytest.raises(SaveFailed):
        storage_at(tmp_path / "a.tdb", disk, new=True).write(TABLES)
    assert 1 <= disk.waited <= 5


def test_a_folder_that_cannot_be_flushed_is_borne_only_for_einval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refuse(code: int):
        def fsync(handle: int) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(code, "no")
            real(handle)

        return fsync

    monkeypatch.setattr(disk_module.os, "fsync", refuse(errno.EINVAL))
    saved(tmp_path / "a.tdb")
    monkeypatch.setattr(disk_module.os, "fsync", refuse(errno.EIO))
    with pytest.raises(SaveFailed):
        saved(tmp_path / "b.tdb")


def test_a_storage_opened_to_read_does_not_write(tmp_path: Path) -> None:
    saved(tmp_path / "a.tdb")
    with pytest.raises(ReadOnly):
        storage_at(tmp_path / "a.tdb", read_only=True).write({})


def test_the_number_of_saves_grows_and_outlives_the_object(tmp_path: Path) -> None:
    path = tmp_path / "a.tdb"
    for expected in (1, 2, 3):
        database = database_at(path)
        database.rows("notes").put({1: {"n": expected}})
        assert database.durable.generation == expected


def test_events_are_only_added(tmp_path: Path) -> None:
    from tinydb.table import Document

    database = database_at(tmp_path / "a.tdb")
    events = database.table("events")
    events.insert(Document({"id": "one"}, 1))
    events.insert_multiple([Document({"id": "one"}, 1), Document({"id": "two"}, 2)])
    assert [row.doc_id for row in events] == [1, 2]
    for conflict in (Document({"id": "other"}, 2), Document({"id": "four"}, 4)):
        with pytest.raises(EventConflict):
            events.insert(conflict)
    for change in (
        lambda: events.update({"id": "x"}),
        lambda: events.update_multiple([]),
        lambda: events.upsert(Document({"id": "x"}, 1)),
        lambda: events.remove(doc_ids=[1]),
        events.truncate,
        database.drop_tables,
        lambda: database.drop_table("events"),
        lambda: events.put({1: {}}),  # type: ignore[attr-defined]
        lambda: events.replace({}),  # type: ignore[attr-defined]
    ):
        with pytest.raises(TypeError):
            change()
    assert [row["id"] for row in database_at(tmp_path / "a.tdb").table("events")] == ["one", "two"]


def test_an_existing_table_is_never_wiped_by_opening_it(tmp_path: Path) -> None:
    database = database_at(tmp_path / "a.tdb")
    with pytest.raises(ValueError, match="wipes"):
        database.table("notes", persist_empty=True)


def test_the_same_events_again_are_free_once_they_are_sure(tmp_path: Path) -> None:
    from tinydb.table import Document

    disk = FailingDisk()
    database = database_at(tmp_path / "a.tdb", disk)
    database.table("events").insert(Document({"id": "one"}, 1))
    disk.calls.clear()
    database.table("events").insert(Document({"id": "one"}, 1))
    assert not disk.calls
    other = database_at(tmp_path / "a.tdb", disk)
    other.table("events").insert(Document({"id": "one"}, 1))
    assert ("sync_folder", tmp_path) in disk.calls, "what was only read may not be sure"


def test_a_vanished_folder_is_told_and_never_read_as_empty(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    database = database_at(folder / "a.tdb")
    database.rows("notes").put({1: {"n": 1}})
    folder.rename(tmp_path / "elsewhere")
    for _ in range(2):
        with pytest.raises((SaveFailed, CannotRead)) as told:
            database.rows("notes").put({1: {"n": 2}})
        assert told.value.reason == "gone"
    (tmp_path / "elsewhere").rename(folder)
    database.rows("notes").put({2: {"n": 3}})
    assert len(database_at(folder / "a.tdb").table("notes")) == 2
