"""What the shape of the imports promises, beyond the contracts in pyproject: no cycles, a small share of screen."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.craft.source import PACKAGE, REPO

HEAVY = {"textual", "rich", "tinydb", "reportlab"}
PURE = (
    "session_tui.session.rules",
    "session_tui.protocol.library",
    "session_tui.clock",
    "session_tui.commands",
)
SCREEN_FREE_SHARE = 0.60


@cache
def graph() -> grimp.ImportGraph:
    """Who imports whom, deferred imports included."""
    return grimp.build_graph("session_tui", include_external_packages=True, cache_dir=None)


def lines(module: str) -> int:
    """Lines of a module of ours."""
    path = REPO / (module.replace(".", "/") + ".py")
    path = path if path.exists() else REPO / module.replace(".", "/") / "__init__.py"
    return path.read_text(encoding="utf-8").count("\n")


def ours() -> list[str]:
    """Our modules."""
    return sorted(name for name in graph().modules if name.split(".")[0] == "session_tui")


def test_no_module_needs_itself() -> None:
    names = set(ours())
    needs = {name: graph().find_modules_directly_imported_by(name) & names for name in names}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as cycle:
        pytest.fail(" -> ".join(cycle.args[1]))


def test_most_of_the_program_needs_no_terminal() -> None:
    screen = graph().find_downstream_modules("textual") if "textual" in graph().modules else set()
    total = sum(lines(name) for name in ours())
    free = sum(lines(name) for name in ours() if name not in screen)
    assert free / total >= SCREEN_FREE_SHARE, f"{free / total:.0%} of {total} lines need no terminal"


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_brings_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
