"""Every shipped protocol can be lived from its first step to its last, with no reason asked and none stuck."""

from __future__ import annotations

import pytest

from session_tui.protocol.library import Library
from session_tui.protocol.models import (
    BaselineStep,
    CheckStep,
    ConsentStep,
    ExplainStep,
    PainStep,
    PalpateStep,
    PlanStep,
    ReleaseStep,
    SafetyStep,
    ScoreStep,
    Step,
    StoryStep,
    TraceStep,
)
from session_tui.protocol.places import shipped_folder
from session_tui.session.progress import checks_of, sites_left, targets_of
from tests.session.small import Drive

LIBRARY = Library.load(shipped_folder())
PLACES = ["hip_front.R", "hip_front.L", "thigh_front.R", "thigh_front.L", "foot_sole.R", "foot_sole.L"]


@pytest.mark.parametrize("protocol_id", sorted(LIBRARY.protocols()))
def test_a_whole_session_asks_for_no_excuse(protocol_id: str) -> None:
    drive = lived(protocol_id)
    assert drive.state.outcome == "completed"
    assert drive.state.departures == ()
    assert drive.state.open_stop is None


def test_two_readings_before_and_one_after() -> None:
    state = lived("first-120").state
    moments = [entry.body.moment for entry in state.readings if entry.body.measure == "pain_now"]
    assert moments == ["before", "before", "after"]


def test_no_consent_for_the_deep_work_ends_in_a_lighter_session() -> None:
    drive = Drive(LIBRARY.protocols()["first-120"])
    drive.did("start")
    while drive.state.stage_key != "check_2" or not isinstance(drive.state.step, ConsentStep):
        live(drive)
        drive.did("next")
    drive.did("next")
    assert not drive.do("next", reason="never mind").allowed
    drive.did("skip_stage", reason="the client would rather stay lighter")
    assert drive.state.stage_key == "balance"


def lived(protocol_id: str) -> Drive:
    drive = Drive(LIBRARY.protocols()[protocol_id])
    drive.did("start")
    last = (drive.session.protocol.stages[-1].id, drive.session.protocol.stages[-1].steps[-1].id)
    while True:
        live(drive)
        state = drive.state
        assert state.step is not None
        if (state.stage_key, state.step.id) == last:
            drive.did("end")
            return drive
        drive.did("next")
        drive.after(30)


def live(drive: Drive) -> None:
    """What a practitioner enters at the step on the screen."""
    step: Step | None = drive.state.step
    match step:
        case SafetyStep():
            for group in step.groups:
                drive.did("answer_safety", group=group, answer="no")
        case ConsentStep():
            drive.did("give_consent", stop_word="" if step.renew else "red")
        case StoryStep():
            for topic in step.topics:
                drive.did("note_story", topic=topic, words="as said")
        case PainStep():
            drive.did("mark_pain", site="back_low.R")
            score_all(drive, step)
        case ScoreStep():
            score_all(drive, step)
        case BaselineStep():
            for target in checks_of(drive.state, step):
                drive.did("mark_check", check=target.check.id, side=target.side, mark=0)
        case CheckStep():
            drive.did("score", measure=step.measure, value=4)
            drive.did("answer_check", answer="better")
        case ExplainStep():
            if step.teach_back:
                drive.did("teach_back", words="my hip may pull", value=2)
            if step.home:
                drive.did("give_home", task="walk")
        case _:
            live_by_hand(drive, step)


def live_by_hand(drive: Drive, step: Step | None) -> None:
    match step:
        case PalpateStep():
            drive.did("note_finding", site="hip_front.R", type="unsure", tenderness=6)
        case TraceStep() if drive.state.traces:
            drive.did("judge_trace", verdict="not_supported")
        case TraceStep():
            drive.did("note_trace", source="hip_front.R", test="bending gets easier")
        case PlanStep():
            deepest = step.deep_from if step.max_deep_sites else step.deep_from - 1
            depths = [min(2 + at, deepest) for at in range(step.max_sites)]
            plan = [{"site": s, "depth": d} for s, d in zip(PLACES, depths, strict=False)]
            drive.did("set_plan", places=plan)
        case ReleaseStep():
            drive.did("rate_pressure", value=4)
            while sites_left(drive.state, step):
                drive.did("start_release")
                drive.did("rate_pressure", value=4)
                drive.did("end_release", response="better", tenderness=3)


def score_all(drive: Drive, step: ScoreStep | PainStep) -> None:
    for target in targets_of(drive.state, step):
        if not target.named:
            drive.did("name_activity", activity=target.subject, words="tying my shoes")
        value = min(4, target.measure.high)
        drive.did("score", measure=target.measure.id, subject=target.subject, value=value)
