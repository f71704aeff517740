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
from session_tui.widgets.painting import Ink, Picture, fill

_FALLBACK = themes.variable_defaults()


class Painted(Widget):
    """A widget that paints rows. It lays nothing out: what changes is only repainted, never moved."""

    ALLOW_SELECT: ClassVar[bool] = False
    can_focus = False

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make it; nothing is painted before it has a size."""
        super().__init__(name=name, id=id, classes=classes, markup=False)
        self._painted: tuple[object, list[Strip]] | None = None
        self._inks: dict[Ink, Style] = {}

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
        self._inks.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        width, height = self.size
        base = self.visual_style.rich_style
        key = (width, height, base, self.app.theme)
        if self._painted is None or self._painted[0] != key:
            self._inks.clear()
            self._painted = (key, [self._strip(fill(runs, width), base) for runs in self._safely(width, height)])
        strips = self._painted[1]
        return strips[y] if 0 <= y < len(strips) else Strip.blank(width, base)

    def _safely(self, width: int, height: int) -> Picture:
        """The picture; none rather than the end of a session when a size was not thought of."""
        if width <= 0 or height <= 0:
            return ()
        try:
            return self.paint(width, height)[:height]
        except (ArithmeticError, LookupError, ValueError) as error:
            self.log.error(type(error).__name__)
            return ()

    def _strip(self, runs: tuple[tuple[str, Ink], ...], base: Style) -> Strip:
        segments = [Segment(text, self._style(ink, base)) for text, ink in runs]
        return Strip(segments, self.size.width)

    def _style(self, ink: Ink, base: Style) -> Style:
        found = self._inks.get(ink)
        if found is None:
            found = self._inks[ink] = base + Style(
                color=self.colour(ink.colour).rich_color if ink.colour else None,
                bgcolor=self.colour(ink.ground).rich_color if ink.ground else None,
                bold=ink.bold or None,
                underline=ink.underline or None,
                reverse=ink.reverse or None,
            )
        return found

    def colour(self, variable: str) -> Color:
        """What a theme variable of ours stands for in the look of the moment."""
        return Color.parse(self.app.theme_variables.get(variable) or _FALLBACK[variable])
