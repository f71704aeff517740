"""A process of its own that opens a practice and writes events until it is killed; it says what it has saved.

Run as `python -m tests.practice.writer FOLDER hold` or `... FOLDER write`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from session_tui.clock import ManualClock, SystemClock
from session_tui.practice.practice import Practice
from session_tui.practice.records import new_id
from session_tui.session.bodies import Noted
from session_tui.session.events import Event
from tests.practice.records import TINY, header, tiny_events


def hold(folder: Path) -> None:
    with Practice.open(folder, clock=SystemClock()):
        print("open", flush=True)
        sys.stdin.readline()


def write(folder: Path) -> None:
    practice = Practice.open(folder, clock=ManualClock())
    client = practice.clients()[0] if practice.clients() else practice.add_client("Ann Smith")
    print("open", flush=True)
    while True:
        session = new_id()
        practice.start_session(header(client.id, session), TINY)
        print(session, 0, flush=True)
        clock = ManualClock()
        begun = tiny_events(0)[:2]
        for seq in range(1, 60):
            clock.advance(1)
            note = Event(
                id=f"{session[:20]}-{seq}",
                seq=seq,
                action="a-long-enough-name",
                stamp=clock.now(),
                body=begun[seq - 1].body if seq <= len(begun) else Noted(words=f"note {seq} " * 5),
            )
            practice.append(session, [note])
            print(session, seq, flush=True)
            if seq % 5 == 0:
                practice.pulse(session, clock.now())
        end = tiny_events(0)[-1].model_copy(update={"id": f"{session[:20]}-end", "seq": 60, "stamp": clock.now()})
        practice.append(session, [end])
        print(session, 60, flush=True)


if __name__ == "__main__":
    {"hold": hold, "write": write}[sys.argv[2]](Path(sys.argv[1]))
