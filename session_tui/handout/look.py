"""How the page looks: colours, sizes and paragraph styles, for one size of type."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from session_tui.handout.fonts import BOLD, REGULAR

INK = HexColor("#1f2328")
GREY = HexColor("#57606a")
BLUE = HexColor("#1d5a93")
RED = HexColor("#b3261e")
RULE = HexColor("#c9c4be")
SAND = HexColor("#f4f1ec")
ROSE = HexColor("#fbf0ee")
SKIN = HexColor("#ebe6e0")
SEAM = HexColor("#ffffff")
OUTLINE = HexColor("#6f675f")
PAIN_TINT = HexColor("#e07a5f")
FOUND_TINT = HexColor("#b9d4ea")
WHITE = HexColor("#ffffff")

SIZES = (11.0, 10.6, 10.2)
"""Type sizes in points that are tried, largest first, for a page of two sides."""


@dataclass(frozen=True, slots=True)
class Look:
    """The styles for one size of type, in points."""

    size: float

    def style(self, name: str, **more: object) -> ParagraphStyle:
        """A paragraph style built on the body text."""
        base: dict[str, object] = {
            "fontName": REGULAR,
            "fontSize": self.size,
            "leading": self.size * 1.42,
            "textColor": INK,
            "splitLongWords": 1,
        }
        return ParagraphStyle(name, **{**base, **more})

    @property
    def body(self) -> ParagraphStyle:
        """Running text."""
        return self.style("body", spaceAfter=self.size * 0.28)

    @property
    def bold(self) -> ParagraphStyle:
        """Names of things."""
        return self.style("bold", fontName=BOLD)

    @property
    def small(self) -> ParagraphStyle:
        """Side remarks."""
        return self.style("small", fontSize=self.size * 0.86, leading=self.size * 1.2, textColor=GREY)

    @property
    def lead(self) -> ParagraphStyle:
        """The first sentences of all."""
        return self.style("lead", fontSize=self.size * 1.14, leading=self.size * 1.66)

    @property
    def title(self) -> ParagraphStyle:
        """The title of the page."""
        return self.style("title", fontName=BOLD, fontSize=self.size * 2.1, leading=self.size * 2.5)

    @property
    def heading(self) -> ParagraphStyle:
        """A section's heading."""
        return self.style(
            "heading",
            fontName=BOLD,
            fontSize=self.size * 1.24,
            leading=self.size * 1.6,
            textColor=BLUE,
            spaceBefore=self.size * 0.85,
            spaceAfter=self.size * 0.3,
            keepWithNext=1,
        )

    @property
    def head(self) -> ParagraphStyle:
        """A column's head."""
        return self.style("head", fontName=BOLD, fontSize=self.size * 0.86, leading=self.size * 1.2, textColor=GREY)

    def bullet(self) -> ParagraphStyle:
        """A line of a list."""
        return self.style(
            "bullet", leftIndent=self.size * 1.3, bulletIndent=self.size * 0.2, spaceAfter=self.size * 0.18
        )


def grey(share: float) -> Color:
    """A grey, 0 black to 1 white."""
    return Color(share, share, share)
