"""What was found: the picture of the body, the places beside it, and the working idea."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from session_tui.handout.blocks import GAP, Setter, tall
from session_tui.handout.content import Finding, HandoutContent
from session_tui.handout.legend import Legend
from session_tui.handout.marks import NumberSquare
from session_tui.handout.picture import BodyPicture

PICTURE_SHARE, SMALL_PICTURE = 0.31, 0.275
"""How high the picture is, as a share of the page's body."""
TALLEST = 1.15
"""What needs more than this share of the picture's height does not all stand beside it."""


def found(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """The section, or nothing when there is neither a place nor a pain."""
    idea = setter.block("Our working idea", [setter.words(line, setter.look.body) for line in content.idea])
    if not content.findings and not content.pain:
        return setter.kept(idea)
    picture = BodyPicture(
        pain=tuple(site for site, _words in content.pain),
        found=tuple((finding.number, finding.site) for finding in content.findings),
        path=content.path,
        height=setter.height * (SMALL_PICTURE if setter.tight else PICTURE_SHARE),
    )
    room = setter.width - picture.width - GAP
    most = picture.height * TALLEST
    fitting = _fitting(content.findings, setter, room, most)
    beside, below = _places(content.findings[:fitting], setter, room), content.findings[fitting:]
    if not content.findings:
        beside = [setter.words("I found nothing that stood out by touch today.", setter.look.body)]
    if not below and tall([*beside, *idea], room) <= most:
        beside, idea = [*beside, *idea], []
    heading = setter.words("What I found", setter.look.heading)
    grid = setter.rows([[picture, "", beside]], [picture.width, GAP, room])
    legend = Legend(picture.kinds, setter.look.size)
    whole: list[Flowable] = [heading, grid, setter.space(0.5), legend]
    rest = [setter.space(0.7), *_places(below, setter, setter.width)] if below else []
    return [CondPageBreak(tall(whole, setter.width)), *whole, *rest, *setter.kept(idea)]


def _fitting(findings: Sequence[Finding], setter: Setter, room: float, most: float) -> int:
    """How many places stand beside the picture."""
    for count in range(len(findings), 0, -1):
        if tall(_places(findings[:count], setter, room), room) <= most:
            return count
    return 0


def _places(findings: Sequence[Finding], setter: Setter, width: float) -> list[Flowable]:
    if not findings:
        return []
    side = setter.look.size * 1.9
    rows = [[NumberSquare(place.number, setter.look.size), _place(place, setter)] for place in findings]
    return [setter.rows([list(row) for row in rows], [side, width - side], below=setter.look.size * 0.28)]


def _place(place: Finding, setter: Setter) -> list[Flowable]:
    felt = f"{place.felt[:1].upper()}{place.felt[1:]}".rstrip(".")
    return [setter.words(place.name, setter.look.bold), setter.aside(f"{felt}." if felt else "", place.more)]
