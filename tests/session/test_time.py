"""Time is derived from stamps: sleep, restarts and moved wall clocks each have a defined result."""

from __future__ import annotations

from session_tui.clock import ManualClock, ScaledClock, SystemClock, span_between
from session_tui.session.actions import NoticeGap
from tests.session.small import Drive


def test_a_moved_wall_clock_never_changes_how_long_it_has_been():
    drive = Drive()
    drive.did("start")
    drive.clock.step_wall(-7200)
    drive.after(120).did("note", words="x")
    drive.clock.step_wall(3600)
    assert drive.after(30).state.elapsed == 150
    assert not drive.state.estimated


def test_after_a_restart_the_wall_clock_is_what_is_left_and_it_says_so():
    drive = Drive()
    drive.did("start")
    drive.after(60).did("note", words="x")
    drive.clock.reboot(300)
    state = drive.state
    assert state.elapsed == 360
    assert state.estimated


def test_a_wall_clock_set_back_over_a_restart_counts_nothing_rather_than_less_than_nothing():
    drive = Drive()
    drive.did("start")
    drive.after(60).did("note", words="x")
    drive.clock.reboot(-5000)
    assert drive.state.elapsed == 60


def test_a_gap_counts_until_somebody_says_otherwise_and_the_answer_can_be_undone():
    drive = Drive()
    drive.did("start")
    before = drive.after(60).clock.now()
    drive.after(1200).act(NoticeGap(before=before))
    assert drive.state.elapsed == 1260
    drive.did("answer_gap", answer="leave_out")
    assert drive.state.elapsed == 60
    drive.did("answer_gap", gap=drive.state.gaps[0].id, answer="correct", minutes=5)
    assert drive.state.elapsed == 360
    drive.did("undo")
    assert drive.state.elapsed == 60
    drive.did("undo")
    assert drive.state.elapsed == 1260
    assert drive.state.open_gap is not None


def test_pauses_are_not_session_time():
    drive = Drive()
    drive.did("start")
    drive.after(100).did("pause", reason="phone")
    drive.after(500).did("resume")
    drive.after(20)
    assert (drive.state.elapsed, drive.state.paused_seconds) == (120, 500)


def test_an_interruption_is_marked_while_time_goes_on():
    drive = Drive()
    drive.did("start"), drive.did("interrupt", reason="door")
    assert drive.after(60).state.interrupted == "door"
    drive.did("end_interruption")
    assert drive.state.interrupted is None
    assert drive.state.elapsed == 60


def test_a_scaled_clock_runs_faster_from_where_it_began():
    inner = ManualClock()
    fast = ScaledClock(inner, 60)
    start = fast.now()
    inner.advance(10)
    assert span_between(start, fast.now()).seconds == 600


def test_this_machines_clock_gives_aware_utc_and_never_runs_backwards():
    clock = SystemClock()
    one, two = clock.now(), clock.now()
    assert one.wall.utcoffset().total_seconds() == 0
    assert span_between(one, two).seconds >= 0
    assert one.boot == two.boot
