"""Protocol and table files read into frozen models, with every problem told by file and line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from session_tui.problem import Problem
from session_tui.protocol.base import Frozen
from session_tui.protocol.crosscheck import check_protocol
from session_tui.protocol.faults import Fault, right_name
from session_tui.protocol.freezing import frozen_in, merged
from session_tui.protocol.models import Protocol
from session_tui.protocol.tablecheck import check_tables
from session_tui.protocol.tables import Handout, Tables
from session_tui.protocol.translating import shown, translated
from session_tui.protocol.yaml12 import Document, read_file

MOST_PROBLEMS = 60
"""Problems told of one file; more would bury the first."""

Model = TypeVar("Model", bound=BaseModel)


class HandoutFile(Handout):
    """The file `handout.yaml`: the words of the handout, with the format's number."""

    format: Literal[1] = 1


def _rows_file(table: str) -> type[Frozen]:
    rows: Any = Tables.model_fields[table].annotation
    title = f"{table.title().replace('_', '')}File"
    doc = f"The file `{table}.yaml`: the rows of one table, with the format's number."
    fields: dict[str, Any] = {"format": (Literal[1], 1), "rows": (rows, ...)}
    return create_model(title, __base__=Frozen, __doc__=doc, **fields)


TABLE_FILES: Mapping[str, type[Frozen]] = {
    table: HandoutFile if table == "handout" else _rows_file(table) for table in Tables.model_fields
}
"""The model of each file in `tables/`, by the file's name without `.yaml`."""


@dataclass(frozen=True)
class Reading:
    """A protocol with the rows it can need frozen in, or none; and its problems in the order of the file."""

    protocol: Protocol | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class TablesReading:
    """The tables of a folder laid over those given; a file with a problem is told of and left out."""

    tables: Tables
    problems: tuple[Problem, ...] = ()


def read_protocol(path: Path, tables: Tables) -> Reading:
    """The protocol in the file, checked against `tables` and its own `tables:`, whose rows win by id."""
    return protocol_in(read_file(path), tables)


def protocol_in(document: Document, tables: Tables) -> Reading:
    """The protocol in a document that was read before."""
    protocol, faults = _validated(document, Protocol, "a protocol: keys such as id, name, visit and stages")
    if protocol is None:
        return Reading(None, _problems(document, faults))
    whole = protocol.model_copy(update={"tables": merged(tables, protocol.tables)})
    stages = [stage.id for stage in protocol.stages]
    own = check_tables(protocol.tables, whole.tables, stages)
    faults = [Fault(("tables", *fault.path), fault.what, fault.right) for fault in own]
    problems = _problems(document, [*faults, *check_protocol(whole)])
    return Reading(None if problems else frozen_in(whole), problems)


def read_tables(folder: Path, under: Tables | None = None) -> TablesReading:
    """The table files of the folder, their rows laid over those of `under`; no folder is no problem."""
    under = under or Tables()
    problems: list[Problem] = []
    files: dict[str, tuple[Document, Any]] = {}
    for path in yaml_files(folder):
        document, rows, found = _table_file(path)
        problems += found
        if document is not None:
            files[path.stem] = (document, rows)
    while True:
        own = Tables.model_construct(**{table: rows for table, (_, rows) in files.items()})
        whole = merged(under, own)
        faulty = _by_table(check_tables(own, whole))
        for table, faults in faulty.items():
            problems += _problems(files.pop(table)[0], faults)
        if not faulty:
            return TablesReading(whole, tuple(problems))


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files straight in the folder, by name; hidden ones and a missing folder give none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError:
        return []
    return [path for path in found if not path.name.startswith(".")]


def _table_file(path: Path) -> tuple[Document | None, Any, tuple[Problem, ...]]:
    table = path.stem
    if table not in TABLE_FILES:
        right = right_name(table, tuple(TABLE_FILES), "tables")
        return None, None, (Problem(what=f"there is no table '{table}'.", right=right, where=path.name),)
    document = read_file(path)
    model, faults = _validated(document, TABLE_FILES[table], "a table: 'format: 1' and 'rows:'")
    if model is None:
        return None, None, _problems(document, faults)
    if isinstance(model, HandoutFile):
        given = {name: getattr(model, name) for name in model.model_fields_set - {"format"}}
        return document, Handout.model_construct(_fields_set=set(given), **{**dict(Handout()), **given}), ()
    return document, getattr(model, "rows"), ()  # noqa: B009  the model is made by name, so has no static field


def _by_table(faults: Iterable[Fault]) -> dict[str, list[Fault]]:
    """The faults of each table's file, with the path as it is in that file."""
    tables: dict[str, list[Fault]] = {}
    for fault in faults:
        table, *rest = fault.path
        path = tuple(rest) if table == "handout" else ("rows", *rest)
        tables.setdefault(str(table), []).append(Fault(path, fault.what, fault.right))
    return tables


def _validated(document: Document, model: type[Model], what: str) -> tuple[Model | None, list[Fault]]:
    """The document as a model, or none and the faults; a document that was read with problems is none too."""
    if document.data is None:
        return None, []
    if not isinstance(document.data, dict):
        return None, [Fault((), f"the file holds {shown(document.data)}.", f"It should be {what}.")]
    try:
        # JSON is the strict way round: no text is taken for a number, and a list may stand for a tuple.
        value = model.model_validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        return None, translated(error.errors(include_url=False), document.data, model)
    return (None if document.problems else value), []


def _problems(document: Document, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """Those of the document and the faults, in the order of the file."""
    told = [Problem(fault.what, fault.right, document.where(fault.path)) for fault in faults]
    problems = sorted([*document.problems, *told], key=_line_of)
    if len(problems) > MOST_PROBLEMS:
        rest = Problem(what=f"and {len(problems) - MOST_PROBLEMS} more problems.", where=document.name)
        problems = [*problems[:MOST_PROBLEMS], rest]
    return tuple(problems)


def _line_of(problem: Problem) -> int:
    line = problem.where.rpartition(":")[2]
    return int(line) if line.isdecimal() else 1
