"""What stands around the words of every side: the practice's head on the first, the foot on all."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from session_tui.handout import look
from session_tui.handout.content import HandoutContent
from session_tui.handout.text import plain
from session_tui.handout.typefaces import BOLD, REGULAR, fitted

MARGIN = 44.0
TOP, HEAD, FOOT = 36.0, 59.0, 41.0
"""Room above the words of later sides, of the first side, and below all, in points."""
NAME, CONTACT, SMALL = 11.0, 8.8, 8.2
BASE = 26.0


def has_head(content: HandoutContent) -> bool:
    """Whether there is anything to say above the first side's words."""
    return bool(content.practice or content.contact)


def head(canvas: Canvas, content: HandoutContent, drawable: frozenset[int]) -> None:
    """The practice's name, how to reach it, and a line below; nothing when neither is known."""
    width, height = canvas._pagesize
    name = plain(content.practice, drawable)
    contact = [text for line in content.contact if (text := plain(line, drawable))]
    if not name and not contact:
        return
    inside, y = width - 2 * MARGIN, height - 43
    name = fitted(name, BOLD, NAME, inside * (0.5 if contact else 1))
    canvas.setFillColor(look.BLUE)
    canvas.setFont(BOLD, NAME)
    canvas.drawString(MARGIN, y, name)
    canvas.setFillColor(look.GREY)
    canvas.setFont(REGULAR, CONTACT)
    lines = _two_lines(contact, inside - stringWidth(name, BOLD, NAME) - 18)
    for place, line in enumerate(lines):
        canvas.drawRightString(width - MARGIN, y + (len(lines) - 1 - place) * CONTACT * 1.25, line)
    canvas.setStrokeColor(look.BLUE)
    canvas.setLineWidth(1.4)
    canvas.line(MARGIN, y - 9, width - MARGIN, y - 9)


def _two_lines(parts: list[str], room: float) -> list[str]:
    """Parts on one line, or on two when one is too short; what two cannot hold is cut."""
    whole = " · ".join(parts)
    if stringWidth(whole, REGULAR, CONTACT) <= room:
        return [whole] if whole else []
    cut = next(
        (n for n in range(len(parts) - 1, 0, -1) if stringWidth(" · ".join(parts[:n]), REGULAR, CONTACT) <= room), 1
    )
    lines = [" · ".join(parts[:cut]), " · ".join(parts[cut:])]
    return [fitted(line, REGULAR, CONTACT, room) for line in lines if line]


def foot(canvas: Canvas, content: HandoutContent, drawable: frozenset[int], total: int) -> None:
    """Whose page this is, what it is not, and which side of how many."""
    width = canvas._pagesize[0]
    number = canvas.getPageNumber()
    page = f"Page {number} of {total or number}"
    room = width - 2 * MARGIN - stringWidth(page, REGULAR, SMALL) - 18
    note = fitted(
        " · ".join(filter(None, (plain(content.date, drawable), plain(content.footer, drawable)))), REGULAR, SMALL, room
    )
    client = plain(content.client, drawable)
    left = room - stringWidth(f" · {note}", REGULAR, SMALL)
    name = fitted(f"For {client}", REGULAR, SMALL, max(0.0, left)) if client else ""
    canvas.setFillColor(look.GREY)
    canvas.setFont(REGULAR, SMALL)
    canvas.drawString(MARGIN, BASE, " · ".join(filter(None, (name, note))))
    canvas.drawRightString(width - MARGIN, BASE, page)
