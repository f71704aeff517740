"""The app goes from place to place, keeps its way back short, and ends tidily whatever happens."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

import pytest

from session_tui.app import SessionApp
from session_tui.problem import Problem
from session_tui.screens.places import Go
from session_tui.widgets import themes
from tests.fixtures.play import Player
from tests.fixtures.samples import small_desk, with_clients, with_course, with_unfinished
from tests.fixtures.screens import Room, opened

SECRET = "Mrs Secret [/b] left hip"


async def test_a_new_client_to_the_room_and_back() -> None:
    desk = small_desk()
    async with opened(desk) as app:
        await app.press("c")
        await app.write("Anna Berg")
        await app.press("enter", "enter", "enter", "enter")
        assert app.place == "client"
        await app.press("b", "enter", "enter", "enter")
        assert app.place == "run"
        room = app.app.screen
        assert isinstance(room, Room)
        assert room.runner.session.header.client_id == desk.clients()[0].id
        assert [getattr(screen, "PLACE", "") for screen in app.app.screen_stack] == ["home", "run"]
        Player(room.runner, desk.clock).to_end()
        room.post_message(Go("summary", room.runner.header.id))
        await app.pilot.pause()
        assert app.place == "summary"
        await app.press("escape")
        assert app.place == "home"
        assert "Anna Berg" in app.text


async def test_an_unfinished_session_is_taken_up_again() -> None:
    desk = small_desk()
    session = with_unfinished(desk, desk.add_client("Anna").id, "story")
    desk.calls.clear()
    async with opened(desk) as app:
        await app.press("r")
        assert app.place == "run"
        assert desk.calls == [("take_up", session)]


async def test_a_session_that_cannot_be_taken_up_is_said_where_one_is() -> None:
    desk = small_desk()
    with_unfinished(desk, desk.add_client("Anna").id, "story")
    desk.refusal = Problem("This practice is already open in another window.", "Close it there.")
    async with opened(desk) as app:
        await app.press("r")
        assert app.place == "home"
        assert "already open in another window. Close it there." in app.text


async def test_the_first_place_may_be_another_one_and_home_lies_under_it() -> None:
    async with opened(small_desk(), Go("review")) as app:
        assert app.place == "review"
        await app.press("escape")
        assert app.place == "home"
        await app.press("escape")
        assert app.place == "home"


async def test_the_title_holds_no_name() -> None:
    desk = small_desk()
    client = with_course(desk, SECRET, ((7, 4),))
    async with opened(desk, Go("client", client)) as app:
        assert "Secret" not in f"{app.app.title}{app.app.sub_title}"


@pytest.mark.parametrize("theme", [each.name for each in themes.THEMES])
async def test_every_look_shows_every_list(theme: str) -> None:
    desk = with_clients(small_desk(), 2)
    with_course(desk, "Dana", ((7, 4), (6, 3)))
    async with opened(desk, Go("review"), theme=theme) as app:
        assert app.app.theme == theme
        assert "Dana" in app.text


async def test_a_look_that_is_not_ours_has_our_meanings() -> None:
    desk = with_clients(small_desk(), 2)
    async with opened(desk) as app:
        app.app.theme = "textual-light"
        await app.press("v")
        assert app.place == "review"


def test_an_unknown_look_is_the_dark_one() -> None:
    assert SessionApp(small_desk(), theme="no such").theme == "session-dark"


async def test_ctrl_q_ends_and_help_is_everywhere() -> None:
    async with opened(with_clients(small_desk(), 1), Go("clients", "search")) as app:
        await app.press("f1")
        assert app.place == "help"
        await app.press("ctrl+q")
        assert app.app.return_code == 0
        assert not app.app.is_running or app.app._exit


async def test_in_the_room_help_is_about_the_room() -> None:
    desk = small_desk()
    session = with_unfinished(desk, desk.add_client("Anna").id, "story")
    async with opened(desk, Go("run", session)) as app:
        await app.press("question_mark")
        assert app.place == "help"
        assert app.app.screen.place == "run"  # type: ignore[attr-defined]
        await app.press("escape")
        assert app.place == "run"


async def test_a_crash_leaves_a_report_without_a_word_of_a_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = small_desk()
    client = desk.add_client(SECRET).id

    def broken(_client: str) -> None:
        raise RuntimeError(SECRET)

    desk.course = broken  # type: ignore[assignment, method-assign]
    with pytest.raises(RuntimeError):
        async with opened(desk, Go("client", client), reports=tmp_path) as app:
            await app.pilot.pause()
    assert app.app.return_code == 1
    (report,) = tmp_path.iterdir()
    text = report.read_text(encoding="utf-8")
    assert re.search(r"session_tui/screens/client\.py:\d+ in show", text)
    shown = " ".join("".join(capsys.readouterr()).split())
    assert "Something impossible happened. Everything you entered is saved; run session-tui again. Report:" in shown
    for words in (text, shown):
        assert "Secret" not in words
        assert "hip" not in words
        assert "Traceback" not in words


async def test_an_error_nobody_waited_for_is_reported_too(tmp_path: Path) -> None:
    async def lose_an_error() -> None:
        async with opened(small_desk(), reports=tmp_path) as app:
            loop = asyncio.get_running_loop()
            loop.call_exception_handler({"message": "lost", "exception": RuntimeError(SECRET)})
            await app.pilot.pause()

    with pytest.raises(RuntimeError):
        await lose_an_error()
    assert "RuntimeError" in next(tmp_path.iterdir()).read_text(encoding="utf-8")


async def test_a_terminal_that_went_away_ends_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as terminal:
        monkeypatch.setattr("sys.__stdin__", terminal)
        async with opened(small_desk()) as app:
            app.app._watch_terminal()
            assert app.app.return_code is None
            os.close(writing)
            app.app._watch_terminal()
            assert app.app.return_code == 129
