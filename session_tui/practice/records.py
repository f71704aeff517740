"""What a practice keeps besides sessions, and the lines that its lists are made of."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from session_tui.clock import Stamp
from session_tui.practice.failures import Damaged
from session_tui.protocol.base import Frozen
from session_tui.protocol.models import Protocol
from session_tui.session.events import Event, SessionHeader
from session_tui.session.session import Session

_MISFITS = (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What replaying raises over events that no rule ever allowed: a record put together by hand, or a mistake in here."""

RecordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""128 random bits; also the name of the record's file, so that a file name tells nothing."""

Trouble = Literal["", "missing", "damaged", "older", "newer"]
"""What is wrong with a record's file: gone, damaged, an older copy put in its place, or of a newer version."""

LIVE = frozenset({"planned", "running", "paused"})
"""A session in one of these states can still go on."""


def new_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def _one_line(text: str) -> str:
    """Words on one line: control characters become blanks, runs of blanks one, and accents one character."""
    plain = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


OneLine = Annotated[str, StringConstraints(max_length=400), AfterValidator(_one_line)]
Name = Annotated[OneLine, StringConstraints(max_length=120), AfterValidator(_one_line), Field(min_length=1)]


class Client(Frozen):
    """A client of the practice. `created` is aware, in UTC."""

    id: RecordId
    name: Name
    date_of_birth: date | None = None
    contact: OneLine = ""
    notes: Annotated[str, StringConstraints(max_length=5000)] = ""
    created: datetime


class Course(Frozen):
    """The visits for one complaint. `closed` is none while it goes on."""

    id: RecordId
    complaint: OneLine = ""
    planned_visits: int = Field(default=6, ge=1, le=20)
    main_measure: str | None = None
    opened: datetime
    closed: datetime | None = None


class PracticeSettings(Frozen):
    """What a handout says of the practice; what is empty here is taken from the user's settings."""

    name: OneLine = ""
    practitioner: OneLine = ""
    profession: OneLine = ""
    contact: tuple[OneLine, ...] = Field(default=(), max_length=6)
    emergency_number: OneLine = ""
    country: OneLine = ""


@dataclass(frozen=True, slots=True)
class FileMark:
    """How a file looked when its line was written: whether it has to be read again is seen without reading it."""

    size: int
    changed_ns: int
    generation: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client's line in the index. `created` is aware, in UTC."""

    id: str
    name: str
    created: datetime
    date_of_birth: date | None = None
    contact: str = ""
    trouble: Trouble = ""
    mark: FileMark | None = None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client as lists show them: with the number of sessions and the start of the last one (aware, UTC)."""

    id: str
    name: str
    created: datetime
    date_of_birth: date | None = None
    contact: str = ""
    trouble: Trouble = ""
    sessions: int = 0
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as lists show it. `started` is aware, in UTC; `minutes` are session time; `headline` the main measure.

    The day on the practice's clock is `started` plus `utc_offset_minutes`.
    """

    id: str
    client_id: str
    protocol_id: str
    protocol_name: str
    created: datetime
    client_name: str = ""
    course_id: str | None = None
    visit: int = 1
    planned_visits: int | None = None
    started: datetime | None = None
    utc_offset_minutes: int = 0
    status: Literal["planned", "running", "paused", "ended", "signed"] = "planned"
    outcome: str = ""
    minutes: float = 0.0
    headline: str = ""
    trouble: Trouble = ""
    mark: FileMark | None = None

    @property
    def is_live(self) -> bool:
        """Whether it can still go on."""
        return self.status in LIVE and not self.trouble

    @property
    def is_closed(self) -> bool:
        """Whether it is over and its file was in order."""
        return self.status not in LIVE and not self.trouble


@dataclass(frozen=True, slots=True)
class StoredSession:
    """Everything that is kept of one session. `pulse` is the last moment at which it was seen alive, if any."""

    header: SessionHeader
    protocol: Protocol
    events: tuple[Event, ...]
    pulse: Stamp | None

    def replay(self) -> Session:
        """The session that follows from it. Raises Damaged when its events do not fit its protocol."""
        try:
            return Session.replay(self.header, self.protocol, self.events)
        except _MISFITS as error:
            where = Path("sessions", f"{self.header.id}.tdb")
            raise Damaged(where, "its events do not fit its protocol") from error
