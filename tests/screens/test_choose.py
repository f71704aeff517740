"""The fitting protocol is marked, so Enter begins; a new course asks for the complaint and the visits."""

from __future__ import annotations

import pytest

from session_tui.problem import Problem
from session_tui.runner import Runner
from session_tui.screens.places import Go
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.samples import shipped, with_course
from tests.fixtures.screens import HOSTILE, SIZES, opened


def desk_with(name: str) -> tuple[FakeDesk, str]:
    desk = FakeDesk(shipped())
    return desk, desk.add_client(name).id


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_course_is_asked_for_and_begun(size: tuple[int, int]) -> None:
    desk, client = desk_with("Anna Berg")
    desk.calls.clear()
    async with opened(desk, Go("choose", client), size) as app:
        assert "Begin · Anna Berg" in app.text
        assert "What brings the client, in their words" in app.text
        assert "▸ " in app.text
        await app.write(HOSTILE)
        await app.press("enter", "backspace", "8", "enter", "enter")
        begun = desk.calls[0]
        assert begun[:3] == ("begin", client, "first-120")
        assert "[/b] Ann" in str(begun[3])
        assert begun[4] == 8
        assert app.wishes[-1].place == "run"
        assert isinstance(app.wishes[-1].argument, Runner)


@pytest.mark.parametrize("size", SIZES)
async def test_on_a_course_enter_is_enough(size: tuple[int, int]) -> None:
    desk = FakeDesk(shipped())
    client = with_course(desk, "Dana", ((7, 4),))
    desk.calls.clear()
    async with opened(desk, Go("choose", client), size) as app:
        assert "What brings the client" not in app.text
        assert "Enter begins visit 2 of 6" in app.text
        suggested = next(view for view in desk.protocols() if view.id == "followup-120")
        assert f"▸ {suggested.name}" in app.text
        await app.press("enter")
        assert desk.calls[0][:3] == ("begin", client, "followup-120")


async def test_another_protocol_shows_its_stages() -> None:
    desk = FakeDesk(shipped())
    client = with_course(desk, "Dana", ((7, 4),))
    async with opened(desk, Go("choose", client), (132, 43)) as app:
        other = [view.id for view in desk.protocols() if view.id != "followup-120"].index("first-120")
        await app.press(*["down"] * (other + 1))
        for stage in desk.protocol("first-120").stages:
            assert stage.name in app.text
        await app.press("enter")
        assert desk.calls[-1][:3] == ("begin", client, "first-120")


@pytest.mark.parametrize("visits", ["", "0", "41"])
async def test_visits_are_a_number_that_makes_sense(visits: str) -> None:
    desk, client = desk_with("Anna")
    desk.calls.clear()
    async with opened(desk, Go("choose", client)) as app:
        await app.press("enter", "backspace")
        await app.write(visits)
        await app.press("enter")
        assert "Planned visits are a number from 1 to 40." in app.text
        await app.press("tab", "enter")
        assert desk.calls == []
        assert app.place == "choose"


async def test_a_refusal_is_said() -> None:
    desk = FakeDesk(shipped())
    client = with_course(desk, "Dana", ((7, 4),))
    desk.refusal = Problem("Another session is running.", "End it first.")
    async with opened(desk, Go("choose", client)) as app:
        await app.press("enter")
        assert "Another session is running. End it first." in app.text
        assert app.place == "choose"


async def test_nothing_to_choose_from_is_said() -> None:
    desk = FakeDesk([])
    client = desk.add_client("Anna").id
    async with opened(desk, Go("choose", client)) as app:
        assert "There is no protocol to choose from." in app.text
