"""Ahead and behind, and re-planning within each stage's limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_tui.session.pace import Room, fit, pace, replan
from tests.session.small import Drive

ROOM = st.tuples(st.floats(0, 3000), st.floats(0, 3000), st.floats(0, 3000)).map(
    lambda minutes: Room("?", *sorted(minutes))
)


@given(st.lists(ROOM, max_size=14), st.floats(0, 20000))
def test_planned_time_respects_every_limit_and_sums_to_the_time_left_when_it_can(rooms, available):
    rooms = [Room(f"s{n}", room.least, room.target, room.most) for n, room in enumerate(rooms)]
    plan = fit(rooms, available)
    for room in rooms:
        assert room.least - 1e-6 <= plan.seconds[room.key] <= room.most + 1e-6
    floor, roof = sum(r.least for r in rooms), sum(r.most for r in rooms)
    total = sum(plan.seconds.values())
    if floor <= available <= roof:
        assert total == pytest.approx(available, abs=1e-3)
        assert plan.overrun == pytest.approx(0)
    elif available < floor:
        assert total == pytest.approx(floor, abs=1e-3)
        assert plan.overrun == pytest.approx(floor - available)
    else:
        assert total == pytest.approx(roof, abs=1e-3)
        assert plan.spare == pytest.approx(available - roof)


def test_on_pace_at_the_start_behind_after_an_overrun_ahead_after_a_short_stage():
    drive = Drive()
    drive.did("start")
    assert pace(drive.state).word == "on pace"
    drive.after(7 * 60)
    late = pace(drive.state)
    assert (late.word, late.seconds) == ("behind", 120)
    assert late.stage_left == -120
    assert not late.over_max
    assert pace(drive.after(61).state).over_max

    quick = Drive().through_safety()
    early = pace(quick.state)
    assert (early.word, early.seconds) == ("ahead", -300)


def test_a_stage_left_out_gives_its_time_back():
    drive = Drive().through_safety()
    drive.did("skip_stage", stage="release_b", reason="client is tired")
    assert pace(drive.state).seconds == -300 - 12 * 60


def test_protected_stages_are_never_trimmed_below_their_target():
    drive = Drive().through_safety().after(30 * 60)
    plan = replan(drive.state)
    assert plan.seconds["rescore"] == 5 * 60
    assert plan.seconds["explain"] == 5 * 60
    assert plan.seconds["release_a"] < 15 * 60


def test_when_it_cannot_hold_the_overrun_is_told_and_what_could_be_dropped():
    drive = Drive().through_safety().after(50 * 60)
    plan = replan(drive.state)
    assert plan.overrun > 0
    assert set(plan.droppable) == {"idea", "release_a", "release_b"}


def test_behind_the_stages_to_come_give_way_so_that_the_end_holds():
    drive = Drive().through_safety().after(20 * 60)
    now, plan = pace(drive.state), replan(drive.state)
    assert now.word == "behind"
    assert plan.overrun == 0
    assert drive.state.elapsed + now.to_end == 60 * 60
    assert plan.seconds["release_a"] < 15 * 60


def test_an_agreed_end_counts_instead_of_the_planned_length():
    drive = Drive()
    drive.did("start", finish_by="2026-11-23T09:45:00Z")
    assert pace(drive.state).seconds == 15 * 60
    assert replan(drive.state).seconds["release_a"] < 15 * 60


def test_next_goes_past_sites_of_the_plan_only_when_it_is_told_to():
    drive = Drive().through_plan()
    drive.did("next", past_sites=True)
    assert drive.state.step.id == "gate-a"
    assert drive.state.release is None
