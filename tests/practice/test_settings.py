"""Settings and places: what the user says wins, and a mistake costs one setting and is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from session_tui.settings import Places, Settings, load_settings, practice_folder, protocols_folder


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), ())


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = """
theme = "light"
paper = "letter"
country = "United Kingdom"
emergency_number = "999"
practice_name = "Quiet Hands"
practitioner = "R. Moss"
profession = "osteopath"
contact = ["12 High Street", "Tel. 01234"]
"""
    settings, problems = load_settings(written(tmp_path, text))
    assert not problems
    assert settings == Settings(
        theme="session-light",
        paper="letter",
        country="United Kingdom",
        emergency_number="999",
        practice_name="Quiet Hands",
        practitioner="R. Moss",
        profession="osteopath",
        contact=("12 High Street", "Tel. 01234"),
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('paper = "a5"', ["paper", '"a5"', "'a4' or 'letter'"]),
        ('theme = "pink"', ["theme", '"pink"', "'dark', 'light', 'contrast' or 'ansi'"]),
        ('contact = "one line"', ["contact", "list"]),
        ("emergency_number = 999", ["emergency_number", "999", "text in quotes"]),
        ('papper = "a4"', ["papper", "paper"]),
    ],
)
def test_a_wrong_setting_says_what_is_allowed_and_costs_only_itself(
    tmp_path: Path, line: str, words: list[str]
) -> None:
    settings, problems = load_settings(written(tmp_path, f'practitioner = "R. Moss"\n{line}\n'))
    assert settings == Settings(practitioner="R. Moss")
    assert len(problems) == 1
    assert all(word in str(problems[0]) for word in ["settings.toml", *words]), str(problems[0])


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    settings, problems = load_settings(written(tmp_path, 'theme = "dark"\npaper = a4"\n'))
    assert settings == Settings()
    assert "line 2" in str(problems[0])


def test_bytes_that_are_no_text_and_folders_are_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in str(load_settings(path)[1][0])
    assert load_settings(tmp_path)[1]


def test_the_command_line_wins_over_the_environment_and_that_over_the_default(tmp_path: Path, home: Path) -> None:
    environ = {"SESSION_TUI_PRACTICE": str(tmp_path / "b")}
    assert practice_folder(tmp_path / "a", environ) == tmp_path / "a"
    assert practice_folder(None, environ) == tmp_path / "b"
    assert practice_folder(None, {"SESSION_TUI_PRACTICE": " "}) == practice_folder(None, {})
    assert home in practice_folder(None, {}).parents
    assert practice_folder("~/mine", {}) == home / "mine"


def test_own_protocols_and_settings_can_lie_elsewhere(tmp_path: Path, home: Path) -> None:
    environ = {"SESSION_TUI_PROTOCOLS": str(tmp_path / "p"), "SESSION_TUI_SETTINGS": str(tmp_path / "s.toml")}
    places = Places.of(environ)
    assert (places.protocols, places.settings_file) == (tmp_path / "p", tmp_path / "s.toml")
    assert home in protocols_folder({}).parents
    assert home in Places.of({}).reports.parents
    assert not list(home.rglob("session-tui*")), "asking makes nothing"
