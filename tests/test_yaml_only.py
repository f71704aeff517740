"""A new stage, measure or restriction type is a change to YAML only: it reaches record, verdict and handout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from session_tui.cli import main

MEASURES = """\
format: 1
rows:
  - id: reach_shelf
    name: Reaching the shelf
    ask: How high can you reach, in cm?
    better: higher
    low: 0
    high: 300
    unit: cm
    error: 6
    handout_name: How high you can reach
"""
TYPES = """\
format: 1
rows:
  - id: cool_band
    name: Cool band
    key: z
    feels: Cooler than its neighbours.
    technique: A warm, still hand.
    pressure_ceiling: 3
    hold_seconds: [60, 120]
    retest: Touch again.
    say: This band feels cooler to me.
    handout: felt cooler than around it
    did: a warm, still hand
"""
PROTOCOL = """\
format: 1
id: shelf-30
name: Shelf
visit: focus
total_minutes: 30
main_measure: reach_shelf
stages:
  - id: hello
    name: Hello
    short: Hello
    minutes: {min: 5, target: 10, max: 15}
    depth: 0
    purpose: ask and agree
    steps:
      - {id: agree, kind: consent, headline: Agree, depth: 1}
      - {id: before, kind: score, headline: Reach, measures: [reach_shelf], moment: before}
      - {id: ready, kind: gate, headline: Ready, require: [{consent: 1}]}
  - id: warm_hand
    name: Warm hand
    short: Warm
    minutes: {min: 5, target: 20, max: 30}
    depth: 1
    purpose: a still hand
    steps:
      - {id: feel, kind: palpate, headline: Feel}
      - {id: hold, kind: release, headline: Hold}
      - {id: again, kind: score, headline: Reach again, measures: [reach_shelf], moment: after}
"""
SCRIPT = """\
format: 1
name: Shelf
client: {name: Robin Example}
protocol: shelf-30
start: "2026-11-23 09:00+00:00"
actions:
  - {at: "0:00", do: start}
  - {at: "2:00", do: give_consent}
  - {at: "3:00", do: next}
  - {at: "4:00", do: score, measure: reach_shelf, value: 180}
  - {at: "10:00", do: go_to, stage: warm_hand}
  - {at: "12:00", do: note_finding, site: shoulder_top.R, type: cool_band, tenderness: 2}
  - {at: "13:00", do: next}
  - {at: "13:30", do: start_release, site: shoulder_top.R}
  - {at: "20:00", do: end_release, response: better}
  - {at: "21:00", do: next}
  - {at: "22:00", do: score, measure: reach_shelf, value: 190}
  - {at: "29:00", do: end}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "measures.yaml").write_text(MEASURES)
    (folder / "tables" / "types.yaml").write_text(TYPES)
    (folder / "shelf.yaml").write_text(PROTOCOL)
    monkeypatch.setenv("SESSION_TUI_PROTOCOLS", str(folder))
    return folder


def test_a_protocol_of_ones_own_is_lived_scored_and_printed(own, tmp_path, capsys):
    practice, script, page = tmp_path / "practice", tmp_path / "script.yaml", tmp_path / "page.pdf"
    script.write_text(SCRIPT)
    assert main(["protocol", "check", str(own / "shelf.yaml")]) == 0, capsys.readouterr().err
    assert main(["rehearse", str(script), "--practice", str(practice), "--json"]) == 0, capsys.readouterr().err
    session = json.loads(capsys.readouterr().out.splitlines()[-1])["sessions"][0]
    assert main(["sessions", "show", session, "--json", "--practice", str(practice)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["main_change"]["verdict"] == "clearly_better"
    assert (record["main_change"]["before"], record["main_change"]["after"]) == (180, 190)
    assert record["findings"][0]["type"] == "cool_band"
    assert [stage["key"] for stage in record["stages"]] == ["hello", "warm_hand"]
    assert record["outcome"] == "completed"
    assert main(["handout", session, "--out", str(page), "--practice", str(practice)]) == 0
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(page).pages).split())
    for words in ("How high you can reach", "180 cm", "190 cm", "elt cooler than around it", "warm, still hand"):
        assert words in text


def test_a_record_keeps_its_meaning_when_the_files_are_gone(own, tmp_path, capsys, monkeypatch):
    practice, script = tmp_path / "practice", tmp_path / "script.yaml"
    script.write_text(SCRIPT)
    assert main(["rehearse", str(script), "--practice", str(practice), "--json"]) == 0
    session = json.loads(capsys.readouterr().out.splitlines()[-1])["sessions"][0]
    monkeypatch.setenv("SESSION_TUI_PROTOCOLS", str(tmp_path / "nothing"))
    assert main(["sessions", "show", session, "--json", "--practice", str(practice)]) == 0
    assert json.loads(capsys.readouterr().out)["main_change"]["words"] == "better, beyond measurement error"
