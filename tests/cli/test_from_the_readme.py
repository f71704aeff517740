"""A script written from the README alone: the record and the page say what the script says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask
from tests.cli.test_records import text_of

SCRIPT = Path(__file__).with_name("from_the_readme.yaml")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def found(ask: Ask, place: Path) -> dict[str, Any]:
    """What `sessions show --json` says after the rehearsal."""
    played = ask("rehearse", SCRIPT, "--json", "--practice", place).data
    record: dict[str, Any] = ask("sessions", "show", played["sessions"][0], "--json", "--practice", place).data
    return record


def test_the_record_says_what_the_script_says(found: dict[str, Any]) -> None:
    scores = [(s["measure"], s["subject"], s["moment"], s["value"], s["at"]) for s in found["scores"]]
    assert scores == [
        ("pain_now", "neck_back.R", "before", 7, 420),
        ("psfs", "a1", "before", 3, 510),
        ("main_movement", None, "before", 6, 840),
        ("pain_now", "neck_back.R", "before", 6, 900),
        ("main_movement", None, "during", 4, 2760),
        ("pain_now", "neck_back.R", "after", 3, 4140),
        ("main_movement", None, "after", 3, 4200),
        ("psfs", "a1", "after", 6, 4260),
        ("understanding", None, "during", 2, 4500),
    ]
    assert [(c["measure"], c["before"], c["after"], c["verdict"]) for c in found["changes"]] == [
        ("pain_now", 6.5, 3, "clearly_better"),
        ("main_movement", 6, 3, "clearly_better"),
        ("psfs", 3, 6, "clearly_better"),
    ]
    assert [(f["site"], f["type"], f["tenderness"]) for f in found["findings"]] == [("shoulder_top.R", "spasm", 6)]
    assert [p["site"] for p in found["plan"]["places"]] == ["shoulder_top.R", "chest.R", "neck_back.R"]
    assert [(r["site"], r["seconds"], r["response"], r["pressures"]) for r in found["releases"]] == [
        ("shoulder_top.R", 480, "better", [4]),
        ("chest.R", 480, "same", []),
        ("neck_back.R", 660, "better", [4]),
    ]
    assert [(t["source"], t["test"], t["verdict"]) for t in found["traces"]] == [
        ("shoulder_top.R", "Turning hurts less", "supported")
    ]
    assert [(s["key"], s["reason"]) for s in found["stages"] if s["status"] == "skipped"] == [
        ("release_c", "No jaw trouble")
    ]
    assert (found["times"]["session_seconds"], found["outcome"]) == (88 * 60, "completed")
    assert found["teach_back"] == "My shoulder pulls"


def test_the_page_says_the_same(ask: Ask, place: Path, tmp_path: Path, found: dict[str, Any]) -> None:
    page = tmp_path / "page.pdf"
    assert ask("handout", found["id"], "--out", page, "--practice", place).code == 0
    words = text_of(page)
    for said in (
        "Pat Example",
        "7 September 2026",
        "went from 6.5 to 3: clearly less",
        "Top of the right shoulder",
        "tender to press (6 of 10)",
        "What would show it: Turning hurts less",
        "Reading",
        "better, beyond measurement error",
        "My shoulder pulls",
        "A short walk",
    ):
        assert said.casefold() in words.casefold(), said
