"""The drawing of the body: outlines and regions of the front, the back and the soles, for screen and paper alike.

Unit: one head height is 100, a body 750. y runs down from the crown, x to the viewer's right from the midline. On the
front and the soles the client's right is at the viewer's left; on the back the client's left is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

View = Literal["front", "back", "soles"]
VIEWS: tuple[View, ...] = ("front", "back", "soles")
Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A site as it is drawn on one view; `anchor` is where a mark stands, always inside."""

    site: str
    ring: Ring
    anchor: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """One view: the silhouette's rings, the areas that tile it, and lines that only please the eye."""

    view: View
    outline: tuple[Ring, ...]
    areas: tuple[Area, ...]
    detail: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark for a site is drawn."""

    view: View
    point: Point


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a view lies on a canvas that holds all three: x + scale * px, y + scale * py."""

    x: float
    y: float
    scale: float


@cache
def _data() -> dict[str, Any]:
    text = files("session_tui.body").joinpath("data", "outlines.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def drawings() -> Mapping[View, Drawing]:
    """The three views."""
    return MappingProxyType({view: _drawing(view, _data()["views"][view]) for view in VIEWS})


def _drawing(view: View, raw: dict[str, Any]) -> Drawing:
    return Drawing(
        view,
        tuple(_ring(ring) for ring in raw["outline"]),
        tuple(Area(area["site"], _ring(area["poly"]), _point(area["anchor"])) for area in raw["regions"]),
        tuple(_ring(line) for line in raw["detail"]),
    )


def _ring(points: list[list[float]]) -> Ring:
    return tuple(_point(point) for point in points)


def _point(point: list[float]) -> Point:
    return float(point[0]), float(point[1])


@cache
def layout() -> tuple[float, float, Mapping[View, Placing]]:
    """Width and height of a canvas for all views, and where each lies on it."""
    raw = _data()["layout"]
    placings = {view: Placing(raw[view]["x"], raw[view]["y"], raw[view]["scale"]) for view in VIEWS}
    return float(raw["width"]), float(raw["height"]), MappingProxyType(placings)


@cache
def spots() -> Mapping[str, tuple[Spot, ...]]:
    """For each site where its mark may stand; the first is the view that shows most of it."""
    found: dict[str, list[tuple[float, Spot]]] = {}
    for view, drawing in drawings().items():
        for area in drawing.areas:
            found.setdefault(area.site, []).append((-_size(area.ring), Spot(view, area.anchor)))
    for pin in _data()["pins"]:
        found.setdefault(pin["site"], []).append((0.0, Spot(pin["view"], _point(pin["anchor"]))))
    return MappingProxyType(
        {site: tuple(spot for _size_, spot in sorted(rows, key=lambda row: row[0])) for site, rows in found.items()}
    )


def anchor(site_id: str) -> Spot:
    """Where a mark for a site stands when it is drawn once: on the view that shows most of it. Raises KeyError."""
    return spots()[site_id][0]


def _size(ring: Ring) -> float:
    """Area of a closed ring, by the shoelace rule, in square units."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def site_at(view: View, x: float, y: float) -> str | None:
    """The site drawn at a point of a view, or none outside the body."""
    return next((area.site for area in drawings()[view].areas if _inside(area.ring, x, y)), None)


def _inside(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside
