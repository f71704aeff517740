"""The handout as a PDF: two sides where they suffice, more where they do not, and never a lost page.

Everything is drawn as vectors; a user's words pass through one function and are printed as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from session_tui.handout import look
from session_tui.handout.content import HandoutContent
from session_tui.handout.fonts import BOLD, REGULAR, register
from session_tui.handout.look import Look
from session_tui.handout.story import story_of
from session_tui.handout.text import missing_letters, plain

MARGIN = 45.0
FOOT = 40.0
SIDES_WANTED = 2

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
    tries = []
    for size in look.SIZES:
        data, pages = _set(content, paper, size, drawable, created)
        if pages <= SIDES_WANTED:
            return Rendered(data, pages, missing_letters(_texts(content), drawable))
        tries.append((data, pages))
    data, pages = tries[0]
    return Rendered(data, pages, missing_letters(_texts(content), drawable))


def _set(
    content: HandoutContent, paper: Paper, size: float, drawable: frozenset[int], created: datetime
) -> tuple[bytes, int]:
    counted = _Counter()
    _build(content, paper, size, drawable, created, counted, total=None)
    final = BytesIO()
    _build(content, paper, size, drawable, created, _Counter(), total=counted.pages, file=final)
    return final.getvalue(), counted.pages


class _Counter:
    """How many sides there are."""

    def __init__(self) -> None:
        self.pages = 0


def _build(
    content: HandoutContent,
    paper: Paper,
    size: float,
    drawable: frozenset[int],
    created: datetime,
    counter: _Counter,
    *,
    total: int | None,
    file: BytesIO | None = None,
) -> None:
    width, height = A4 if paper == "a4" else LETTER
    document = _Document(
        file or BytesIO(),
        pagesize=(width, height),
        title=content.title,
        author=plain(content.practice, drawable),
        subject="Session summary",
        lang="en-GB",
        invariant=1,
        allowSplitting=1,
    )
    frame = Frame(MARGIN, FOOT + 14, width - 2 * MARGIN, height - FOOT - 14 - 62, 0, 0, 0, 0, id="page", showBoundary=0)

    def around(canvas: Canvas, _document: Any) -> None:
        counter.pages = max(counter.pages, canvas.getPageNumber())
        _head(canvas, content, width, height, drawable)
        _foot(canvas, content, width, total, drawable)

    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=around)])
    story: list[Flowable] = story_of(content, Look(size), width - 2 * MARGIN, drawable)
    document.when = created
    document.build(story)


class _Document(BaseDocTemplate):
    """A document that tells the moment it was made, not the moment it was drawn."""

    when: datetime

    def beforeDocument(self) -> None:
        """Set what viewers show and what the file says of its making."""
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        self.canv.setCreator("session-tui")


def _head(canvas: Canvas, content: HandoutContent, width: float, height: float, drawable: frozenset[int]) -> None:
    y = height - 42
    canvas.setFillColor(look.BLUE)
    canvas.setFont(BOLD, 11)
    canvas.drawString(
        MARGIN, y, _fitted(plain(content.practice or "Session summary", drawable), BOLD, 11, width * 0.42)
    )
    canvas.setFillColor(look.GREY)
    canvas.setFont(REGULAR, 8.6)
    contact = " · ".join(plain(line, drawable) for line in content.contact)
    canvas.drawRightString(width - MARGIN, y, _fitted(contact, REGULAR, 8.6, width * 0.42))
    canvas.setStrokeColor(look.BLUE)
    canvas.setLineWidth(1.4)
    canvas.line(MARGIN, y - 9, width - MARGIN, y - 9)


def _foot(canvas: Canvas, content: HandoutContent, width: float, total: int | None, drawable: frozenset[int]) -> None:
    canvas.setFillColor(look.GREY)
    canvas.setFont(REGULAR, 8.2)
    words = f"For {plain(content.client, drawable)} · {content.date} · {content.footer}"
    canvas.drawString(MARGIN, FOOT - 8, _fitted(words, REGULAR, 8.2, width - 2 * MARGIN - 80))
    number = canvas.getPageNumber()
    canvas.drawRightString(width - MARGIN, FOOT - 8, f"Page {number} of {total or number}")


def _fitted(words: str, font: str, size: float, room: float) -> str:
    """Words cut with an ellipsis where they would run out of their room."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if stringWidth(words, font, size) <= room:
        return words
    while words and stringWidth(words + "…", font, size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def _texts(part: Any) -> list[str]:
    """Every text of the content, wherever it stands."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for item in part for text in _texts(item)]
    if is_dataclass(part) and not isinstance(part, type):
        return [text for field in fields(part) for text in _texts(getattr(part, field.name))]
    return []
