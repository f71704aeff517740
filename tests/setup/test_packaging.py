"""The program is found, with its protocols, from a wheel, from an editable install and from a plain checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import session_tui

REPO = Path(__file__).resolve().parents[2]
ASK = "import session_tui as s, session_tui.protocol.places as p; print(s.__version__); print(p.shipped_folder())"
FIRST = "first-120"

pytestmark = pytest.mark.xdist_group("packaging")


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; a command that fails shows all it said. No variable of Python leaks in."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fresh_environment(place: Path) -> Path:
    """A new environment that sees the packages of this one (never its editable install); returns its Python."""
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place).strip()
    Path(site, "shared.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, *what: str | Path, cwd: Path) -> None:
    """Install offline, without dependencies, with this environment's pip."""
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "--disable-pip-version-check",
        "install",
        "--quiet",
    )
    # Forced, because the packages seen from this environment may include an editable session-tui.
    run(*pip, "--no-index", "--no-deps", "--no-build-isolation", "--force-reinstall", *what, cwd=cwd)


def relative_files(folder: Path) -> set[str]:
    """Every file below, without what Python and editors leave behind."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=REPO)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel in it."""
    place = tmp_path_factory.mktemp("installed")
    python = fresh_environment(place / "venv")
    install(python, wheel, cwd=place)
    return python


def test_the_wheel_carries_every_file_of_the_package_and_the_protocols(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"session_tui/{name}" for name in relative_files(REPO / "session_tui")}
    expected |= {f"session_tui/shipped_protocols/{name}" for name in relative_files(REPO / "protocols")}
    assert expected <= names
    assert "session_tui/py.typed" in names
    strangers = {name for name in names - expected if ".dist-info/" not in name}
    assert not strangers


def test_an_installed_wheel_finds_its_own_protocols(installed: Path, tmp_path: Path) -> None:
    version, folder = run(installed, "-c", ASK, cwd=tmp_path).splitlines()
    assert version == "0.1.0"
    assert Path(folder).is_relative_to(installed.parents[1].resolve())
    assert relative_files(Path(folder)) == relative_files(REPO / "protocols")


def test_the_command_of_an_installed_wheel_knows_its_protocols(installed: Path, tmp_path: Path) -> None:
    command = installed.with_name("session-tui.exe" if os.name == "nt" else "session-tui")
    assert "rehearse" in run(command, "--help", cwd=tmp_path)
    assert FIRST in run(command, "protocol", "list", cwd=tmp_path)


def test_an_editable_install_reads_the_protocols_of_the_checkout(tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    install(python, "--editable", REPO, cwd=tmp_path)
    version, folder = run(python, "-c", ASK, cwd=tmp_path).splitlines()
    assert version == "0.1.0"
    assert Path(folder) == REPO / "protocols"
    assert FIRST in run(python, "-m", "session_tui", "protocol", "list", cwd=tmp_path)


def test_a_plain_checkout_needs_no_install(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    for name in ("session_tui", "protocols"):
        shutil.copytree(REPO / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    python = fresh_environment(tmp_path / "venv")
    _, folder = run(python, "-c", ASK, cwd=checkout).splitlines()
    assert Path(folder) == (checkout / "protocols").resolve()
    assert FIRST in run(python, "-m", "session_tui", "protocol", "list", cwd=checkout)


def test_a_checkout_that_was_never_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert session_tui.__version__ == "0+checkout"


def test_a_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=REPO)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(path for path in tmp_path.iterdir() if path.is_dir())
    assert not (source / ".venv").exists()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=source)
    again = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert set(again) == set(zipfile.ZipFile(wheel).namelist())
