"""The picture of the body: pain as rings, places that were found as numbered squares, the working idea as an arrow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.body.outlines import Drawing, Point, Ring, View, drawings, spots
from session_tui.handout import look
from session_tui.handout.legend import Kind
from session_tui.handout.marks import arrow, ring, square
from session_tui.handout.typefaces import BOLD, REGULAR

FIGURE_UNITS = 752.0
WIDTH_UNITS: dict[View, float] = {"front": 352.0, "back": 352.0, "soles": 214.0}
TITLES: dict[View, tuple[str, str, str]] = {
    "front": ("Front", "right", "left"),
    "back": ("Back", "left", "right"),
    "soles": ("Soles", "right", "left"),
}
SOLES_TOP, SOLES_SCALE = 560.0, 1.5
HEAD_ROOM = 15.0
ROUND_TRIPS = 60
MOST_ARROWS = 4
CLEAR, SHORTEST = 1.8, 9.0
"""Room between a mark and its arrow, and the shortest arrow that is drawn, in points."""


@dataclass(slots=True)
class _Mark:
    kind: Kind
    label: str
    site: str
    view: View
    x: float
    y: float


class BodyPicture(Flowable):
    """Front and back (and soles when they are needed), with marks."""

    def __init__(
        self, pain: tuple[str, ...], found: tuple[tuple[int, str], ...], path: tuple[str, ...], height: float
    ) -> None:
        """Draw `pain` sites, numbered `found` sites and an arrow along `path`, `height` points high.

        Sites that the drawing does not have are left out.
        """
        super().__init__()
        self._pain = tuple(dict.fromkeys(site for site in pain if site in spots()))
        self._found = tuple((number, site) for number, site in found if site in spots())
        self._path = tuple(site for site in path if site in spots())
        self._scale = (height - HEAD_ROOM) / FIGURE_UNITS
        marked = {*self._pain, *(site for _number, site in self._found), *self._path}
        self._tints = {site: look.FOUND_TINT for _number, site in self._found}
        self._tints |= dict.fromkeys(self._pain, look.PAIN_TINT)
        soles = any(spots()[site][0].view == "soles" for site in marked)
        self._views: tuple[View, ...] = ("front", "back", "soles") if soles else ("front", "back")
        self._half = max(4.6, min(6.4, height * 0.027))
        self.height = height
        self.width = sum(WIDTH_UNITS[view] for view in self._views) * self._scale
        self._marks = self._marked()
        self._legs = self._arrow_legs()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Which kinds of marks are on the picture."""
        there: dict[Kind, bool] = {"pain": bool(self._pain), "found": bool(self._found), "link": bool(self._legs)}
        return tuple(kind for kind, drawn in there.items() if drawn)

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Figures first, then the arrows, then the marks."""
        canvas: Canvas = self.canv
        for view in self._views:
            self._figure(canvas, drawings()[view])
        for one, other in self._legs:
            self._link(canvas, one, other)
        for mark in self._marks:
            if mark.kind == "pain":
                ring(canvas, (mark.x, mark.y), self._half)
            elif mark.kind == "found":
                square(canvas, mark.label, (mark.x, mark.y), self._half)

    def _at(self, view: View, point: Point) -> Point:
        left = sum(WIDTH_UNITS[other] for other in self._views[: self._views.index(view)])
        scale, top = (SOLES_SCALE, SOLES_TOP) if view == "soles" else (1.0, 0.0)
        x = left + WIDTH_UNITS[view] / 2 + point[0] * scale
        return x * self._scale, self.height - HEAD_ROOM - (top + point[1] * scale) * self._scale

    def _figure(self, canvas: Canvas, drawing: Drawing) -> None:
        view = drawing.view
        self._titles(canvas, view)
        canvas.setLineJoin(1)
        canvas.setStrokeColor(look.SEAM)
        canvas.setLineWidth(0.5)
        for area in drawing.areas:
            canvas.setFillColor(self._tints.get(area.site, look.SKIN))
            canvas.drawPath(self._ring(canvas, view, area.ring), fill=1, stroke=1)
        canvas.setStrokeColor(look.OUTLINE)
        canvas.setLineWidth(0.8)
        for outline in drawing.outline:
            canvas.drawPath(self._ring(canvas, view, outline), fill=0, stroke=1)

    def _ring(self, canvas: Canvas, view: View, points: Ring) -> object:
        path = canvas.beginPath()
        path.moveTo(*self._at(view, points[0]))
        for point in points[1:]:
            path.lineTo(*self._at(view, point))
        path.close()
        return path

    def _titles(self, canvas: Canvas, view: View) -> None:
        title, viewers_left, viewers_right = TITLES[view]
        canvas.setFont(BOLD, 8.4)
        canvas.setFillColor(look.INK)
        x, y = self._at(view, (0, 0))
        canvas.drawCentredString(x, y + 7.5 + (9 if view == "soles" else 0), title)
        canvas.setFont(REGULAR, 7.2)
        canvas.setFillColor(look.GREY)
        reach, height = (34, -4) if view == "soles" else (88, 66)
        for side, word in ((-reach, viewers_left), (reach, viewers_right)):
            canvas.drawCentredString(*self._at(view, (side, height)), word)

    def _marked(self) -> list[_Mark]:
        marks = [self._mark("found", str(number), site) for number, site in self._found]
        marks += [self._mark("pain", "", site) for site in self._pain]
        _push_apart(marks, 2 * self._half + 3)
        return marks

    def _mark(self, kind: Kind, label: str, site: str) -> _Mark:
        spot = next((spot for spot in spots()[site] if spot.view in self._views), spots()[site][0])
        return _Mark(kind, label, site, spot.view, *self._at(spot.view, spot.point))

    def _arrow_legs(self) -> list[tuple[_Mark, _Mark]]:
        """From mark to mark along the path; places on the way that carry no mark are passed over."""
        if len(self._path) < 2:
            return []
        ends = {self._path[0], self._path[-1]}
        by_site = {mark.site: mark for mark in self._marks}
        stops = [by_site.get(site) or self._mark("link", "", site) for site in self._path if site in {*by_site, *ends}]
        if len(stops) > MOST_ARROWS + 1:
            stops = [stops[0], stops[-1]]
        room = 2 * (self._half + CLEAR) + SHORTEST
        return [(one, other) for one, other in pairwise(stops) if hypot(other.x - one.x, other.y - one.y) > room]

    def _link(self, canvas: Canvas, one: _Mark, other: _Mark) -> None:
        dx, dy = other.x - one.x, other.y - one.y
        length = hypot(dx, dy)
        if one.view == other.view:
            middle = self._at(one.view, (0, 0))[0]
            outwards = 1 if (one.x + other.x) / 2 >= middle else -1
            across = (-dy / length, dx / length)
            side = outwards if across[0] >= 0 else -outwards
            # A short arrow is bent more, so that it goes round a mark that stands between the two.
            aside = side * max(length * 0.2, self._half * 2.6)
            bend = (across[0] * aside, across[1] * aside)
        else:
            bend = (0.0, length * 0.16)
        arrow(canvas, (one.x, one.y), (other.x, other.y), bend, self._half + CLEAR)


def _push_apart(marks: list[_Mark], room: float) -> None:
    """Marks that lie on one another are moved apart, a little at a time."""
    for _ in range(ROUND_TRIPS):
        for index, one in enumerate(marks):
            for other in marks[index + 1 :]:
                dx, dy = other.x - one.x, other.y - one.y
                distance = hypot(dx, dy)
                if distance >= room:
                    continue
                ux, uy = (dx / distance, dy / distance) if distance > 0.01 else (-0.25, 0.97)
                push = (room - distance) / 2
                one.x, one.y = one.x - ux * push, one.y - uy * push
                other.x, other.y = other.x + ux * push, other.y + uy * push
