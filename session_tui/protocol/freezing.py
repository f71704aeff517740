"""Tables laid over each other, and the rows of them that one protocol can ever need."""

from __future__ import annotations

from typing import Any

from session_tui.protocol.models import BaselineStep, PalpateStep, Protocol, ReleaseStep, StepBase
from session_tui.protocol.names import names_of
from session_tui.protocol.tables import Handout, Tables

ROW_TABLES = tuple(name for name in Tables.model_fields if name not in ("wording", "handout"))
"""The tables whose rows have an id."""


def merged(shared: Tables, own: Tables) -> Tables:
    """The shared tables with the rows of `own` laid over: same id replaces in place, a new id comes last."""
    tables: dict[str, Any] = {}
    for name in ROW_TABLES:
        rows = {row.id: row for row in getattr(shared, name)}
        rows.update({row.id: row for row in getattr(own, name)})
        tables[name] = tuple(rows.values())
    said = {word for rewording in own.wording for word in rewording.avoid}
    kept = (rewording for rewording in shared.wording if not said.intersection(rewording.avoid))
    tables["wording"] = (*kept, *own.wording)
    given = {name: getattr(own.handout, name) for name in own.handout.model_fields_set}
    tables["handout"] = Handout.model_construct(**{**dict(shared.handout), **given})
    return Tables.model_construct(**tables)


def frozen_in(protocol: Protocol) -> Protocol:
    """The protocol with only those rows of its tables that a session of it can need.

    Always kept: types, stop rules, home tasks, words of the handout, and those prompts and questions that
    no step names but that a finding, a re-score or the client's asking may call for.
    """
    tables = protocol.tables
    names = _named(protocol)
    stages = {stage.id for stage in protocol.stages}
    prompts = tuple(
        row
        for row in tables.prompts
        if row.id in names["prompts"]
        or (row.when != "step" and (row.when != "stage_start" or row.of is None or row.of in stages))
    )
    kept = {name: tuple(row for row in getattr(tables, name) if row.id in names[name]) for name in _PRUNED}
    by_hand = _has(protocol, PalpateStep) or _has(protocol, ReleaseStep)
    kept["measures"] = tuple(
        row for row in tables.measures if row.id in names["measures"] or (by_hand and row.per == "finding")
    )
    kept["checks"] = tables.checks if _has(protocol, BaselineStep) else ()
    kept["prompts"] = prompts
    return protocol.model_copy(update={"tables": tables.model_copy(update=kept)})


_PRUNED = ("safety", "risks", "topics")


def _has(protocol: Protocol, kind: type[StepBase]) -> bool:
    return any(isinstance(step, kind) for stage in protocol.stages for step in stage.steps)


def _named(protocol: Protocol) -> dict[str, set[str]]:
    """The ids of rows that the protocol names, by table."""
    names: dict[str, set[str]] = {name: set() for name in ROW_TABLES}
    names["measures"].add(protocol.main_measure)
    for stage in protocol.stages:
        for step in stage.steps:
            for _, table, name in names_of((), step):
                names[table].add(name)
    return names
