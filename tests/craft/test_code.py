"""Habits of the code that a reader relies on: it explains itself, it stays small, only the clock knows the time."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

import pytest

from tests.craft.source import PACKAGE, REPO, TESTS, modules

UNEASY = {"module": 300, "class": 150, "function": 40}
"""Lines at which to ask whether this is one thing; reported."""

TOO_LARGE = {"module": 400, "class": 225, "function": 60}
"""Lines at which it certainly is not; a failure."""

CATALOGUES = {
    "session_tui/session/actions.py": "every action, a small model each",
    "session_tui/session/bodies.py": "every kind of event, a small model each",
}
"""Modules that may be long, because they are lists and nothing else."""

TIME_SOURCES = {
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "monotonic"),
    ("time", "monotonic_ns"),
    ("time", "clock_gettime"),
    ("time", "perf_counter"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
}

SHARED = {"screens.base", "screens.places"}
"""What screens are made from, tested through every one of them."""

CLOCKS = {"session_tui/clock.py"}
"""The only place that may ask the machine for the time."""


def sizes() -> Iterator[tuple[str, str, int]]:
    """What (with its place), its kind, and its lines, docstring included."""
    for path, tree in modules():
        if path not in CATALOGUES:
            yield path, "module", (REPO / path).read_text(encoding="utf-8").count("\n")
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                kind = "class" if isinstance(node, ast.ClassDef) else "function"
                yield f"{path}:{node.lineno} {node.name}", kind, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("folder", [PACKAGE, TESTS, REPO / "benchmarks"], ids=lambda folder: folder.name)
def test_every_module_says_what_it_is(folder: object) -> None:
    assert not [path for path, tree in modules(folder) if tree.body and not ast.get_docstring(tree)]


def test_nothing_is_too_large() -> None:
    uneasy = [f"{where}: {lines} lines" for where, kind, lines in sizes() if lines > UNEASY[kind]]
    if uneasy:
        warnings.warn("large, each a place to look, not a verdict: " + "; ".join(uneasy), stacklevel=1)
    assert not [f"{where}: {lines} lines" for where, kind, lines in sizes() if lines > TOO_LARGE[kind]]


def test_a_list_that_may_be_long_is_still_there() -> None:
    assert CATALOGUES.keys() <= {path for path, _ in modules()}


def test_packages_stay_nearly_empty() -> None:
    large = [path for path, tree in modules() if path.endswith("__init__.py") and len(tree.body) > 6]
    assert not large


def test_only_the_clock_asks_for_the_time() -> None:
    asked = [
        f"{path}:{node.lineno} {node.value.id}.{node.attr}"
        for path, tree in modules()
        if path not in CLOCKS
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) in TIME_SOURCES
    ]
    assert not asked


def test_nothing_from_a_file_or_a_person_is_executed() -> None:
    called = [
        f"{path}:{node.lineno} {node.func.id}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"eval", "exec"}
    ]
    shells = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "shell"
    ]
    assert not called + shells


def test_every_screen_has_a_test() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    names = {path.stem for path in TESTS.rglob("test_*.py")}
    screens = [path for path in (PACKAGE / "screens").rglob("*.py") if path.name != "__init__.py"]
    untested = []
    for path in screens:
        dotted = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if dotted not in SHARED and dotted not in tests and f"test_{path.stem}" not in names:
            untested.append(dotted)
    assert not untested


def test_every_test_is_collected() -> None:
    hidden = [
        path
        for path, tree in modules(TESTS)
        if not path.rsplit("/", 1)[-1].startswith("test_")
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    assert not hidden
