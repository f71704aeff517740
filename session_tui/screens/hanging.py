"""Lines with a head, wrapped so that the words stay beside it: keys in the help, numbers and hours in the log."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

HangingLine = tuple[Content, Content]
"""A head and the words beside it."""

NARROWEST = 12
"""Columns that words get at least, however long the head is."""


def hang(rows: Sequence[HangingLine], width: int) -> Content:
    """The rows as one text of `width` columns."""
    lines: list[Content] = []
    for head, words in rows:
        room = max(NARROWEST, width - head.cell_length)
        first, *rest = words.wrap(room) or [Content("")]
        lines.append(Content.assemble(head, first))
        lines += [Content.assemble(" " * head.cell_length, line) for line in rest]
    return Content("\n").join(lines)


class Hanging(Widget):
    """Such lines; how high they are follows from the width they get."""

    DEFAULT_CSS = "Hanging { height: auto; }"

    def __init__(self, rows: Sequence[HangingLine] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `rows`."""
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._wrapped: tuple[int, Content] | None = None

    def set_rows(self, rows: Sequence[HangingLine]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self._wrapped = None
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines at the width there is."""
        return self._at(self.content_size.width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """A row a line."""
        return len(self._at(width).plain.splitlines())

    def _at(self, width: int) -> Content:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = (width, hang(self._rows, width))
        return self._wrapped[1]
