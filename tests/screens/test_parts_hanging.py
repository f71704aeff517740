"""Lines with a head are wrapped beside it, and anew for another width."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from session_tui.screens.parts import Hanging, hang

ROWS = [
    (Content("Space  "), Content("Do the next thing: the next step, or the next site.")),
    (Content("u      "), Content("[/b] is no markup")),
]


def test_words_stay_beside_their_head() -> None:
    assert hang(ROWS, 30).plain.splitlines() == [
        "Space  Do the next thing: the",
        "       next step, or the next",
        "       site.",
        "u      [/b] is no markup",
    ]


def test_no_words_and_no_room() -> None:
    assert hang([], 10).plain == ""
    assert hang([(Content("key "), Content(""))], 0).plain == "key "


@pytest.mark.parametrize("width", [20, 60])
async def test_the_width_decides(width: int) -> None:
    class Host(App[None]):
        def compose(self) -> ComposeResult:
            yield Hanging()

    async with Host().run_test(size=(width, 12)) as pilot:
        widget = pilot.app.query_one(Hanging)
        widget.set_rows(ROWS)
        await pilot.pause()
        assert widget.render() == hang(ROWS, width)
        assert widget.size.height == len(hang(ROWS, width).plain.splitlines())
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert widget.render() == hang(ROWS, 40)
        assert widget.size.height == len(hang(ROWS, 40).plain.splitlines())
