"""What may happen when, told as promises to the practitioner."""

from __future__ import annotations

import pytest

from tests.session.small import Drive


def problems(decision) -> str:
    return " / ".join(str(problem) for problem in decision.problems)


def test_a_whole_session_ends_completed_with_everything_in_it():
    drive = Drive().to_the_end().after(60)
    drive.did("end")
    state = drive.state
    assert (state.status, state.outcome) == ("ended", "completed")
    assert [run.status for run in state.queue] == ["done"] * 8
    assert state.gates[-1].body.confirmed == ("Safety advice was given",)
    assert [release.site for release in state.releases] == ["hip_front.R", "back_low.R"]
    drive.did("sign", by="A. Therapist")
    assert "signed" in problems(drive.do("note", words="late"))
    drive.did("amend", words="It was the left hip.", reason="slip")


def test_next_drives_the_work_site_by_site():
    drive = Drive().through_plan()
    drive.did("next")
    assert drive.state.release.site == "hip_front.R"
    drive.did("next")
    assert drive.state.release is None
    drive.did("next")
    assert drive.state.step.id == "gate-a"


def test_nobody_is_touched_without_consent_whatever_the_reason():
    drive = Drive().through_story()
    drive.did("back"), drive.did("withdraw_consent", reason="no")
    drive.did("settle_stop")
    decision = drive.do("next", reason="I want to")
    assert not decision.allowed
    assert not decision.needs_reason
    assert "consent" in problems(decision)


def test_deeper_work_needs_a_renewed_yes():
    drive = Drive().through_plan()
    for _ in range(4):
        drive.did("next")
    drive.did("answer_check", answer="better")
    drive.did("next"), drive.did("next")
    refused = drive.do("next")
    assert "deep layer" in problems(refused)
    drive.did("skip_stage", reason="not today")
    assert drive.state.stage_key == "rescore"
    assert [run.status for run in drive.state.queue][4:7] == ["skipped", "skipped", "current"]


def test_an_emergency_answer_keeps_hands_off():
    drive = Drive()
    drive.did("start")
    drive.did("answer_safety", questions=["rf_cardiac"], answer="yes")
    drive.did("answer_safety", group="red", answer="no")
    drive.did("next"), drive.did("give_consent"), drive.did("next"), drive.did("next")
    for _ in range(4):
        drive.did("next")
    refused = drive.do("next", reason="but the client wants to")
    assert "'Chest' was answered with yes" in problems(refused)
    assert not refused.needs_reason
    drive.did("end", outcome="referred", reason="sent to the emergency department")
    assert drive.state.outcome == "referred"


def test_a_gate_may_be_left_open_with_a_reason_that_is_kept():
    drive = Drive().through_safety()
    for _ in range(4):
        drive.did("next")
    asked = drive.do("next")
    assert asked.needs_reason
    assert "pain site" in problems(asked)
    drive.did("next", reason="came for advice only")
    assert drive.state.departures[-1].reason == "came for advice only"


def test_a_safety_answer_limits_depth_and_sites_later():
    drive = Drive().through_safety()
    drive.did("answer_safety", questions=["ci_blood"], answer="yes")
    assert drive.state.depth_cap == 2
    for _ in range(4):
        drive.did("next")
    drive.did("next", reason="short"), drive.did("next"), drive.did("next")
    deep = drive.do("set_plan", places=[{"site": "hip_front.R", "depth": 3}], reason="want")
    assert "too deep" in problems(deep)
    calf = drive.do("set_plan", places=[{"site": "calf.R", "depth": 1}], reason="want")
    assert "left alone" in problems(calf)
    throat = drive.do("set_plan", places=[{"site": "neck_deep", "depth": 1}], reason="want")
    assert "not a place for hands" in problems(throat)


def test_order_rules_warn_and_keep_the_reason():
    drive = Drive().through_plan()
    drive.did("back")
    wrong_way = [{"site": "hip_front.R", "depth": 3}, {"site": "back_low.R", "depth": 2}]
    asked = drive.do("set_plan", places=wrong_way)
    assert asked.needs_reason
    drive.did("set_plan", places=wrong_way, reason="the back braces first")
    assert drive.state.plan.departure == "the back braces first"


