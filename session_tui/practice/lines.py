"""The lines of the index, each derived from one record and nothing else."""

from __future__ import annotations

from session_tui.clock import Stamp
from session_tui.practice.records import LIVE, Client, ClientRow, FileMark, SessionLine, StoredSession
from session_tui.session.change import Change, main_change
from session_tui.session.state import State


def client_row(client: Client, mark: FileMark | None) -> ClientRow:
    """The line of a client whose file looks like `mark`."""
    return ClientRow(
        id=client.id,
        name=client.name,
        date_of_birth=client.date_of_birth,
        contact=client.contact,
        created=client.created,
        mark=mark,
    )


def session_line(stored: StoredSession, client_name: str, mark: FileMark | None) -> SessionLine:
    """The line of a session whose file looks like `mark`; time up to when it was last seen alive is counted."""
    header = stored.header
    state = _last_seen(stored.replay().state, stored.pulse)
    change = main_change(state)
    return SessionLine(
        id=header.id,
        client_id=header.client_id,
        client_name=client_name,
        course_id=header.course_id,
        visit=header.visit,
        planned_visits=header.planned_visits,
        protocol_id=header.protocol_id,
        protocol_name=stored.protocol.name,
        created=header.created,
        started=state.started.wall if state.started else None,
        utc_offset_minutes=header.utc_offset_minutes,
        status=state.status,
        outcome=state.outcome,
        minutes=state.elapsed / 60,
        headline=headline(change, live=state.status in LIVE) if change else "",
        mark=mark,
    )


def headline(change: Change, *, live: bool = False) -> str:
    """The main measure in a few words, such as "Pain now 7 → 4, clearly less"; while `live` how it began."""
    before = "–" if change.before is None else f"{round(change.before, 1):g}"
    if live and change.after is None:
        return f"{change.label} {before} at the start"
    after = "–" if change.after is None else f"{round(change.after, 1):g}"
    return f"{change.label} {before} → {after}, {change.words}"


def _last_seen(state: State, pulse: Stamp | None) -> State:
    anchor = state.anchor
    if pulse is None or anchor is None or state.status not in LIVE:
        return state
    later = pulse.ticks > anchor.ticks if pulse.boot == anchor.boot else pulse.wall > anchor.wall
    return state.at(pulse) if later else state
