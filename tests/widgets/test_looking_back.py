"""The trend chart and the table of changes: marks, numbers and words stand where they belong."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_tui.widgets.beforeafter import BeforeAfterTable, ChangeRow, paint_table, place_on, scale_line
from session_tui.widgets.trendchart import Trend, TrendChart, TrendPoint, paint_trend
from session_tui.widgets.trendplot import Frame, apart, line_cells, ticks
from tests.widgets.samples import CHANGES, Show, trend, words_of
from tests.widgets.test_any_size import text_of


def test_marks_and_numbers_stand_by_their_visits() -> None:
    points = (TrendPoint("Jan 12", 8, 5), TrendPoint("Feb 02", 7, 7), TrendPoint("today", 2, 4))
    lines = text_of(paint_trend(Trend("Low back", points), 80, 24)).splitlines()
    assert lines[0].startswith("Low back")
    assert sum(line.count("○") for line in lines[:-1]) == 2
    assert sum(line.count("●") for line in lines[:-1]) == 2
    assert sum(line.count("◉") for line in lines[:-1]) == 1
    ring = next(place for place, line in enumerate(lines) if "○" in line)
    assert lines[ring - 1][lines[ring].index("○")] == "8"
    assert "today" in lines[-2]
    assert "Jan 12" in lines[-2]
    assert "lower is better" in lines[-1]


def test_a_higher_score_stands_higher_and_better_is_named() -> None:
    rising = Trend("Turn", (TrendPoint("a", 10, 80), TrendPoint("b", 20, 90)), 0, 90, lower_is_better=False, unit="°")
    lines = text_of(paint_trend(rising, 80, 24)).splitlines()
    rows = {sign: next(place for place, line in enumerate(lines) if sign in line) for sign in "○●"}
    assert rows["●"] < rows["○"]
    assert "higher is better" in lines[-1]
    assert "°" in lines[-1]


@pytest.mark.parametrize("size", [(80, 10), (29, 20), (20, 3)])
def test_without_room_there_is_a_line_for_every_visit(size: tuple[int, int]) -> None:
    words = text_of(paint_trend(trend(3), *size))
    assert "Day 2" in words
    assert "7 ○ → ● 4" in words


def test_a_score_that_was_not_taken_has_no_mark() -> None:
    points = (TrendPoint("a", 5, None), TrendPoint("b", None, None), TrendPoint("c", 3, 2))
    words = "\n".join(text_of(paint_trend(Trend("T", points), 80, 20)).splitlines()[:-1])
    assert words.count("○") == 2
    assert words.count("●") == 1
    assert "—" in text_of(paint_trend(Trend("T", points), 80, 5))


@given(st.floats(-5, 15), st.integers(2, 40))
def test_values_stay_in_the_frame(value: float, rows: int) -> None:
    frame = Frame(5, 60, 1, rows, 0, 10)
    assert 1 <= frame.row(value) <= rows


@given(st.integers(1, 200))
def test_the_first_visit_is_left_and_the_last_right(count: int) -> None:
    frame = Frame(5, 60, 1, 10, 0, 10)
    columns = [frame.column(index, count) for index in range(count)]
    assert columns == sorted(columns)
    assert columns[-1] <= 60
    assert columns[0] >= 5


@pytest.mark.parametrize(
    ("low", "high", "rows", "expected"),
    [(0, 10, 22, [0, 2, 4, 6, 8, 10]), (0, 10, 8, [0, 5, 10]), (0, 90, 13, [0, 50, 90]), (3, 3, 9, [3])],
)
def test_the_grid_has_round_values(low: float, high: float, rows: int, expected: list[float]) -> None:
    assert ticks(low, high, rows) == expected


@given(st.floats(-1000, 1000), st.floats(0.01, 5000), st.integers(1, 40))
def test_the_grid_is_never_crowded(low: float, span: float, rows: int) -> None:
    assert 2 <= len(ticks(low, low + span, rows)) <= max(2, rows // 3 + 2)


def test_a_dashed_line_has_gaps_and_a_full_one_none() -> None:
    full, dashed = (line_cells([(0, 0), (20, 0)], dashed=dashed) for dashed in (False, True))
    assert len(full) == 21
    assert len(dashed) < len(full)


@given(st.lists(st.integers(0, 80), max_size=20), st.integers(1, 80))
def test_dates_never_touch_and_the_last_is_shown(columns: list[int], width: int) -> None:
    labels = [(column, f"Day {place}") for place, column in enumerate(sorted(columns))]
    placed = apart(labels, width)
    assert bool(placed) == bool(labels)
    assert all(a[0] + len(a[1]) < b[0] for a, b in pairwise(placed))
    assert all(first + len(words) <= width for first, words in placed)


def test_a_change_is_a_ring_and_a_dot() -> None:
    line = "".join(text for text, _ in scale_line(ChangeRow("Pain", 8, 2), 11))
    assert line == "──●━━━━━○──"
    same = "".join(text for text, _ in scale_line(ChangeRow("Pain", 4, 4), 11))
    assert same == "────◉──────"
    assert "●" not in "".join(text for text, _ in scale_line(ChangeRow("Pain", 4, None), 11))


@given(st.floats(-100, 100), st.integers(1, 80))
def test_a_value_beyond_its_scale_stands_at_the_end(value: float, width: int) -> None:
    assert 0 <= place_on(value, 0, 10, width) < width


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_every_measure_has_its_numbers_and_its_verdict(width: int) -> None:
    words = text_of(paint_table(CHANGES, width, 30))
    for change in CHANGES:
        assert change.measure in words
        assert change.verdict in words
    assert "8 → 5" in words
    assert "35 → —" in words


async def test_the_widgets_show_what_they_are_given() -> None:
    chart, table = TrendChart(), BeforeAfterTable()
    async with Show(chart, table, css="TrendChart { height: 14; }").run_test(size=(100, 24)) as pilot:
        assert "No visits yet" in words_of(chart)
        chart.set_trend(trend())
        table.set_rows(CHANGES)
        await pilot.pause()
        assert "Low back, left" in words_of(chart)
        assert "clearly less" in words_of(table)
