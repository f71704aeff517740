"""Every kind of happening has one plain sentence, and the sentence holds what happened."""

from __future__ import annotations

from typing import get_args

import pytest

from session_tui.session import bodies as b
from session_tui.session.events import Event
from session_tui.session.telling import minutes_words, tell
from tests.session.small import Drive

DRIVE = Drive().to_the_end()
SESSION = DRIVE.session
STAMP = DRIVE.clock.now()
KINDS = get_args(get_args(b.Body)[0])

WORDS = "[/b] as the client says it"

SENTENCES = {
    b.Started(): "The session began.",
    b.StepEntered(stage="story", step="pain"): "Went on to Story: PAIN.",
    b.StepEntered(stage="story#2", step="pain", via="back", reason="again"): "Went back to Story (2): PAIN. “again”.",
    b.StageSkipped(stage="check", reason="late"): "Left out the stage Check. “late”.",
    b.StageRepeated(stage="check", key="check#2", reason="unclear"):
        "The stage Check is to be done once more. “unclear”.",
    b.StageMoved(stage="check", before="story", reason="asked"): "Moved the stage Check before Story. “asked”.",
    b.StageMoved(stage="check", reason="asked"): "Moved the stage Check to the end. “asked”.",
    b.Paused(reason="tea"): "The session clock was paused. “tea”.",
    b.Resumed(): "The session clock runs again.",
    b.Interrupted(): "An interruption began.",
    b.InterruptionOver(): "The interruption was over.",
    b.GapNoticed(before=STAMP, seconds=600, wall_seconds=600): "Nobody saw 10 minutes: the machine slept or was off.",
    b.GapNoticed(before=STAMP, seconds=600, wall_seconds=590, estimated=True):
        "Nobody saw about 10 minutes: the machine slept or was off.",
    b.GapNoticed(before=STAMP, seconds=60, wall_seconds=4000):
        "The machine's wall clock was moved; 60 seconds went by.",
    b.GapAnswered(gap="g", answer="count"): "The unseen time belongs to the session.",
    b.GapAnswered(gap="g", answer="leave_out"): "The unseen time does not belong to the session.",
    b.GapAnswered(gap="g", answer="correct", seconds=60): "Of the unseen time 60 seconds belong to the session.",
    b.SafetyAnswered(questions=("rf_fever",), answer="yes", did="rang the doctor"):
        "Safety: Fever: yes. Done about it: “rang the doctor”.",
    b.SafetyAnswered(questions=("rf_cardiac", "rf_fever", "ci_blood", "x"), answer="no"):
        "Safety: Chest, Fever, Blood thinner: no.",
    b.ConsentGiven(depth=2, explained=("sore",), stop_word="red", off_limits="feet"):
        "The client agreed to work down to surface layer. 1 risk explained. Stop word: “red”. Off limits: “feet”.",
    b.ConsentWithdrawn(): "The client took consent back.",
    b.ConsentWithdrawn(down_to=1, reason="too much"):
        "The client took consent back for anything deeper than skin. “too much”.",
    b.StoryNoted(topic="before", words=WORDS): f"Before: “{WORDS}”.",
    b.PainMarked(site="back_low.R", words="dull"): "It hurts: right low back. “dull”.",
    b.PainUnmarked(site="back_low.R"): "The pain mark at right low back was taken off.",
    b.ActivityNamed(activity="a1", words=WORDS): f"An activity that matters: “{WORDS}”.",
    b.MainChosen(measure="pain_now"): "The day is judged by pain_now.",
    b.Scored(measure="pain_now", subject="back_low.R", value=7, moment="before"):
        "pain_now, right low back: 7 (before hands-on work).",
    b.Scored(measure="psfs", subject="a1", missing="declined", moment="after"):
        "psfs, Tying my shoes: the client would rather not say (after hands-on work).",
    b.CheckMarked(check="ftf", value=20, moment="before"): "Floor: 20 cm (before hands-on work).",
    b.CheckMarked(check="slr", side="R", mark=2, moment="after"): "Leg, right: clearly off (after hands-on work).",
    b.CheckMarked(check="slr", side="L", missing="not_done", moment="after"):
        "Leg, left: not done (after hands-on work).",
    b.FindingNoted(finding="f1", site="hip_front.R", type="spasm", tenderness=6, recognised_pain="yes"):
        "Found at front of the right hip: spasm, unsure, tenderness 6, brings on the known pain.",
    b.TraceNoted(pain_site="back_low.R", source="hip_front.R", test="bend again"):
        "Working idea: pain at right low back may come from front of the right hip. Test: “bend again”.",
    b.TraceNoted(pain_site="back_low.R", source="local"):
        "Working idea: pain at right low back comes from there itself.",
    b.TraceJudged(pain_site="back_low.R", verdict="not_supported"):
        "The test of the idea on right low back does not support it.",
    b.Planned(places=(b.PlanPlace(site="hip_front.R", depth=2),), agreed=True):
        "Plan, agreed with the client: front of the right hip (depth 2).",
    b.ReleaseStarted(site="hip_front.R", depth=2): "Began work at front of the right hip, depth 2.",
    b.PressureRated(value=4): "Pressure as the client feels it: 4 of 10.",
    b.ReleaseMarked(mark="breath_held"): "Seen while working: breath held.",
    b.ReleaseEnded(response="better", tenderness=3): "Ended work at the site: better. Tenderness now 3.",
    b.CheckAnswered(answer="worse", dizzy=True): "The client says: worse. Some dizziness, tingling or numbness.",
    b.PromptSaid(prompt="bye", words="Thank you."): "Said: “Thank you.”",
    b.QuestionAsked(words="Why?", answer="We do not know."): "The client asked: “Why?” Answer: “We do not know.”",
    b.TaughtBack(words=WORDS): f"In the client's own words: “{WORDS}”.",
    b.HomeGiven(task="h1", name="Walk", how="?", how_much="ten minutes", stop_when="?"):
        "To try at home: Walk, ten minutes.",
    b.HomeTaken(task="h1"): "No longer to try at home: Task 1.",
    b.NextVisitSet(when="next week", plan="look at the hip"): "Next visit: next week. “look at the hip”.",
    b.Noted(words=WORDS): f"Note: “{WORDS}”.",
    b.GatePassed(stage="story", step="gate-story", confirmed=("Advice was given",)):
        "Passed the gate of Story. Confirmed: Advice was given.",
    b.GatePassed(stage="story", step="gate-story", unmet=("1 check left",), reason="tired"):
        "Passed a gate although: 1 check left. “tired”.",
    b.StopRaised(rule="st_word", note="cramp"): "STOP: st_word. “cramp”.",
    b.StopSettled(stop="s", outcome="site_left"): "What came of the stop: the site was left alone.",
    b.Ended(outcome="stopped_for_safety", rule="st_dizzy"): "The session was stopped for safety. Rule: st_dizzy.",
    b.Ended(outcome="ended_early", reason="a call"): "The session was ended early. “a call”.",
    b.Signed(by="R. Hand"): "The record was signed by R. Hand.",
    b.Amended(words="left, not right", event=SESSION.events[0].id): "Amended: “left, not right”. About entry 1.",
    b.Printed(paper="letter"): "A handout was made (Letter).",
    b.Undone(action=SESSION.events[0].action): "Took back: The session began.",
    b.Undone(action="unknown-action"): "Took an entry back.",
}  # fmt: skip


def event(body: object) -> Event:
    return Event.model_validate({"id": "e" * 8, "seq": 1, "action": "a" * 8, "stamp": STAMP, "body": body})


@pytest.mark.parametrize(("body", "words"), SENTENCES.items(), ids=lambda v: getattr(v, "kind", None))
def test_one_plain_sentence(body: b.Body, words: str) -> None:
    assert tell(event(body), SESSION) == words


def test_no_kind_is_forgotten() -> None:
    assert set(KINDS) == {type(body) for body in SENTENCES}


def test_a_whole_session_is_told_without_an_id() -> None:
    told = "\n".join(tell(each, SESSION) for each in SESSION.events)
    assert "back_low" not in told
    assert "hip_front" not in told


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (7200, "120 minutes")],
)
def test_a_length_of_time(seconds: float, words: str) -> None:
    assert minutes_words(seconds) == words
