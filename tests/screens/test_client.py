"""A client's file: who, the course, the sessions, and the way to the next one."""

from __future__ import annotations

import pytest

from session_tui.screens.places import Go
from tests.fixtures.samples import small_desk, with_course, with_unfinished
from tests.fixtures.screens import HOSTILE, SIZES, opened


@pytest.mark.parametrize("size", SIZES)
async def test_who_course_and_sessions(size: tuple[int, int]) -> None:
    desk = small_desk()
    client = with_course(desk, HOSTILE, ((7, 4), (6, 3)))
    async with opened(desk, Go("client", client), size) as app:
        assert "[/b] Ann [@click=app.quit]x[/]" in app.text
        assert "born 17 May 1980" in app.text
        assert "0151 234 567" in app.text
        assert "“My back pulls when I sit”" in app.text
        assert "2 of 6 visits" in app.text
        assert "completed · signed" in app.text
        assert "7 → 4" in app.text
        await app.press("enter")
        assert app.place == "session"
        assert app.wishes[-1].argument == desk.sessions(client)[0].id


@pytest.mark.parametrize("size", SIZES)
async def test_a_client_without_sessions_says_how_to_begin(size: tuple[int, int]) -> None:
    desk = small_desk()
    client = desk.add_client("Anna Berg").id
    async with opened(desk, Go("client", client), size) as app:
        assert "No session yet. b begins the first one." in app.text
        assert "No course yet" in app.text
        await app.press("b")
        assert app.place == "choose"


async def test_an_unfinished_session_is_gone_on_with() -> None:
    desk = small_desk()
    client = desk.add_client("Anna Berg").id
    session = with_unfinished(desk, client, "story")
    async with opened(desk, Go("client", client)) as app:
        assert "Enter goes on" in app.text
        await app.press("enter")
        assert (app.wishes[-1].place, app.wishes[-1].argument) == ("run", session)


async def test_review_is_this_clients() -> None:
    desk = small_desk()
    client = with_course(desk, "Dana", ((7, 4),))
    async with opened(desk, Go("client", client)) as app:
        await app.press("v")
        assert app.place == "review"
        assert app.wishes[-1].argument == client


async def test_a_client_who_is_gone_is_a_line() -> None:
    async with opened(small_desk(), Go("client", "nobody")) as app:
        assert "There is no such client." in app.text
        await app.press("escape")
        assert app.place == "home"
