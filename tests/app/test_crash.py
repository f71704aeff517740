"""A crash report says where it happened, and holds no word of a record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from session_tui import crash
from session_tui.clock import ScaledClock, SystemClock
from session_tui.session.dates import read_birth_date

SECRET = "Mrs Secret [/b] pain at left hip"


def crashed() -> Exception:
    """An error that came through our code, with a client's words as its message and in its locals."""
    client = SECRET
    try:
        try:
            raise ValueError(client)
        except ValueError:
            read_birth_date(client, None)  # type: ignore[arg-type]
            ScaledClock(SystemClock(), -1)
    except ValueError as error:
        error.add_note(client)
        return error
    raise AssertionError


def test_a_report_has_our_lines_and_no_word_of_a_record(tmp_path: Path) -> None:
    path = crash.write_report(crashed(), "0.1.0", tmp_path)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"secret|mrs|hip|pain|speed|zero", text, re.IGNORECASE)
    assert "version 0.1.0" in text
    assert "error: builtins.ValueError" in text
    assert re.search(r"session_tui/clock\.py:\d+ in __init__", text)
    assert "while handling: builtins.ValueError" in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text
    assert "tests/" not in text


def test_a_report_is_for_nobody_else(tmp_path: Path) -> None:
    path = crash.write_report(crashed(), "0.1.0", tmp_path / "new" / "folder")
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0


def test_only_the_newest_ten_reports_are_kept(tmp_path: Path) -> None:
    written = [crash.write_report(crashed(), "0.1.0", tmp_path) for _ in range(13)]
    left = set(tmp_path.iterdir())
    assert len(left) == crash.REPORTS_KEPT
    assert written[-1] in left


def test_groups_causes_and_circles_are_told_once() -> None:
    inner = KeyError(SECRET)
    outer = RuntimeError(SECRET)
    outer.__cause__ = ExceptionGroup(SECRET, [inner, TypeError(SECRET)])
    inner.__context__ = outer
    text = crash.report_text(outer, "0.1.0")
    assert text.count("RuntimeError") == 1
    assert "because of: builtins.ExceptionGroup" in text
    assert "inside: builtins.KeyError" in text
    assert "inside: builtins.TypeError" in text
    assert SECRET not in text


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    path = crash.write_report(crashed(), "0.1.0", blocked)
    assert path is not None
    assert path.parent == tmp_path / "temporary"
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(blocked))
    assert crash.write_report(crashed(), "0.1.0", blocked) is None
    assert "No report could be written" in crash.terminal_line(None)


def test_the_terminal_line_says_what_to_do() -> None:
    line = crash.terminal_line(Path("place/report.txt"))
    assert line == (
        "Something impossible happened. Everything you entered is saved; run session-tui again. "
        "Report: place/report.txt"
    )
