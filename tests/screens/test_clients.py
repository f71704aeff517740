"""Clients are found while one types, also among 1,500, and nobody is mixed up."""

from __future__ import annotations

from datetime import date

import pytest

from session_tui.problem import Problem
from session_tui.screens.places import Go
from session_tui.widgets.virtuallist import VirtualList
from tests.fixtures.samples import small_desk, with_clients
from tests.fixtures.screens import HOSTILE, SIZES, opened

SEARCH = Go("clients", "search")


@pytest.mark.parametrize("size", SIZES)
async def test_typing_narrows_fifteen_hundred_clients(size: tuple[int, int]) -> None:
    desk = with_clients(small_desk(), 1500)
    async with opened(desk, SEARCH, size) as app:
        assert "1,500 · Enter opens the marked one" in app.text
        await app.write("ines hol")
        assert "12 of 1,500" in app.text
        assert "Ines Holm" in app.text
        assert "Anna" not in app.text
        await app.press("enter")
        assert app.place == "client"
        assert "Ines Holm" in app.text


@pytest.mark.parametrize("size", SIZES)
async def test_birth_years_tell_the_same_names_apart(size: tuple[int, int]) -> None:
    desk = small_desk()
    desk.add_client("Anna Berg", date(1951, 2, 3))
    younger = desk.add_client("Anna Berg", date(1988, 2, 3))
    async with opened(desk, SEARCH, size) as app:
        assert "1951" in app.text
        assert "1988" in app.text
        await app.press("down", "enter")
        assert app.wishes[-1].argument == younger.id


async def test_up_and_down_move_the_mark_while_typing() -> None:
    async with opened(with_clients(small_desk(), 5), SEARCH) as app:
        listed = app.app.screen.query_one(VirtualList)
        await app.press("up", "down", "down", "up")
        assert listed.index == 1
        await app.press(*["down"] * 9)
        assert listed.index == 4


async def test_to_begin_enter_leads_to_the_protocols() -> None:
    desk = with_clients(small_desk(), 3)
    async with opened(desk, Go("clients", "begin")) as app:
        assert "Begin a session: with whom?" in app.text
        await app.press("enter")
        assert app.place == "choose"
        assert app.wishes[-1].argument == desk.clients()[0].id


async def test_keys_work_on_the_list_and_are_letters_in_the_line() -> None:
    async with opened(with_clients(small_desk(), 3), SEARCH) as app:
        await app.press("b")
        assert app.place == "clients"
        await app.press("escape")
        await app.press("b")
        assert app.place == "choose"
        await app.press("escape")
        await app.press("c")
        assert app.place == "new_client"
        await app.press("escape")
        await app.press("slash", "d")
        assert "1 of 3" not in app.text
        assert app.app.focused is app.app.screen.query_one("#query")


async def test_escape_clears_the_line_and_then_goes_back() -> None:
    async with opened(with_clients(small_desk(), 3)) as app:
        await app.press("slash", "q")
        assert "Nobody here is called “q”" in app.text
        await app.press("escape")
        assert "3 · Enter opens" in app.text
        await app.press("escape")
        assert app.place == "home"


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_practice_says_what_to_do(size: tuple[int, int]) -> None:
    async with opened(small_desk(), SEARCH, size) as app:
        assert "No client is written down yet." in app.text
        await app.press("enter", "escape", "b")
        assert "No client is marked." in app.text
        await app.press("c")
        assert app.place == "new_client"


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_is_never_markup(size: tuple[int, int]) -> None:
    desk = small_desk()
    desk.add_client(HOSTILE)
    async with opened(desk, SEARCH, size) as app:
        assert "[/b] Ann [@click=app.quit]x[/]" in app.text
        assert "\x1b" not in app.text
        await app.write("[/b] [bold")
        assert "Nobody here is called “[/b] [bold”" in app.text


async def test_a_desk_that_cannot_is_a_line_on_the_screen() -> None:
    desk = with_clients(small_desk(), 1)
    async with opened(desk, SEARCH) as app:
        desk.broken = Problem("The practice folder is gone.", "Plug the drive in again.")
        await app.press("a")
        assert "The practice folder is gone. Plug the drive in again." in app.text