def test_pressure_above_the_ceiling_raises_the_stop_rule_and_work_waits_for_it():
    drive = Drive().through_plan()
    drive.did("next")
    drive.did("rate_pressure", value=5)
    assert drive.state.open_stop is None
    drive.did("rate_pressure", value=6)
    assert drive.state.open_stop.rule == "st_pressure"
    drive.did("end_release")
    drive.did("next")
    assert "Stop is open" in problems(drive.do("next"))
    drive.did("settle_stop", outcome="settled")
    drive.did("next")


def test_guarding_twice_or_a_held_breath_raises_it_too():
    drive = Drive().through_plan()
    drive.did("next")
    drive.did("mark_release", mark="guarding")
    assert drive.state.open_stop is None
    drive.did("mark_release", mark="guarding")
    assert drive.state.open_stop is not None


def test_pain_up_by_two_during_the_work_raises_it():
    drive = Drive().through_plan()
    for _ in range(4):
        drive.did("next")
    drive.did("score", measure="main_movement", value=8)
    assert drive.state.open_stop.rule == "st_pain_up"


def test_stop_is_taken_at_once_and_ends_the_work_in_hand():
    drive = Drive().through_plan()
    drive.did("next")
    drive.did("stop")
    assert drive.state.open_stop.site == "hip_front.R"
    assert drive.state.release is None
    drive.did("settle_stop", outcome="release_over")
    drive.did("next")
    drive.did("skip_stage", reason="stopped")
    assert drive.state.stage_key == "check"


def test_pain_sites_stay_as_the_client_showed_them_once_hands_on_work_has_begun():
    drive = Drive().through_plan()
    assert drive.state.hands_on
    assert "Hands-on work has begun" in problems(drive.do("mark_pain", site="abdomen"))
    assert "Hands-on work has begun" in problems(drive.do("unmark_pain", site="back_low.R"))


def test_scores_out_of_range_between_steps_or_for_nothing_are_refused_in_words():
    drive = Drive().through_story()
    assert "goes from 0 to 10" in problems(drive.do("score", measure="pain_now", subject="back_low.R", value=11))
    assert "steps" in problems(drive.do("score", measure="pain_now", subject="back_low.R", value=2.5))
    assert "not known here" in problems(drive.do("score", measure="pain_now", subject="abdomen", value=2))
    assert "a number, or a reason" in problems(drive.do("score", measure="main_movement"))


def test_undo_takes_back_the_whole_action_and_goes_further_back_each_time():
    drive = Drive().through_plan()
    drive.did("next")
    drive.did("stop")
    drive.did("undo")
    assert drive.state.open_stop is None
    assert drive.state.release.site == "hip_front.R"
    drive.did("undo")
    assert drive.state.release is None
    assert drive.state.step.id == "work-a"


def test_undoing_a_pause_gives_its_time_back():
    drive = Drive()
    drive.did("start"), drive.after(100).did("pause"), drive.after(50)
    assert drive.state.elapsed == 100
    drive.did("undo")
    assert drive.after(10).state.elapsed == 160


def test_the_start_cannot_be_undone_and_a_long_ended_session_neither():
    drive = Drive()
    drive.did("start")
    assert "nothing to undo" in problems(drive.do("undo"))
    drive.did("end", reason="called away")
    drive.after(601)
    assert "ten minutes" in problems(drive.do("undo"))


def test_ended_by_mistake_is_taken_back_within_ten_minutes():
    drive = Drive()
    drive.did("start")
    drive.did("end", reason="slip")
    drive.after(30).did("undo")
    assert drive.state.status == "running"
    assert drive.state.elapsed == 30


