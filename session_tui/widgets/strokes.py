"""Digits as strokes of a round pen, at any size: what a clock face is rasterised from. Needs no Textual."""

from __future__ import annotations

from functools import lru_cache
from math import cos, hypot, radians, sin

Point = tuple[float, float]
Path = tuple[Point, ...]
Dots = frozenset[tuple[int, int]]

LETTERS = "0123456789:-+"
"""What a clock can show."""

NARROW = ":"
"""Letters narrower than a digit."""


def _arc(centre: Point, radius: Point, start: float, end: float, steps: int = 14) -> Path:
    """Part of an ellipse, in degrees clockwise from the right."""
    (x, y), (across, up) = centre, radius
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((x + across * cos(angle), y + up * sin(angle)) for angle in angles)


def _oval(top: float, bottom: float, *, left: float = 0.0, right: float = 1.0, bend: float = 0.28) -> Path:
    """A closed form with straight sides between `top` and `bottom`."""
    x, across = (left + right) / 2, (right - left) / 2
    bend = min(bend, (bottom - top) / 2)
    over = _arc((x, top + bend), (across, bend), 180, 360)
    under = _arc((x, bottom - bend), (across, bend), 0, 180)
    return (*over, *under, over[0])


_PATHS: dict[str, tuple[Path, ...]] = {
    "0": (_oval(0, 1, bend=0.3),),
    "1": (((0.12, 0.24), (0.58, 0.0), (0.58, 1.0)),),
    "2": ((*_arc((0.5, 0.29), (0.5, 0.29), 188, 395), (0.0, 1.0), (1.0, 1.0)),),
    "3": (
        (*_arc((0.48, 0.24), (0.46, 0.24), 200, 450), (0.32, 0.48)),
        ((0.32, 0.48), *_arc((0.48, 0.74), (0.52, 0.26), 270, 520)),
    ),
    "4": (((0.7, 1.0), (0.7, 0.0), (0.0, 0.7), (1.0, 0.7)),),
    "5": (((0.9, 0.0), (0.12, 0.0), (0.06, 0.47), *_arc((0.48, 0.68), (0.52, 0.32), 222, 515)),),
    "6": (
        _oval(0.4, 1, bend=0.3),
        (*_arc((0.5, 0.3), (0.5, 0.3), 325, 180), (0.0, 0.7)),
    ),
    "7": (((0.0, 0.0), (1.0, 0.0), (0.34, 1.0)),),
    "8": (_oval(0, 0.49, left=0.05, right=0.95, bend=0.245), _oval(0.49, 1, bend=0.255)),
    "9": (
        _oval(0, 0.6, bend=0.3),
        ((1.0, 0.3), *_arc((0.5, 0.7), (0.5, 0.3), 0, 145)),
    ),
    "-": (((0.12, 0.5), (0.88, 0.5)),),
    "+": (((0.04, 0.5), (0.96, 0.5)), ((0.5, 0.24), (0.5, 0.76))),
    ":": (((0.5, 0.28),), ((0.5, 0.72),)),
}


@lru_cache(maxsize=256)
def dots(letter: str, width: int, height: int, pen: tuple[float, float]) -> Dots:
    """The dots of a letter in a box of `width` by `height` dots, drawn with a pen `pen` dots wide and high."""
    across, up = pen[0] / 2, pen[1] / 2
    found: set[tuple[int, int]] = set()
    for path in _PATHS[letter]:
        points = [_placed(point, width, height, across, up) for point in path]
        for start, end in zip(points, points[1:] or points, strict=False):
            found |= _stroke(start, end, (width, height), (across, up))
    return frozenset(found)


def _placed(point: Point, width: int, height: int, across: float, up: float) -> Point:
    """A point of the unit box where the middle of the pen goes, so that its edge stays inside."""
    return across + point[0] * max(0.0, width - 2 * across), up + point[1] * max(0.0, height - 2 * up)


def _stroke(start: Point, end: Point, box: tuple[int, int], radius: Point) -> set[tuple[int, int]]:
    """Dots whose middle lies under the pen on its way; looked for only where the pen comes."""
    found = set()
    (width, height), (across, up) = box, radius
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    for y in range(max(0, int(top - up)), min(height, int(bottom + up) + 2)):
        for x in range(max(0, int(left - across)), min(width, int(right + across) + 2)):
            if _distance((x + 0.5, y + 0.5), start, end, radius) <= 1.0:
                found.add((x, y))
    return found


def _distance(point: Point, start: Point, end: Point, radius: Point) -> float:
    """How far a point is from a line, in widths of the pen."""
    px, py = (point[0] - start[0]) / radius[0], (point[1] - start[1]) / radius[1]
    dx, dy = (end[0] - start[0]) / radius[0], (end[1] - start[1]) / radius[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return hypot(px - along * dx, py - along * dy)
