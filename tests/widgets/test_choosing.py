"""Choosing by key, arrow and click: scores, rows of choices, sites, and long lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.scorestrip import ScoreScale, ScoreStrip, cell_bounds, paint_strip
from session_tui.widgets.sitepicker import SitePicker, body_sites
from session_tui.widgets.virtuallist import VirtualList
from tests.widgets.samples import CHOICES, COLUMNS, Show, search, told, words_of
from tests.widgets.test_any_size import text_of


async def test_a_score_is_chosen_by_key_and_click() -> None:
    strip = ScoreStrip()
    app = Show(strip)
    async with app.run_test(size=(80, 5), message_hook=app.keep) as pilot:
        strip.focus()
        await pilot.press("7", "t", "0", "x", "space")
        await pilot.click(ScoreStrip, offset=((cell_bounds(11, 80)[4][0]) + 1, 1))
        await pilot.pause()
    assert told(app, ScoreStrip.Chosen, "value") == [7, 10, 0, 4]


async def test_a_screen_may_hand_keys_to_the_strip() -> None:
    strip = ScoreStrip(ScoreScale(1, 3))
    app = Show(strip)
    async with app.run_test(size=(80, 5), message_hook=app.keep) as pilot:
        assert strip.press("2")
        assert not strip.press("7")
        assert not strip.press("")
        await pilot.pause()
    assert told(app, ScoreStrip.Chosen, "value") == [2]


def test_the_chosen_score_stands_between_arrows() -> None:
    words = text_of(paint_strip(ScoreScale(), 7, None, 80, 3))
    assert "▶7◀" in words
    assert "before" not in words


async def test_an_earlier_score_is_hidden_until_it_may_be_seen() -> None:
    strip = ScoreStrip()
    async with Show(strip).run_test(size=(100, 5)):
        strip.set_chosen(3)
        assert "before" not in words_of(strip)
        strip.set_before(5)
        assert words_of(strip).count("before") == 1
        strip.set_before(None)
        assert "before" not in words_of(strip)
        strip.set_scale(ScoreScale(0, 4, 1, ("none",)))
        assert "▶" not in words_of(strip)
        assert "none" in words_of(strip)


@pytest.mark.parametrize("height", [1, 2, 3])
def test_an_earlier_score_is_marked_in_words_or_sign(height: int) -> None:
    assert {"before", "○"} & set(text_of(paint_strip(ScoreScale(), 7, 5, 100, height)).split()) or height == 1


@pytest.mark.parametrize(
    ("scale", "values", "keys"),
    [
        (ScoreScale(), tuple(range(11)), "0123456789t"),
        (ScoreScale(0, 3), (0, 1, 2, 3), "0123"),
        (ScoreScale(-5, 5), tuple(range(-5, 6)), "0123456789t"),
        (ScoreScale(-2, 2), (-2, -1, 0, 1, 2), "12345"),
        (ScoreScale(0, 100, 10), tuple(range(0, 101, 10)), "0123456789t"),
        (ScoreScale(0, 1, 0.5), (0, 0.5, 1), "123"),
        (ScoreScale(0, 100), tuple(range(11)), "0123456789t"),
    ],
)
def test_every_cell_has_a_value_and_a_key(scale: ScoreScale, values: tuple[float, ...], keys: str) -> None:
    assert scale.values == values
    assert "".join(scale.keys) == keys


def test_keys_that_are_not_the_number_are_shown() -> None:
    assert text_of(paint_strip(ScoreScale(-2, 2), None, None, 60, 3)).splitlines()[0].split() == list("12345")
    assert not text_of(paint_strip(ScoreScale(), None, None, 60, 3)).splitlines()[0].strip()


async def test_a_choice_is_made_by_key_arrows_and_click() -> None:
    choices = Choices(CHOICES)
    app = Show(choices)
    async with app.run_test(size=(80, 8), message_hook=app.keep) as pilot:
        choices.focus()
        await pilot.pause()
        assert choices.index == 1
        await pilot.press("s", "home", "enter", "down", "down", "down", "up", "enter", "x")
        await pilot.click(Choices, offset=(8, 0))
        await pilot.pause()
    assert told(app, Choices.Chosen, "value") == ["stop", "y", "n", "y"]


async def test_choices_mark_the_answer_and_what_has_weight() -> None:
    choices = Choices(CHOICES)
    async with Show(choices).run_test(size=(80, 8)):
        lines = words_of(choices).splitlines()
    assert "✓ No" in lines[1]
    assert "! Stop" in lines[2]
    assert "asks what was done" in lines[0]
    assert "✓" not in lines[0]


async def test_new_choices_keep_the_cursor_on_the_same_answer() -> None:
    choices = Choices(CHOICES)
    async with Show(choices).run_test(size=(80, 8)):
        choices.set_rows([Choice("a", "New"), *CHOICES])
        assert choices.index == 2
        choices.set_rows([Choice("a", "New")])
        assert choices.index == 0
        choices.set_rows([])
        assert not choices.press("a")


async def test_long_choices_wrap_and_the_cursor_stays_in_sight() -> None:
    rows = [Choice(str(number), f"Answer {number} " + "with many words " * 6) for number in range(9)]
    choices = Choices(rows)
    app = Show(choices, css="Choices { height: 7; }")
    async with app.run_test(size=(50, 7), message_hook=app.keep) as pilot:
        choices.focus()
        await pilot.press("end")
        assert "Answer 8" in words_of(choices)
        assert "↑ more" in words_of(choices)
        await pilot.press("home")
        assert "Answer 0" in words_of(choices)
        assert "↓ more" in words_of(choices)


async def test_the_cursor_is_only_shown_where_keys_go() -> None:
    choices = Choices(CHOICES)
    async with Show(choices).run_test(size=(80, 8)) as pilot:
        choices.focus()
        await pilot.pause()
        with_cursor = [segment.style for segment in choices.render_line(1)]
        choices.blur()
        await pilot.pause()
        assert [segment.style for segment in choices.render_line(1)] != with_cursor


async def test_a_site_is_found_by_letters_and_chosen() -> None:
    picker = SitePicker(search)
    app = Show(picker)
    async with app.run_test(size=(80, 16), message_hook=app.keep) as pilot:
        picker.focus()
        await pilot.press(*"right", "down", "enter")
        await pilot.pause()
        picker.clear()
        await pilot.pause()
        await pilot.click(SitePicker, offset=(4, 5))
        await pilot.pause()
        words = "\n".join(words_of(child) for child in list(picker.children)[1:])
    assert told(app, SitePicker.Chosen, "site_id") == ["groin.R", "knee.L"]
    assert "! CAUTION" in words
    assert "✕ NO CONTACT" in words
    assert "beside the bone" in words


async def test_nothing_found_is_said_and_chooses_nothing() -> None:
    picker = SitePicker(search)
    app = Show(picker)
    async with app.run_test(size=(80, 16), message_hook=app.keep) as pilot:
        picker.focus()
        await pilot.press(*"qq", "enter", "down", "enter")
        await pilot.pause()
        assert "Nothing found" in words_of(picker.children[1])
    assert not told(app, SitePicker.Chosen, "site_id")


def test_sites_come_from_the_body_map() -> None:
    found = body_sites("rt hip fr")
    assert found[0].id == "hip_front.R"
    assert found[0].note
    assert {hit.contact for hit in body_sites("")} == {"yes", "caution", "none"}


async def test_a_long_list_follows_the_keys() -> None:
    rows = [(f"row {number}", str(number), "x") for number in range(10_000)]
    listing = VirtualList(COLUMNS, rows)
    app = Show(listing, css="VirtualList { height: 100%; }")
    async with app.run_test(size=(80, 21), message_hook=app.keep) as pilot:
        listing.focus()
        for key, index in (("down", 1), ("pagedown", 21), ("up", 20), ("end", 9999), ("pageup", 9979), ("home", 0)):
            await pilot.press(key)
            assert listing.index == index
            assert f"row {index} " in words_of(listing)
        await pilot.press("up", "down", "enter")
        await pilot.click(VirtualList, offset=(5, 4))
        await pilot.pause()
        assert words_of(listing).splitlines()[0].split() == ["Stage", "Real", "Finding"]
    assert told(app, VirtualList.Chosen, "index") == [1, 3]
    assert told(app, VirtualList.Highlighted, "index")[-1] == 3


async def test_a_list_can_be_filled_anew() -> None:
    listing = VirtualList(COLUMNS)
    app = Show(listing, css="VirtualList { height: 100%; }")
    async with app.run_test(size=(80, 10), message_hook=app.keep) as pilot:
        listing.focus()
        await pilot.press("enter", "down", "end")
        listing.set_rows([("a", "1", ""), ("b", "2", "")])
        await pilot.press("end")
        listing.set_rows([("a", "1", ""), ("c", "2", "")], keep=True)
        await pilot.press("enter")
        assert "c" in words_of(listing)
        listing.set_rows([("d", "1", "")], keep=True)
        assert listing.index == 0
    assert told(app, VirtualList.Chosen, "index") == [1]


class Counting(Sequence[tuple[str, str, str]]):
    """Ten thousand rows that remember which of them were asked for."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return 10_000

    def __getitem__(self, place: int) -> tuple[str, str, str]:  # type: ignore[override]
        self.asked.add(place)
        return (f"row {place}", "", "")


async def test_only_rows_in_sight_are_made() -> None:
    rows = Counting()
    app = Show(VirtualList(COLUMNS, rows), css="VirtualList { height: 100%; }")
    async with app.run_test(size=(80, 20)) as pilot:
        app._widgets[0].focus()
        await pilot.press("end")
        assert len(rows.asked) <= 2 * 20
