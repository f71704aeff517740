"""What must never be in the repository, and what its pages may claim."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.craft.readme import README, renewed
from tests.craft.source import PACKAGE, REPO, TESTS, project_files

# Put together here, so that this file does not hold what it looks for.
STRANGERS = (
    "/wor" + "k/",
    "/far" + "m/",
    "/roo" + "t/",
    "pypi." + "org",
    "files.python" + "hosted",
    "registry." + "npmjs",
    "deb." + "debian",
)
COLOUR = re.compile(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\()")


def test_no_machine_and_no_package_host_is_named() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(REPO)}: {word}" for word in STRANGERS if word in text]
    assert not found


def test_no_record_and_no_handout_is_in_the_project() -> None:
    made = [path for path in project_files() if path.suffix in {".tdb", ".pdf"}]
    assert not [path for path in made if not path.is_relative_to(TESTS)]


def test_colours_come_from_the_theme() -> None:
    found = []
    for path in PACKAGE.rglob("*.tcss"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if COLOUR.search(line):
                found.append(f"{path.relative_to(REPO)}:{number} {line.strip()}")
    assert not found


def test_the_readme_has_the_keys_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == renewed(text), "run: python -m tests.craft.readme"


def test_the_readme_names_only_make_verbs_that_exist() -> None:
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^make (\w+)|`make (\w+)", README.read_text(encoding="utf-8"), flags=re.MULTILINE))
    for verb in {first or second for first, second in verbs}:
        assert re.search(rf"^{verb}:.*## ", makefile, flags=re.MULTILINE), verb


def test_every_file_the_readme_points_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert "docs/run-screen.png" in links
    assert not [link for link in links if not (REPO / link).exists()]


def test_starting_and_testing_stand_in_the_first_screenful() -> None:
    first = README.read_text(encoding="utf-8").splitlines()[:24]
    for needed in ("make run", "make test", "docs/run-screen.png"):
        assert any(needed in line for line in first), needed


@pytest.mark.parametrize("sentence", ["The practitioner decides", "Record keeping, timing and education"])
def test_the_intended_purpose_is_stated(sentence: str) -> None:
    assert sentence in README.read_text(encoding="utf-8")


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    text = (REPO / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{version}]" in text
