"""Whether the parts of a protocol fit each other: names that exist, minutes that add up, headlines that fit.

Every fault carries the path of the part it speaks of, so that a reader of files can add the line. The order
of stages is looked at in `sequence`, the shared tables in `tablecheck`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from session_tui.protocol.faults import Fault, right_name
from session_tui.protocol.models import Protocol, Step
from session_tui.protocol.names import Named, Path, names_of
from session_tui.protocol.sequence import check_sequence
from session_tui.protocol.tables import Tables

DRAWABLE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?'’-–/&+()%")
"""Letters that can be drawn large; an accented letter is drawn as its plain one."""

_NEEDS = {
    "safety": ("safety",),
    "story": ("topics",),
    "pain": ("measures",),
    "score": ("measures",),
    "check": ("measures",),
    "baseline": ("checks",),
    "palpate": ("types",),
    "release": ("types", "stop_rules"),
}
_MINUTES_TOLERANCE = 0.01


def check_protocol(protocol: Protocol) -> tuple[Fault, ...]:
    """All faults of the protocol, with its tables merged in, in the order of the file."""
    return (
        *_header(protocol),
        *(fault for stage in range(len(protocol.stages)) for fault in _stage(protocol, stage)),
        *check_sequence(protocol),
    )


def _header(protocol: Protocol) -> Iterator[Fault]:
    yield from _unknown(protocol.tables, [(("main_measure",), "measures", protocol.main_measure)])
    targets = sum(stage.minutes.target for stage in protocol.stages)
    if abs(targets - protocol.total_minutes) > _MINUTES_TOLERANCE:
        what = f"the stages' targets add up to {targets:g} minutes, total_minutes is {protocol.total_minutes:g}."
        yield Fault(("total_minutes",), what, "Make them the same.")


def _stage(protocol: Protocol, stage_at: int) -> Iterator[Fault]:
    stage = protocol.stages[stage_at]
    path: Path = ("stages", stage_at)
    first = next(at for at, other in enumerate(protocol.stages) if other.id == stage.id)
    if first != stage_at:
        what = f"stage {stage_at + 1} is called '{stage.id}', and so is stage {first + 1}."
        yield Fault((*path, "id"), what, "Every stage has its own id.")
    for step_at, step in enumerate(stage.steps):
        yield from _step(protocol, (*path, "steps", step_at), step)


def _step(protocol: Protocol, path: Path, step: Step) -> Iterator[Fault]:
    odd = undrawable(step.headline)
    if odd:
        what = f"the headline '{step.headline}' cannot be drawn large because of {' '.join(odd)} in it."
        yield Fault((*path, "headline"), what, "Use letters, digits and plain punctuation.")
    for table in _NEEDS.get(step.kind, ()):
        if not getattr(protocol.tables, table):
            what = f"a step of kind '{step.kind}' needs the table '{table}', which has no rows."
            yield Fault((*path, "kind"), what, f"Add rows to tables/{table}.yaml.")
    yield from _unknown(protocol.tables, names_of(path, step))


def undrawable(headline: str) -> list[str]:
    """The letters of a headline that cannot be drawn large."""
    plain = {letter: unicodedata.normalize("NFKD", letter)[:1] for letter in headline}
    return [letter for letter, base in plain.items() if base not in DRAWABLE]


def _unknown(tables: Tables, names: Iterable[Named]) -> Iterator[Fault]:
    for path, table, name in names:
        known = [row.id for row in getattr(tables, table)]
        if name not in known:
            what = f"'{name}' is not in the table '{table}'."
            yield Fault(path, what, right_name(name, known, table.replace("_", " ")))
