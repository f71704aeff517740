"""The clients of a practice, their courses, and how they are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationError

from session_tui.clock import Clock
from session_tui.practice import search
from session_tui.practice.clients import ClientFiles
from session_tui.practice.failures import PracticeError
from session_tui.practice.files import Files
from session_tui.practice.lines import client_row
from session_tui.practice.records import Client, ClientLine, ClientRow, Course, SessionLine, new_id
from session_tui.practice.shelf import Shelf, the_one, what_is_wrong

N = TypeVar("N", Client, Course)


class ClientShelf(Shelf):
    """Clients and courses. What a call says is saved is on the disk when it returns."""

    def __init__(self, files: Files, clock: Clock) -> None:
        """Stand in the practice of these files."""
        super().__init__(files, clock)
        self._clients = ClientFiles(files)
        self._unsaved: Client | Course | None = None
        self._lists: tuple[object, object, tuple[ClientLine, ...]] = (None, None, ())

    def clients(self) -> tuple[ClientLine, ...]:
        """All clients, the one seen last first; those never seen by when they were entered."""
        rows, sessions = self._index.clients, self._index.sessions
        if self._lists[0] is not rows or self._lists[1] is not sessions:
            self._lists = (rows, sessions, client_lines(rows.values(), sessions.values()))
        return self._lists[2]

    def find_clients(self, query: str, limit: int | None = None) -> tuple[ClientLine, ...]:
        """Clients in whose names every word of the query begins a word, best first; all of them when it is empty."""
        return tuple(search.find(self.clients(), query, lambda line: line.name)[:limit])

    def client_id(self, beginning: str) -> str:
        """The id that begins like this. Raises NotFound or Ambiguous."""
        return the_one("client", beginning, self._index.clients)

    def client(self, client_id: str) -> Client:
        """One client."""
        return self._clients.read(client_id)[0]

    def add_client(self, name: str, date_of_birth: date | None = None, contact: str = "", notes: str = "") -> Client:
        """Keep a new client. Raises PracticeError when there is no name, or something is too long."""
        now = self._clock.now().wall
        try:
            client = Client(
                id=new_id(),
                name=name,
                date_of_birth=date_of_birth,
                contact=contact,
                notes=notes,
                created=now,
            )
        except ValidationError as error:
            raise PracticeError(what_is_wrong(error)) from error
        with self._writing, self._again(client) as kept:
            mark = self._clients.write(kept, new=True)
            self._index.put(clients=[client_row(kept, mark)])
        return kept

    def update_client(self, client: Client) -> None:
        """Keep a client as it is now."""
        with self._writing:
            mark = self._clients.write(client)
            theirs = [line for line in self._index.sessions.values() if line.client_id == client.id]
            renamed = [replace(line, client_name=client.name) for line in theirs if line.client_name != client.name]
            self._index.put(clients=[client_row(client, mark)], sessions=renamed)

    def courses(self, client_id: str) -> tuple[Course, ...]:
        """A client's courses, oldest first."""
        return self._clients.courses(client_id)

    def open_course(self, client_id: str) -> Course | None:
        """The course that a client is on: the latest one that is not closed."""
        return next((course for course in reversed(self.courses(client_id)) if course.closed is None), None)

    def add_course(
        self, client_id: str, complaint: str, planned_visits: int = 6, main_measure: str | None = None
    ) -> Course:
        """Keep a new course. Raises PracticeError when the visits are not 1 to 20, or the complaint is too long."""
        opened = self._clock.now().wall
        try:
            course = Course(
                id=new_id(),
                complaint=complaint,
                planned_visits=planned_visits,
                main_measure=main_measure,
                opened=opened,
            )
        except ValidationError as error:
            raise PracticeError(what_is_wrong(error)) from error
        with self._writing, self._again(course) as kept:
            self.update_course(client_id, kept)
        return kept

    def update_course(self, client_id: str, course: Course) -> None:
        """Keep a course, new or as it is now."""
        with self._writing:
            mark = self._clients.write_course(client_id, course)
            row = self._index.clients.get(client_id)
            if row is not None:
                self._index.put(clients=[replace(row, mark=mark)])

    @contextmanager
    def _again(self, new: N) -> Iterator[N]:
        """The new record, or the same one of a try before that failed: it may lie on the disk already."""
        before = self._unsaved
        same = isinstance(before, type(new)) and _words(before) == _words(new)
        kept = before if same and isinstance(before, type(new)) else new
        self._unsaved = kept
        yield kept
        self._unsaved = None


def _words(record: Client | Course) -> dict[str, object]:
    """What somebody entered, without what was added to it."""
    return record.model_dump(exclude={"id", "created", "opened"})


def client_lines(rows: Iterable[ClientRow], sessions: Iterable[SessionLine]) -> tuple[ClientLine, ...]:
    """Clients as lists show them, the one seen last first."""
    counts: Counter[str] = Counter()
    last: dict[str, datetime] = {}
    for line in sessions:
        counts[line.client_id] += 1
        moment = line.started or line.created
        if moment > last.get(line.client_id, moment) or line.client_id not in last:
            last[line.client_id] = moment
    lines = [
        ClientLine(
            row.id,
            row.name,
            row.created,
            row.date_of_birth,
            row.contact,
            row.trouble,
            sessions=counts[row.id],
            last_seen=last.get(row.id),
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: line.last_seen or line.created, reverse=True))
