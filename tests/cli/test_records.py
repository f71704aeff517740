"""Clients, sessions and handouts on the command line say what the record says."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Ask


def sessions(ask: Ask, practice: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("sessions", "list", "--json", "--practice", practice, *words).data
    return found


def id_of(ask: Ask, practice: Path, client: str, visit: int = 1) -> str:
    (found,) = [s["id"] for s in sessions(ask, practice, "--client", client) if s["visit"] == visit]
    return str(found)


def text_of(pdf: Path) -> str:
    """The words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_clients_by_name_in_a_table_and_as_json(ask: Ask, practice: Path) -> None:
    table = ask("clients", "list", "--practice", practice)
    assert table.code == 0
    assert [line.split()[1] for line in table.out.splitlines()].count("Robin") == 1
    (robin,) = ask("clients", "list", "rob", "--json", "--practice", practice).data
    assert (robin["name"], robin["born"], robin["sessions"]) == ("Robin Example", "1978-05-17", 6)
    assert datetime.fromisoformat(robin["last_seen"]) == datetime(2026, 10, 5, 13, tzinfo=UTC)


def test_nobody_is_an_empty_list_and_a_word(ask: Ask, practice: Path) -> None:
    assert ask("clients", "list", "nobody at all", "--practice", practice).out.strip() == "No clients."
    assert ask("clients", "list", "nobody at all", "--json", "--practice", practice).data == []


def test_sessions_newest_first_and_of_one_client(ask: Ask, practice: Path) -> None:
    everything = sessions(ask, practice)
    assert len(everything) == 11
    started = [s["started"] for s in everything]
    assert started == sorted(started, reverse=True)
    robin = sessions(ask, practice, "--client", "robin")
    assert [s["visit"] for s in robin] == [6, 5, 4, 3, 2, 1]
    assert sessions(ask, practice, "--client", robin[0]["client"]["id"][:8]) == robin
    first = robin[-1]
    assert (first["started"], first["outcome"], first["status"]) == ("2026-08-17T14:00:00+01:00", "completed", "signed")
    assert first["headline"] == "Pain now, right low back 6 → 4, clearly less"
    table = ask("sessions", "list", "--client", "robin", "--practice", practice).out
    assert table.splitlines()[-1].startswith(first["id"][:8])
    assert "2026-08-17 14:00" in table


def test_two_clients_that_fit_are_named(ask: Ask, practice: Path) -> None:
    said = ask("sessions", "list", "--client", "example", "--practice", practice)
    assert said.code == 1
    assert "4 clients fit 'example'" in said.err
    assert "Robin Example" in said.err


def test_one_session_as_json(ask: Ask, practice: Path) -> None:
    found = ask("sessions", "show", id_of(ask, practice, "robin"), "--json", "--practice", practice).data
    assert found["client"]["name"] == "Robin Example"
    assert found["main_change"]["verdict"] == "clearly_better"
    assert [s["value"] for s in found["scores"] if s["measure"] == "pain_now"] == [6, 6, 4]
    assert found["times"]["session_seconds"] == 7210
    assert [f["site"] for f in found["findings"]][-1] == "hip_front.L"
    assert len(found["plan"]["places"]) == 3


def test_one_session_on_a_page(ask: Ask, practice: Path) -> None:
    page = ask("sessions", "show", id_of(ask, practice, "sam")[:10], "--practice", practice).out
    for words in (
        "Sam Example, visit 1: First visit, two hours",
        "Thursday 17 September 2026, 10:00   stopped for safety: Tingling that did not go away",
        "Release B: along the chain",
        "st_neuro at",
        "not reached",
        "Left buttock, depth 3",
        "Touch still duller",
    ):
        assert words in page, words


@pytest.mark.parametrize("wrong", ["", "zz", "../../etc/passwd", "*", "0" * 32])
def test_a_session_that_is_not_there(ask: Ask, practice: Path, wrong: str) -> None:
    said = ask("sessions", "show", wrong, "--practice", practice)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"session-tui: There is no session '{wrong}'. Look at the list of sessions.\n"


def test_a_beginning_that_fits_two_sessions(ask: Ask, practice: Path) -> None:
    ids = sorted(s["id"] for s in sessions(ask, practice))
    common = next((one[0] for one, other in pairwise(ids) if one[0] == other[0]), None)
    if common is None:
        pytest.skip("by chance no two of these ids begin alike")
    said = ask("sessions", "show", common, "--practice", practice)
    assert said.code == 1
    assert "sessions begin" in said.err


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_page_says_what_the_record_says(ask: Ask, practice: Path, tmp_path: Path, paper: str, width: int) -> None:
    session = id_of(ask, practice, "robin")
    out = tmp_path / "page.pdf"
    said = ask("handout", session[:12], "--out", out, "--paper", paper, "--practice", practice)
    assert said.out.startswith(f"{out} (")
    assert round(float(PdfReader(out).pages[0].mediabox.width)) == width
    found = ask("sessions", "show", session, "--json", "--practice", practice).data
    words = text_of(out)
    assert "Robin Example" in words
    assert f"went from {found['main_change']['before']:g} to {found['main_change']['after']:g}" in words
    for change in found["changes"]:
        if change["words"]:
            assert change["words"].casefold() in words.casefold(), change
    for place in found["findings"]:
        assert place["name"] in words, place
    for task in found["home"]:
        assert task["name"] in words
    for said_back in (found["teach_back"], found["next_visit"]["when"], found["story"]["matters_most"]):
        assert said_back in words
    assert found["notes"][0]["words"] not in words
    assert found["story"]["belief"] not in words
    assert ask("sessions", "show", session, "--json", "--practice", practice).data["printed"] == 1


def test_no_change_is_printed_as_plainly(ask: Ask, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    ask("handout", id_of(ask, practice, "kim", 2), "--out", out, "--practice", practice)
    assert "stayed at 5: no change we can measure" in text_of(out)


def test_a_page_is_never_written_over(ask: Ask, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.write_text("mine")
    said = ask("handout", id_of(ask, practice, "kim", 2), "--out", out, "--practice", practice)
    assert (said.code, out.read_text()) == (1, "mine")
    assert said.err == f"session-tui: {out} is there already. Nothing is ever written over; give another name.\n"
    nowhere = tmp_path / "no" / "page.pdf"
    assert (
        "There is no folder"
        in ask("handout", id_of(ask, practice, "kim"), "--out", nowhere, "--practice", practice).err
    )
    assert {path.name for path in tmp_path.iterdir()} == {"practice", "page.pdf"}


def test_looking_changes_nothing_on_the_disk(ask: Ask, practice: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in practice.rglob("*") if p.is_file()}

    before = files()
    session = id_of(ask, practice, "robin")
    ask("clients", "list", "--practice", practice)
    ask("sessions", "show", session, "--practice", practice)
    assert files() == before


def test_words_of_a_client_cannot_steer_the_terminal(ask: Ask, tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text(
        "name: x\nclient: {name: 'Robin [red]E'}\nprotocol: first-120\nstart: '2026-09-07 14:00+01:00'\n"
        'actions: [{do: start}, {do: note, words: "a\\tb"}]\n',
        encoding="utf-8",
    )
    practice = tmp_path / "p"
    assert ask("rehearse", script, "--practice", practice).code == 0
    (line,) = sessions(ask, practice)
    page = ask("sessions", "show", line["id"], "--practice", practice).out
    assert "Robin [red]E" in page
    assert "\t" not in page
