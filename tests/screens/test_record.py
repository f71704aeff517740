"""What can be done to a finished record is done through the rules, and a failed save is said."""

from __future__ import annotations

import pytest

from session_tui.practice.failures import SaveFailed
from session_tui.screens.places import Go
from tests.fixtures.play import Player
from tests.fixtures.samples import small_desk
from tests.fixtures.screens import opened


async def test_a_signature_that_is_not_on_disk_is_no_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = small_desk()
    runner = desk.begin(desk.add_client("Anna").id, "small")
    Player(runner, desk.clock).to_end()
    session = runner.header.id

    def full(*_: object) -> None:
        raise SaveFailed("disk_full")

    async with opened(desk, Go("summary", session)) as app:
        monkeypatch.setattr(desk.store, "append", full)
        await app.press("ctrl+s", "ctrl+s")
        assert "This is not saved: the disk is full." in app.text
        assert desk.session(session).state.status == "ended"
        monkeypatch.undo()
        await app.press("ctrl+s", "ctrl+s")
        assert desk.session(session).state.status == "signed"


async def test_a_session_that_goes_on_is_not_signed() -> None:
    desk = small_desk()
    runner = desk.begin(desk.add_client("Anna").id, "small")
    Player(runner, desk.clock).to_stage("story")
    async with opened(desk, Go("session", runner.header.id)) as app:
        await app.press("ctrl+s")
        assert "The session is still going on. End it before you sign it." in app.text
