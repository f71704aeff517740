"""A practice with the shipped rehearsals, and the command line's front door."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from session_tui.cli import main
from session_tui.protocol.places import shipped_folder
from tests.rehearsal.playing import Stage

SCRIPTS = shipped_folder() / "rehearsals"


@dataclass(frozen=True)
class Said:
    """What came of one command: exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The output as JSON."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Ask = Callable[..., Said]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice with every shipped rehearsal; not to be written to."""
    folder = tmp_path_factory.mktemp("filled") / "practice"
    stage = Stage(folder)
    for path in sorted(SCRIPTS.glob("*.yaml")):
        stage.play(path)
    stage.desk.close()
    return folder


@pytest.fixture
def practice(filled: Path, tmp_path: Path) -> Path:
    """The same practice, for this test alone."""
    own = tmp_path / "practice"
    shutil.copytree(filled, own)
    own.chmod(0o700)
    return own


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Asks the command line, in this process."""

    def asked(*words: object) -> Said:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return asked
