"""The words of a session read back, each where one looks for it."""

from __future__ import annotations

from session_tui.session.words_back import amendment_lines, home_lines, note_lines, print_lines, story_lines, talk_lines
from tests.session.small import Drive


def test_a_whole_session_in_words() -> None:
    drive = Drive().to_the_end()
    drive.did("note", words="start on the right")
    drive.did("ask_question", question="fascia")
    drive.did("set_next_visit", when="Monday", plan="the hip")
    session = drive.session
    assert story_lines(session) == ("Before: “two years”", "Matters to them: “Tying my shoes”")
    assert talk_lines(session)[0] == "Asked: “What is fascia?” Answer: “A thin tissue.”"
    assert "In their own words: “My hip pulls”" in talk_lines(session)
    assert home_lines(session) == ("Task 1: ?", "Next visit: Monday, the hip")
    assert note_lines(session) == ("start on the right",)


def test_what_was_taken_back_is_not_among_the_words() -> None:
    drive = Drive().through_safety()
    drive.did("note", words="wrong")
    drive.did("undo")
    assert note_lines(drive.session) == ()


def test_amendments_and_prints_come_after() -> None:
    drive = Drive().to_the_end()
    drive.did("end")
    drive.did("record_print", paper="letter")
    drive.did("sign", by="R. Hand")
    drive.did("amend", words="left", reason="mixed up", event=drive.session.events[1].id)
    drive.did("amend", words="nothing else")
    assert amendment_lines(drive.session) == ("entry 2: left (mixed up)", "nothing else")
    (line,) = print_lines(drive.session)
    assert line.endswith(", Letter")
    assert line.startswith("2026-11-23")


def test_an_empty_session_has_no_words() -> None:
    session = Drive().session
    for lines in (story_lines, talk_lines, home_lines, note_lines, amendment_lines, print_lines):
        assert lines(session) == ()
