"""A process of its own that opens a practice and says what it has saved.

`python -m tests.practice.writer FOLDER hold` keeps it open until it reads a line. With `many`, each line read lets a
fresh copy of the process write until it is killed; so twenty kills cost the start of one Python.
"""

from __future__ import annotations

import os
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
    print("open", os.getpid(), flush=True)
    while True:
        session = new_id()
        practice.start_session(header(client.id, session), TINY)
        print(session, 0, flush=True)
        clock = ManualClock()
        begun = tiny_events(0)[:2]
        for seq in range(1, 20):
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
        end = tiny_events(0)[-1].model_copy(update={"id": f"{session[:20]}-end", "seq": 20, "stamp": clock.now()})
        practice.append(session, [end])
        print(session, 20, flush=True)


def many(folder: Path) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            write(folder)
        os.waitpid(child, 0)
        print("\ndead", flush=True)


if __name__ == "__main__":
    {"hold": hold, "many": many}[sys.argv[2]](Path(sys.argv[1]))
