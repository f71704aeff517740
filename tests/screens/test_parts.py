"""Pieces that several screens show."""

from __future__ import annotations

from session_tui.desk import SessionView
from session_tui.screens.parts import change_rows, is_open, pace_cell, rule_lines, status_words, trend_of, visit_words
from session_tui.session.looking_back import StageRow, course_headline, same_measure
from session_tui.widgets.virtuallist import Tinted
from tests.fixtures.samples import small_desk, with_course
from tests.session.small import Drive


def view(status: str = "ended", outcome: str = "completed", planned: int | None = 6) -> SessionView:
    return SessionView("s", "c", "Anna", 2, planned, "p", "P", None, status, outcome, 60.0)


def test_a_session_in_a_list() -> None:
    assert visit_words(view()) == "visit 2 of 6"
    assert visit_words(view(planned=None)) == "visit 2"
    assert status_words(view()) == "completed"
    assert status_words(view("signed", "stopped_for_safety")) == "stopped for safety · signed"
    assert status_words(view("running", "")) == "not finished"
    assert status_words(view("planned", "")) == "not begun"
    assert [is_open(view(status)) for status in ("planned", "running", "paused", "ended", "signed")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_before_and_after_rows_have_difference_verdict_and_tone() -> None:
    session = Drive().to_the_end().session
    rows = {row.measure: row for row in change_rows(session)}
    pain = rows["pain_now, right low back"]
    assert (pain.before, pain.after, pain.change, pain.verdict, pain.tone) == (6.5, 3, "−3.5", "clearly less", "better")
    assert rows["Tying my shoes"].change == "+3"
    assert rows["Tying my shoes"].tone == "better"
    assert all(row.verdict for row in rows.values())


def test_every_rule_is_told_once_with_its_measures() -> None:
    told = [line.plain for line in rule_lines(Drive().to_the_end().session)]
    assert "pain_now, right low back: 2 or more points less, and at least 30 % less." in told
    assert len(told) == len(set(told))


def test_pace_has_arrow_word_and_colour() -> None:
    assert pace_cell(StageRow("A", 300, 550, "done")) == Tinted("▼ +4:10", "pace-behind")
    assert pace_cell(StageRow("A", 300, 175, "done")) == Tinted("▲ −2:05", "pace-ahead")
    assert pace_cell(StageRow("A", 300, 330, "done")) == Tinted("  +0:30", "pace-on")
    assert pace_cell(StageRow("A", 300, 0, "skipped")) == "skipped"
    assert pace_cell(StageRow("A", 300, 0, "todo")) == ""


def test_the_trend_of_a_course() -> None:
    desk = small_desk()
    with_course(desk, "Dana", ((8, 5), (7, 4), (5, 3)))
    sessions = desk.course_sessions(desk.sessions()[0].id)
    trend = trend_of(sessions)
    assert trend is not None
    assert [(point.before, point.after) for point in trend.points] == [(8, 5), (7, 4), (5, 3)]
    assert (trend.low, trend.high, trend.lower_is_better) == (0, 10, True)
    assert course_headline(sessions) == "Start of visit 1 to start of visit 3: 8 → 5, clearly less"
    assert course_headline(sessions[:1]) == "Start to start can be told from the second visit on."


def test_nothing_measured_has_no_trend() -> None:
    assert trend_of(()) is None
    assert trend_of((Drive().through_safety().session,)) is None
    assert same_measure(()) == []
