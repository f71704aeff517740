"""A finished session reads back as lists that say what happened, and what did not."""

from __future__ import annotations

import pytest

from session_tui.session.looking_back import (
    departure_lines,
    ending,
    finding_lines,
    idea_lines,
    log_lines,
    numbers_first,
    open_lines,
    plan_lines,
    stage_rows,
    stop_lines,
    work_lines,
)
from tests.session.small import Drive


def ended(drive: Drive) -> Drive:
    drive.did("end")
    return drive


def test_a_whole_session_leaves_nothing_open() -> None:
    session = ended(Drive().to_the_end()).session
    assert ending(session) == "Completed."
    assert open_lines(session) == ()
    assert work_lines(session)[0] == "Front of the right hip: spasm, 0 seconds, pressure 4, tenderness 6 → 3; better"
    assert finding_lines(session) == ("Front of the right hip: spasm, unsure, tenderness 6",)
    assert idea_lines(session) == ("Right low back ← front of the right hip; not tested",)
    assert plan_lines(session) == ("1. Front of the right hip, depth 2", "2. Right low back, depth 3")
    assert departure_lines(session) == ()
    assert stop_lines(session) == ()


def test_stage_rows_compare_plan_and_real_minutes() -> None:
    drive = Drive()
    drive.did("start")
    drive.after(9 * 60).did("answer_safety", group="red", answer="no")
    rows = stage_rows(drive.session)
    assert [(row.name, row.planned, row.real) for row in rows[:2]] == [("Safety", 300, 540), ("Story", 600, 0)]
    assert rows[0].late == 240
    assert rows[0].pace == "over"
    assert rows[1].pace == ""


def test_under_a_minute_off_is_on_time() -> None:
    drive = Drive()
    drive.did("start")
    drive.after(5 * 60 + 59).did("answer_safety", group="red", answer="no")
    assert stage_rows(drive.session)[0].pace == "on time"
    drive = Drive()
    drive.did("start")
    drive.after(60).did("answer_safety", group="red", answer="no")
    assert stage_rows(drive.session)[0].pace == "under"


def test_a_skipped_stage_keeps_its_reason_and_is_a_departure() -> None:
    drive = Drive().through_safety()
    drive.did("skip_stage", stage="check", reason="no time")
    row = next(row for row in stage_rows(drive.session) if row.name == "Check")
    assert (row.status, row.what, row.pace) == ("skipped", "no time", "")
    assert departure_lines(drive.session) == ("Left out Check: no time",)


def test_an_early_end_says_why() -> None:
    drive = Drive().through_plan()
    drive.did("end", outcome="ended_early", reason="The client was tired")
    assert ending(drive.session) == "Ended early: The client was tired."
    assert plan_lines(drive.session)[0] == "1. Front of the right hip, depth 2 — not worked on"
    assert "Not measured after: pain_now, right low back." in open_lines(drive.session)


def test_a_running_session_says_where_it_stands() -> None:
    assert ending(Drive().session) == "Not begun yet."
    drive = Drive().through_safety()
    assert ending(drive.session) == "Still running, at Story."
    drive.did("pause")
    assert ending(drive.session) == "Paused, at Story."


def test_a_stop_and_what_came_of_it() -> None:
    drive = Drive().through_plan()
    drive.did("next")
    drive.did("stop", note="cramp")
    assert stop_lines(drive.session) == ("st_word at front of the right hip: still open. cramp",)
    assert "The stop st_word was not settled." in open_lines(drive.session)
    drive.did("settle_stop", outcome="site_left")
    assert stop_lines(drive.session) == ("st_word at front of the right hip: site left alone. cramp",)
    assert not any("stop" in line for line in open_lines(drive.session))


def test_an_unanswered_gap_is_open() -> None:
    drive = Drive()
    drive.did("start")
    before = drive.clock.now()
    drive.after(600).did("notice_gap", before=before)
    assert open_lines(drive.session) == ("10 minutes that nobody saw, counted as session time.",)
    drive.did("answer_gap", answer="count")
    assert open_lines(drive.session) == ()


def test_the_log_keeps_what_was_taken_back() -> None:
    drive = Drive().through_safety()
    drive.did("note", words="left, no: right")
    drive.did("undo")
    *_, note, undo = log_lines(drive.session)
    assert (note.words, note.undone) == ("Note: “left, no: right”.", True)
    assert (undo.words, undo.undone) == ("Took back: Note: “left, no: right”.", False)
    assert [line.number for line in log_lines(drive.session)] == list(range(1, len(drive.session.events) + 1))


def test_a_stage_says_what_happened_in_it() -> None:
    what = {row.name: row.what for row in stage_rows(ended(Drive().to_the_end()).session)}
    assert what["Release_A"] == "Front of the right hip: better"
    assert what["Story"] == "3 scores, 3 checks"
    assert what["Check"] == "asked: better, 1 score"


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Pain now, right low back 7 → 4, clearly less", "7 → 4 clearly less · Pain now, right low back"),
        ("Pain now 6.5 → –, not measured after", "6.5 → – not measured after · Pain now"),
        ("Change −3 → 2, much better", "−3 → 2 much better · Change"),
        ("", ""),
        ("Release A", "Release A"),
    ],
)
def test_numbers_come_first_where_room_is_short(headline: str, words: str) -> None:
    assert numbers_first(headline) == words
