"""The locked requirements: complete, with hashes, within the bounds of pyproject, the same for use and for work."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("run.txt", "build.txt", "dev.txt")


def entries(lock: str) -> list[str]:
    """The requirements of a lock file, continuation lines joined."""
    text = (REPO / "requirements" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything in a lock file."""
    found = (re.match(r"([\w.-]+)==([\w.!+]+)", entry) for entry in entries(lock))
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def declared(*groups: str) -> list[Requirement]:
    """The project's own dependencies and those of the groups, included groups aside."""
    extra = [text for group in groups for text in PROJECT["dependency-groups"][group] if isinstance(text, str)]
    return [Requirement(text) for text in PROJECT["project"]["dependencies"] + extra]


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_a_version_and_hashes(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert re.match(r"[\w.-]+==", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place_on_the_network(lock: str) -> None:
    text = (REPO / "requirements" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


@pytest.mark.parametrize(("lock", "groups"), [("run.txt", ()), ("dev.txt", ("build", "dev"))])
def test_what_the_project_asks_for_is_locked_within_its_bounds(lock: str, groups: tuple[str, ...]) -> None:
    locked = pins(lock)
    for wish in declared(*groups):
        name = canonicalize_name(wish.name)
        assert name in locked, f"{name} is not in {lock}: run make lock"
        assert wish.specifier.contains(locked[name]), f"{wish} but {locked[name]} is locked: run make lock"


def test_people_who_work_on_it_run_what_users_run() -> None:
    work = pins("dev.txt")
    for lock in ("run.txt", "build.txt"):
        assert pins(lock).items() <= work.items()


def test_every_dependency_has_an_upper_bound() -> None:
    for wish in declared("build", "dev"):
        assert any(bound.operator in {"<", "==", "~="} for bound in wish.specifier), str(wish)


def test_textual_is_never_taken_with_its_parsers() -> None:
    assert not any(wish.extras for wish in declared())
    assert not [name for name in pins("run.txt") if name.startswith("tree-sitter")]
