"""A safety answer may limit the depth at some regions only; elsewhere work goes on as planned."""

from __future__ import annotations

from session_tui.protocol.models import Protocol
from tests.session.small import SMALL, Drive


def gentle_belly() -> Protocol:
    data = SMALL.model_dump(mode="json")
    for question in data["tables"]["safety"][0]["questions"]:
        if question["id"] == "ci_blood":
            question |= {"no_sites": [], "cap_regions": ["abdomen", "groin"]}
    return Protocol.model_validate(data)


def planning() -> Drive:
    drive = Drive(gentle_belly()).through_safety()
    drive.did("answer_safety", questions=["ci_blood"], answer="yes")
    for _ in range(4):
        drive.did("next")
    drive.did("next", reason="short")
    drive.did("next"), drive.did("next")
    return drive


def test_the_limit_holds_at_its_regions() -> None:
    drive = planning()
    deep = drive.do("set_plan", places=[{"site": "groin.L", "depth": 3}], reason="want")
    assert "too deep today" in str(deep.problems[0])
    drive.did("set_plan", places=[{"site": "groin.L", "depth": 2}])


def test_the_limit_does_not_hold_elsewhere() -> None:
    drive = planning()
    drive.did("set_plan", places=[{"site": "hip_front.R", "depth": 2}, {"site": "back_low.R", "depth": 3}])
    assert drive.state.depth_cap is None
    assert drive.state.depth_cap_at("abdomen") == 2
    assert drive.state.depth_cap_at("back_low") is None
