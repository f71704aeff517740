"""Files of every format there ever was can be read. For a new format: a golden folder, and a step in `upgrades`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from session_tui.clock import ManualClock
from session_tui.practice import upgrades
from session_tui.practice.failures import NewerFormat
from session_tui.practice.practice import Practice
from session_tui.practice.storage import Tables
from session_tui.practice.upgrades import Format
from tests.practice.records import SESSION_ID, TINY

GOLDEN = Path(__file__).parent / "golden"
TODAY = max(kind.today for kind in (upgrades.SESSION, upgrades.CLIENT, upgrades.PRACTICE))


@pytest.mark.parametrize("name", [f"format-{number}" for number in range(1, TODAY + 1)])
def test_a_practice_of_this_format_opens(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    shutil.copytree(GOLDEN / name, folder)
    with Practice.open(folder, clock=ManualClock()) as practice:
        assert not practice.problems
        assert practice.settings.name == "Quiet Hands"
        client = practice.client("a" * 32)
        assert (client.name, client.date_of_birth) == ("Zoë O’Brien", date(1980, 5, 17))
        assert practice.courses(client.id)[0].complaint == "low back"
        stored = practice.load_session(SESSION_ID)
        assert stored.protocol == TINY
        assert [event.body.kind for event in stored.events] == ["started", "step_entered", "noted", "ended"]
        assert stored.replay().state.elapsed == 120
        assert stored.header.course_id == practice.courses(client.id)[0].id
        assert practice.sessions()[0].outcome == "completed"


def lift(tables: Tables) -> Tables:
    """A step as they will be: pure, on a copy."""
    row = {**tables["header"]["1"], "format": tables["header"]["1"]["format"] + 1}
    return {**tables, "header": {"1": row}}


def test_an_older_format_is_lifted_step_by_step_and_a_newer_one_refused() -> None:
    today = Format("session", "header", today=3, steps={1: lift, 2: lift})
    old: Tables = {"header": {"1": {"format": 1}}}
    assert today.upgrade(old) == {"header": {"1": {"format": 3}}}
    assert old == {"header": {"1": {"format": 1}}}
    new: Tables = {"header": {"1": {"format": 3}}}
    assert today.upgrade(new) is new
    for wrong in (4, "1", None):
        with pytest.raises(NewerFormat):
            today.upgrade({"header": {"1": {"format": wrong}}})


def test_every_kind_has_a_step_from_each_of_its_formats() -> None:
    for kind in (upgrades.SESSION, upgrades.CLIENT, upgrades.PRACTICE, upgrades.INDEX):
        assert set(kind.steps) == set(range(1, kind.today))
