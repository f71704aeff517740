"""Verdicts say no more than the numbers do (domain reference C.4)."""

from __future__ import annotations

import pytest

from session_tui.protocol.tables import Measure
from session_tui.session.change import changes, judge, main_change
from tests.session.small import Drive

PAIN = Measure(id="pain", name="Pain", ask="?", better="lower", low=0, high=10, judge="pain")
SHOES = Measure(id="psfs", name="Doing", ask="?", better="higher", low=0, high=10, error=2.1)
FLOOR = Measure(id="ftf", name="Floor", ask="?", better="lower", low=0, high=60, unit="cm", error=4.5)
TURN = Measure(id="rot", name="Turn", ask="?", better="higher", low=0, high=90, unit="°")


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (7, 4, "clearly_better"),
        (7, 5, "perhaps_better"),
        (6, 4, "clearly_better"),
        (10, 8, "perhaps_better"),
        (6.5, 5.5, "perhaps_better"),
        (7, 6.5, "no_change"),
        (7, 7, "no_change"),
        (5, 5.9, "no_change"),
        (5, 6, "perhaps_worse"),
        (5, 7, "clearly_worse"),
        (1, 0, "too_low"),
        (1, 4, "clearly_worse"),
        (0, 0, "too_low"),
        (2, 0, "clearly_better"),
    ],
)
def test_pain(before, after, verdict):
    assert judge(PAIN, before, after)[0] == verdict


@pytest.mark.parametrize(
    ("measure", "before", "after", "verdict"),
    [
        (SHOES, 3, 6, "clearly_better"),
        (SHOES, 6, 3, "clearly_worse"),
        (SHOES, 3, 5, "no_change"),
        (FLOOR, 20, 15, "clearly_better"),
        (FLOOR, 20, 16, "no_change"),
        (FLOOR, 10, 15, "clearly_worse"),
        (TURN, 40, 60, "changed"),
        (TURN, 40, 40, "no_change"),
        (PAIN, None, 3, "not_measured"),
        (PAIN, 3, None, "not_measured"),
    ],
)
def test_direction_and_error_come_from_the_measure(measure, before, after, verdict):
    assert judge(measure, before, after)[0] == verdict


def test_every_verdict_comes_with_its_rule():
    for before in range(11):
        for after in range(11):
            _verdict, words, rule = judge(PAIN, before, after)
            assert words
            assert rule


def test_before_is_the_mean_of_the_two_readings_before_hands_on_work():
    change = main_change(Drive().to_the_end().state)
    assert (change.before, change.readings_before, change.after) == (6.5, 2, 3)
    assert (change.verdict, change.gain) == ("clearly_better", 3.5)
    assert "right" in change.label.lower()


def test_worse_and_missing_are_results_like_any_other():
    drive = Drive().to_the_end()
    for _ in range(4):
        drive.did("back")
    drive.did("score", measure="pain_now", subject="back_low.R", value=9)
    drive.did("score", measure="psfs", subject="a1", missing="declined")
    found = {c.measure: c for c in changes(drive.state)}
    assert found["pain_now"].verdict == "clearly_worse"
    assert found["psfs"].verdict == "not_measured"
    assert found["psfs"].missing_after == "declined"
    assert found["psfs"].after is None


def test_the_clients_own_rating_keeps_its_own_words():
    found = {c.measure: c for c in changes(Drive().to_the_end().state)}
    assert (found["groc"].verdict, found["groc"].words) == ("said", "w8")
