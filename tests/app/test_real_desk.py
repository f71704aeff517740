"""The whole way on real files: a first client, a session, its handout, its signature and an amendment."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from session_tui.app import SessionApp
from session_tui.cli.compose import open_desk
from session_tui.clock import ManualClock
from session_tui.screens.places import Go
from session_tui.session.bodies import Amended, Printed
from tests.fixtures.play import Player
from tests.fixtures.screens import HOSTILE, Opened

NAME = "Anna [/b] Berg"


async def test_from_the_first_key_to_an_amended_record(tmp_path: Path) -> None:
    clock = ManualClock()
    with open_desk(tmp_path / "practice", clock=clock, watch_gaps=False) as desk:
        shown: list[Path] = []
        desk.open_file = shown.append  # type: ignore[assignment, method-assign]
        app = SessionApp(desk)
        async with app.run_test() as pilot:
            await pilot.pause()
            one = Opened(app, pilot, [])
            assert "Write down your first client" in one.text
            await one.press("c")
            await one.write(NAME)
            await one.press("enter")
            await one.write("17 May 1980")
            await one.press("enter", "enter", "enter")
            assert one.place == "client"
            assert "born 17 May 1980" in one.text
            await one.press("b")
            await one.write(HOSTILE)
            await one.press("enter", "enter", "enter")
            assert one.place == "run"
            runner = app.screen.runner  # type: ignore[attr-defined]
            Player(runner, clock).to_end()
            await one.until(lambda: one.place == "summary" and "clearly less" in one.text.lower())
            await one.press("h", "P")
            await one.until(lambda: bool(shown))
            assert NAME in PdfReader(shown[0]).pages[0].extract_text()
            await one.press("escape", "ctrl+s", "ctrl+s")
            assert "Signed. The record is closed" in one.text
            await one.press("v", "A")
            await one.write("It was the left side")
            await one.press("enter", "enter")
            assert "The amendment is in the record" in one.text
            await one.press("escape", "escape")
            assert one.place == "home"
            assert NAME[:12] in one.text
        session = runner.header.id
    with open_desk(tmp_path / "practice", clock=clock, read_only=True) as again:
        bodies = [event.body for event in again.session(session).events]
        assert isinstance(bodies[-1], Amended)
        assert any(isinstance(body, Printed) for body in bodies)
        assert again.client(again.clients()[0].id).name == NAME


async def test_a_session_is_offered_where_it_stood(tmp_path: Path) -> None:
    clock = ManualClock()
    practice = tmp_path / "practice"
    with open_desk(practice, clock=clock, watch_gaps=False) as desk:
        client = desk.add_client("Anna Berg")
        runner = desk.begin(client.id, "first-120", complaint="back")
        Player(runner, clock).to_stage("baseline")
    clock.advance(60)
    with open_desk(practice, clock=clock) as desk:
        app = SessionApp(desk)
        async with app.run_test() as pilot:
            await pilot.pause()
            one = Opened(app, pilot, [])
            assert "Whole-body baseline" in one.text
            assert "23 min" in one.text
            await one.press("r")
            await one.until(lambda: one.place == "run")
            assert app.screen.runner.header.id == runner.header.id  # type: ignore[attr-defined]


async def test_a_practice_that_is_only_read_says_why_nothing_is_written(tmp_path: Path) -> None:
    with open_desk(tmp_path / "practice", clock=ManualClock()) as desk:
        desk.add_client("Anna Berg")
    with open_desk(tmp_path / "practice", clock=ManualClock(), read_only=True) as desk:
        app = SessionApp(desk, first=Go("new_client"))
        async with app.run_test() as pilot:
            await pilot.pause()
            one = Opened(app, pilot, [])
            await one.write("Bela Klein")
            await one.press("enter", "enter", "enter", "enter")
            assert "This practice is open only to read." in one.text
            assert one.place == "new_client"
