"""What was found: the picture of the body, the places beside it, and the working idea."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from session_tui.handout.blocks import GAP, Setter, tall
from session_tui.handout.content import Finding, HandoutContent
from session_tui.handout.legend import Kind, Legend
from session_tui.handout.marks import NumberSquare
from session_tui.handout.picture import BodyPicture

PICTURE_SHARE = 0.32
"""How high the picture is, as a share of the page's body."""
TALLEST = 0.4
"""Places that need more than this share of the page stand under the picture instead of beside it."""


def found(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """The section, or nothing when there is neither a place nor a pain."""
    if not content.findings and not content.pain:
        return setter.section("Our working idea", _idea(content, setter))
    picture = BodyPicture(
        pain=tuple(site for site, _words in content.pain),
        found=tuple((finding.number, finding.site) for finding in content.findings),
        path=content.path,
        height=setter.height * PICTURE_SHARE,
    )
    marks: list[Kind] = [kind for kind, there in picture.kinds.items() if there]
    size = setter.look.size
    room = setter.width - picture.width - GAP
    listed = _places(content, setter, room)
    idea = setter.block("Our working idea", _idea(content, setter))
    heading = setter.words("What I found", setter.look.heading)
    beside = [*listed, *idea]
    if tall(beside, room) <= setter.height * TALLEST:
        left: list[Flowable] = [picture, setter.space(0.4), Legend(marks, size)]
        grid = setter.rows([[left, "", beside]], [picture.width, GAP, room])
        return [CondPageBreak(tall([heading, grid], setter.width)), heading, grid]
    legend: list[Flowable] = [setter.space(2), Legend(marks, size)]
    grid = setter.rows([[picture, "", legend]], [picture.width, GAP, room])
    top = [CondPageBreak(tall([heading, grid], setter.width)), heading, grid, setter.space(0.6)]
    return [*top, *_places(content, setter, setter.width), *setter.kept(idea)]


def _places(content: HandoutContent, setter: Setter, width: float) -> list[Flowable]:
    if not content.findings:
        return [setter.words("I found nothing that stood out by touch today.", setter.look.body)]
    side = setter.look.size * 1.9
    rows = [[NumberSquare(place.number, setter.look.size), _place(place, setter)] for place in content.findings]
    return [setter.rows([list(row) for row in rows], [side, width - side], below=setter.look.size * 0.3)]


def _place(place: Finding, setter: Setter) -> list[Flowable]:
    felt = f"{place.felt[:1].upper()}{place.felt[1:]}".rstrip(".")
    return [setter.words(place.name, setter.look.bold), setter.aside(f"{felt}." if felt else "", place.more)]


def _idea(content: HandoutContent, setter: Setter) -> list[Flowable]:
    return [setter.words(line, setter.look.body) for line in content.idea]
