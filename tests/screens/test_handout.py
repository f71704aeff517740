"""The handout is read before it is printed; printing says where the page is, or why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from session_tui.desk import HandoutFile
from session_tui.problem import Problem
from session_tui.screens.places import Go
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.samples import small_desk, with_course
from tests.fixtures.screens import HOSTILE, SIZES, opened

WORDS = (("Your session", ("We looked at your back.", HOSTILE)), ("To try at home", ("Walk ten minutes.",)))


def desk_with_session() -> tuple[FakeDesk, str]:
    desk = small_desk(handout=lambda _session: WORDS)
    with_course(desk, "Anna Berg", ((7, 4),))
    desk.calls.clear()
    return desk, desk.sessions()[0].id


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_are_there_to_read(size: tuple[int, int]) -> None:
    desk, session = desk_with_session()
    async with opened(desk, Go("handout", session), size) as app:
        assert "Handout · Anna Berg · visit 1 · A4" in app.text
        assert "Your session" in app.text
        assert "[/b] Ann [@click=app.quit]x[/]" in app.text
        assert "Walk ten minutes." in app.text


@pytest.mark.parametrize("size", SIZES)
async def test_printing_writes_opens_and_says_where(size: tuple[int, int]) -> None:
    desk, session = desk_with_session()
    async with opened(desk, Go("handout", session), size) as app:
        await app.press("P")
        await app.until(lambda: "Printed to" in app.text)
        assert desk.calls == [("write_handout", session, "a4")]
        assert desk.opened == [Path("practice/handouts/2026-11-23-visit-1.pdf")]
        assert "2026-11-23-visit-1.pdf (2 pages, A4)" in " ".join(app.text.split())


async def test_the_other_paper() -> None:
    desk, session = desk_with_session()
    async with opened(desk, Go("handout", session)) as app:
        await app.press("a")
        assert "Letter" in app.text.splitlines()[0]
        await app.press("P")
        await app.until(lambda: bool(desk.calls))
        assert desk.calls == [("write_handout", session, "letter")]
        await app.press("a")
        assert "A4" in app.text.splitlines()[0]


async def test_a_page_that_cannot_be_written_is_said() -> None:
    desk, session = desk_with_session()
    desk.refusal = Problem("The disk is full.", "Make some room, then try again.")
    async with opened(desk, Go("handout", session)) as app:
        await app.press("P")
        await app.until(lambda: "The disk is full. Make some room" in app.text)
        assert desk.opened == []


async def test_a_page_that_cannot_be_opened_is_still_there() -> None:
    desk, session = desk_with_session()
    desk.opening = Problem("No program opens PDF files here.")
    async with opened(desk, Go("handout", session)) as app:
        await app.press("P")
        await app.until(
            lambda: "It could not be opened: No program opens PDF files here." in " ".join(app.text.split())
        )
        assert "Printed to" in app.text


async def test_letters_without_a_shape_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = desk_with_session()
    file = HandoutFile(Path("p.pdf"), 1, missing_letters=("ꙮ",))
    monkeypatch.setattr(desk, "write_handout", lambda *_a, **_k: file)
    async with opened(desk, Go("handout", session)) as app:
        await app.press("P")
        await app.until(lambda: "No font here has ꙮ" in app.text)
        assert "(1 page, A4)" in app.text
