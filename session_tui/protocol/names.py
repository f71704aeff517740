"""Which rows of the shared tables a step names, and where in the step each name stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from session_tui.protocol.models import (
    BaselineStep,
    CheckStep,
    ConsentStep,
    ExplainStep,
    GateStep,
    PainStep,
    SafetyStep,
    ScoreStep,
    Step,
    StoryStep,
)

Path = tuple[str | int, ...]
Named = tuple[Path, str, str]
"""Where a name stands, the table it is a row of, and the name."""


def names_of(path: Path, step: Step) -> Iterator[Named]:
    """Every name of a row of a table that the step holds; `path` leads to the step."""
    yield from _each((*path, "say"), "prompts", step.say)
    match step:
        case SafetyStep():
            yield from _each((*path, "groups"), "safety", step.groups)
        case ConsentStep():
            yield from _each((*path, "explain"), "risks", step.explain)
        case StoryStep():
            yield from _each((*path, "topics"), "topics", step.topics)
        case PainStep() | ScoreStep():
            yield from _each((*path, "measures"), "measures", step.measures)
        case BaselineStep() if not isinstance(step.checks, str):
            yield from _each((*path, "checks"), "checks", step.checks)
        case CheckStep():
            yield (*path, "measure"), "measures", step.measure
        case ExplainStep():
            yield from _each((*path, "questions"), "questions", step.questions)
            if step.teach_back is not None:
                yield (*path, "teach_back"), "measures", step.teach_back
        case GateStep():
            yield from _names_of_gate(path, step)
        case _:
            pass


def _names_of_gate(path: Path, gate: GateStep) -> Iterator[Named]:
    for at, condition in enumerate(gate.require):
        here = (*path, "require", at)
        if condition.answered is not None:
            yield (*here, "answered"), "safety", condition.answered
        if condition.entered is not None:
            yield (*here, "entered"), "measures", condition.entered


def _each(path: Path, table: str, names: Iterable[str]) -> Iterator[Named]:
    for at, name in enumerate(names):
        yield (*path, at), table, name
