"""The base of our widgets: a picture of rows, painted cell by cell, at whatever size there is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from session_tui.widgets import themes
from session_tui.widgets.painting import EMPTY, Ink, Picture, Row, fill

_FALLBACK = themes.variable_defaults()


class Inks:
    """Turns rows into strips in the colours of the look of the moment."""

    def __init__(self, widget: Widget) -> None:
        """For one widget."""
        self._widget = widget
        self._styles: dict[Ink, Style] = {}
        self._for: tuple[str, Style] | None = None

    def strip(self, runs: Row, width: int) -> Strip:
        """A row as a strip of exactly `width` columns."""
        base = self._widget.visual_style.rich_style
        if self._for != (self._widget.app.theme, base):
            self._for = (self._widget.app.theme, base)
            self._styles.clear()
        return Strip([Segment(text, self._style(ink, base)) for text, ink in fill(runs, width)], width)

    def forget(self) -> None:
        """Begin anew: the look has changed."""
        self._for = None

    def _style(self, ink: Ink, base: Style) -> Style:
        found = self._styles.get(ink)
        if found is None:
            found = self._styles[ink] = base + Style(
                color=self._colour(ink.colour).rich_color if ink.colour else None,
                bgcolor=self._colour(ink.ground).rich_color if ink.ground else None,
                bold=ink.bold or None,
                underline=ink.underline or None,
                reverse=ink.reverse or None,
            )
        return found

    def _colour(self, variable: str) -> Color:
        return Color.parse(self._widget.app.theme_variables.get(variable) or _FALLBACK[variable])


class Painted(Widget):
    """A widget that paints rows. It lays nothing out: what changes is only repainted, never moved."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make it; nothing is painted before it has a size."""
        super().__init__(name=name, id=id, classes=classes, markup=False)
        self._inks = Inks(self)
        self._painted: tuple[tuple[int, int], Picture] | None = None

    def paint(self, width: int, height: int) -> Picture:
        """The picture for a size in cells; rows too many or too long are cut off."""
        raise NotImplementedError

    def rows_needed(self, width: int) -> int:  # noqa: ARG002
        """How high it would like to be at a width, for `height: auto`."""
        return 1

    def repaint(self) -> None:
        """Paint anew, as what is shown has changed."""
        self._painted = None
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """All there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as it likes."""
        return max(1, self.rows_needed(width))

    def notify_style_update(self) -> None:
        """Forget colours: the look has changed."""
        super().notify_style_update()
        self._painted = None
        self._inks.forget()

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        width, height = self.size
        if self._painted is None or self._painted[0] != (width, height):
            self._painted = ((width, height), self._safely(width, height))
        rows = self._painted[1]
        return self._inks.strip(rows[y] if 0 <= y < len(rows) else EMPTY, width)

    def _safely(self, width: int, height: int) -> Picture:
        """The picture; none rather than the end of a session when a size was not thought of."""
        if width <= 0 or height <= 0:
            return ()
        try:
            return self.paint(width, height)[:height]
        except (ArithmeticError, LookupError, ValueError) as error:
            self.log.error(type(error).__name__)
            return ()
