"""Fascial lines and ordinary anatomical links, and what connects two places.

Grades of evidence stand apart (tissue continuity, force, treatment of one end for the other) and are shown as they are:
domain reference E.1. What is found here is listed by distance and never ranked: nearly every two places are connected
somehow (E.6).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import comb
from types import MappingProxyType

from session_tui.body.regions import Side, body_data, site, sites

BOTH_SIDES: tuple[Side, Side] = ("L", "R")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What dissection, force measurements and trials show for a line; each a word of its own scale."""

    anatomy: str
    force: str
    clinical: str
    note: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A named line; `regions` in order, each with its side: same, opposite, or mid."""

    id: str
    name: str
    regions: tuple[tuple[str, str], ...]
    evidence: Evidence

    def on_side(self, side: Side) -> tuple[str, ...]:
        """The line's sites when it begins on `side`."""
        other = "L" if side == "R" else "R"
        sides = {"same": f".{side}", "opposite": f".{other}", "mid": ""}
        return tuple(f"{region}{sides[where]}" for region, where in self.regions)


@dataclass(frozen=True, slots=True)
class Link:
    """Two neighbouring or attached places that no line joins; the same side, or the middle."""

    a: str
    b: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Connection:
    """A place that can be reached: in how many steps, over which places, along which lines and links."""

    site_id: str
    steps: int
    path: tuple[str, ...]
    via: tuple[str, ...]


@cache
def lines() -> tuple[BodyLine, ...]:
    """All lines."""
    return tuple(
        BodyLine(
            row["id"],
            row["name"],
            tuple((station["region"], station["side"]) for station in row["path"]),
            Evidence(
                row["evidence"]["anatomy"],
                row["evidence"]["force_transfer"],
                row["evidence"]["clinical"],
                row["evidence"]["note"],
            ),
        )
        for row in body_data()["lines"]
    )


@cache
def links() -> tuple[Link, ...]:
    """All links."""
    return tuple(Link(row["a"], row["b"], row["kind"], row["why"]) for row in body_data()["links"])


@cache
def _joined() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each site its neighbours along lines and links, with the names of what joins them."""
    joined: dict[str, dict[str, list[str]]] = {}

    def join(one: str, other: str, name: str) -> None:
        for a, b in ((one, other), (other, one)):
            names = joined.setdefault(a, {}).setdefault(b, [])
            if name not in names:
                names.append(name)

    for line in lines():
        for side in BOTH_SIDES:
            stations = line.on_side(side)
            for one, other in pairwise(stations):
                join(one, other, line.name)
    for link in links():
        for side in ("L", "R"):
            join(_end(link.a, side), _end(link.b, side), link.why)
    return MappingProxyType({a: {b: tuple(names) for b, names in row.items()} for a, row in joined.items()})


def _end(end: str, side: str) -> str:
    region, _, where = end.partition(":")
    return region if where == "m" else f"{region}.{side}"


def connected(site_id: str, max_steps: int | None = None) -> list[Connection]:
    """Every place connected to one, nearest first, each once with a shortest path; the order says nothing else.

    A place that lies on no line and no link is followed from its neighbours. Raises UnknownSite.
    """
    start = site(site_id).id
    found: dict[str, Connection] = {}
    waiting = deque([Connection(start, 0, (start,), ())])
    seen = {start}
    while waiting:
        here = waiting.popleft()
        if max_steps is not None and here.steps >= max_steps:
            continue
        for other, names in _around(here.site_id).items():
            if other not in seen:
                seen.add(other)
                step = Connection(other, here.steps + 1, (*here.path, other), (*here.via, " / ".join(names)))
                found[other] = step
                waiting.append(step)
    return list(found.values())


def _around(site_id: str) -> Mapping[str, tuple[str, ...]]:
    direct = _joined().get(site_id)
    if direct is not None:
        return direct
    return {neighbour: ("next to it",) for neighbour in neighbours(site_id) if neighbour in _joined()}


@cache
def neighbours(site_id: str) -> tuple[str, ...]:
    """Places that share a border with this one on the drawing."""
    here = site(site_id)
    region = next(row for row in body_data()["regions"] if row["id"] == here.region)
    found = []
    for row in region["neighbours"]:
        if row["side"] == "mid":
            found.append(row["region"])
        elif row["side"] == "both":
            found += [f"{row['region']}.L", f"{row['region']}.R"]
        elif here.side is not None:
            side = here.side if row["side"] == "same" else ("L" if here.side == "R" else "R")
            found.append(f"{row['region']}.{side}")
    return tuple(found)


def lines_through(site_id: str) -> tuple[BodyLine, ...]:
    """The named lines that pass a place."""
    return tuple(line for line in lines() if any(site_id in line.on_side(s) for s in BOTH_SIDES))


def on_a_shared_line(site_id: str) -> frozenset[str]:
    """Every other place that lies on a named line together with this one."""
    shared: set[str] = set()
    for line in lines():
        for side in BOTH_SIDES:
            stations = line.on_side(side)
            if site_id in stations:
                shared.update(stations)
    return frozenset(shared - {site_id})


def chance_of_shared_line(site_id: str, marks: int) -> float:
    """How likely at least one of `marks` places drawn at random shares a named line with this one, 0 to 1.

    Drawn from the places on a line or link: domain reference E.6, exact, 1 - C(n-m,k)/C(n,k).
    """
    pool = [other for other in sites() if other in _joined() and other != site_id]
    shared = len(on_a_shared_line(site_id))
    drawn = min(marks, len(pool))
    return 1 - comb(len(pool) - shared, drawn) / comb(len(pool), drawn) if drawn > 0 else 0.0
