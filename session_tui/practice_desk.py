"""The counter of a real practice: clients, sessions and handouts out of the store, behind the interface of `desk`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from session_tui.clock import Clock
from session_tui.desk import (
    ClientView,
    CourseView,
    DeskProblem,
    HandoutFile,
    Paper,
    PracticeView,
    ProtocolView,
    SessionView,
)
from session_tui.handout.writing import open_with_system_viewer
from session_tui.handout_desk import HandoutCounter
from session_tui.practice.failures import PracticeError
from session_tui.practice.practice import Practice
from session_tui.practice.records import ClientLine, SessionLine, new_id
from session_tui.problem import Problem
from session_tui.protocol.faults import right_name
from session_tui.protocol.library import Library
from session_tui.protocol.models import Protocol
from session_tui.runner import Runner
from session_tui.session.actions import RecordPrint
from session_tui.session.course import carry_over
from session_tui.session.events import Carried, SessionHeader
from session_tui.session.session import Session
from session_tui.settings import Settings

T = TypeVar("T")


class PracticeDesk:
    """Everything a screen can ask for, answered from one practice."""

    def __init__(
        self, practice: Practice, library: Library, settings: Settings, clock: Clock, *, watch_gaps: bool = True
    ) -> None:
        """Stand in front of an open practice. `clock` is the only one that is ever asked."""
        self._practice = practice
        self._library = library
        self._settings = settings
        self._watch_gaps = watch_gaps
        self._handouts = HandoutCounter(practice, settings, clock)
        self.clock = clock

    def practice(self) -> PracticeView:
        """The practice that is open."""
        return PracticeView(
            name=self._practice.settings.name or self._settings.practice_name,
            practitioner=self._practitioner,
            folder=self._practice.folder,
            is_demo=self._practice.is_demo,
            read_only=self._practice.read_only,
            problems=self._practice.problems,
        )

    @property
    def _practitioner(self) -> str:
        return self._practice.settings.practitioner or self._settings.practitioner

    def clients(self, query: str = "", limit: int | None = None) -> Sequence[ClientView]:
        """Clients whose name fits the query; all of them by last visit when it is empty."""
        with _told():
            lines = self._practice.find_clients(query) if query.strip() else self._practice.clients()
            return [_client_view(line) for line in lines[:limit]]

    def client(self, client_id: str) -> ClientView:
        """One client with everything that is known."""
        with _told():
            client = self._practice.client(client_id)
            sessions = self._practice.sessions(client_id)
        return ClientView(
            id=client.id,
            name=client.name,
            born=client.date_of_birth,
            contact=client.contact,
            notes=client.notes,
            sessions=len(sessions),
            last_seen=max((line.started for line in sessions if line.started), default=None),
        )

    def add_client(self, name: str, born: date | None = None, contact: str = "", notes: str = "") -> ClientView:
        """Keep a new client."""
        if not name.strip():
            raise DeskProblem(Problem("A client needs a name.", "Write it as the client says it."))
        with _told():
            return self.client(self._practice.add_client(name.strip(), born, contact, notes).id)

    def course(self, client_id: str) -> CourseView | None:
        """The client's open course, or none."""
        with _told():
            course = self._practice.open_course(client_id)
        if course is None:
            return None
        visits = len(self._lines_of(client_id, course.id))
        suggested = self._suggested(visits, course.planned_visits)
        return CourseView(course.id, course.complaint, course.planned_visits, visits, suggested)

    def _lines_of(self, client_id: str, course_id: str) -> list[SessionLine]:
        return [line for line in self._practice.sessions(client_id) if line.course_id == course_id]

    def _suggested(self, visits: int, planned_visits: int) -> str:
        """The longest protocol for the visit to come: first, later, or the review of a course that is at its end."""
        wanted = "first" if not visits else "review" if visits >= planned_visits else "followup"
        protocols = self._library.protocols()
        fitting = [p for p in protocols.values() if p.visit == wanted]
        return max(fitting, key=lambda p: p.total_minutes).id if fitting else next(iter(protocols), "")

    def sessions(self, client_id: str | None = None) -> Sequence[SessionView]:
        """Sessions, newest first."""
        with _told():
            return [_session_view(line) for line in self._practice.sessions(client_id)]

    def unfinished(self) -> Sequence[SessionView]:
        """Sessions that were begun and not ended, newest first, with the time gone until now."""
        with _told():
            lines = self._practice.unfinished()
        views = []
        for line in lines:
            session = self.session(line.id).at(self.clock.now())
            stage = session.state.stage.name if session.state.stage else "not begun"
            views.append(_session_view(line, minutes=session.state.elapsed / 60, headline=stage))
        return views

    def session(self, session_id: str) -> Session:
        """One session, replayed from its events."""
        with _told():
            return self._practice.load_session(self._practice.session_id(session_id)).replay()

    def course_sessions(self, session_id: str) -> Sequence[Session]:
        """Every session of the same course up to and with this one, oldest first."""
        this = self.session(session_id)
        if this.header.course_id is None:
            return [this]
        lines = self._lines_of(this.header.client_id, this.header.course_id)
        earlier = sorted((line for line in lines if line.created <= this.header.created), key=lambda line: line.created)
        return [self.session(line.id) for line in earlier if not line.trouble]

    def protocols(self) -> Sequence[ProtocolView]:
        """Protocols to choose from."""
        return [
            ProtocolView(p.id, p.name, p.visit, p.total_minutes, len(p.stages), p.about, self._is_own(p.id))
            for p in self._library.protocols().values()
        ]

    def _is_own(self, protocol_id: str) -> bool:
        return self._library.origin(protocol_id).kind == "own"

    def protocol(self, protocol_id: str) -> Protocol:
        """One protocol with its tables."""
        found = self._library.protocols().get(protocol_id)
        if found is None:
            known = right_name(protocol_id, self._library.protocols(), "protocols")
            raise DeskProblem(Problem(f"There is no protocol '{protocol_id}'.", known))
        return found

    def protocol_problems(self) -> Sequence[Problem]:
        """What is wrong with protocol files that could not be read."""
        return self._library.problems

    def begin(
        self,
        client_id: str,
        protocol_id: str,
        *,
        complaint: str = "",
        planned_visits: int = 6,
        utc_offset_minutes: int | None = None,
    ) -> Runner:
        """Make a session for a client and keep it; its clock stands until it is started."""
        protocol = self.protocol(protocol_id)
        with _told():
            course = self._practice.open_course(client_id)
            if course is None:
                course = self._practice.add_course(client_id, complaint, planned_visits)
            earlier = [line for line in self._lines_of(client_id, course.id) if not line.trouble and line.started]
            header = SessionHeader(
                id=new_id(),
                client_id=client_id,
                course_id=course.id,
                visit=len(earlier) + 1,
                planned_visits=course.planned_visits,
                protocol_id=protocol.id,
                protocol_version=protocol.version,
                created=self.clock.now().wall,
                utc_offset_minutes=self._offset() if utc_offset_minutes is None else utc_offset_minutes,
                practitioner=self._practitioner,
                carried=carry_over(self.session(earlier[0].id)) if earlier else Carried(),
            )
            self._practice.start_session(header, protocol)
        return self._runner(Session.new(header, protocol))

    def _offset(self) -> int:
        offset = self.clock.now().wall.astimezone().utcoffset()
        return round(offset.total_seconds() / 60) if offset else 0

    def _runner(self, session: Session) -> Runner:
        return Runner(session, self._practice, self.clock, watch_gaps=self._watch_gaps)

    def take_up(self, session_id: str) -> Runner:
        """Take a session up again; a gap in time since it was last seen is written down."""
        with _told():
            stored = self._practice.load_session(self._practice.session_id(session_id))
            runner = self._runner(stored.replay())
        if not self._practice.read_only:
            runner.resume_after(stored.pulse)
        return runner

    def handout_text(self, session_id: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The handout as headings with lines."""
        visits = self.course_sessions(session_id)
        return self._handouts.text(visits, self.client(visits[-1].header.client_id).name)

    def write_handout(self, session_id: str, *, paper: Paper | None = None, out: Path | None = None) -> HandoutFile:
        """Write the handout, and keep in the record that it was made."""
        visits = self.course_sessions(session_id)
        session = visits[-1]
        with _told():
            name = self.client(session.header.client_id).name
            written, chosen, digest = self._handouts.write(visits, name, paper, out)
        if not self._practice.read_only:
            self._runner(session).do(RecordPrint(paper=chosen, sha256=digest))
        return written

    def open_file(self, path: Path) -> Problem | None:
        """Open a file with the system's viewer."""
        return open_with_system_viewer(path)

    def settings(self) -> Mapping[str, str]:
        """Settings worth showing."""
        return {
            "paper": self._settings.paper,
            "theme": self._settings.theme,
            "practice": str(self._practice.folder),
            "emergency number": self._settings.emergency_number,
        }

    def close(self) -> None:
        """Let the practice go."""
        self._practice.close()


@contextmanager
def _told() -> Iterator[None]:
    """What the store cannot do reaches the user as the counter's own problem."""
    try:
        yield
    except PracticeError as error:
        raise DeskProblem(error.problem) from error


def _client_view(line: ClientLine) -> ClientView:
    return ClientView(
        id=line.id,
        name=line.name,
        born=line.date_of_birth,
        contact=line.contact,
        sessions=line.sessions,
        last_seen=line.last_seen,
    )


def _session_view(line: SessionLine, *, minutes: float | None = None, headline: str | None = None) -> SessionView:
    return SessionView(
        id=line.id,
        client_id=line.client_id,
        client_name=line.client_name,
        visit=line.visit,
        planned_visits=line.planned_visits,
        protocol_id=line.protocol_id,
        protocol_name=line.protocol_name,
        started=_local(line.started, line.utc_offset_minutes),
        status=line.trouble or line.status,
        outcome=line.outcome or "",
        minutes=line.minutes if minutes is None else minutes,
        headline=line.headline if headline is None else headline,
    )


def _local(moment: datetime | None, offset_minutes: int) -> datetime | None:
    zone = timezone(timedelta(minutes=offset_minutes)) if offset_minutes else UTC
    return moment.astimezone(zone) if moment else None
