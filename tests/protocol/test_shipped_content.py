"""What the shipped protocols and tables say is what the domain reference says: numbers, ids, minutes, keys."""

from __future__ import annotations

import pytest

from session_tui.commands import commands_of
from session_tui.protocol.library import Library
from session_tui.protocol.models import GateStep, SafetyStep, Stage
from session_tui.protocol.wording import word_warnings
from tests.protocol.sample import SHIPPED

MINUTES = {
    "first-120": (13, 89, 120, 167),
    "followup-120": (12, 90, 120, 163),
    "followup-90": (10, 66, 90, 116),
    "followup-60": (9, 45, 60, 76),
    "neck-headache-90": (10, 70, 90, 123),
    "course-review-60": (6, 39, 60, 79),
    "light-60": (8, 43, 60, 77),
    "screen-only-30": (4, 19, 30, 40),
    "blank": (5, 30, 60, 100),
}
"""Stages, minima, targets and maxima; the first six are those of the domain reference, G.3."""

CHECK_ERRORS = {
    "ftf": 4.5, "sts": 2.5, "nk_rot": 7, "nk_flex": 7, "slr": 6, "main_move": 2,
    "st_feet": 2, "st_knees": 2, "st_pelvis": 2, "st_ribs": 2, "st_shoulders": 2, "st_head": 2,
    "breath": 2, "ext": 2, "grip_squat": 2,
}  # fmt: skip
"""Domain reference G.2; every other check has an error the practice sets, so none."""

MEASURE_ERRORS = {
    "pain_now": 2, "pain_worst": 2, "pain_average": 2, "main_movement": 2, "psfs": 2.1,
    "ftf": 4.5, "slr": 5.7, "nk_rot": 7, "sts": 2.5, "schober_modified": 1.8,
}  # fmt: skip
"""Domain reference C.1."""

