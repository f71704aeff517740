"""The whole record of a session in five sections; what was taken back stays, struck through; amendments are added."""

from __future__ import annotations

import pytest

from session_tui.screens.parts import Hanging
from session_tui.screens.places import Go
from session_tui.session import actions as a
from session_tui.session.bodies import Amended
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.play import Player
from tests.fixtures.samples import small_desk, with_course
from tests.fixtures.screens import HOSTILE, SIZES, opened


def desk_with(*, sign: bool = True) -> tuple[FakeDesk, str]:
    desk = small_desk()
    with_course(desk, "Anna Berg", ((8, 5),))
    runner = desk.begin(desk.clients("anna")[0].id, "small")
    player = Player(runner, desk.clock, slow=1.3).to_stage("story")
    player.do(a.Note(words=HOSTILE))
    player.do(a.Undo())
    player.do(a.Note(words="stays"))
    player.to_end(sign=sign)
    desk.calls.clear()
    return desk, runner.header.id


def words(text: str) -> str:
    return " ".join(text.replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_overview_has_course_today_pace_and_stages(size: tuple[int, int]) -> None:
    desk, session = desk_with()
    async with opened(desk, Go("session", session), size) as app:
        assert "Anna Berg · visit 2" in app.text
        assert "Today" in app.text
        assert "7 → 4" in app.text
        assert "Pace" in app.text
        assert "▼ +" in app.text
        assert "Safety" in app.text
        assert "What happened" in app.text


@pytest.mark.parametrize("size", SIZES)
async def test_left_and_right_go_through_the_sections(size: tuple[int, int]) -> None:
    desk, session = desk_with()
    async with opened(desk, Go("session", session), size) as app:
        await app.press("right")
        assert "clearly less" in words(app.text)
        await app.press("right")
        assert "Front of the right hip: spasm, fairly, tenderness 6" in words(app.text)
        await app.press("right")
        assert "“Two years of it, worse when sitting”" in words(app.text)
        await app.press("right")
        assert "The session began." in app.text
        await app.press("right")
        assert "What happened" in app.text
        await app.press("left")
        assert "The session began." in app.text


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_taken_back_is_struck_through_and_readable(size: tuple[int, int]) -> None:
    desk, session = desk_with()
    async with opened(desk, Go("session", session), size) as app:
        await app.press("left")
        log = app.app.screen.query_one("#lines", Hanging).render()
        struck = [log.plain[s.start : s.end] for s in log.spans if "strike" in str(s.style)]
        assert len(struck) == 1
        assert struck[0].startswith("Note: “[/b] Ann [@click=app.quit]x[/]")
        numbers = [line[:4].strip() for line in log.plain.splitlines() if line[:4].strip()]
        assert numbers == [str(event.seq) for event in desk.session(session).events]


async def test_an_unsigned_record_is_signed_not_amended() -> None:
    desk, session = desk_with(sign=False)
    async with opened(desk, Go("session", session)) as app:
        await app.press("A")
        assert "The record is not signed yet." in app.text
        await app.press("ctrl+s", "ctrl+s")
        assert desk.session(session).state.status == "signed"


@pytest.mark.parametrize("size", SIZES)
async def test_an_amendment_is_added_and_the_original_stays(size: tuple[int, int]) -> None:
    desk, session = desk_with()
    events = desk.session(session).events
    async with opened(desk, Go("session", session), size) as app:
        await app.press("A", "shift+tab")
        await app.write("3")
        await app.press("enter")
        await app.write("It was the left side [/b]")
        await app.press("enter")
        await app.write("mixed up")
        await app.press("enter")
        after = desk.session(session).events
        assert after[: len(events)] == events
        body = after[-1].body
        assert isinstance(body, Amended)
        assert (body.words, body.reason, body.event) == ("It was the left side [/b]", "mixed up", events[2].id)
        assert "The amendment is in the record; the original stays." in app.text
        await app.press("right", "right", "right")
        await app.press("end")
        await app.until(lambda: "entry 3: It was the left side [/b] (mixed up)" in words(app.text))


async def test_an_amendment_that_is_left_changes_nothing() -> None:
    desk, session = desk_with()
    events = desk.session(session).events
    async with opened(desk, Go("session", session)) as app:
        await app.press("A")
        await app.write("half a word")
        await app.press("escape")
        assert app.place == "session"
        assert desk.session(session).events == events
        assert desk.calls == []
        await app.press("escape")
        assert app.place == "home"


async def test_an_amendment_needs_words_and_a_real_entry() -> None:
    desk, session = desk_with()
    async with opened(desk, Go("session", session)) as app:
        await app.press("A", "enter", "enter")
        assert "An amendment needs words." in app.text
        await app.press("shift+tab", "shift+tab")
        await app.write("9999")
        await app.press("enter", "enter", "enter")
        assert "There is no entry 9999 in the log." in app.text


async def test_handout() -> None:
    desk, session = desk_with()
    async with opened(desk, Go("session", session)) as app:
        await app.press("h")
        assert app.place == "handout"
