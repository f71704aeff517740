"""The rehearsal in the README does what the README says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from session_tui.rehearsal.script import read_script
from tests.craft.readme import README


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The script shown in the README, as a file."""
    shown = re.search(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert shown
    path = tmp_path / "example.yaml"
    path.write_text(shown[1], encoding="utf-8")
    return path


def test_the_example_is_a_sound_script(example: Path) -> None:
    assert [str(problem) for problem in read_script(example).problems] == []


def test_the_example_runs_and_its_record_says_what_it_says(example: Path, tmp_path: Path) -> None:
    def command(*words: str | Path) -> str:
        line = [sys.executable, "-m", "session_tui", *map(str, words), "--practice", str(tmp_path / "practice")]
        done = subprocess.run(line, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    command("rehearse", example)
    assert "Ada Lang" in command("clients", "list")
    assert "ended_early" in command("sessions", "list", "--json")
