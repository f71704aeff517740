"""Any sequence of saves, failures and re-openings of one file, against a plain dict."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb.table import Document

from session_tui.practice.envelope import PlainEnvelope
from session_tui.practice.failures import SaveFailed
from session_tui.practice.storage import DurableStorage
from session_tui.practice.tables import Database
from tests.practice.faults import CALLS, FailingDisk

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), words
)
rows = st.dictionaries(
    words.filter(lambda word: word != "id"), st.one_of(values, st.lists(values, max_size=3)), max_size=4
)


class FileAgainstDict(RuleBasedStateMachine):
    """What is acknowledged is there; what failed is there or not, and a second try puts it there once."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "file.tdb"
        self.notes: dict[int, dict[str, object]] = {}
        self.events: list[dict[str, object]] = []
        self.reopen()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule()
    def reopen(self) -> None:
        self.disk = FailingDisk()
        self.database = Database(
            lambda: DurableStorage(self.path, PlainEnvelope("file"), self.disk, new=not self.path.exists())
        )

    @rule(number=st.integers(1, 3), row=rows)
    def put(self, number: int, row: dict[str, object]) -> None:
        self.database.rows("notes").put({number: row})
        self.notes[number] = row

    @rule(row=rows)
    def add(self, row: dict[str, object]) -> None:
        event = {"id": f"event {len(self.events) + 1}", **row}
        self.database.table("events").insert(Document(event, len(self.events) + 1))
        self.events.append(event)

    @precondition(lambda self: self.events)
    @rule()
    def add_the_last_one_again(self) -> None:
        self.database.table("events").insert(Document(self.events[-1], len(self.events)))

    @rule(row=rows, code=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS]), at=st.integers(1, len(CALLS)))
    def add_in_spite_of_a_failure(self, row: dict[str, object], code: int, at: int) -> None:
        event = Document({"id": f"event {len(self.events) + 1}", **row}, len(self.events) + 1)
        self.disk.arm(at, code)
        with pytest.raises(SaveFailed):
            self.database.table("events").insert(event)
        assert len(self.database.table("events")) - len(self.events) in (0, 1)
        self.database.table("events").insert(event)
        self.events.append(dict(event))

    @rule(row=rows, number=st.integers(1, 3))
    def put_both_in_a_batch(self, row: dict[str, object], number: int) -> None:
        with self.database.durable.batch():
            self.put(number, row)
            self.add(row)

    @invariant()
    def holds_what_was_acknowledged(self) -> None:
        other = Database(lambda: DurableStorage(self.path, PlainEnvelope("file"), new=True))
        for database in (self.database, other):
            assert {row.doc_id: dict(row) for row in database.table("notes")} == self.notes
            assert [dict(row) for row in database.table("events")] == self.events
        assert not list(self.path.parent.glob("*.tmp"))


TestFileAgainstDict = FileAgainstDict.TestCase
TestFileAgainstDict.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
