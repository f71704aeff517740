"""Clients and their courses: one file each."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from session_tui.practice.failures import Damaged, NotFound
from session_tui.practice.files import CLIENTS, Files, mark_of
from session_tui.practice.records import Client, Course, FileMark
from session_tui.practice.tables import Database
from session_tui.practice.upgrades import CLIENT

M = TypeVar("M", Client, Course)


class ClientFiles:
    """Reads and writes the files of clients. Every write is on disk when it returns, or raises SaveFailed."""

    def __init__(self, files: Files) -> None:
        """Work on the files of one practice."""
        self._files = files

    def read(self, client_id: str) -> tuple[Client, FileMark]:
        """One client, and how the file looks. Raises NotFound, Damaged, NewerFormat or CannotRead."""
        database = self._open(client_id)
        row = dict(database.row("profile") or {})
        row.pop("format", None)
        return _read(Client, row, database, client_id), mark_of(database)

    def write(self, client: Client, *, new: bool = False) -> FileMark:
        """Keep a client as it is now."""
        database = self._files.client(client.id, new=True) if new else self._open(client.id)
        row = {"format": CLIENT.today, **client.model_dump(mode="json")}
        database.rows("profile").put({1: row})
        return mark_of(database)

    def courses(self, client_id: str) -> tuple[Course, ...]:
        """A client's courses, oldest first."""
        database = self._open(client_id)
        found = [_read(Course, dict(row), database) for row in database.table("courses")]
        return tuple(sorted(found, key=lambda course: course.opened))

    def write_course(self, client_id: str, course: Course) -> FileMark:
        """Keep a course, new or changed."""
        database = self._open(client_id)
        numbers = {row["id"]: row.doc_id for row in database.table("courses")}
        number = numbers.get(course.id, max(numbers.values(), default=0) + 1)
        database.rows("courses").put({number: course.model_dump(mode="json")})
        return mark_of(database)

    def _open(self, client_id: str) -> Database:
        if not self._files.has(CLIENTS, client_id):
            raise NotFound("client", client_id)
        return self._files.client(client_id)


def _read(model: type[M], row: dict[str, Any], database: Database, expected_id: str | None = None) -> M:
    """A row as its model. Raises Damaged when it is none, or has another id than expected."""
    path = database.durable.path
    try:
        found = model.model_validate(row)
    except ValidationError as error:
        raise Damaged(path, "what is in it is not a client's record") from error
    if expected_id is not None and found.id != expected_id:
        raise Damaged(path, "it is another client's file")
    return found
