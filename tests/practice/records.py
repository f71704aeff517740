"""A small practice for tests: a client, a session, and a handful of events."""

from __future__ import annotations

from session_tui.practice.practice import Practice
from session_tui.protocol.models import Protocol
from session_tui.session.events import Event, SessionHeader
from tests.session.small import SMALL, Drive

CLIENT_ID = "c" * 32
SESSION_ID = "5" * 32

TINY = Protocol.model_validate(
    {
        "id": "tiny",
        "name": "Tiny",
        "visit": "first",
        "total_minutes": 5,
        "stages": [
            {
                "id": "talk",
                "name": "Talk",
                "short": "TALK",
                "minutes": {"min": 1, "target": 5, "max": 9},
                "depth": 0,
                "purpose": "to be tested",
                "steps": [{"kind": "note", "id": "note", "headline": "NOTE"}],
            }
        ],
    }
)


def header(client_id: str = CLIENT_ID, session_id: str = SESSION_ID, **more: object) -> SessionHeader:
    return SessionHeader.model_validate(
        {
            "id": session_id,
            "client_id": client_id,
            "protocol_id": "tiny",
            "created": "2026-11-23T09:00:00Z",
            **more,
        }
    )


def tiny_events(notes: int = 3) -> tuple[Event, ...]:
    """A session with so many notes, begun and ended."""
    drive = Drive(TINY)
    drive.did("start")
    for number in range(notes):
        drive.after(60).did("note", words=f"note {number}")
    drive.after(60).did("end", outcome="completed", reason="tested")
    return drive.session.events


def long_events() -> tuple[Event, ...]:
    """A session with everything in it, not ended."""
    return Drive(SMALL).to_the_end().session.events


def with_client(practice: Practice, name: str = "Ann Smith") -> str:
    return practice.add_client(name).id
