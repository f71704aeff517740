"""Over several visits of one complaint: what held, and what one visit hands on to the next.

The headline is start of visit to start of visit, not before to after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from session_tui.session.change import changes, main_change
from session_tui.session.events import Carried, EarlierScore
from session_tui.session.progress import is_off_mark
from session_tui.session.session import Session

REVIEW_VISITS = (3, 4)
"""A review is due after visit 3 or 4 (domain reference D.7)."""


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One visit of a course: its main measure at the start and at the end, none when not measured."""

    session_id: str
    visit: int
    date: datetime
    label: str
    before: float | None
    after: float | None
    better: str


def local_time(session: Session, wall: datetime) -> datetime:
    """A moment as the practice's clock showed it at that time."""
    return wall + timedelta(minutes=session.header.utc_offset_minutes)


def session_date(session: Session) -> datetime:
    """The day and hour a session began, as the practice's clock showed it."""
    started = session.state.started
    return local_time(session, started.wall if started else session.header.created)


def course_points(sessions: Sequence[Session]) -> tuple[CoursePoint, ...]:
    """The main measure over the visits, oldest first; sessions that never began are left out."""
    points = []
    for session in sorted(sessions, key=lambda s: s.header.created):
        if session.state.status == "planned":
            continue
        change = main_change(session.state)
        points.append(
            CoursePoint(
                session.header.id,
                session.header.visit,
                session_date(session),
                change.label if change else "",
                change.before if change else None,
                change.after if change else None,
                change.better if change else "lower",
            )
        )
    return tuple(points)


def held_words(points: Sequence[CoursePoint]) -> str:
    """What held from the visit before to this one's start, in one plain sentence; empty when it cannot be told."""
    if len(points) < 2:
        return ""
    last, this = points[-2], points[-1]
    if last.before is None or last.after is None or this.before is None:
        return ""
    return (
        f"Last time it was {last.before:g} at the start and {last.after:g} at the end. "
        f"Today it starts at {this.before:g}."
    )


def carry_over(session: Session) -> Carried:
    """What a visit hands on to the next one."""
    state = session.state
    latest = {(e.body.check, e.body.side): e for e in state.marks}
    off = dict.fromkeys(e.body.check for e in latest.values() if is_off_mark(state, e))
    return Carried(
        visit_date=f"{session_date(session):%Y-%m-%d}",
        off_checks=tuple(off),
        pain_sites=tuple(mark.site for mark in state.pain),
        activities=tuple(state.activities.items()),
        scores=tuple(
            EarlierScore(measure=c.measure, subject=c.subject, start=c.before, end=c.after) for c in changes(state)
        ),
    )
