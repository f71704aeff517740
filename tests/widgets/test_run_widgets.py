"""The widgets of a running session: what they say in each state, and that they say it in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_tui.commands import BY_ID, footer_of
from session_tui.widgets.bigclock import BigClock, paint_clock
from session_tui.widgets.dosay import DoSay, DoSayView, paint_do_say
from session_tui.widgets.headline import Headline
from session_tui.widgets.keybar import Key, KeyBar
from session_tui.widgets.paceblock import PaceBlock, PaceView, paint_banner, paint_block
from session_tui.widgets.stagerail import RailStage, StageRail, bar_places, minutes, paint_bar, paint_list, window
from session_tui.widgets.topbar import TopBar
from tests.widgets.samples import KEYS, VIEW, Show, stages, told, words_of
from tests.widgets.test_any_size import text_of


@pytest.mark.parametrize(("state", "word"), [("target", "TARGET"), ("over", "OVER"), ("paused", "PAUSED")])
@pytest.mark.parametrize("size", [(60, 10), (30, 1)])
async def test_the_clock_says_its_state_in_words(state: str, word: str, size: tuple[int, int]) -> None:
    clock = BigClock("13:43")
    async with Show(clock, css="BigClock { height: 100%; }").run_test(size=size):
        assert word not in words_of(clock)
        clock.set_time("13:43", state)  # type: ignore[arg-type]
        assert word in words_of(clock)
        clock.set_time("13:42", state, "own words")  # type: ignore[arg-type]
        assert "own words" in words_of(clock)


def test_the_clock_grows_with_its_region() -> None:
    heights = [
        sum(1 for line in text_of(paint_clock("13:43", "normal", "", w, h)).splitlines() if line.strip())
        for w, h in ((30, 5), (60, 9), (100, 15))
    ]
    assert heights == [5, 9, 15]
    assert "13:43" in text_of(paint_clock("13:43", "normal", "", 10, 5))


@pytest.mark.parametrize(("word", "shown"), [("ahead", "▲ AHEAD"), ("behind", "▼ BEHIND"), ("on pace", "● ON PACE")])
async def test_pace_is_a_sign_and_a_word(word: str, shown: str) -> None:
    block = PaceBlock()
    async with Show(block, css="PaceBlock { width: 24; height: 9; }").run_test(size=(80, 24)):
        block.set_pace(PaceView(word, "1:30", ("37:47 gone", "82:13 to end", "ends 16:02")))  # type: ignore[arg-type]
        words = words_of(block)
    assert shown in words
    assert "37:47 gone" in words
    assert "ends 16:02" in words
    assert "▄" in words


def test_pace_without_room_is_still_told() -> None:
    pace = PaceView("behind", "1:30", ("37:47 gone",))
    assert "▼ BEHIND  1:30" in text_of(paint_block(pace, 20, 2))
    assert "▼ BEHIND  1:30" in text_of(paint_banner(pace, 20, 1))
    assert "ON PACE" in text_of(paint_banner(PaceView("on pace"), 20, 1))


def test_stages_show_how_each_stands() -> None:
    line = text_of(paint_list(stages(), 30, 40)).splitlines()
    assert line[0].startswith("✓ Stage of intake")
    assert line[0].rstrip().endswith("12m")
    assert line[6].startswith("▶ Stage of back")
    assert "━" in line[7]
    assert line[8].startswith("· Stage of hips")
    assert line[8].rstrip().endswith("10m")
    assert "◆" in next(text for text in line if "test" in text)
    skipped = RailStage("Jaw", "JAW", 5, status="skipped")
    assert text_of(paint_list((skipped,), 20, 6)).startswith("↷ Jaw")
    assert minutes(skipped) == ""


@given(st.integers(0, 12), st.integers(1, 60))
def test_the_current_stage_is_always_in_sight(current: int, height: int) -> None:
    assert "▶" in text_of(paint_list(stages(current), 30, height))


@given(st.integers(0, 12), st.integers(12, 200))
def test_the_current_stage_is_always_in_the_bar(current: int, width: int) -> None:
    assert current in {place.index for place in bar_places(stages(current), width)}
    assert "▶" in text_of(paint_bar(stages(current), width, 2))


def test_a_bar_that_does_not_show_all_says_so() -> None:
    assert "›" in text_of(paint_bar(stages(0), 80, 2))
    assert "‹" in text_of(paint_bar(stages(12), 80, 2))
    assert not {"›", "‹"} & set(text_of(paint_bar(stages(3, 6), 80, 2)))


@given(st.integers(1, 40), st.data(), st.integers(1, 40))
def test_a_window_holds_the_current_one(count: int, data: st.DataObject, room: int) -> None:
    current = data.draw(st.integers(0, count - 1))
    shown = window(count, current, room)
    assert current in shown
    assert len(shown) == min(count, room)


@pytest.mark.parametrize(("size", "at", "index"), [((30, 40), (3, 8), 4), ((80, 2), (2, 0), 0), ((30, 10), (3, 1), 2)])
async def test_a_click_picks_a_stage(size: tuple[int, int], at: tuple[int, int], index: int) -> None:
    rail = StageRail(stages())
    app = Show(rail, css="StageRail { width: 100%; height: 100%; }")
    async with app.run_test(size=size, message_hook=app.keep) as pilot:
        await pilot.click(StageRail, offset=at)
        await pilot.pause()
    assert told(app, StageRail.Picked, "index") == [index]


@pytest.mark.parametrize("height", [3, 8, 14])
def test_do_and_say_stand_side_by_side(height: int) -> None:
    words = text_of(paint_do_say(VIEW, 80, height))
    assert "Both thumbs, T4 to T8." in words
    assert "anywhere" in words
    assert "2 of 3" in words
    assert "said ✓" in words
    assert words.count("▌") == 2 * height


def test_do_and_say_stand_one_above_the_other_when_narrow() -> None:
    lines = text_of(paint_do_say(VIEW, 34, 12)).splitlines()
    assert lines.index(next(line for line in lines if "thumbs" in line)) < 6
    assert any("reach" in line for line in lines[6:])


async def test_a_click_on_the_sentence_says_it() -> None:
    panels = DoSay(VIEW)
    app = Show(panels, css="DoSay { height: 10; }")
    async with app.run_test(size=(80, 12), message_hook=app.keep) as pilot:
        await pilot.click(DoSay, offset=(10, 3))
        await pilot.pause()
        assert not app.told
        await pilot.click(DoSay, offset=(70, 3))
        await pilot.pause()
        assert any(isinstance(message, DoSay.SayPressed) for message in app.told)
        panels.set_view(DoSayView(("Rest.",)))
        assert "SAY" not in words_of(panels)


async def test_keys_come_from_commands_and_help_stays() -> None:
    bar = KeyBar(footer_of("run"))
    async with Show(bar).run_test(size=(34, 3)):
        words = words_of(bar)
    assert words.split()[:2] == ["Space", "Next"]
    assert words.rstrip().endswith("? Help")
    assert "Pause" not in words


async def test_a_click_presses_a_key() -> None:
    bar = KeyBar()
    app = Show(bar)
    async with app.run_test(size=(60, 3), message_hook=app.keep) as pilot:
        bar.set_keys([*KEYS, Key("F1", "More", "more"), BY_ID["help"]])
        await pilot.click(KeyBar, offset=(words_of(bar).index("Undo") + 1, 0))
        await pilot.pause()
    assert told(app, KeyBar.Pressed, "action") == ["undo"]


async def test_the_top_line_has_two_ends_and_a_badge() -> None:
    bar = TopBar("Session 4")
    async with Show(bar).run_test(size=(50, 3)) as pilot:
        bar.set_right("saved ✓  14:02")
        assert words_of(bar).endswith("saved ✓  14:02")
        assert "DEMO" not in words_of(bar)
        bar.set_demo(True)
        bar.set_left("A name so long that it cannot be shown beside the hour")
        await pilot.pause()
        assert " DEMO " in words_of(bar)
        assert words_of(bar).endswith("saved ✓  14:02")


async def test_words_of_a_headline_without_room_are_plain() -> None:
    headline = Headline("Hold T4-T8 left")
    async with Show(headline, css="Headline { height: 1; }").run_test(size=(30, 3)):
        assert words_of(headline).startswith("Hold T4-T8 left")
        headline.set_text("Rest")
        assert words_of(headline).startswith("Rest")
