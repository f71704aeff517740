"""The shipped rehearsals play, quickly, and their records say what the scripts say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from session_tui.clock import Clock, Stamp
from session_tui.protocol.places import shipped_folder
from session_tui.rehearsal.sample import fill, script_seconds
from session_tui.rehearsal.script import read_script
from tests.rehearsal.playing import Stage, library

FOLDER = shipped_folder() / "rehearsals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


class Shown:
    """Every shipped script, played once."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder)
        self.seconds: dict[str, float] = {}
        self.documents: dict[str, list[dict[str, Any]]] = {}
        for name in NAMES:
            began = time.process_time()
            played = self.stage.play(FOLDER / f"{name}.yaml")
            self.seconds[name] = time.process_time() - began
            self.documents[name] = self.stage.documents(played)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    library()
    everything = Shown(tmp_path_factory.mktemp("shipped") / "practice")
    yield everything
    everything.stage.desk.close()


def values(document: dict[str, Any], measure: str) -> list[tuple[str, float]]:
    """Moment and value of every score of a measure, in order."""
    return [(s["moment"], s["value"]) for s in document["scores"] if s["measure"] == measure]


def test_there_is_one_that_improves_one_that_does_not_one_stopped_and_one_under_way() -> None:
    assert {"improves", "no-change", "stopped-for-safety", "in-progress"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_plays_in_a_second_or_so(shown: Shown, name: str) -> None:
    assert shown.seconds[name] < 2 * max(1, len(shown.documents[name]) / 3)


@pytest.mark.parametrize("name", NAMES)
def test_the_people_in_it_are_made_up_and_say_so(name: str) -> None:
    script = read_script(FOLDER / f"{name}.yaml").script
    assert script is not None
    assert script.client_name.endswith("Example")
    assert "Made up" in script.client_notes
    assert script.about


@pytest.mark.parametrize("name", NAMES)
def test_times_stay_near_the_protocol(shown: Shown, name: str) -> None:
    for document in shown.documents[name]:
        if document["outcome"] != "completed":
            continue
        minutes = document["times"]["session_seconds"] / 60
        assert 110 <= minutes <= 130
        for stage in document["stages"]:
            assert stage["seconds"] / 60 == pytest.approx(stage["planned_minutes"], abs=5), stage["key"]


def test_the_course_that_improves_comes_down_but_not_at_every_visit(shown: Shown) -> None:
    visits = shown.documents["improves"]
    assert [v["visit"] for v in visits] == [1, 2, 3, 4, 5, 6]
    assert {v["status"] for v in visits} == {"signed"}
    assert [v["main_change"]["before"] for v in visits] == [6, 5.5, 5.5, 4, 3, 2]
    assert [v["main_change"]["after"] for v in visits] == [4, 4, 5, 3, 2, 1]
    verdicts = [v["main_change"]["verdict"] for v in visits]
    assert verdicts == ["clearly_better", "perhaps_better", "no_change", *["perhaps_better"] * 3]


def test_its_first_visit_has_everything(shown: Shown) -> None:
    first = shown.documents["improves"][0]
    assert len(first["safety"]) == 38
    assert set(first["safety"].values()) == {"no"}
    assert first["consent"]["stop_word"] == "red"
    assert first["consent"]["depth"] == 4
    assert first["story"]["matters_most"] == "To sit through a film"
    assert [p["site"] for p in first["pain"]] == ["back_low.R"]
    assert first["activities"]["a1"] == "Tying my shoes"
    assert values(first, "pain_now") == [("before", 6), ("before", 6), ("after", 4)]
    assert len({c["check"] for c in first["checks"] if c["moment"] == "before"}) == 24
    assert {f["site"] for f in first["findings"]} >= {"hip_front.R", "back_low.R"}
    (trace,) = first["traces"]
    assert (trace["source"], trace["path"]) == ("hip_front.R", ["back_low.R", "hip_front.R"])
    assert trace["test"].startswith("Bending to the knees")
    assert trace["verdict"] == "supported"
    assert [(p["site"], p["depth"]) for p in first["plan"]["places"]] == [
        ("thigh_front.R", 2),
        ("hip_side.R", 3),
        ("hip_front.R", 4),
    ]
    assert [r["site"] for r in first["releases"]] == ["thigh_front.R", "hip_side.R", "hip_front.R"]
    assert [r["seconds"] for r in first["releases"]] == [630, 740, 600]
    assert first["releases"][2]["pressures"] == [6, 7]
    assert [r["answer"] for r in first["re_tests"]] == ["better", "same"]
    assert first["teach_back"].startswith("The front of my hip may pull")
    assert [h["task"] for h in first["home"]] == ["hip_front_ease", "change_position"]
    assert first["next_visit"]["when"] == "Monday 24 August, 14:00"
    assert (first["departures"], first["stops"], first["signed_by"]) == ([], [], "Alex Example")


def test_what_is_off_and_what_held_goes_on_to_the_next_visit(shown: Shown) -> None:
    first, second = shown.documents["improves"][:2]
    off = {c["check"] for c in first["checks"] if c["moment"] == "after"}
    assert {c["check"] for c in second["checks"]} == off
    assert second["activities"] == first["activities"]
    assert second["story"]["held"] == "Better for some days"


def test_an_idea_that_did_not_hold_is_told_and_another_one_tried(shown: Shown) -> None:
    verdicts = [(v["traces"][0]["source"], v["traces"][0]["verdict"]) for v in shown.documents["improves"]]
    assert verdicts[2] == ("hip_front.R", "not_supported")
    assert verdicts[3] == ("buttock.R", "supported")


def test_no_change_says_so_and_ends_in_a_decision(shown: Shown) -> None:
    visits = shown.documents["no-change"]
    assert [v["main_change"]["words"] for v in visits] == ["no change we can measure"] * 3
    assert {v["traces"][0]["verdict"] for v in visits} == {"not_supported"}
    assert visits[2]["story"]["course_decision"] == "See a doctor or someone else"
    assert "doctor" in visits[2]["next_visit"]["plan"]
    page = shown.stage.handout(visits[2]["id"])
    assert "no change we can measure" in page
    assert "see a doctor or someone else" in page


def test_stopped_for_safety_keeps_the_lost_time_and_the_two_stops(shown: Shown) -> None:
    (visit,) = shown.documents["stopped-for-safety"]
    assert (visit["outcome"], visit["stop_rule"]) == ("stopped_for_safety", "st_neuro")
    assert [(s["rule"], s["site"], s["outcome"]) for s in visit["stops"]] == [
        ("st_pressure", "buttock.L", "settled"),
        ("st_neuro", "buttock.L", None),
    ]
    assert visit["times"]["paused_seconds"] == 210
    assert [(g["seconds"], g["counted"], g["answered"]) for g in visit["times"]["gaps"]] == [(720, 720, True)]
    assert visit["times"]["session_seconds"] == 99 * 60 - 210
    assert visit["safety"]["nk_risk"] == "yes"
    assert [s["key"] for s in visit["stages"] if s["status"] == "todo"] == [
        "check_2", "release_c", "balance", "rescore", "explain",
    ]  # fmt: skip
    page = shown.stage.handout(visit["id"])
    assert "We stopped early today, to be on the safe side." in page


def test_the_one_under_way_stands_in_release_a_with_a_place_in_work(shown: Shown) -> None:
    (visit,) = shown.documents["in-progress"]
    assert visit["status"] == "running"
    assert [s["key"] for s in visit["stages"] if s["status"] == "current"] == ["release_a"]
    session = shown.stage.desk.session(visit["id"])
    assert session.state.release is not None
    assert session.state.release.site == "chest.L"


def test_the_demo_lets_it_stand_at_this_moment(tmp_path: Path) -> None:
    now = Stamp(datetime(2026, 11, 23, 11, 30, tzinfo=UTC), 50_000.0, "this-boot")
    only = tmp_path / "only"
    only.mkdir()
    (only / "in-progress.yaml").write_bytes((FOLDER / "in-progress.yaml").read_bytes())
    stages: list[Stage] = []

    class Opened:
        def __init__(self, clock: Clock) -> None:
            self.stage = Stage(tmp_path / "practice")
            self.stage.desk.clock = clock
            stages.append(self.stage)

        def __enter__(self) -> Any:
            return self.stage.desk

        def __exit__(self, *_: object) -> None:
            self.stage.desk.close()

    fill(lambda clock: Opened(clock), only, now)
    stage = Stage(tmp_path / "practice")
    (view,) = stage.desk.sessions()
    session = stage.desk.session(view.id).at(now)
    script = read_script(FOLDER / "in-progress.yaml").script
    assert script is not None
    assert session.state.elapsed == pytest.approx(script_seconds(script))
    assert session.state.started is not None
    assert session.state.started.wall == now.wall - timedelta(seconds=script_seconds(script))
    stage.desk.close()
