"""The summary says what came of it, how much it took, and what is left; signing takes the same key twice."""

from __future__ import annotations

import pytest

from session_tui.problem import Problem
from session_tui.screens.places import Go
from session_tui.session import actions as a
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.play import Player
from tests.fixtures.samples import small_desk
from tests.fixtures.screens import HOSTILE, SIZES, opened


def ended(*, before: float = 7, after: float = 3, name: str = "Anna Berg") -> tuple[FakeDesk, str]:
    desk = small_desk()
    runner = desk.begin(desk.add_client(name).id, "small", complaint="back")
    Player(runner, desk.clock, before=before, after=after).to_end()
    desk.calls.clear()
    return desk, runner.header.id


def everything(text: str) -> str:
    return " ".join(text.replace("▌", " ").split())


async def test_all_of_it_on_a_large_screen() -> None:
    desk, session = ended(name=HOSTILE)
    async with opened(desk, Go("summary", session), (132, 43)) as app:
        words = everything(app.text)
        assert "[/b] Ann [@click=app.quit]x[/]" in words
        assert "Completed." in words
        assert "61 of 60 min" in words
        assert "pain_now, right low back" in words
        assert "clearly less" in words
        assert "Front of the right hip: spasm" in words
        assert "Not signed yet: Ctrl+S closes the record." in words


async def test_on_a_small_screen_the_verdict_is_seen_first_and_the_rest_scrolls() -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session), (80, 24)) as app:
        words = everything(app.text)
        assert "clearly less" in words
        assert "Completed." in words
        await app.press("end")
        await app.until(lambda: "2 or more points less, and at least 30 % less." in everything(app.text))


@pytest.mark.parametrize(("before", "after", "words"), [(4, 7, "clearly more"), (5, 5, "no change we can measure")])
async def test_worse_and_no_change_are_as_plain_as_better(before: float, after: float, words: str) -> None:
    desk, session = ended(before=before, after=after)
    async with opened(desk, Go("summary", session)) as app:
        assert words in everything(app.text)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_left_open_and_stopped_is_said(size: tuple[int, int]) -> None:
    desk = small_desk()
    runner = desk.begin(desk.add_client("Anna").id, "small")
    player = Player(runner, desk.clock).to_stage("release_a")
    player.do(a.Next())
    player.do(a.Stop(note="cramp"))
    player.do(a.End(outcome="stopped_for_safety"))
    async with opened(desk, Go("summary", runner.header.id), size) as app:
        words = everything(app.text)
        assert "Stopped for safety (st_word)." in words
        assert "The stop st_word was not settled." in words
        assert "Not measured after: pain_now, right low back." in words


@pytest.mark.parametrize("size", SIZES)
async def test_signing_takes_the_key_twice(size: tuple[int, int]) -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session), size) as app:
        await app.press("ctrl+s")
        assert "Ctrl+S again signs" in app.text
        assert desk.session(session).state.status == "ended"
        await app.press("ctrl+s")
        assert desk.session(session).state.status == "signed"
        assert "Signed. The record is closed" in app.text
        assert "Signed by R. Hand." in app.text
        await app.press("ctrl+s")
        assert "signed already" in app.text


async def test_leaving_forgets_the_question() -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session)) as app:
        await app.press("ctrl+s", "h")
        assert app.place == "handout"
        await app.press("escape")
        await app.press("ctrl+s")
        assert desk.session(session).state.status == "ended"


async def test_a_refused_signature_is_said() -> None:
    desk, session = ended()
    desk.refusal = Problem("The practice is open only to read.")
    async with opened(desk, Go("summary", session)) as app:
        await app.press("ctrl+s", "ctrl+s")
        assert "The practice is open only to read." in app.text
        assert desk.session(session).state.status == "ended"


@pytest.mark.parametrize(("key", "place"), [("h", "handout"), ("v", "session")])
async def test_ways_on(key: str, place: str) -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session)) as app:
        await app.press(key)
        assert app.place == place
        assert app.wishes[-1].argument == session
        await app.press("escape")
        await app.press("escape")
        assert app.place == "home"


async def test_undo_takes_the_end_back_and_the_session_goes_on() -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session)) as app:
        await app.press("u")
        assert desk.session(session).state.status == "running"
        assert (app.wishes[-1].place, app.wishes[-1].argument) == ("run", session)


async def test_a_record_that_cannot_be_read_is_a_line_and_no_crash() -> None:
    desk, session = ended()
    async with opened(desk, Go("summary", session)) as app:
        desk.broken = Problem("The file is damaged.", "Put it back from a backup.")
        await app.press("ctrl+s", "u", "v", "A", "ctrl+s", "right")
        assert app.place == "session"
        assert "The file is damaged. Put it back from a backup." in app.text
