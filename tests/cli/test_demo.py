"""The demo: a practice of made-up people that is gone afterwards, with one session that stands at this moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from session_tui.cli import main, screen
from session_tui.clock import ManualClock
from session_tui.practice_desk import PracticeDesk
from session_tui.session import actions as a

Seen = list[tuple[PracticeDesk, Path]]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    """The clock of the machine, and somebody at a terminal."""
    clock = ManualClock()
    monkeypatch.setattr(screen, "SystemClock", lambda: clock)
    monkeypatch.setattr(screen, "_on_a_terminal", lambda: True)
    return clock


def looked_at(monkeypatch: pytest.MonkeyPatch, look: Callable[[PracticeDesk, Path], None]) -> None:
    """Stand at the counter in place of the app."""

    def run(desk: PracticeDesk, practice: Path) -> tuple[None, int]:
        look(desk, practice)
        return None, 0

    monkeypatch.setattr(screen, "_run", run)


def test_it_is_marked_filled_and_gone_afterwards(machine: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def look(desk: PracticeDesk, practice: Path) -> None:
        seen.append(practice)
        assert desk.practice().is_demo
        assert desk.practice().problems == ()
        assert len(desk.clients()) == 4
        assert sorted({s.outcome for s in desk.sessions()}) == ["", "completed", "stopped_for_safety"]
        (under_way,) = desk.unfinished()
        assert under_way.client_name == "Jo Example"
        assert under_way.minutes == pytest.approx(65, abs=1)
        runner = desk.take_up(under_way.id)
        assert runner.session.state.gaps == ()
        assert runner.do(a.RatePressure(value=4)).saved

    looked_at(monkeypatch, look)
    assert main(["demo"]) == 0
    assert not seen[0].exists()


def test_faster_than_life_no_second_passes_for_a_gap(machine: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "fill_demo", lambda *_: None)

    def look(desk: PracticeDesk, _practice: Path) -> None:
        runner = desk.begin(desk.add_client("Robin Example").id, "first-120")
        runner.do(a.Start())
        machine.advance(2)
        assert runner.tick() is False
        assert runner.now().state.elapsed == pytest.approx(120)
        assert runner.do(a.Note(words="still here")).saved
        assert runner.session.state.gaps == ()

    looked_at(monkeypatch, look)
    assert main(["demo", "--speed", "60"]) == 0
