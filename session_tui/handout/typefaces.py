"""The fonts of the page: two static cuts of Inter (SIL Open Font License, see OFL.txt), made known to reportlab.

Latin, Vietnamese, Greek and Cyrillic; arrows, shapes and ticks.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SessionInter"
BOLD = "SessionInter-SemiBold"


@cache
def register() -> frozenset[int]:
    """Make the fonts known; returns the code points that can be drawn."""
    folder = files("session_tui.handout").joinpath("fonts")
    faces = []
    for name, file in ((REGULAR, "Inter-Regular.ttf"), (BOLD, "Inter-SemiBold.ttf")):
        with folder.joinpath(file).open("rb") as handle:
            font = TTFont(name, handle)
        pdfmetrics.registerFont(font)
        faces.append(font.face)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(set(faces[0].charToGlyph) & set(faces[1].charToGlyph))


def fitted(words: str, font: str, size: float, room: float) -> str:
    """Words for one line, cut with an ellipsis where they would need more than `room` points."""
    if stringWidth(words, font, size) <= room:
        return words
    fits, too_long = 0, len(words)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if stringWidth(words[:middle].rstrip() + "…", font, size) <= room:
            fits = middle
        else:
            too_long = middle
    return words[:fits].rstrip() + "…" if fits else ""
