"""Answers about protocol files."""

from __future__ import annotations

import argparse
from textwrap import fill

from session_tui.body.regions import find_sites
from session_tui.cli.complaining import DONE, FAILED, complain
from session_tui.cli.compose import load_library
from session_tui.protocol.faults import right_name
from session_tui.protocol.models import Condition, GateStep, Protocol, Step

NAMING = ("groups", "topics", "measures", "measure", "moment", "checks", "questions", "teach_back", "depth", "places")
"""The fields of steps that a script's writer wants to see."""


def list_protocols(_asked: argparse.Namespace) -> int:
    """`protocol list`."""
    library = load_library()
    for protocol_id, protocol in library.protocols().items():
        origin = "yours" if library.origin(protocol_id).kind == "own" else "shipped"
        minutes = f"{protocol.total_minutes:g} min"
        print(f"{protocol_id:<22}{minutes:>8}  {len(protocol.stages):>2} stages  {origin:<8}  {protocol.name}")
    for problem in library.problems:
        complain(str(problem))
    return FAILED if library.problems else DONE


def show_protocol(asked: argparse.Namespace) -> int:
    """`protocol show`: what a script or a protocol of one's own may name."""
    protocols = load_library().protocols()
    protocol = protocols.get(asked.id)
    if protocol is None:
        complain(f"There is no protocol '{asked.id}'. {right_name(asked.id, protocols, 'protocols')}")
        return FAILED
    print(f"{protocol.id}: {protocol.name}, {protocol.total_minutes:g} minutes\n")
    for stage in protocol.stages:
        span = f"{stage.minutes.min:g}-{stage.minutes.target:g}-{stage.minutes.max:g} min"
        print(f"{stage.id:<14}{span:<16}depth {stage.depth}  {stage.name}")
        for step in stage.steps:
            print(f"    {step.id:<20}{step.kind:<10}{_named_by(step)}")
    print()
    for name, ids in _ids(protocol).items():
        print(fill(f"{name}: {', '.join(ids)}", width=110, subsequent_indent="    "))
    return DONE


def _named_by(step: Step) -> str:
    """The ids that a step itself names."""
    names = (
        "groups",
        "topics",
        "measures",
        "measure",
        "moment",
        "checks",
        "questions",
        "teach_back",
        "depth",
        "places",
    )
    parts = []
    for name in names:
        value = getattr(step, name, None)
        if value not in (None, (), ""):
            words = ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)
            parts.append(f"{name}: {words}")
    if isinstance(step, GateStep):
        parts.append(f"wants: {', '.join(_wanted(condition) for condition in step.require)}")
    return "  ".join(parts)


def _wanted(condition: Condition) -> str:
    """One condition of a gate in a few words."""
    name, value = next(iter(condition.model_dump(exclude_none=True).items()))
    return name if value is True else f"{name} {value}"


def _ids(protocol: Protocol) -> dict[str, list[str]]:
    """The ids of every table's rows that the protocol carries."""
    tables = protocol.tables
    return {
        "safety groups": [group.id for group in tables.safety],
        "safety questions": [question.id for group in tables.safety for question in group.questions],
        "stop rules": [row.id for row in tables.stop_rules],
        "risks": [row.id for row in tables.risks],
        "topics": [row.id for row in tables.topics],
        "measures": [
            f"{row.id} ({row.low:g} to {row.high:g}, per {row.per.replace('_', ' ')})" for row in tables.measures
        ],
        "checks": [f"{row.id}{' (L, R)' if row.sides else ''}" for row in tables.checks],
        "restriction types": [row.id for row in tables.types],
        "questions": [row.id for row in tables.questions],
        "home tasks": [row.id for row in tables.home],
        "prompts": [row.id for row in tables.prompts],
    }


def list_sites(asked: argparse.Namespace) -> int:
    """`sites`."""
    found = find_sites(" ".join(asked.query))
    for place in found:
        note = f"  {place.note}" if place.note else ""
        print(f"{place.id:<18}{place.name}{' (never for hands)' if place.contact == 'none' else ''}{note}")
    if not found:
        complain(f"No place of the body fits '{' '.join(asked.query)}'. Try fewer letters, such as: hip")
    return DONE if found else FAILED


def check_files(asked: argparse.Namespace) -> int:
    """`protocol check`."""
    library = load_library()
    wrong = 0
    for path in asked.files:
        reading = library.check(path)
        for problem in reading.problems:
            complain(str(problem))
        wrong += len(reading.problems)
        if reading.protocol is not None and not reading.problems:
            protocol = reading.protocol
            print(f"{path}: good. {protocol.name}, {len(protocol.stages)} stages, {protocol.total_minutes:g} minutes.")
    if wrong:
        complain(f"{wrong} problem{'s' if wrong != 1 else ''} found.")
    return FAILED if wrong else DONE
