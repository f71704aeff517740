"""What `make run` says on a machine where something is missing, and that it does nothing twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
TOOLS = ("cat", "cksum", "cp", "dirname", "grep", "rm", "sh")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the set-up script is for POSIX shells")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a clone as the set-up looks at."""
    place = tmp_path / "clone"
    for name in ("scripts", "requirements"):
        shutil.copytree(REPO / name, place / name)
    shutil.copy(REPO / "pyproject.toml", place)
    return place


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A search path with a few system tools and no Python."""
    place = tmp_path / "bin"
    place.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (place / tool).symlink_to(found)
    return place


def script(place: Path, text: str) -> None:
    """An executable shell script at that place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!/bin/sh\n{text}\n")
    place.chmod(0o755)


def set_up(clone: Path, machine: Path, want: str = "run") -> subprocess.CompletedProcess[str]:
    """Run the script with nothing but that search path."""
    command = ["sh", "scripts/setup.sh", want]
    return subprocess.run(command, cwd=clone, env={"PATH": str(machine)}, capture_output=True, text=True)


def test_no_python_at_all(clone: Path, machine: Path) -> None:
    done = set_up(clone, machine)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "no python3 at all" in done.stderr


def test_a_python_that_is_too_old(clone: Path, machine: Path) -> None:
    script(machine / "python3", '[ "$1" = --version ] && echo Python 3.9.2 && exit; exit 1')
    done = set_up(clone, machine)
    assert done.returncode == 1
    assert "Found: Python 3.9.2." in done.stderr


def test_a_newer_python_beside_an_old_one_is_used(clone: Path, machine: Path) -> None:
    script(machine / "python3", "exit 1")
    script(machine / "python3.12", f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    assert "python3.12 cannot make virtual environments" in set_up(clone, machine).stderr


def test_a_python_without_venv(clone: Path, machine: Path) -> None:
    script(machine / "python3", f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    done = set_up(clone, machine)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
    assert not (clone / ".venv").exists()


def test_packages_that_cannot_be_fetched(clone: Path, machine: Path) -> None:
    script(clone / ".venv/bin/python", 'case "$*" in *pip*) echo no route to host >&2; exit 1;; esac')
    done = set_up(clone, machine)
    assert done.returncode == 1
    assert "no route to host" in done.stderr
    assert "A network" in done.stderr
    assert not list(clone.glob(".venv/.ready-*"))


def test_it_installs_only_what_is_locked_and_only_once(clone: Path, machine: Path) -> None:
    log = clone.parent / "log"
    script(clone / ".venv/bin/python", f'case "$*" in *pip*) echo "$*" >>{log};; esac')
    assert set_up(clone, machine).returncode == 0
    first = log.read_text()
    assert "--require-hashes --requirement requirements/run.txt" in first
    assert "dev.txt" not in first
    assert "--no-deps --no-build-isolation --editable ." in first
    assert set_up(clone, machine).returncode == 0
    assert log.read_text() == first


@pytest.mark.parametrize("changed", ["requirements/run.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed_again(clone: Path, machine: Path, changed: str) -> None:
    log = clone.parent / "log"
    script(clone / ".venv/bin/python", f'case "$*" in *pip*) echo "$*" >>{log};; esac')
    set_up(clone, machine, "dev")
    before = log.read_text()
    set_up(clone, machine, "run")
    assert log.read_text() == before, "what is enough for work is enough for use"
    with (clone / changed).open("a") as file:
        file.write("# newer\n")
    set_up(clone, machine, "run")
    assert log.read_text() != before
