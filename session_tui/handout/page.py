"""The handout as a PDF: two sides where they suffice, more where they do not, and never a lost page.

Everything is drawn as vectors; a user's words pass through one function and are printed as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from session_tui.handout import look
from session_tui.handout.blocks import Setter
from session_tui.handout.content import HandoutContent
from session_tui.handout.furniture import FOOT, HEAD, MARGIN, TOP, foot, has_head, head
from session_tui.handout.look import Look
from session_tui.handout.story import story_of
from session_tui.handout.text import missing_letters, plain
from session_tui.handout.typefaces import register

SIDES_WANTED = 2
NEARLY = 3
"""From so many sides in the largest type it can become two in a smaller one."""
LARGE_ENOUGH = 2
"""The first so many ways are used where two sides do not suffice."""
MANY = 8
"""With more sides than this one side less is not worth a smaller type."""

Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: the PDF's bytes, how many sides it has, and letters that no font here can draw."""

    data: bytes
    pages: int
    missing_letters: tuple[str, ...]


def render(content: HandoutContent, paper: Paper, created: datetime) -> Rendered:
    """Set the handout in the largest type that fits two sides, else in the largest on as many as it takes.

    `created` is the moment that the file tells; the same content, paper and moment give the same bytes.
    """
    drawable = register()
    way, pages = _best(content, paper, drawable)
    file = BytesIO()
    _build(content, paper, way, drawable, file, pages, created)
    return Rendered(file.getvalue(), pages, missing_letters(_texts(content), drawable))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to set the page: a size of type in points, and whether room is saved otherwise too."""

    size: float
    tight: bool = False


WAYS = (*(_Way(size) for size in look.SIZES), _Way(look.SIZES[-1], tight=True))
"""The ways that are tried, the most readable first."""


def _best(content: HandoutContent, paper: Paper, drawable: frozenset[int]) -> tuple[_Way, int]:
    """How to set it, and how many sides it takes: two if any way does it, else large type that wastes no side."""
    counts: list[int] = []
    for tried, way in enumerate(WAYS):
        if counts and (counts[0] > MANY or (counts[0] > NEARLY and tried >= LARGE_ENOUGH)):
            break
        counts.append(_build(content, paper, way, drawable, BytesIO(), 0, datetime.fromtimestamp(0, UTC)))
        if counts[-1] <= SIDES_WANTED:
            return way, counts[-1]
    roomy = counts[:LARGE_ENOUGH]
    fewest = min(roomy)
    return WAYS[roomy.index(fewest)], fewest


def _build(
    content: HandoutContent,
    paper: Paper,
    way: _Way,
    drawable: frozenset[int],
    file: BytesIO,
    total: int,
    created: datetime,
) -> int:
    """Write the PDF to `file`; returns how many sides it has. Without a `total` it is only counted."""
    width, height = A4 if paper == "a4" else LETTER
    document = _Document(
        file,
        created,
        pagesize=(width, height),
        title=plain(content.title, drawable),
        author=plain(content.practice, drawable),
        subject="Session summary",
        creator="session-tui",
        lang="en-GB",
        invariant=1,
        pageCompression=1 if total else 0,
    )
    inside = width - 2 * MARGIN
    tops = {"first": HEAD if has_head(content) else TOP, "later": TOP}
    templates = []
    for name, top in tops.items():
        frame = Frame(MARGIN, FOOT, inside, height - FOOT - top, 0, 0, 0, 0, id=name)
        draw = partial(_around, content, drawable, total, first=name == "first")
        templates.append(PageTemplate(id=name, frames=[frame], onPage=draw, autoNextPageTemplate="later"))
    document.addPageTemplates(templates)
    setter = Setter(Look(way.size), inside, height - FOOT - HEAD, drawable, way.tight)
    document.build(story_of(content, setter))
    return int(document.page)


def _around(
    content: HandoutContent, drawable: frozenset[int], total: int, canvas: Canvas, _document: object, *, first: bool
) -> None:
    """What stands around the words of a side."""
    if first:
        head(canvas, content, drawable)
    foot(canvas, content, drawable, total)


class _Document(BaseDocTemplate):
    """A document that tells the moment it was made for, not the moment it was drawn."""

    def __init__(self, file: BytesIO, created: datetime, **more: object) -> None:
        super().__init__(file, **more)
        self._created = created.astimezone(UTC)

    def beforeDocument(self) -> None:
        """Set what viewers show in their title bar, and the moment."""
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        self.canv._doc._timeStamp.YMDhms = self._created.timetuple()[:6]


def _texts(part: Any) -> list[str]:
    """Every text of the content, wherever it stands."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for item in part for text in _texts(item)]
    if is_dataclass(part) and not isinstance(part, type):
        return [text for field in fields(part) for text in _texts(getattr(part, field.name))]
    return []
