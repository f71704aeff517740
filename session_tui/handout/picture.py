"""The picture of the body: pain as rings, places that were found as numbered squares, the working idea as an arrow."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from session_tui.body.outlines import Drawing, Point, Ring, View, drawings, spots
from session_tui.handout import look
from session_tui.handout.fonts import BOLD, REGULAR

HEIGHT_UNITS = 752.0
WIDTH_UNITS: dict[View, float] = {"front": 330.0, "back": 330.0, "soles": 170.0}
MARK = 6.6
"""Half the side of a numbered square, and a ring's radius, in points."""


@dataclass(slots=True)
class _Mark:
    kind: str
    label: str
    x: float
    y: float


class BodyPicture(Flowable):
    """Front and back (and soles when they are needed), with marks; `height` in points."""

    def __init__(
        self, pain: tuple[str, ...], found: tuple[tuple[int, str], ...], path: tuple[str, ...], height: float
    ) -> None:
        """Draw `pain` sites, numbered `found` sites and an arrow from the first to the last site of `path`."""
        super().__init__()
        self._pain = pain
        self._found = found
        self._path = path
        self._scale = (height - 16) / HEIGHT_UNITS
        named = [*pain, *(site for _number, site in found), *path]
        only_soles = any(spots()[site][0].view == "soles" for site in named if site in spots())
        self._views: tuple[View, ...] = ("front", "back", "soles") if only_soles else ("front", "back")
        self.height = height
        self.width = sum(WIDTH_UNITS[view] for view in self._views) * self._scale

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw everything: figures first, then the arrow, then the marks."""
        canvas: Canvas = self.canv
        left = 0.0
        centres: dict[View, float] = {}
        for view in self._views:
            centres[view] = left + WIDTH_UNITS[view] * self._scale / 2
            left += WIDTH_UNITS[view] * self._scale
        self._centres = centres
        for view in self._views:
            self._figure(canvas, drawings()[view])
        marks = self._marks()
        _push_apart(marks)
        self._arrow(canvas, marks)
        for mark in marks:
            _draw_mark(canvas, mark)

    def _at(self, view: View, point: Point) -> Point:
        scale = self._scale * (0.9 if view == "soles" else 1)
        top = self.height - 14 - (HEIGHT_UNITS - 260) * self._scale if view == "soles" else self.height - 14
        return self._centres[view] + point[0] * scale, top - point[1] * scale

    def _ring(self, canvas: Canvas, view: View, ring: Ring) -> object:
        path = canvas.beginPath()
        path.moveTo(*self._at(view, ring[0]))
        for point in ring[1:]:
            path.lineTo(*self._at(view, point))
        path.close()
        return path

    def _figure(self, canvas: Canvas, drawing: Drawing) -> None:
        view = drawing.view
        names = {"front": "Front", "back": "Back", "soles": "Soles"}
        canvas.setFont(BOLD, 8.2)
        canvas.setFillColor(look.INK)
        label_y = self._at(view, (0, -16))[1] if view == "soles" else self.height - 8
        canvas.drawCentredString(self._centres[view], label_y, names[view])
        canvas.setLineJoin(1)
        canvas.setStrokeColor(look.SEAM)
        canvas.setLineWidth(0.5)
        found = {site for _number, site in self._found}
        for area in drawing.areas:
            tint = look.PAIN_TINT if area.site in self._pain else look.FOUND_TINT if area.site in found else look.SKIN
            canvas.setFillColor(tint)
            canvas.drawPath(self._ring(canvas, view, area.ring), fill=1, stroke=1)
        canvas.setStrokeColor(look.OUTLINE)
        canvas.setLineWidth(0.8)
        for ring in drawing.outline:
            canvas.drawPath(self._ring(canvas, view, ring), fill=0, stroke=1)
        self._sides(canvas, view)

    def _sides(self, canvas: Canvas, view: View) -> None:
        if view == "soles":
            return
        viewer_left = "right" if view == "front" else "left"
        canvas.setFont(REGULAR, 7)
        canvas.setFillColor(look.GREY)
        for x, word in ((-78, viewer_left), (78, "left" if viewer_left == "right" else "right")):
            canvas.drawCentredString(*self._at(view, (x, 72)), word)

    def _marks(self) -> list[_Mark]:
        marks = []
        for kind, label, site in (
            *(("found", str(number), site) for number, site in self._found),
            *(("pain", "", site) for site in self._pain),
        ):
            spot = self._spot(site)
            if spot is not None:
                marks.append(_Mark(kind, label, *spot))
        return marks

    def _spot(self, site: str) -> Point | None:
        usable = [spot for spot in spots().get(site, ()) if spot.view in self._views]
        return self._at(usable[0].view, usable[0].point) if usable else None

    def _arrow(self, canvas: Canvas, marks: list[_Mark]) -> None:
        if len(self._path) < 2:
            return
        numbers = {site: str(number) for number, site in self._found}
        start = _mark_point(marks, "found", numbers.get(self._path[0], "")) or self._spot(self._path[0])
        end = self._spot(self._path[-1])
        if self._path[-1] in self._pain:
            place = self._pain.index(self._path[-1])
            end = [(m.x, m.y) for m in marks if m.kind == "pain"][place]
        if start is not None and end is not None and hypot(end[0] - start[0], end[1] - start[1]) > 4 * MARK:
            _draw_arrow(canvas, start, end)


def _mark_point(marks: list[_Mark], kind: str, label: str) -> Point | None:
    return next(((mark.x, mark.y) for mark in marks if mark.kind == kind and mark.label == label), None)


def _push_apart(marks: list[_Mark]) -> None:
    """Marks that lie on one another are moved apart, a little at a time."""
    room = 2 * MARK + 3
    for _ in range(60):
        for index, one in enumerate(marks):
            for other in marks[index + 1 :]:
                dx, dy = other.x - one.x, other.y - one.y
                distance = hypot(dx, dy)
                if distance >= room:
                    continue
                ux, uy = (dx / distance, dy / distance) if distance > 0.01 else (0.6, 0.8)
                push = (room - distance) / 2
                one.x, one.y = one.x - ux * push, one.y - uy * push
                other.x, other.y = other.x + ux * push, other.y + uy * push


def _draw_mark(canvas: Canvas, mark: _Mark) -> None:
    canvas.setLineWidth(1.2)
    canvas.setStrokeColor(look.WHITE)
    if mark.kind == "pain":
        canvas.setFillColor(look.RED)
        canvas.circle(mark.x, mark.y, MARK, fill=1, stroke=1)
        canvas.setFillColor(look.WHITE)
        canvas.circle(mark.x, mark.y, MARK * 0.62, fill=1, stroke=0)
        canvas.setFillColor(look.RED)
        canvas.circle(mark.x, mark.y, MARK * 0.3, fill=1, stroke=0)
        return
    canvas.setFillColor(look.BLUE)
    canvas.roundRect(mark.x - MARK, mark.y - MARK, 2 * MARK, 2 * MARK, 1.8, fill=1, stroke=1)
    canvas.setFillColor(look.WHITE)
    canvas.setFont(BOLD, 8.4)
    canvas.drawCentredString(mark.x, mark.y - 3, mark.label)


def _draw_arrow(canvas: Canvas, start: Point, end: Point) -> None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    lift = 0.2 * length
    one = (start[0] + dx * 0.25 - dy / length * lift * 0.2, start[1] + dy * 0.25 + lift)
    two = (start[0] + dx * 0.75 - dy / length * lift * 0.2, start[1] + dy * 0.75 + lift)
    tx, ty = end[0] - two[0], end[1] - two[1]
    reach = hypot(tx, ty) or 1
    ux, uy = tx / reach, ty / reach
    tip = (end[0] - ux * (MARK + 1.5), end[1] - uy * (MARK + 1.5))
    neck = (tip[0] - ux * 5, tip[1] - uy * 5)
    for colour, width in ((look.WHITE, 3.4), (look.INK, 1.5)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.bezier(*start, *one, *two, *neck)
    canvas.setFillColor(look.INK)
    head = canvas.beginPath()
    head.moveTo(*tip)
    head.lineTo(neck[0] - uy * 3, neck[1] + ux * 3)
    head.lineTo(neck[0] + uy * 3, neck[1] - ux * 3)
    head.close()
    canvas.drawPath(head, fill=1, stroke=0)


class Legend(Flowable):
    """What the marks of the picture mean, a line each."""

    def __init__(self, pain: bool, found: bool, arrow: bool, size: float) -> None:
        """Only the marks that are on the picture are told."""
        super().__init__()
        rows = (("pain", "where it hurts", pain), ("found", "what I found, in the order of our work", found))
        self._rows = [(kind, words) for kind, words, there in rows if there]
        if arrow:
            self._rows.append(("arrow", "may be linked: our working idea"))
        self._size = size
        self.height = len(self._rows) * (size * 1.7)
        self.width = 200.0

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw each mark with its words."""
        canvas: Canvas = self.canv
        for place, (kind, words) in enumerate(self._rows):
            y = self.height - (place + 0.6) * self._size * 1.7
            if kind == "arrow":
                _draw_arrow(canvas, (0, y), (21 + MARK, y))
            else:
                _draw_mark(canvas, _Mark(kind, "1" if kind == "found" else "", MARK + 1, y))
            canvas.setFillColor(look.GREY)
            canvas.setFont(REGULAR, self._size * 0.86)
            canvas.drawString(28, y - 3, words)
