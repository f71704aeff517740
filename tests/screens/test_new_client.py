"""A new client needs a name; a date is read and told back; what is not saved is said."""

from __future__ import annotations

from datetime import date

import pytest

from session_tui.problem import Problem
from session_tui.screens.places import Go
from tests.fixtures.samples import small_desk
from tests.fixtures.screens import HOSTILE, SIZES, opened

NEW = Go("new_client")


@pytest.mark.parametrize("size", SIZES)
async def test_four_lines_and_enter_on_the_last_saves(size: tuple[int, int]) -> None:
    desk = small_desk()
    async with opened(desk, NEW, size) as app:
        await app.write("Anna Berg")
        await app.press("enter")
        await app.write("17/5/1980")
        assert "understood as 17 May 1980" in app.text
        await app.press("enter")
        await app.write("0151 234")
        await app.press("enter")
        await app.write("quiet, please")
        await app.press("enter")
        assert desk.calls == [("add_client", "Anna Berg", date(1980, 5, 17), "0151 234", "quiet, please")]
        assert app.place == "client"
        assert "Anna Berg" in app.text
        await app.press("escape")
        assert app.place == "home"


@pytest.mark.parametrize("size", SIZES)
async def test_a_date_that_cannot_be_read_stays_on_its_line(size: tuple[int, int]) -> None:
    desk = small_desk()
    async with opened(desk, NEW, size) as app:
        await app.write("Anna")
        await app.press("enter")
        await app.write("31.02.1980")
        assert "understood" not in app.text
        await app.press("enter")
        assert "There is no 31 February 1980." in app.text
        assert app.app.focused is app.app.screen.query_one("#born")
        await app.press("down", "down", "enter")
        assert desk.calls == []
        assert app.place == "new_client"


async def test_a_name_is_needed_and_only_a_name() -> None:
    desk = small_desk()
    async with opened(desk, NEW) as app:
        await app.press("enter", "enter", "enter", "enter")
        assert "A client needs a name." in app.text
        assert app.app.focused is app.app.screen.query_one("#name")
        await app.write("Anna")
        await app.press("enter", "enter", "enter", "enter")
        assert desk.calls == [("add_client", "Anna", None, "", "")]


async def test_leaving_an_empty_form_asks_nothing() -> None:
    async with opened(small_desk(), Go("home")) as app:
        await app.press("c", "escape")
        assert app.place == "home"


async def test_leaving_with_something_written_says_that_it_is_not_saved() -> None:
    desk = small_desk()
    async with opened(desk, Go("home")) as app:
        await app.press("c")
        await app.write("Anna")
        await app.press("escape")
        assert "This client is not saved yet." in app.text
        assert app.place == "new_client"
        await app.press("x")
        await app.press("escape")
        assert app.place == "new_client"
        await app.press("escape")
        assert app.place == "home"
        assert desk.calls == []


async def test_up_and_down_go_from_line_to_line() -> None:
    async with opened(small_desk(), NEW) as app:
        await app.press("down", "down", "up")
        assert app.app.focused is app.app.screen.query_one("#born")


async def test_what_the_desk_refuses_is_said_and_stays_written() -> None:
    desk = small_desk()
    desk.refusal = Problem("The disk is full.", "Free some space, then try again.")
    async with opened(desk, NEW) as app:
        await app.write(HOSTILE)
        await app.press("enter", "enter", "enter", "enter")
        assert "The disk is full." in app.text
        assert app.place == "new_client"
        desk.refusal = None
        await app.press("enter")
        assert app.place == "client"
        assert "[/b] Ann" in app.text
