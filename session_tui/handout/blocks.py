"""The blocks a page is set from: sections, panels, tables and things side by side, each free to break when it must.

A user may write five thousand letters into any field: nothing here may be taller than a page and refuse to break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from session_tui.handout import look
from session_tui.handout.look import Look
from session_tui.handout.text import safe

Cell: TypeAlias = Flowable | list[Flowable] | str
KEPT_TOGETHER = 0.42
"""A section up to this share of the page's height is not broken."""
HEAD_ROOM = 0.16
"""So much of the page must be left for a section that breaks."""
LONG_ROW = 0.25
"""A row of a table up to this share of the page's height is not broken."""
BESIDE = 0.32
"""Two sections up to this share of the page's height stand side by side."""
EDGE = 4.0
GAP = 22.0


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words in one size of type for a page's body of `width` by `height` points."""

    look: Look
    width: float
    height: float
    drawable: frozenset[int]
    tight: bool = False
    """Whether things stand side by side, and the picture is smaller, to save a side."""

    def words(self, text: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph of somebody's words."""
        return Paragraph(safe(text, self.drawable), style)

    def aside(self, first: str, then: str) -> Paragraph:
        """A paragraph that goes on in grey."""
        grey = f" <font color='{look.GREY_HEX}'>{safe(then, self.drawable)}</font>" if then else ""
        return Paragraph(safe(first, self.drawable) + grey, self.look.body)

    def bullets(self, lines: Sequence[str]) -> list[Flowable]:
        """A list."""
        return [Paragraph(safe(line, self.drawable), self.look.bullet, bulletText="•") for line in lines]

    def space(self, share: float) -> Spacer:
        """Room between things, in shares of the size of type."""
        return Spacer(1, self.look.size * share)

    def block(self, heading: str, flow: Sequence[Flowable]) -> list[Flowable]:
        """A heading with what belongs to it, or nothing."""
        return [self.words(heading, self.look.heading), *flow] if flow else []

    def section(self, heading: str, flow: Sequence[Flowable]) -> list[Flowable]:
        """A block that is whole when it is small; else never a heading alone at the foot of a page."""
        return self.kept(self.block(heading, flow))

    def kept(self, flow: Sequence[Flowable]) -> list[Flowable]:
        """Things that stay on one page when they can."""
        if not flow:
            return []
        if tall(flow, self.width) <= self.height * KEPT_TOGETHER:
            return [KeepTogether(list(flow))]
        return [CondPageBreak(self.height * HEAD_ROOM), *flow]

    def panel(self, inside: Sequence[Flowable], ground: Color, edge: Color | None, width: float) -> Table:
        """Things on a coloured ground, with a coloured edge on the left; may break over pages."""
        pad = self.look.size * 0.66
        commands: list[tuple[object, ...]] = [
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("LEFTPADDING", (1, 0), (1, -1), pad * 1.5),
            ("RIGHTPADDING", (1, 0), (1, -1), pad * 1.5),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.look.size * 0.14),
            ("TOPPADDING", (0, 0), (-1, 0), pad),
            ("BOTTOMPADDING", (0, -1), (-1, -1), pad),
        ]
        if edge is not None:
            commands.append(("BACKGROUND", (0, 0), (0, -1), edge))
        side = EDGE if edge is not None else 0.01
        return self._grid([["", part] for part in inside], [side, width - side], commands, 0)

    def table(self, rows: list[list[Cell]], shares: Sequence[float], *, head: bool) -> Table:
        """Rows with fine rules between, the first a head of column names."""
        size = self.look.size
        commands: list[tuple[object, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-2, -1), size * 0.9),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), size * 0.26),
            ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.36),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, look.RULE, 0),
        ]
        if head:
            commands += [
                ("LINEBELOW", (0, 0), (-1, 0), 1.1, look.INK, 0),
                ("TOPPADDING", (0, 0), (-1, 0), 0),
                ("BOTTOMPADDING", (0, 0), (-1, 0), size * 0.3),
            ]
        return self._grid(rows, [share / sum(shares) * self.width for share in shares], commands, 1 if head else 0)

    def rows(self, rows: list[list[Cell]], widths: Sequence[float], *, below: float = 0.0, head: bool = False) -> Table:
        """Rows without rules; widths and the room below each in points; a `head` is repeated on the next side."""
        commands: list[tuple[object, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ]
        return self._grid(rows, list(widths), commands, 1 if head else 0)

    def _grid(
        self, rows: list[list[Cell]], widths: list[float], commands: list[tuple[object, ...]], repeat: int
    ) -> Table:
        table = Table(rows, colWidths=widths, style=TableStyle(commands), repeatRows=repeat, hAlign="LEFT")
        table.wrap(sum(widths), 100_000)
        # A row is broken only when it is long: one that may not break and does not fit would lose the whole page.
        table.splitInRow = 1 if max(table._rowHeights, default=0) > self.height * LONG_ROW else 0
        return table

    def beside(self, left: list[Flowable], right: list[Flowable], share: float) -> list[Flowable]:
        """Two blocks side by side, the left `share` of the width; one after the other when long."""
        widths = (self.width * share, self.width * (1 - share) - GAP)
        if not left or not right or max(tall(left, widths[0]), tall(right, widths[1])) > self.height * BESIDE:
            return [*self.kept(left), *self.kept(right)]
        grid = self.rows([[left, "", right]], [widths[0], GAP, widths[1]])
        grid.spaceBefore = self.look.heading.spaceBefore
        return [KeepTogether([grid])]


def tall(flow: Sequence[Flowable], width: float) -> float:
    """How high things are, one under another, in points; the room between them counted."""
    height = 0.0
    for index, part in enumerate(flow):
        height += part.wrap(width, 100_000)[1]
        if index:
            height += max(part.getSpaceBefore(), flow[index - 1].getSpaceAfter())
    return height
