"""Looking back: the sessions, whose they are, and the course from start of visit to start of visit."""

from __future__ import annotations

import pytest

from session_tui.screens.places import Go
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.samples import small_desk, with_course, with_unfinished
from tests.fixtures.screens import HOSTILE, SIZES, opened


def two_clients() -> tuple[FakeDesk, str]:
    desk = small_desk()
    with_course(desk, HOSTILE, ((5, 5),))
    return desk, with_course(desk, "Dana Morgenstern", ((8, 5), (7, 4), (5, 3)))


@pytest.mark.parametrize("size", SIZES)
async def test_the_course_of_one_client_with_its_headline(size: tuple[int, int]) -> None:
    desk, client = two_clients()
    async with opened(desk, Go("review", client), size) as app:
        await app.until(
            lambda: "Start of visit 1 to start of visit 3: 8 → 5, clearly less" in " ".join(app.text.split())
        )
        assert "before" in app.text
        assert "[/b]" not in app.text
        await app.press("enter")
        assert app.place == "session"
        assert app.wishes[-1].argument == desk.sessions(client)[0].id


@pytest.mark.parametrize("size", SIZES)
async def test_all_sessions_and_a_filter(size: tuple[int, int]) -> None:
    desk, _client = two_clients()
    async with opened(desk, Go("review"), size) as app:
        assert "Dana" in app.text
        assert "[/b] Ann" in app.text
        await app.press("shift+tab")
        await app.write("dana")
        assert "[/b] Ann" not in app.text
        await app.press("x")
        assert "No session with anybody called “danax”." in " ".join(app.text.split())


async def test_the_marked_sessions_course_is_shown() -> None:
    desk, _client = two_clients()
    async with opened(desk, Go("review"), (132, 43)) as app:
        await app.press("down", "down")
        await app.until(lambda: "Start to start can be told from the second visit on." in " ".join(app.text.split()))
        await app.press("home")
        await app.until(lambda: "Start of visit 1 to start of visit 3" in " ".join(app.text.split()))


async def test_handout_of_the_marked_session() -> None:
    desk, client = two_clients()
    async with opened(desk, Go("review", client)) as app:
        await app.press("down", "h")
        assert app.place == "handout"
        assert app.wishes[-1].argument == desk.sessions(client)[1].id


@pytest.mark.parametrize("size", SIZES)
async def test_no_session_yet(size: tuple[int, int]) -> None:
    async with opened(small_desk(), Go("review"), size) as app:
        assert "No session yet." in app.text
        await app.press("h")
        assert "No session is marked." in app.text


async def test_an_unfinished_one_is_gone_on_with() -> None:
    desk = small_desk()
    session = with_unfinished(desk, desk.add_client("Anna").id, "story")
    async with opened(desk, Go("review")) as app:
        assert "Enter goes on" in app.text
        await app.press("enter")
        assert (app.wishes[-1].place, app.wishes[-1].argument) == ("run", session)
