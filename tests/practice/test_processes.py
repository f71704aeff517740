"""Two processes, and a process that is killed: the real thing, on real files."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from session_tui.clock import ManualClock
from session_tui.practice.failures import PracticeBusy
from session_tui.practice.lock import HOLDER
from session_tui.practice.practice import Practice

KILLS = 20


@contextmanager
def writer(folder: Path, what: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.practice.writer", str(folder), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_second_process_is_told_who_has_the_practice(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    with writer(folder, "hold") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(PracticeBusy) as refused:
            Practice.open(folder, clock=ManualClock())
        assert refused.value.holder is not None
        assert refused.value.holder.pid == first.pid
        assert f"process {first.pid}" in str(refused.value)
        assert "in another window on this computer" in str(refused.value)
        assert "only to read" in str(refused.value)
        with Practice.open(folder, clock=ManualClock(), read_only=True) as reader:
            assert reader.clients() == ()
        assert first.stdin is not None
        first.stdin.write("\n")
        first.stdin.flush()
        assert first.wait(10) == 0
    assert not (folder / HOLDER).exists()
    Practice.open(folder, clock=ManualClock()).close()


def test_a_killed_process_holds_nothing_and_its_note_misleads_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    with writer(folder, "hold") as first:
        assert first.stdout is not None
        first.stdout.readline()
    assert (folder / HOLDER).exists()
    with Practice.open(folder, clock=ManualClock()):
        assert f'"pid":{os.getpid()},' in (folder / HOLDER).read_text()


@pytest.mark.parametrize("note", [b"", b"?", b"{}", b'{"pid":1,"host":"elsewhere","since":"?"}'])
def test_whatever_the_note_says_the_lock_decides(tmp_path: Path, note: bytes) -> None:
    folder = tmp_path / "practice"
    with Practice.open(folder, clock=ManualClock()):
        (folder / HOLDER).write_bytes(note)
        with pytest.raises(PracticeBusy, match="already open"):
            Practice.open(folder, clock=ManualClock())
    with Practice.open(folder, clock=ManualClock()):
        pass


def saved_until_killed(process: subprocess.Popen[str], after: int) -> dict[str, int]:
    """Let a fresh writer save so many times, kill it, and say which sessions had how many events saved."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    pid = int(process.stdout.readline().split()[1])
    saved: dict[str, int] = {}
    for count, line in enumerate(iter(process.stdout.readline, "dead\n"), 1):
        if re.fullmatch(r"[0-9a-f]{32} \d+\n", line):
            session, seq = line.split()
            saved[session] = int(seq)
        if count == after:
            os.kill(pid, signal.SIGKILL)
    return saved


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    dice = random.Random(7)
    acknowledged: dict[str, int] = {}
    with writer(folder, "many") as process:
        for _ in range(KILLS):
            saved = saved_until_killed(process, dice.randrange(1, 40))
            acknowledged |= saved
            with Practice.open(folder, clock=ManualClock()) as practice:
                assert not practice.problems
                lines = {line.id: line for line in practice.sessions()}
                assert acknowledged.keys() <= lines.keys()
                for session, seq in saved.items():
                    found = practice.load_session(session)
                    assert seq <= len(found.events) <= seq + 1
                    assert lines[session].status == found.replay().state.status
    assert len(acknowledged) >= KILLS
    with Practice.open(folder, clock=ManualClock()) as practice:
        for session, seq in acknowledged.items():
            assert len(practice.load_session(session).events) >= seq
    assert not list(folder.rglob("*.tmp"))
