"""All protocols there are: those that came with the program, and the user's own, which win by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from session_tui.problem import Problem
from session_tui.protocol.models import Protocol
from session_tui.protocol.reading import Reading, read_protocol, read_tables, yaml_files
from session_tui.protocol.tables import Tables

TABLES_FOLDER = "tables"
"""The folder of shared tables beside the protocols."""


@dataclass(frozen=True)
class Origin:
    """Where a protocol was read from, and whether it came with the program or is the user's own."""

    path: Path
    kind: Literal["shipped", "own"]


@dataclass(frozen=True)
class Library:
    """The protocols that can be run, by id, each with the rows it needs; and the problems of other files."""

    by_id: Mapping[str, Protocol]
    origins: Mapping[str, Origin]
    tables: Tables
    problems: tuple[Problem, ...] = ()

    @classmethod
    def load(cls, shipped: Path, own: Path | None = None) -> Library:
        """All in both folders and their `tables/`; a broken file is a problem and hides nothing else."""
        read = read_tables(shipped / TABLES_FOLDER)
        tables, problems = read.tables, list(read.problems)
        if own is not None:
            read = read_tables(own / TABLES_FOLDER, under=tables)
            tables = read.tables
            problems += read.problems
        protocols, origins = _protocols_in(shipped, "shipped", tables, problems)
        if own is not None:
            own_protocols, own_origins = _protocols_in(own, "own", tables, problems)
            protocols |= own_protocols
            origins |= own_origins
        return cls(protocols, origins, tables, tuple(problems))

    def protocols(self) -> Mapping[str, Protocol]:
        """The protocols by id."""
        return self.by_id

    def origin(self, protocol_id: str) -> Origin:
        """Where that protocol came from. Raises KeyError when there is none of that id."""
        return self.origins[protocol_id]

    def check(self, path: Path) -> Reading:
        """The protocol in a file anywhere, read against the tables of this library."""
        return read_protocol(path, self.tables)


def _protocols_in(
    folder: Path, kind: Literal["shipped", "own"], tables: Tables, problems: list[Problem]
) -> tuple[dict[str, Protocol], dict[str, Origin]]:
    """The sound protocols of one folder; what is wrong with the others is added to `problems`."""
    protocols: dict[str, Protocol] = {}
    origins: dict[str, Origin] = {}
    for path in yaml_files(folder):
        reading = read_protocol(path, tables)
        problems += reading.problems
        protocol = reading.protocol
        if protocol is None:
            continue
        if protocol.id in protocols:
            first = origins[protocol.id].path.name
            what = f"the id '{protocol.id}' is already used by {first}, which is kept."
            problems.append(Problem(what=what, right="Give one of them another id.", where=path.name))
            continue
        protocols[protocol.id], origins[protocol.id] = protocol, Origin(path, kind)
    return protocols, origins
