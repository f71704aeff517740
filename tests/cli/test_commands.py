"""Every command is found, explains itself, and leaves with the right code; nothing that is typed brings a traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_tui import __version__
from session_tui.cli import main, records
from session_tui.protocol.places import shipped_folder
from tests.cli.conftest import SCRIPTS, Ask

HELP = {
    (): ("timed session", "SESSION_TUI_PRACTICE", "does not diagnose"),
    ("clients", "list"): ("List clients", "a few letters of the name"),
    ("sessions", "list"): ("List sessions", "--client"),
    ("sessions", "show"): ("Show one session", "first letters are enough"),
    ("handout",): ("PDF", "never over an older file", "letter"),
    ("protocol", "list"): ("protocols that can be chosen",),
    ("protocol", "show"): ("every id a script needs",),
    ("protocol", "check"): ("line by line",),
    ("rehearse",): ("scripted session without a screen", "SCRIPT.yaml"),
    ("demo",): ("throw-away", "two hours in two minutes"),
    ("sites",): ("places of the body",),
    ("paths",): ("where everything lies",),
}
BAD = "format: 1\nid: mine\nname: Mine\nvisit: first\ntotal_minutes: 5\nstages: none\n"


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_says_what_it_does(ask: Ask, words: tuple[str, ...]) -> None:
    said = ask(*words, "--help")
    assert (said.code, said.err) == (0, "")
    plain = " ".join(said.out.split())
    for each in HELP[words]:
        assert each in plain, each


def test_the_first_help_names_every_command(ask: Ask) -> None:
    said = ask("--help").out
    for words in HELP:
        assert not words or words[0] in said
    assert ask("--version").out.strip() == f"session-tui {__version__}"


@pytest.mark.parametrize(
    "words",
    [
        ("frob",), ("clients",), ("sessions", "show"), ("handout", "x"),
        ("handout", "x", "--out", "y", "--paper", "a3"),
        ("demo", "--speed", "fast"), ("demo", "--speed", "0"), ("demo", "--speed", "61"), ("demo", "--speed", "nan"),
        ("--practice",), ("--practice", "", "paths"), ("rehearse",), ("protocol", "check"), ("paths", "--frob"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_asked_wrongly_is_two_and_at_most_two_lines(ask: Ask, words: tuple[str, ...]) -> None:
    said = ask(*words)
    assert (said.code, said.out) == (2, "")
    lines = said.err.splitlines()
    assert 1 <= len(lines) <= 2
    assert all(line.startswith("session-tui: ") for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ("clients", "list"), ("sessions", "list"), ("sessions", "show", "x"), ("handout", "x", "--out", "y.pdf"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_practice_that_cannot_be_opened_is_one(ask: Ask, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "photos.zip").write_text("x")
    for place in ("file", "other"):
        said = ask(*words, "--practice", tmp_path / place)
        assert (said.code, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1
        assert str(tmp_path / place) in said.err


def test_looking_makes_no_practice(ask: Ask, tmp_path: Path) -> None:
    assert ask("clients", "list", "--practice", tmp_path / "none").code == 1
    assert not (tmp_path / "none").exists()


def test_which_practice_the_command_line_the_environment_or_the_users_own(
    ask: Ask, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def used(*words: object) -> str:
        return re.split(r"\s{2,}", ask("paths", *words).out.splitlines()[0])[1]

    assert Path(used()).is_relative_to(home)
    monkeypatch.setenv("SESSION_TUI_PRACTICE", str(practice))
    assert used() == str(practice)
    assert len(ask("clients", "list", "--json").data) == 4
    assert used("--practice", tmp_path / "other") == str(tmp_path / "other")
    said = ask("--practice", tmp_path / "other", "paths").out
    assert str(tmp_path / "other" / "handouts") in said
    monkeypatch.setenv("SESSION_TUI_PRACTICE", "  ")
    assert Path(used()).is_relative_to(home)


def test_paths_names_every_place(ask: Ask, home: Path) -> None:
    said = ask("paths").out
    for name in ("practice", "handouts", "your protocols", "shipped protocols", "settings", "crash reports"):
        assert name in said
    assert str(shipped_folder()) in said


# -- protocols --------------------------------------------------------------------------------------------------


def test_protocols_are_listed_with_where_they_come_from(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert re.search(
        r"^first-120 +120 min +13 stages +shipped +First visit, two hours$", ask("protocol", "list").out, re.M
    )
    own = tmp_path / "own"
    own.mkdir()
    text = (shipped_folder() / "first-120.yaml").read_text(encoding="utf-8")
    (own / "mine.yaml").write_text(
        text.replace("name: First visit, two hours", "name: My first visit"), encoding="utf-8"
    )
    monkeypatch.setenv("SESSION_TUI_PROTOCOLS", str(own))
    assert re.search(r"^first-120 .* yours +My first visit$", ask("protocol", "list").out, re.M)
    (own / "broken.yaml").write_text(BAD, encoding="utf-8")
    said = ask("protocol", "list")
    assert said.code == 1
    assert "broken.yaml:6" in said.err
    assert "first-120" in said.out


def test_a_good_protocol_is_zero_and_a_bad_one_is_one_with_its_line(ask: Ask, tmp_path: Path) -> None:
    good = shipped_folder() / "first-120.yaml"
    said = ask("protocol", "check", good)
    assert (said.code, said.err) == (0, "")
    assert "good" in said.out
    bad = tmp_path / "bad.yaml"
    bad.write_text(BAD, encoding="utf-8")
    said = ask("protocol", "check", good, bad)
    assert said.code == 1
    assert "good" in said.out
    assert said.err.splitlines()[0].startswith("session-tui: bad.yaml:6: ")
    assert ask("protocol", "check", tmp_path / "none.yaml").err.startswith("session-tui: none.yaml: there is no such")


def test_show_gives_every_id_a_script_may_name(ask: Ask) -> None:
    said = ask("protocol", "show", "first-120").out
    for name in (
        "safe_to_start",
        "red_flags",
        "rf_cardiac",
        "st_neuro",
        "pain_now",
        "thomas (L, R)",
        "densified",
        "walk",
    ):
        assert name in said
    assert ask("protocol", "show", "first-12").err.endswith("Did you mean 'first-120'?\n")


def test_sites_are_found_by_a_few_letters(ask: Ask) -> None:
    assert ask("sites", "rt", "hip", "fr").out.split()[0] == "hip_front.R"
    assert ask("sites", "qqqq").code == 1
    assert "back_low.R" in ask("sites").out


# -- rehearsals -------------------------------------------------------------------------------------------------


def test_a_rehearsal_is_zero_and_its_record_is_there(ask: Ask, tmp_path: Path) -> None:
    played = ask("rehearse", SCRIPTS / "stopped-for-safety.yaml", "--json", "--practice", tmp_path / "p").data
    found = ask("sessions", "show", played["sessions"][0], "--json", "--practice", tmp_path / "p").data
    assert found["outcome"] == "stopped_for_safety"
    assert found["client"]["id"] == played["client"]
    said = ask("rehearse", SCRIPTS / "stopped-for-safety.yaml", "--practice", tmp_path / "p").out
    assert "stopped for safety" in said
    assert len(ask("clients", "list", "--json", "--practice", tmp_path / "p").data) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{do: strat}", "script.yaml:6: There is no action 'strat'. Did you mean 'start'?"),
        ("{do: note, words: x}", "script.yaml:6: The session has not begun. Start it first."),
    ],
)
def test_a_script_that_cannot_be_played_is_one_and_leaves_nothing(
    ask: Ask, tmp_path: Path, text: str, words: str
) -> None:
    script = tmp_path / "script.yaml"
    script.write_text(
        "name: x\nclient: {name: Robin Example}\nprotocol: first-120\nstart: '2026-09-07 14:00+01:00'\nactions:\n"
        f"  - {text}\n",
        encoding="utf-8",
    )
    said = ask("rehearse", script, "--practice", tmp_path / "p")
    assert (said.code, said.out, said.err) == (1, "", f"session-tui: {words}\n")
    assert not (tmp_path / "p").exists()


def test_a_protocol_that_is_not_there_is_told_with_the_line(ask: Ask, tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    text = (SCRIPTS / "in-progress.yaml").read_text(encoding="utf-8")
    script.write_text(text.replace("protocol: first-120", "protocol: first-12"), encoding="utf-8")
    said = ask("rehearse", script, "--practice", tmp_path / "p")
    assert said.code == 1
    assert re.match(
        r"session-tui: script.yaml:\d+: There is no protocol 'first-12'. Did you mean 'first-120'\?\n", said.err
    )


# -- whatever is typed ------------------------------------------------------------------------------------------

WORDS = st.one_of(
    st.sampled_from(
        ["clients", "sessions", "list", "show", "handout", "protocol", "check", "rehearse", "sites", "paths", "demo",
         "--json", "--practice", "--out", "--client", "--speed", "--paper", "--", "-", "--help", "1e999", "a4"]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=6))
def test_any_words_get_an_answer(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    here = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("here"))
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words)
    finally:
        os.chdir(here)
    assert code in (0, 1, 2)
    assert "Traceback" not in err.getvalue()
    assert "impossible" not in err.getvalue()
    assert code == 0 or err.getvalue().startswith("session-tui: ")


def test_the_impossible_ends_in_a_report_without_a_word_of_a_record(
    ask: Ask, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_asked: object) -> int:
        raise ZeroDivisionError("Robin Example has a secret")

    monkeypatch.setattr(records, "list_clients", broken)
    said = ask("clients", "list", "--practice", practice)
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert "Something impossible happened" in line
    report = Path(line.rsplit("Report: ", 1)[1]).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert "Robin" not in report + line


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_reader_that_goes_away_is_no_failure_to_speak_of(practice: Path) -> None:
    command = f"{sys.executable} -m session_tui clients list --practice '{practice}' | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep such names out")
def test_a_name_that_is_not_utf_8_is_shown_all_the_same() -> None:
    line = [sys.executable.encode(), b"-m", b"session_tui", b"paths", b"--practice", b"/tmp/caf\xe9"]
    done = subprocess.run(line, capture_output=True)
    assert done.returncode == 0
    assert b"/tmp/caf" in done.stdout
