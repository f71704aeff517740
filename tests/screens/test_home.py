"""Home shows what is not finished first, and a first start has two ways to begin."""

from __future__ import annotations

import pytest

from session_tui.app import WANTS_DEMO
from session_tui.problem import Problem
from tests.fixtures.samples import small_desk, with_clients, with_course, with_unfinished
from tests.fixtures.screens import HOSTILE, SIZES, opened


@pytest.mark.parametrize("size", SIZES)
async def test_a_first_start_says_what_this_is_and_offers_two_ways(size: tuple[int, int]) -> None:
    async with opened(small_desk(), size=size) as app:
        words = " ".join(app.text.split())
        assert "does not diagnose" in words
        assert "No practitioner or clinician has reviewed" in words
        assert "Write down your first client" in words
        assert "Look around in the demo" in words
        await app.press("c")
        assert app.place == "new_client"


async def test_the_demo_is_asked_for_from_outside() -> None:
    async with opened(small_desk()) as app:
        await app.press("d")
        assert app.app.return_value == WANTS_DEMO


async def test_enter_takes_the_first_way() -> None:
    async with opened(small_desk()) as app:
        await app.press("enter")
        assert app.place == "new_client"


@pytest.mark.parametrize("size", SIZES)
async def test_an_unfinished_session_stands_first_and_r_goes_on(size: tuple[int, int]) -> None:
    desk = with_clients(small_desk(), 3)
    with_course(desk, "Dana Morgenstern", ((7, 4),))
    client = desk.add_client(HOSTILE)
    session = with_unfinished(desk, client.id, "idea")
    async with opened(desk, size=size) as app:
        top, bottom = app.text.index("Not finished"), app.text.index("Recent sessions")
        unfinished = app.text[top:bottom]
        assert top < bottom
        assert "[/b] Ann [@click" in unfinished
        assert "Idea" in unfinished
        assert "19 min" in unfinished
        assert "5 clients" in app.text
        await app.press("r")
        assert (app.wishes[-1].place, app.wishes[-1].argument) == ("run", session)


async def test_nothing_to_go_on_with_is_said() -> None:
    async with opened(with_clients(small_desk(), 2)) as app:
        await app.press("r")
        assert "Every session is finished." in app.text
        assert app.place == "home"


@pytest.mark.parametrize("size", SIZES)
async def test_recent_sessions_say_what_came_of_them(size: tuple[int, int]) -> None:
    desk = small_desk()
    with_course(desk, "Dana Morgenstern", ((7, 4), (6, 6)))
    async with opened(desk, size=size) as app:
        assert "7 → 4 clearly less" in app.text
        assert "6 → 6 no change" in app.text
        assert "2 of 6" in app.text
        await app.press("enter")
        assert app.place == "session"
        assert app.wishes[-1].argument == desk.sessions()[0].id


async def test_what_opening_found_stands_on_top() -> None:
    damaged = Problem("One session file is damaged.", "It was put aside; a backup has it.")
    async with opened(with_clients(small_desk(problems=[damaged]), 1)) as app:
        assert app.text.index("One session file is damaged.") < app.text.index("Recent sessions")


async def test_a_demo_says_so() -> None:
    async with opened(with_clients(small_desk(demo=True), 1)) as app:
        assert "DEMO" in app.text.splitlines()[0]


@pytest.mark.parametrize(
    ("key", "place", "argument"),
    [("b", "clients", "begin"), ("c", "new_client", None), ("slash", "clients", "search"), ("v", "review", None)],
)
async def test_keys_of_home(key: str, place: str, argument: str | None) -> None:
    async with opened(with_clients(small_desk(), 2)) as app:
        await app.press(key)
        assert app.place == place
        assert app.wishes[-1].argument == argument
        await app.press("escape")
        assert app.place == "home"


async def test_home_is_fresh_when_one_comes_back() -> None:
    desk = with_clients(small_desk(), 2)
    async with opened(desk) as app:
        await app.press("v")
        desk.add_client("Somebody New")
        await app.press("escape")
        assert "3 clients" in app.text
