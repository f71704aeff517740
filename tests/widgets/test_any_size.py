"""Every picture fits its size, whatever the size, and says so when something is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_tui.widgets.beforeafter import paint_table
from session_tui.widgets.bigclock import BigClock, paint_clock
from session_tui.widgets.choices import in_sight, laid_out
from session_tui.widgets.dosay import DoSayView, paint_do_say
from session_tui.widgets.headline import fitting, paint_headline
from session_tui.widgets.keybar import placed
from session_tui.widgets.paceblock import PaceView, paint_banner, paint_block
from session_tui.widgets.painting import Picture, cut, row_columns
from session_tui.widgets.scorestrip import ScoreScale, paint_strip
from session_tui.widgets.sitepicker import paint_hits
from session_tui.widgets.stagerail import paint_bar, paint_list
from session_tui.widgets.trendchart import paint_trend
from session_tui.widgets.virtuallist import list_row
from tests.widgets.samples import CHANGES, CHOICES, COLUMNS, HITS, KEYS, NASTY, VIEW, Show, one_of_each, stages, trend

Painter = Callable[[int, int], Picture]


def text_of(picture: Picture) -> str:
    return "\n".join("".join(text for text, _ in runs) for runs in picture)


PAINTERS: dict[str, Painter] = {
    "clock": lambda w, h: paint_clock("1:13:43", "normal", "", w, h),
    "clock without a time": lambda w, h: paint_clock("-:--", "normal", "", w, h),
    "paused clock": lambda w, h: paint_clock("13:43", "paused", "‖ PAUSED", w, h),
    "headline": lambda w, h: paint_headline("Hold T4-T8 left", w, h, in_middle=True),
    "headline of one word": lambda w, h: paint_headline("漢" * 24, w, h),
    "pace": lambda w, h: paint_block(PaceView("behind", "1:30", ("37:47 gone", "ends 16:02")), w, h),
    "on pace": lambda w, h: paint_block(PaceView("on pace", "", ("37:47 gone",)), w, h),
    "pace banner": lambda w, h: paint_banner(PaceView("ahead", "12:30"), w, h),
    "stage list": lambda w, h: paint_list(stages(), w, h),
    "late stage list": lambda w, h: paint_list(stages(12), w, h),
    "stage bar": lambda w, h: paint_bar(stages(7), w, h),
    "scores": lambda w, h: paint_strip(ScoreScale(), 7, 5, w, h),
    "words as scores": lambda w, h: paint_strip(ScoreScale(-2, 2, 1, ("much worse", "worse")), -2, 1, w, h),
    "do and say": lambda w, h: paint_do_say(VIEW, w, h),
    "only do": lambda w, h: paint_do_say(DoSayView(("One",)), w, h),
    "trend": lambda w, h: paint_trend(trend(), w, h),
    "long trend": lambda w, h: paint_trend(trend(300), w, h),
    "one visit": lambda w, h: paint_trend(trend(1), w, h),
    "no visit": lambda w, h: paint_trend(trend(0), w, h),
    "hits": lambda w, h: paint_hits(HITS, 2, w, h),
    "choices": lambda w, h: cut((line for _, line in in_sight(laid_out(CHOICES, 2, w, h), 2, h)), w, h),
    "changes": lambda w, h: paint_table(CHANGES, w, h),
}


@pytest.mark.parametrize("name", PAINTERS)
@settings(max_examples=40)
@given(st.integers(1, 200), st.integers(1, 60))
def test_a_picture_stays_inside_its_size(name: str, width: int, height: int) -> None:
    picture = PAINTERS[name](width, height)
    assert len(picture) <= height
    assert all(row_columns(runs) <= width for runs in picture)


@given(st.integers(1, 200))
def test_a_row_of_a_list_and_the_keys_stay_inside(width: int) -> None:
    keys = placed(KEYS, width)
    assert keys[-1][1] == KEYS[-1]
    if len(keys) > 1:
        assert keys[-1][0] + keys[-1][1].columns <= width
    assert row_columns(list_row(COLUMNS, ("a", "b" * 300, "c"), width, VIEW_INK, tinted=True)) <= width


@given(st.integers(30, 132), st.integers(11, 43))
def test_what_is_cut_is_announced(width: int, height: int) -> None:
    long = DoSayView(tuple(f"Line {number} of many" for number in range(60)))
    assert "… more" in text_of(paint_do_say(long, width, height))
    assert "more" in text_of(paint_table(CHANGES * 30, width, height))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (132, 43)])
@pytest.mark.parametrize("text", ["Hold T4-T8 left", "W" * 24, "Listen to the story"])
def test_a_headline_is_in_block_letters_at_every_usual_size(size: tuple[int, int], text: str) -> None:
    assert fitting(text, size[0] - 4, 4) is not None


def test_a_larger_region_gives_larger_letters() -> None:
    sizes = [fitting("Hold T4-T8 left", width, height) for width, height in ((50, 4), (78, 4), (100, 8), (130, 17))]
    assert all(sizes)
    assert len(set(sizes)) == 4
    assert [size[0] for size in sizes if size] == sorted(size[0] for size in sizes if size)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 12), (132, 60)])
async def test_every_widget_is_shown_at_every_size(size: tuple[int, int]) -> None:
    app = Show(*one_of_each(), css="* { min-height: 0; } Show > Screen > * { height: 1fr; }")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for theme in ("session-light", "session-contrast", "session-ansi", "nord"):
            app.theme = theme
            await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("place", range(len(one_of_each())))
async def test_every_widget_survives_alone_in_a_terminal_that_changes(place: int) -> None:
    app = Show(one_of_each()[place], css="Screen > * { width: 100%; height: 100%; }")
    async with app.run_test(size=(80, 24)) as pilot:
        widget = app._widgets[0]
        for size in ((1, 1), (3, 60), (200, 2)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            strips = [widget.render_line(y) for y in range(widget.size.height)]
            assert all(strip.cell_length <= widget.size.width for strip in strips) or widget.children
        assert app.is_running


async def test_a_picture_that_fails_is_blank_and_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Picture:
        raise IndexError

    clock = BigClock("13:43")
    monkeypatch.setattr(clock, "paint", fail)
    async with Show(clock).run_test(size=(20, 5)):
        assert not clock.render_line(0).text.strip()


@pytest.mark.parametrize("place", range(len(one_of_each())))
async def test_words_are_drawn_as_they_were_typed(place: int) -> None:
    app = Show(one_of_each(NASTY)[place], css="Screen > * { width: 100%; height: 30; }")
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        shown = "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
    painted_large = place in (1, 3)
    assert NASTY in shown or painted_large


VIEW_INK = next(ink for _, ink in paint_headline("A", 1, 1)[0])
