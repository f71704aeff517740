"""Help shows every key of the screen it was asked on, where the palette is, and what this app is not."""

from __future__ import annotations

import pytest

from session_tui.commands import commands_of, key_label
from session_tui.screens.places import Go
from tests.fixtures.samples import small_desk, with_clients
from tests.fixtures.screens import SIZES, Opened, opened


async def read_all(app: Opened) -> str:
    """Everything on the screen, page by page."""
    scroll = app.app.screen.query_one("#help")
    pages = []
    for top in range(0, scroll.max_scroll_y + scroll.size.height, scroll.size.height):
        scroll.scroll_to(y=top, animate=False, immediate=True)
        await app.pilot.pause()
        pages.append(" ".join(app.text.replace("▌", " ").split()))
    return " ".join(pages)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["home", "run"])
async def test_every_command_of_the_screen_is_told(place: str, size: tuple[int, int]) -> None:
    async with opened(small_desk(), Go("help", place), size) as app:
        shown = await read_all(app)
        for command in commands_of(place):
            assert command.label in shown
            assert key_label(command.keys[0]) in shown
        assert "Ctrl+P" in shown
        assert "No practitioner or clinician has reviewed" in shown
        assert "does not diagnose" in shown


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_is_about_the_screen_in_front(key: str) -> None:
    async with opened(with_clients(small_desk(), 1), Go("home")) as app:
        await app.press("v", key)
        assert app.place == "help"
        assert app.wishes[-1].argument == "review"
        await app.press(key)
        assert app.place == "help"
        await app.press("escape")
        assert app.place == "review"
