"""What screens share: keys from the table, the footer that can be clicked, the demo badge, problems as a line."""

from __future__ import annotations

from importlib import import_module

import pytest

from session_tui.app import SCREENS
from session_tui.commands import commands_of
from session_tui.desk import PracticeView
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of
from session_tui.screens.places import Go, Place
from session_tui.widgets.keybar import KeyBar
from tests.fixtures.samples import small_desk, with_clients, with_course
from tests.fixtures.screens import SIZES, opened

OURS: tuple[Place, ...] = tuple(place for place in SCREENS if place != "run")


@pytest.mark.parametrize("place", OURS)
def test_every_command_of_a_screen_has_an_action(place: Place) -> None:
    module, name = SCREENS[place]
    kind = getattr(import_module(f"session_tui.screens.{module}"), name)
    assert issubclass(kind, DeskScreen)
    assert place == kind.PLACE
    missing = [c.id for c in commands_of(place) if c.id != "quit" and not hasattr(kind, f"action_{c.id}")]
    assert not missing


def test_bindings_come_from_the_table() -> None:
    bound = {binding.action: binding.key for binding in keys_of("home")}
    assert bound["resume_session"] == "r"
    assert bound["help"] == "question_mark,f1"
    assert "quit" not in bound
    assert "sections" not in {binding.action for binding in keys_of("session", but="sections")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", OURS)
async def test_every_screen_has_its_footer_and_survives_any_size(place: Place, size: tuple[int, int]) -> None:
    desk = with_clients(small_desk(demo=True), 2)
    client = with_course(desk, "Dana", ((7, 4),))
    about = {"client": client, "choose": client, "clients": "search", "help": "home"}
    about |= dict.fromkeys(("summary", "handout", "session"), desk.sessions()[0].id)
    async with opened(desk, Go(place, about.get(place)), size) as app:
        assert app.place == place
        assert "DEMO" in app.text.splitlines()[0]
        assert "? Help" in app.text.splitlines()[-1]
        for width, height in ((1, 1), (20, 5), (39, 11), (200, 60)):
            await app.pilot.resize_terminal(width, height)
        assert app.place == place


async def test_a_click_on_the_footer_is_the_key() -> None:
    async with opened(with_clients(small_desk(), 1)) as app:
        column = app.text.splitlines()[-1].index("New client")
        await app.pilot.click(KeyBar, offset=(column, 0))
        await app.pilot.pause()
        assert app.place == "new_client"


async def test_a_click_on_help_and_on_enter() -> None:
    async with opened(with_clients(small_desk(), 1), Go("clients", "search")) as app:
        await app.pilot.click(KeyBar, offset=(app.text.splitlines()[-1].index("Help"), 0))
        await app.pilot.pause()
        assert app.place == "help"
        await app.press("escape")
        await app.pilot.click(KeyBar, offset=(app.text.splitlines()[-1].index("Open"), 0))
        await app.pilot.pause()
        assert app.place == "client"


async def test_a_read_only_practice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = with_clients(small_desk(), 1)
    view = desk.practice()
    monkeypatch.setattr(
        desk, "practice", lambda: PracticeView(view.name, "", view.folder, is_demo=False, read_only=True)
    )
    async with opened(desk) as app:
        assert "read only" in app.text.splitlines()[0]


async def test_a_problem_goes_away_when_one_comes_back() -> None:
    desk = with_clients(small_desk(), 1)
    async with opened(desk) as app:
        desk.broken = Problem("The practice folder is gone.")
        await app.press("slash")
        assert "! The practice folder is gone." in app.text
        desk.broken = None
        await app.press("escape", "escape")
        assert app.place == "home"
        assert "The practice folder is gone." not in app.text
