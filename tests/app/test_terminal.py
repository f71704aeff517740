"""The real program on a pseudo-terminal: it leaves tidily when it is told to, and when the terminal is taken away."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

READY = b"Look around in the demo"
MAIN_SCREEN = b"\x1b[?1049l"
PATIENCE = 20.0


class Program:
    """`python -m session_tui` on a terminal of its own."""

    def __init__(self, practice: Path, *, ignore_hangup: bool = False) -> None:
        pid, self.terminal = pty.fork()
        if pid == 0:  # pragma: no cover
            if ignore_hangup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
            os.execv(sys.executable, [sys.executable, "-m", "session_tui", "--practice", str(practice)])
        self.pid = pid
        self.seen = b""

    def read_until(self, words: bytes | None) -> None:
        """Read what is painted until the words are there, or with none until the terminal is closed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and (words is None or words not in self.seen):
            if not select.select([self.terminal], [], [], 0.2)[0]:
                continue
            try:
                part = os.read(self.terminal, 65536)
            except OSError:
                return
            if not part:
                return
            self.seen += part
        assert words is None or words in self.seen

    def ended(self) -> int:
        """The exit status; a program that does not end fails the test."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            select.select([], [], [], 0.05)
        raise AssertionError("it is still running")


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for program in started:
        if program.pid:
            os.kill(program.pid, signal.SIGKILL)
            os.waitpid(program.pid, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_gives_the_terminal_back(
    tmp_path: Path, programs: list[Program], number: signal.Signals
) -> None:
    program = Program(tmp_path / "practice")
    programs.append(program)
    program.read_until(READY)
    os.kill(program.pid, number)
    program.read_until(None)
    assert program.ended() == 128 + number
    assert MAIN_SCREEN in program.seen
    assert b"Traceback" not in program.seen


@pytest.mark.parametrize("ignore_hangup", [False, True])
def test_a_terminal_that_is_closed_ends_it(tmp_path: Path, programs: list[Program], ignore_hangup: bool) -> None:
    program = Program(tmp_path / "practice", ignore_hangup=ignore_hangup)
    programs.append(program)
    program.read_until(READY)
    os.close(program.terminal)
    assert program.ended() != 0
