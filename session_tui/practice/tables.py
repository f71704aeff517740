"""The two kinds of table in a practice: rows that may be replaced, and events that may only be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from session_tui.practice.failures import EventConflict
from session_tui.practice.storage import DurableStorage

APPEND_ONLY = frozenset({"events"})
"""Tables from which nothing is ever changed or taken away."""


class Rows(Table):
    """A table whose rows may be replaced by their number. Nothing is remembered between two queries."""

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        """Open the table. `persist_empty` is refused: in TinyDB it wipes a table that is already there."""
        if persist_empty:
            raise ValueError("persist_empty wipes the table; it is not used here")
        super().__init__(storage, name, cache_size=cache_size)

    def put(self, rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Put rows under their numbers, in place of what is there."""

        def put_them(table: dict[int, Mapping[str, Any]]) -> None:
            for number, row in rows.items():
                table[number] = dict(row)

        self._update_table(put_them)

    def replace(self, rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Let the table hold these rows and no others."""

        def only_them(table: dict[int, Mapping[str, Any]]) -> None:
            table.clear()
            table.update({number: dict(row) for number, row in rows.items()})

        self._update_table(only_them)


class AppendOnly(Rows):
    """A table of events: number 1, 2, 3 …, each with its own `id`; whatever is in it stays as it is."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add one event, as a Document under its number. The same event again changes nothing."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add events, as Documents under their numbers. Raises EventConflict when another has that number."""
        new = [document for document in documents if isinstance(document, Document)]

        def add(table: dict[int, Mapping[str, Any]]) -> None:
            for event in new:
                there = table.get(event.doc_id)
                if there is None and event.doc_id != len(table) + 1:
                    raise EventConflict(f"event {event.doc_id} would leave a hole after {len(table)}")
                if there is not None and there.get("id") != event.get("id"):
                    raise EventConflict(f"event {event.doc_id} is already another one")
                table.setdefault(event.doc_id, dict(event))

        self._update_table(add)
        return [event.doc_id for event in new]

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"the table '{self.name}' only grows; a correction is a new event")

    put = _refuse
    replace = _refuse
    update = _refuse
    update_multiple = _refuse
    upsert = _refuse
    remove = _refuse
    truncate = _refuse


class Database(TinyDB):
    """A TinyDB over one durable file, whose tables are of the kinds above."""

    table_class = Rows

    def __init__(self, storage: Callable[[], DurableStorage]) -> None:
        """Open the tables that `storage` keeps."""
        super().__init__(storage=storage)

    @property
    def durable(self) -> DurableStorage:
        """The storage, for its batch and its marks."""
        storage = self.storage
        assert isinstance(storage, DurableStorage)
        return storage

    def rows(self, name: str) -> Rows:
        """A table whose rows may be replaced."""
        table = self.table(name)
        assert isinstance(table, Rows)
        return table

    def row(self, name: str) -> Mapping[str, Any] | None:
        """The row number 1 of a table, for tables that have only that one; none when it is not there."""
        found: Mapping[str, Any] | None = self.table(name).get(doc_id=1)
        return found

    def table(self, name: str, **options: Any) -> Table:
        """A table by name, of the kind that its name stands for."""
        if name in APPEND_ONLY and name not in self._tables:
            self._tables[name] = AppendOnly(self.storage, name, **options)
        return super().table(name, **options)

    def drop_tables(self) -> NoReturn:
        """Refused."""
        raise TypeError("tables are never dropped")

    def drop_table(self, name: str) -> NoReturn:
        """Refused."""
        raise TypeError(f"the table '{name}' is never dropped")
