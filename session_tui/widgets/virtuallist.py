"""A long list: only the rows in sight are ever made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from session_tui.widgets.painted import Inks
from session_tui.widgets.painting import EMPTY, Ink, Row, Run, cut
from session_tui.widgets.plain import pad


@dataclass(frozen=True, slots=True)
class Column:
    """A column, `width` cells wide; 0 takes what the others leave."""

    title: str
    width: int = 0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Tinted:
    """Words in the colour of a theme variable."""

    text: str
    colour: str


Cell: TypeAlias = str | Tinted

_CURSOR = Ink("stage-current-ink", "stage-current", bold=True)

GAP = 2
"""Cells between two columns."""


def widths(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """How wide each column is drawn; fixed ones are cut from the right when there is no room."""
    room = max(0, width - 2 - GAP * max(0, len(columns) - 1))
    fixed = sum(column.width for column in columns)
    open_ones = sum(1 for column in columns if column.width == 0)
    share = max(0, room - fixed) // open_ones if open_ones else 0
    found = []
    for column in columns:
        taken = min(column.width or max(share, 8), room)
        found.append(taken)
        room -= taken
    return tuple(found)


def list_row(columns: Sequence[Column], cells: Sequence[Cell], width: int, ink: Ink, *, tinted: bool) -> Row:
    """One row of cells, each cut or filled to its column."""
    runs: list[Run] = [(" ", ink)]
    for place, (column, column_width) in enumerate(zip(columns, widths(columns, width), strict=True)):
        cell = cells[place] if place < len(cells) else ""
        own = Ink(cell.colour, ink.ground, bold=ink.bold) if tinted and isinstance(cell, Tinted) else ink
        runs.append((pad(cell.text if isinstance(cell, Tinted) else cell, column_width, column.align), own))
        runs.append((" " * GAP, ink))
    return cut((tuple(runs),), width, 1)[0]


class VirtualList(ScrollView, can_focus=True):
    """Rows in columns under one heading, as many as there are; a cursor that follows keys and clicks."""

    DEFAULT_CSS = """
    VirtualList { color: $ink; background: $ground; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """
    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Highlighted(Message):
        """The cursor moved."""

        def __init__(self, index: int) -> None:
            """`index` counts from 0."""
            self.index = index
            super().__init__()

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, listing: VirtualList, index: int) -> None:
            """`index` counts from 0."""
            self.listing = listing
            self.index = index
            super().__init__()

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.listing

    def __init__(
        self,
        columns: Sequence[Column] = (),
        rows: Sequence[Sequence[Cell]] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show `rows` under the titles of `columns`; without titles there is no heading."""
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._rows: Sequence[Sequence[Cell]] = rows
        self._index = 0
        self._inks = Inks(self)
        self._measure()

    @property
    def index(self) -> int:
        """Where the cursor stands, from 0."""
        return self._index

    def set_rows(self, rows: Sequence[Sequence[Cell]], *, keep: bool = False) -> None:
        """Show other rows, with the cursor on the first; `keep` leaves it where it was."""
        self._rows = rows
        self._index = max(0, min(self._index, len(rows) - 1)) if keep else 0
        self._measure()
        self._show_cursor()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self._rows) + self._head)

    @property
    def _head(self) -> int:
        return 1 if any(column.title for column in self._columns) else 0

    def render_line(self, y: int) -> Strip:
        """The heading, which stays, or the row in sight at that line."""
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y - self._head
        if y < self._head:
            titles, ink = [column.title for column in self._columns], Ink("ink", "bar", bold=True)
            runs = list_row(self._columns, titles, width, ink, tinted=False)
        elif 0 <= place < len(self._rows):
            ink = self._ink_of(place)
            runs = list_row(self._columns, self._rows[place], width, ink, tinted=ink != _CURSOR)
        else:
            runs, ink = EMPTY, Ink()
        return self._inks.strip((*runs, (" " * width, ink)), width)

    def _ink_of(self, place: int) -> Ink:
        if place != self._index:
            return Ink("ink", "raised" if place % 2 else "")
        return _CURSOR if self.has_focus else Ink("ink", "bar", bold=True)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor less: keys go elsewhere."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget colours: the look has changed."""
        super().notify_style_update()
        self._inks.forget()

    def _room(self) -> int:
        return max(1, self.scrollable_content_region.height - self._head)

    def _show_cursor(self) -> None:
        room, top = self._room(), self.scroll_offset.y
        if self._index < top:
            self.scroll_to(y=self._index, animate=False, immediate=True)
        elif self._index >= top + room:
            self.scroll_to(y=self._index - room + 1, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.action_jump(max(0, min(self._index + by, len(self._rows) - 1)))

    def action_page(self, by: int) -> None:
        """Move the cursor by what is in sight."""
        self.action_move(by * self._room())

    def action_jump(self, place: int) -> None:
        """Put the cursor on a row; negative counts from the end."""
        if not self._rows:
            return
        place = place if place >= 0 else len(self._rows) + place
        if place != self._index:
            self._index = place
            self._show_cursor()
            self.refresh()
            self.post_message(self.Highlighted(place))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._rows:
            self.post_message(self.Chosen(self, self._index))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        y = event.get_content_offset_capture(self).y
        place = self.scroll_offset.y + y - self._head
        if y >= self._head and 0 <= place < len(self._rows):
            event.stop()
            self.action_jump(place)
            self.action_choose()
