"""What the lines of a script do: times, steps, lost time, and what the rules refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rehearsal.playing import problem_of, record_of

SAFE = (
    "{do: start}",
    "{do: answer_safety, group: red_flags, answer: no}",
    "{do: next}",
    "{do: answer_safety, group: neck, answer: no}",
    "{do: next}",
    "{do: answer_safety, group: contraindications, answer: no}",
    "{do: next}",
    "{do: give_consent, stop_word: red}",
)
TOLD = (
    "{do: go_to, stage: story, step: pain}",
    "{do: mark_pain, site: back_low.R}",
    "{do: score, measure: pain_now, subject: back_low.R, value: 6}",
    "{do: go_to, stage: story, step: activities}",
    "{do: name_activity, activity: a1, words: Tying my shoes}",
    "{do: score, measure: psfs, subject: a1, value: 4}",
    "{do: go_to, stage: story, step: movement}",
    "{do: score, measure: main_movement, value: 6}",
    "{do: go_to, stage: baseline}",
    "{do: rest_as_expected}",
    "{do: go_to, stage: trace}",
    "{do: score, measure: pain_now, subject: back_low.R, value: 6}",
    "{do: go_to, stage: trace, step: plan}",
    "{do: set_plan, places: [{site: hip_front.R, depth: 2}, {site: hip_side.R, depth: 3}]}",
    "{do: go_to, stage: settle}",
    "{do: rate_pressure, value: 3}",
    "{do: go_to, stage: release_a}",
)


def test_at_counts_from_the_start_and_after_from_the_line_before(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        "{do: start}",
        "{at: '2:00', do: note, words: one}",
        "{after: '1:30', do: note, words: two}",
        "{do: note, words: three}",
        "{at: 1:00:00, do: note, words: four}",
        "{at: 61.5, do: note, words: five}",
    )
    assert [n["at"] for n in record["notes"]] == [120, 210, 210, 3600, 3690]
    assert record["started"] == "2026-09-07T14:00:00+01:00"


def test_at_is_the_watch_on_the_wall_so_a_pause_counts_for_it(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        "{do: start}",
        "{at: '10:00', do: pause}",
        "{at: '15:00', do: resume}",
        "{at: '20:00', do: note, words: after the pause}",
    )
    assert record["notes"][0]["at"] == 15 * 60
    assert record["times"]["paused_seconds"] == 300


def test_sleep_is_a_gap_that_counts_until_somebody_answers(tmp_path: Path) -> None:
    lines = ("{do: start}", "{at: '5:00', do: sleep, minutes: 12}")
    (gap,) = record_of(tmp_path / "one", *lines)["times"]["gaps"]
    assert (gap["seconds"], gap["counted"], gap["answered"]) == (720, 720, False)
    left_out = record_of(tmp_path / "two", *lines, "{do: answer_gap, answer: leave_out}")
    assert left_out["times"]["gaps"][0]["counted"] == 0
    assert left_out["times"]["session_seconds"] == 300
    corrected = record_of(tmp_path / "three", *lines, "{do: answer_gap, answer: correct, minutes: 4}")
    assert corrected["times"]["session_seconds"] == 540


def test_a_sleep_too_short_to_be_seen_is_no_gap(tmp_path: Path) -> None:
    record = record_of(tmp_path, "{do: start}", "{at: '5:00', do: sleep, minutes: 1}")
    assert record["times"]["gaps"] == []


def test_the_wall_clock_moves_and_the_session_does_not(tmp_path: Path) -> None:
    for minutes in (-60, 60):
        record = record_of(
            tmp_path / str(minutes),
            "{do: start}",
            f"{{at: '5:00', do: move_wall_clock, minutes: {minutes}}}",
            "{at: '6:00', do: note, words: still six}",
        )
        assert record["notes"][0]["at"] == 360
        assert record["times"]["estimated"] is False
        assert len(record["times"]["gaps"]) == 1


def test_a_restart_goes_on_with_an_estimate_and_times_stay_right(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        "{do: start}",
        "{at: '5:00', do: note, words: before}",
        "{at: '5:00', do: restart, minutes: 3}",
        "{at: '10:00', do: note, words: after}",
    )
    assert [n["at"] for n in record["notes"]] == [300, 600]
    assert record["times"]["estimated"] is True


def test_go_to_walks_through_steps_and_gates(tmp_path: Path) -> None:
    record = record_of(tmp_path, *SAFE, "{at: '8:00', do: go_to, stage: story, step: pain}")
    entered = [(e["stage"], e["step"]) for e in record["events"] if e["kind"] == "step_entered"]
    assert entered[-3:] == [("safety", "safe_to_start"), ("story", "story"), ("story", "pain")]
    assert any(e["kind"] == "gate_passed" and e["stage"] == "safety" for e in record["events"])


def test_go_to_keeps_the_reason_for_a_gate_that_does_not_hold(tmp_path: Path) -> None:
    record = record_of(
        tmp_path, *SAFE, "{do: go_to, stage: story}", "{do: go_to, stage: baseline, reason: Nothing hurts today}"
    )
    assert {d["reason"] for d in record["departures"]} == {"Nothing hurts today"}


def test_next_takes_a_reason_too(tmp_path: Path) -> None:
    lines = [*SAFE, "{do: go_to, stage: story, step: story_told}"]
    assert problem_of(tmp_path / "one", *lines, "{do: next}").right.endswith("Give a 'reason' to do it all the same.")
    record = record_of(tmp_path / "two", *lines, "{do: next, reason: Nothing hurts today}")
    assert record["departures"]


def test_go_to_ends_work_that_goes_on_and_never_works_by_itself(tmp_path: Path) -> None:
    problem = problem_of(tmp_path / "one", *SAFE, *TOLD, "{do: go_to, stage: check_1}")
    assert problem.what == "Front of the right hip is in the plan for this stage and was not worked on."
    assert "start_release" in problem.right
    record = record_of(
        tmp_path / "two",
        *SAFE,
        *TOLD,
        "{do: start_release}",
        "{after: '5:00', do: rate_pressure, value: 4}",
        "{do: go_to, stage: check_1}",
    )
    assert [(r["site"], r["seconds"], r["response"]) for r in record["releases"]] == [("hip_front.R", 300, "unsure")]


def test_refused_lines_change_nothing(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        "{do: note, words: too early, refused: true}",
        "{do: start}",
        "{do: score, measure: pain_now, value: 12, refused: true}",
        "{do: go_to, stage: story, refused: true}",
    )
    assert record["notes"] == []
    assert record["scores"] == []


def test_a_repeated_stage_is_gone_to_by_its_key(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        *SAFE,
        "{do: go_to, stage: story}",
        "{do: repeat_stage, stage: safety, reason: A question was not understood}",
        "{do: go_to, stage: 'safety#2', reason: Nothing hurts today}",
    )
    assert [s["key"] for s in record["stages"] if s["status"] == "current"] == ["safety#2"]


@pytest.mark.parametrize(
    ("lines", "line", "what", "right"),
    [
        (("{do: start}", "{do: start}"), 7, "The session has begun already.", ""),
        (("{do: note, words: x}",), 6, "The session has not begun.", "Start it first."),
        (("{do: start}", "{do: next, refused: true}"), 7, "This was to be refused, and was allowed.", ""),
        (
            ("{do: start}", "{at: '2:00', do: next}", "{at: '1:00', do: next}"),
            8,
            "The time of this line lies before the one above it.",
            "2:00 have gone by then.",
        ),
        (
            ("{do: start}", "{do: score, measure: pain_new, value: 3}"),
            7,
            "There is no measure 'pain_new'.",
            "pain_now",
        ),
        (
            ("{do: start}", "{do: score, measure: pain_now, subject: hip_front.R, value: 3}"),
            7,
            "'hip_front.R' is not known here.",
            "marked pain site: none yet",
        ),
        (("{do: start}", "{do: mark_pain, site: hip_frnt.R}"), 7, "'hip_frnt.R' is no site of the body map.", ""),
        (("{do: start}", "{do: go_to, stage: stroy}"), 7, "There is no stage 'stroy'.", "Did you mean 'story'?"),
        (
            ("{do: start}", "{do: go_to, stage: safety, step: necks}"),
            7,
            "There is no step 'necks' in 'safety'.",
            "Did you mean 'neck'?",
        ),
        (
            ("{do: start}", "{do: next}", "{do: go_to, stage: safety, step: red_flags}"),
            8,
            "'safety' lies behind. The session stands at 'safety'.",
            "Use back",
        ),
        (("{do: start}", "{do: rest_as_expected}"), 7, "This step has no whole-body checks.", "baseline"),
        (("{do: start}", "{do: go_to, stage: story}"), 7, "No consent for surface layer yet.", "not answered"),
        (("{do: start}", "{do: end}"), 7, "The session would be ended before its last stage.", "'reason'"),
        (
            ("{do: start}", "{do: ask_question, question: fascia}"),
            7,
            "There is no question 'fascia'.",
            "what_is_fascia",
        ),
    ],
)
def test_what_the_rules_refuse_is_told_with_line_and_words(
    tmp_path: Path, lines: tuple[str, ...], line: int, what: str, right: str
) -> None:
    problem = problem_of(tmp_path, *lines)
    assert problem.where == f"script.yaml:{line}"
    assert what in problem.what
    assert right in problem.right
