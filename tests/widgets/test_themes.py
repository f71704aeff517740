"""Looks: every one knows every colour, words can be read in all of them, and meaning is never in the colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color

from session_tui import widgets
from session_tui.widgets import themes
from session_tui.widgets.bigclock import BigClock
from session_tui.widgets.scorestrip import _DARK_CELLS
from tests.widgets.samples import Show, one_of_each

SOLID = ["session-dark", "session-light", "session-contrast"]
GROUNDS = ["ground", "raised", "bar"]
WORDS = [
    "ink", "accent-key", "headline", "do", "say", "pace-ahead", "pace-behind", "pace-on", "over", "stage-todo",
    "before", "after", "better", "worse", "same", "caution",
]  # fmt: skip
DIMMED = ["ink-dim", "stage-done"]
ON_COLOUR = [("chosen-ink", "chosen"), ("stage-current-ink", "stage-current"), ("badge-ink", "badge")]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    lights = []
    for colour in (Color.parse(one), Color.parse(other)):
        parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("look", SOLID)
def test_words_can_be_read(look: str) -> None:
    colours = themes.LOOKS[look]
    weak = {
        (word, ground): round(ratio, 1)
        for word in WORDS
        for ground in GROUNDS
        if (ratio := contrast(colours[word], colours[ground])) < 7
    }
    assert not weak


@pytest.mark.parametrize("look", SOLID)
def test_dimmed_words_can_be_read(look: str) -> None:
    colours = themes.LOOKS[look]
    assert min(contrast(colours[word], colours[ground]) for word in DIMMED for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("look", SOLID)
def test_words_on_colour_can_be_read(look: str) -> None:
    colours = themes.LOOKS[look]
    assert min(contrast(colours[ink], colours[ground]) for ink, ground in ON_COLOUR) >= 7


def test_numbers_on_the_ramp_can_be_read() -> None:
    for step, colour in enumerate(themes.RAMP):
        ink = themes.DARK["score-ink-low" if step < _DARK_CELLS else "score-ink-high"]
        assert contrast(ink, colour) >= 4.3, step


def test_the_ramp_grows_lighter_all_the_way() -> None:
    lights = [contrast(colour, "#000000") for colour in themes.RAMP]
    assert lights == sorted(lights)


def test_every_look_has_every_colour() -> None:
    names = set(themes.variable_defaults())
    for theme in themes.THEMES:
        assert names <= set(theme.variables), theme.name
        for name in names:
            Color.parse(theme.variables[name])


def test_every_colour_a_widget_asks_for_exists() -> None:
    known = set(themes.variable_defaults())
    folder = Path(widgets.__file__).parent
    asked = {
        name
        for path in folder.glob("*.py")
        for pattern in (r'Ink\(\s*"([\w-]+)"', r'ground="([\w-]+)"', r"(?<!\\)\$([a-z][\w-]+)")
        for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= known


async def test_a_builtin_look_does_not_end_the_app() -> None:
    app = Show(*one_of_each())
    async with app.run_test(size=(100, 40)) as pilot:
        for name in ("textual-light", "nord", "ansi-dark", "session-ansi", "session-light"):
            app.theme = name
            await pilot.pause()
        assert app.is_running


async def test_another_look_repaints() -> None:
    clock = BigClock("13:43")
    app = Show(clock)
    async with app.run_test(size=(40, 8)) as pilot:
        before = {segment.style for segment in clock.render_line(4)}
        app.theme = "session-light"
        await pilot.pause()
        assert {segment.style for segment in clock.render_line(4)}.isdisjoint(before)


def test_the_defaults_are_those_of_an_app_that_knows_no_look_of_ours() -> None:
    assert App.get_theme_variable_defaults is not Show.get_theme_variable_defaults
    assert themes.variable_defaults()["score-10"] == themes.RAMP[10]
