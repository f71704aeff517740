"""What is measured, and how: the median over interleaved pairs, after one pair that only warms the caches."""

from __future__ import annotations

import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from session_tui.clock import ManualClock
from session_tui.handout.build import Printing, build
from session_tui.practice.practice import Practice
from session_tui.protocol.library import Library
from session_tui.protocol.models import Protocol
from session_tui.protocol.places import shipped_folder
from session_tui.runner import Runner
from session_tui.session.actions import Note, Start
from session_tui.session.events import SessionHeader
from session_tui.session.session import Session

ROUNDS = 7


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of `one`'s seconds over `other`'s."""
    pairs = [(_seconds(one), _seconds(other)) for _ in range(rounds + 1)]
    return statistics.median(mine / theirs for mine, theirs in pairs[1:])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def fresh(code: str, *arguments: str) -> Callable[[], object]:
    """A run of `code` in an interpreter of its own."""
    return lambda: subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


IMPORT_TEXTUAL = fresh("import textual.app")


def importing_cli() -> float:
    """The command line must not make anybody wait for the screens."""
    return ratio(fresh("import session_tui.cli.parser"), IMPORT_TEXTUAL)


def rehearse_course() -> float:
    """Six visits of two hours, with rules and store."""
    script = str(shipped_folder() / "rehearsals" / "improves.yaml")
    code = (
        "import sys, tempfile; from session_tui.cli import main\n"
        "with tempfile.TemporaryDirectory() as d: sys.exit(main(['rehearse', sys.argv[1], '--practice', d + '/p']))"
    )
    return ratio(fresh(code, script), IMPORT_TEXTUAL, rounds=3)


def save_with_history() -> float:
    """A save costs one session's file, never the practice."""
    with TemporaryDirectory() as small, TemporaryDirectory() as large:
        few, many = _practice(Path(small) / "p", 3), _practice(Path(large) / "p", 300)
        return ratio(lambda: _notes(many[1]), lambda: _notes(few[1]))


def save_against_floor() -> float:
    """What a durable replacement of a file costs at least."""
    with TemporaryDirectory() as folder:
        practice, runner = _practice(Path(folder) / "p", 1)
        file = practice.folder / "sessions" / f"{runner.header.id}.tdb"
        return ratio(lambda: _notes(runner), lambda: _floor(Path(folder), file.stat().st_size))


def _notes(runner: Runner, count: int = 20) -> None:
    for _ in range(count):
        outcome = runner.do(Note(words="a note of some length, as people write them"))
        if not outcome.saved:
            raise RuntimeError(str(outcome.problems))


def _floor(folder: Path, size: int, count: int = 20) -> None:
    data = os.urandom(size)
    for _ in range(count):
        temporary = folder / "floor.tmp"
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, folder / "floor")
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _protocol() -> Protocol:
    return Library.load(shipped_folder()).protocols()["first-120"]


def _header(client_id: str) -> SessionHeader:
    return SessionHeader(
        id=secrets.token_hex(16),
        client_id=client_id,
        protocol_id="first-120",
        created=datetime(2026, 11, 23, tzinfo=UTC),
    )


def _practice(folder: Path, sessions: int) -> tuple[Practice, Runner]:
    """A practice with so many sessions, and a runner of the last."""
    practice = Practice.open(folder, clock=ManualClock())
    client = practice.add_client("Robin Example")
    protocol = _protocol()
    for _ in range(sessions):
        header = _header(client.id)
        practice.start_session(header, protocol)
    runner = Runner(Session.new(header, protocol), practice, ManualClock(), watch_gaps=False)
    runner.do(Start())
    return practice, runner


def _long_session() -> Session:
    with TemporaryDirectory() as folder:
        _kept, runner = _practice(Path(folder) / "p", 1)
        _notes(runner, 600)
        return runner.session


def replay() -> float:
    """What opening a session for review costs."""
    session = _long_session()
    return ratio(lambda: Session.replay(session.header, session.protocol, session.events), IMPORT_TEXTUAL)


def warm_handout() -> float:
    """A handout once reportlab is there."""
    from session_tui.handout.page import render

    content = build([_long_session()], Printing(client="Robin Example"))
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    return ratio(lambda: render(content, "a4", moment), fresh("import reportlab.platypus"))
