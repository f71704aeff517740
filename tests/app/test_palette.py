"""The palette knows every command of the screen in front, does it, and leads nowhere else while a session runs."""

from __future__ import annotations

import pytest

from session_tui.app import SCREENS
from session_tui.commands import commands_of
from session_tui.palette import LOOKS, entries_for
from session_tui.screens.places import Go
from session_tui.widgets import themes
from tests.fixtures.samples import small_desk, with_clients, with_unfinished
from tests.fixtures.screens import SIZES, Room, opened


@pytest.mark.parametrize("place", SCREENS)
def test_every_command_of_a_screen_is_there_once(place: str) -> None:
    actions = [entry.action for entry in entries_for(place)]
    assert {command.id for command in commands_of(place)} <= set(actions)
    assert len(actions) == len(set(actions))


def test_in_the_room_nothing_leads_to_other_clients() -> None:
    actions = {entry.action for entry in entries_for("run")}
    assert not actions & {"new_client", "search", "review", "start_session", "resume_session"}
    assert "undo" in actions


def test_every_look_can_be_chosen() -> None:
    assert set(LOOKS) == {theme.name for theme in themes.THEMES}


@pytest.mark.parametrize("size", SIZES)
async def test_a_command_is_found_by_its_name_and_done(size: tuple[int, int]) -> None:
    async with opened(with_clients(small_desk(), 2), Go("home"), size) as app:
        await app.press("ctrl+p")
        await app.until(lambda: "New client" in app.text)
        await app.write("new cli")
        await app.until(lambda: "Write down a new client." in app.text)
        await app.press("enter")
        await app.until(lambda: app.place == "new_client")


async def test_a_command_of_another_screen_and_a_look() -> None:
    async with opened(with_clients(small_desk(), 2), Go("review")) as app:
        await app.press("ctrl+p")
        await app.write("light")
        await app.until(lambda: "Look: Light" in app.text)
        await app.press("enter")
        await app.until(lambda: app.app.theme == "session-light")
        await app.press("ctrl+p")
        await app.write("search")
        await app.until(lambda: "Find a client by name." in app.text)
        await app.press("enter")
        await app.until(lambda: app.place == "clients")


async def test_what_the_room_can_do_is_done_in_the_room() -> None:
    desk = small_desk()
    session = with_unfinished(desk, desk.add_client("Anna").id, "story")
    async with opened(desk, Go("run", session)) as app:
        await app.press("ctrl+p")
        await app.write("undo")
        await app.until(lambda: "Take the last entry back." in app.text)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, Room) and app.app.screen.undone == 1)


def test_what_belongs_to_the_step_is_there() -> None:
    actions = {entry.action for entry in entries_for("run", step="check")}
    assert {"step('better')", "step('worse')"} <= actions
    assert "step('guarding')" not in actions


async def test_under_the_help_of_the_room_nothing_leads_to_other_clients() -> None:
    desk = with_clients(small_desk(), 2)
    session = with_unfinished(desk, desk.add_client("Anna").id, "story")
    async with opened(desk, Go("run", session)) as app:
        await app.press("question_mark", "ctrl+p")
        await app.write("client")
        await app.pilot.pause(0.3)
        assert "Write down a new client." not in app.text
        await app.press("escape")
        app.app.go("review")
        await app.pilot.pause()
        assert app.place == "help"
        assert "other clients' names stay away" in app.text
