"""The envelope of a happening, and the header of a session: together with the protocol they are the whole record."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from session_tui.clock import Stamp
from session_tui.protocol.base import Frozen
from session_tui.session.bodies import Body, SiteId


class Event(Frozen):
    """One happening with its moment.

    `seq` counts from 1 without a hole; `action` is shared by all events that one key press made, so that undo takes
    them back together.
    """

    id: str = Field(min_length=8, max_length=40)
    seq: int = Field(ge=1)
    action: str = Field(min_length=8, max_length=40)
    stamp: Stamp
    body: Body


class EarlierScore(Frozen):
    """A score of the visit before, to tell what held: at that visit's start and at its end."""

    measure: str
    subject: str = ""
    start: float | None = None
    end: float | None = None


class Carried(Frozen):
    """What an earlier visit hands on, frozen in when a session is made, so that replaying needs no other file."""

    visit_date: str = ""
    off_checks: tuple[str, ...] = ()
    """Whole-body checks that were off the expected value, by id."""
    pain_sites: tuple[SiteId, ...] = ()
    activities: tuple[tuple[str, str], ...] = ()
    """Pairs of activity id and words."""
    scores: tuple[EarlierScore, ...] = ()


class SessionHeader(Frozen):
    """Who, what and when, known before the first event. `utc_offset_minutes` is the practice's at that time."""

    format: Literal[1] = 1
    id: str = Field(min_length=8, max_length=40)
    client_id: str
    course_id: str | None = None
    visit: int = Field(default=1, ge=1)
    planned_visits: int | None = Field(default=None, ge=1, le=40)
    protocol_id: str
    protocol_version: int = 1
    created: datetime
    utc_offset_minutes: int = 0
    practitioner: str = ""
    carried: Carried = Carried()
