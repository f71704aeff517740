"""The line at the top: where one is, whether all is saved, and the time."""

from __future__ import annotations

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, Ink, Picture, ends, row
from session_tui.widgets.plain import clip, columns


class TopBar(Painted):
    """One line with words at both ends, and a badge when nothing here is real."""

    DEFAULT_CSS = """
    TopBar { height: 1; color: $ink; background: $bar; padding: 0 1; }
    """

    def __init__(
        self, left: str = "", right: str = "", *, demo: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show `left` and `right`; the right one wins when there is not room for both."""
        super().__init__(id=id, classes=classes)
        self._shown = (left, right, demo)

    def set_left(self, text: str) -> None:
        """Show other words at the left."""
        self._set(text, self._shown[1], self._shown[2])

    def set_right(self, text: str) -> None:
        """Show other words at the right."""
        self._set(self._shown[0], text, self._shown[2])

    def set_demo(self, demo: bool) -> None:
        """Show the badge, or not."""
        self._set(self._shown[0], self._shown[1], demo)

    def _set(self, left: str, right: str, demo: bool) -> None:
        if self._shown != (left, right, demo):
            self._shown = (left, right, demo)
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:  # noqa: ARG002
        """The line."""
        left, right, demo = self._shown
        badge = row("  ", (" DEMO ", Ink("badge-ink", "badge", bold=True))) if demo else ()
        room = max(0, width - columns(right) - 2 - (8 if demo else 0))
        return (ends(row((clip(left, room), BOLD), *badge), row(clip(right, width)), width),)