HIGHER_IS_BETTER = {
    "psfs", "groc", "groc_course", "understanding", "can_change", "stance", "slr", "nk_rot", "sts",
    "schober_modified", "rot", "sh_flex", "hip_ir", "k2w", "jaw",
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(SHIPPED, None)


def test_the_shipped_protocols_are_these(library: Library) -> None:
    assert set(library.protocols()) == set(MINUTES)
    assert list(library.problems) == []


@pytest.mark.parametrize("protocol_id", MINUTES)
def test_stages_and_minutes(library: Library, protocol_id: str) -> None:
    stages = library.protocols()[protocol_id].stages
    minutes = [stage.minutes for stage in stages]
    sums = [sum(getattr(each, field) for each in minutes) for field in ("min", "target", "max")]
    assert (len(stages), *sums) == MINUTES[protocol_id]


@pytest.mark.parametrize("protocol_id", MINUTES)
def test_no_hand_before_every_safety_question(library: Library, protocol_id: str) -> None:
    """Red flags, neck and what limits touch are asked, and a gate waits for them, before the first touch."""
    stages = library.protocols()[protocol_id].stages
    before = stages[: next((at for at, stage in enumerate(stages) if stage.depth), len(stages))]
    asked = {group for step in _steps(before, SafetyStep) for group in step.groups}
    waited = {each.answered for gate in _steps(before, GateStep) for each in gate.require}
    assert {"red_flags", "neck", "contraindications"} <= asked
    assert asked <= waited


def _steps(stages: tuple[Stage, ...], kind: type) -> list:  # type: ignore[type-arg]
    return [step for stage in stages for step in stage.steps if isinstance(step, kind)]


@pytest.mark.parametrize("protocol_id", [each for each in MINUTES if each != "blank"])
def test_every_step_but_a_note_has_something_to_say(library: Library, protocol_id: str) -> None:
    steps = [step for stage in library.protocols()[protocol_id].stages for step in stage.steps]
    assert [step.id for step in steps if not step.say and step.kind != "note"] == []
    assert [step.id for step in steps if not step.do and step.kind != "gate"] == []


@pytest.mark.parametrize("protocol_id", MINUTES)
def test_words_for_the_client_promise_nothing(library: Library, protocol_id: str) -> None:
    assert [str(warning) for warning in word_warnings(library.protocols()[protocol_id])] == []


def test_what_is_never_trimmed(library: Library) -> None:
    stages = library.protocols()["first-120"].stages
    kept = [stage.id for stage in stages if stage.protected]
    assert kept == ["safety", "check_1", "check_2", "rescore", "explain"]


def test_safety_questions_are_all_there(library: Library) -> None:
    groups = {group.id: group.questions for group in library.tables.safety}
    assert {name: len(rows) for name, rows in groups.items()} == {
        "red_flags": 13,
        "neck": 6,
        "contraindications": 19,
    }
    prefixes = {"red_flags": "rf_", "neck": "nk_", "contraindications": "ci_"}
    assert all(row.id.startswith(prefixes[name]) for name, rows in groups.items() for row in rows)


def test_what_calls_for_no_treatment_leaves_no_depth(library: Library) -> None:
    rows = {row.id: row for group in library.tables.safety for row in group.questions}
    assert [row.id for row in rows.values() if row.action == "emergency" and row.depth_cap != 0] == []
    none_today = {"rf_fx_trauma", "rf_inf", "rf_dvt", "nk_new_pain", "nk_gca", "ci_fever", "ci_dvt", "ci_intox"}
    assert {row.depth_cap for name, row in rows.items() if name in none_today} == {0}
    assert rows["ci_bleeding"].depth_cap == 2
    assert not rows["ci_bleeding"].cap_regions
    assert "calf" in rows["ci_preg"].cap_regions
    assert set(rows["nk_upper"].no_sites) == {"suboccipital", "neck_back", "neck_side", "neck_front"}


def test_stop_rules_are_the_nine(library: Library) -> None:
    ends = {row.id: row.ends for row in library.tables.stop_rules}
    assert set(ends) == {
        "st_word", "st_pressure", "st_pain_up", "st_neuro", "st_dizzy", "st_chest", "st_distress", "st_bruise",
        "st_consent",
    }  # fmt: skip
    assert library.tables.stop_rule("st_chest").emergency
    assert ends["st_consent"] == "session"


def test_errors_and_directions_are_the_published_ones(library: Library) -> None:
    tables = library.tables
    assert {row.id: row.error for row in tables.measures if row.error is not None} == MEASURE_ERRORS
    assert {row.id for row in tables.measures if row.better == "higher"} == HIGHER_IS_BETTER
    assert {row.id: row.error for row in tables.checks if row.error is not None} == CHECK_ERRORS
    assert tables.measure("pain_now").judge == "pain"
    assert tables.measure("psfs").max_subjects == 3
    assert len(tables.measure("groc").words) == 11


def test_the_types_keep_clear_of_every_other_key(library: Library) -> None:
    """Digits score, a, b and c come from pedals, and a letter of the run screen keeps its meaning."""
    keys = [row.key for row in library.tables.types]
    taken = {key for command in commands_of("run") for key in command.keys} | set("0123456789abc")
    assert len(set(keys)) == len(keys) == 8
    assert not taken & set(keys)


def test_type_ceilings(library: Library) -> None:
    ceilings = {row.id: row.pressure_ceiling for row in library.tables.types}
    assert ceilings == {
        "spasm": 5, "adhesion": 5, "densified": 7, "scar": 4, "tender_point": 6, "guarding": 2, "unsure": 5,
        "not_for_hands": 0,
    }  # fmt: skip
    assert not library.tables.restriction_type("not_for_hands").hands_on


def test_every_happening_has_its_sentences(library: Library) -> None:
    prompts = library.tables.prompts
    for answer in ("after_better", "after_same", "after_worse"):
        assert sum(prompt.when == answer for prompt in prompts) >= 3
    spoken_of = {prompt.of for prompt in prompts}
    assert {row.id for row in library.tables.types} <= spoken_of
    assert {row.id for row in library.tables.questions} <= spoken_of


def test_the_handout_leaves_the_local_numbers_to_the_settings(library: Library) -> None:
    handout = library.tables.handout
    words = " ".join((*handout.expect, handout.call_title, *handout.call))
    assert "{emergency}" in words
    assert "{doctor_line}" in words
    assert "999" not in words
    assert len(handout.call) <= 7
