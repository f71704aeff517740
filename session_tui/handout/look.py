"""How the page looks: colours, sizes and paragraph styles, for one size of type."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from session_tui.handout.typefaces import BOLD, REGULAR

GREY_HEX = "#57606a"
INK = HexColor("#1f2328")
GREY = HexColor(GREY_HEX)
BLUE = HexColor("#1d5a93")
RED = HexColor("#b3261e")
RULE = HexColor("#cfc9c2")
SCALE = HexColor("#d9d3cc")
SAND = HexColor("#f5f2ed")
ROSE = HexColor("#fcf1ef")
SKIN = HexColor("#ece7e1")
SEAM = HexColor("#ffffff")
OUTLINE = HexColor("#6f675f")
PAIN_TINT = HexColor("#e39a86")
FOUND_TINT = HexColor("#b3d1ea")
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
            "leading": self.size * 1.33,
            "textColor": INK,
            "splitLongWords": 1,
            "allowWidows": 0,
            "allowOrphans": 0,
        }
        return ParagraphStyle(name, **{**base, **more})

    @property
    def body(self) -> ParagraphStyle:
        """Running text."""
        return self.style("body", spaceAfter=self.size * 0.22)

    @property
    def bold(self) -> ParagraphStyle:
        """Names of things."""
        return self.style("bold", fontName=BOLD)

    @property
    def small(self) -> ParagraphStyle:
        """Side remarks."""
        return self.style("small", fontSize=self.size * 0.86, leading=self.size * 1.18, textColor=GREY)

    @property
    def smallest(self) -> ParagraphStyle:
        """What stands at the end of it all."""
        return self.style("smallest", fontSize=self.size * 0.8, leading=self.size * 1.1, textColor=GREY)

    @property
    def lead(self) -> ParagraphStyle:
        """The first sentences of all."""
        return self.style("lead", fontSize=self.size * 1.12, leading=self.size * 1.5)

    @property
    def title(self) -> ParagraphStyle:
        """The title of the page."""
        return self.style("title", fontName=BOLD, fontSize=self.size * 2, leading=self.size * 2.4)

    @property
    def heading(self) -> ParagraphStyle:
        """A section's heading."""
        size = self.size * 1.24
        return self.style(
            "heading",
            fontName=BOLD,
            fontSize=size,
            leading=size * 1.25,
            textColor=BLUE,
            spaceBefore=self.size * 0.78,
            spaceAfter=self.size * 0.26,
        )

    @property
    def head(self) -> ParagraphStyle:
        """A column's head."""
        return self.style("head", fontName=BOLD, fontSize=self.size * 0.86, leading=self.size * 1.2, textColor=GREY)

    @property
    def bullet(self) -> ParagraphStyle:
        """A line of a list."""
        return self.style(
            "bullet",
            leftIndent=self.size * 1.15,
            bulletIndent=0,
            bulletFontName=REGULAR,
            bulletFontSize=self.size,
            spaceAfter=self.size * 0.12,
        )