def test_skip_repeat_and_reorder_need_a_reason_and_keep_it():
    drive = Drive().through_safety()
    assert drive.do("skip_stage", stage="check", reason="").needs_reason
    drive.did("repeat_stage", stage="safety", reason="sister came in")
    assert drive.state.queue[2].key == "safety#2"
    drive.did("move_stage", stage="rescore", before="idea", reason="no time")
    keys = [run.key for run in drive.state.queue]
    assert keys.index("rescore") == keys.index("idea") - 1
    assert {d.reason for d in drive.state.departures} == {"sister came in", "no time"}
    assert "not to come" in problems(drive.do("move_stage", stage="safety", before="idea", reason="x"))


def test_back_and_forth_loses_nothing_and_time_stays_with_its_stage():
    drive = Drive().through_safety()
    drive.after(40).did("note_story", topic="before", words="two years")
    drive.did("back")
    assert drive.state.stage_key == "safety"
    drive.after(20).did("next")
    assert drive.state.stage_key == "story"
    assert drive.state.story == {"before": "two years"}
    assert [run.seconds for run in drive.state.queue[:2]] == [20, 40]


def test_nothing_moves_while_paused_but_words_can_be_written():
    drive = Drive()
    drive.did("start"), drive.did("pause")
    assert "paused" in problems(drive.do("next"))
    drive.did("note", words="phone")
    drive.did("resume")


def test_three_home_tasks_and_no_more():
    drive = Drive().to_the_end()
    drive.did("give_home", task="h0"), drive.did("give_home", task="h2")
    assert "Three" in problems(drive.do("give_home", task="h3"))
    drive.did("take_home", task="h0")
    drive.did("give_home", name="Walk", how="ten minutes")


def test_what_is_said_is_kept_in_the_words_that_stood_there():
    drive = Drive().through_safety()
    drive.did("next")
    drive.did("mark_pain", site="back_low.R")
    drive.did("say")
    assert drive.state.said[-1].body.words == "Show me your right low back."
    assert "been said" in problems(drive.do("say"))


@pytest.mark.parametrize("outcome", ["ended_early", "referred"])
def test_ending_before_the_last_stage_needs_a_reason(outcome):
    drive = Drive().through_safety()
    assert drive.do("end", outcome=outcome).needs_reason
    assert not drive.do("end", outcome="completed").allowed
    drive.did("end", outcome=outcome, reason="fire alarm")
    assert drive.state.outcome == outcome


def test_stopped_for_safety_names_the_open_rule():
    drive = Drive().through_plan()
    drive.did("next"), drive.did("stop", rule="st_dizzy")
    drive.did("end", outcome="stopped_for_safety")
    assert (drive.state.outcome, drive.state.end_rule) == ("stopped_for_safety", "st_dizzy")


def test_a_later_visit_begins_with_the_activities_and_the_checks_of_the_one_before():
    from session_tui.session.course import carry_over
    from session_tui.session.session import Session
    from tests.session.small import HEADER, SMALL

    carried = carry_over(Drive().to_the_end().session)
    assert carried.off_checks == ("ftf", "slr")
    first = carried.scores[0]
    assert (first.measure, first.start, first.end) == ("pain_now", 6.5, 3)
    later = Drive()
    later.session = Session.new(HEADER.model_copy(update={"carried": carried, "visit": 2}), SMALL)
    later.did("start")
    assert later.state.activities == {"a1": "Tying my shoes"}


def test_consent_taken_back_to_the_skin_stops_deeper_work_at_the_next_site():
    drive = Drive().through_plan()
    drive.did("withdraw_consent", down_to=1)
    refused = drive.do("start_release", reason="but it is planned")
    assert "no consent for surface layer" in problems(refused)
    assert not refused.needs_reason
    assert not drive.do("next").allowed
    drive.did("start_release", depth=1)


def test_without_a_deeper_stage_to_come_no_deeper_consent_is_asked():
    drive = Drive().through_plan()
    for _ in range(4):
        drive.did("next")
    drive.did("answer_check", answer="better")
    drive.did("skip_stage", stage="release_b", reason="stays lighter today")
    drive.did("next"), drive.did("next"), drive.did("next")
    assert drive.state.stage_key == "rescore"
    assert next(run.status for run in drive.state.queue if run.key == "check") == "done"
