"""The widget that shows the panel of a step: its words, the strip of scores when there is one, and its keys."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from session_tui.screens.steps import picture
from session_tui.screens.steps.view import PanelView, Strip
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import Picture
from session_tui.widgets.scorestrip import ScoreScale, ScoreStrip


class PanelWords(Painted):
    """The words of a panel: what is asked, and the lines."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._view = PanelView()

    def set_view(self, view: PanelView) -> None:
        """Show another view."""
        if self._view != view:
            self._view = view
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:
        """The words; the keys stand in a row of their own."""
        return tuple(placed.row for placed in picture.laid_out(self._view, width, height))

    def on_click(self, event: events.Click) -> None:
        """Stand on the line under the pointer."""
        placed = picture.laid_out(self._view, *self.size)
        y = event.get_content_offset_capture(self).y
        if 0 <= y < len(placed) and placed[y].line is not None:
            event.stop()
            self.post_message(StepPanel.LineClicked(placed[y].line or 0))


class PanelKeys(Painted):
    """The keys of a panel."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._view = PanelView()

    def set_view(self, view: PanelView) -> None:
        """Show the keys of another view."""
        if self._view.keys != view.keys:
            self._view = view
            self.repaint()

    def paint(self, width: int, height: int) -> Picture:  # noqa: ARG002
        """One row."""
        return (picture.key_row(self._view.keys, width),)

    def on_click(self, event: events.Click) -> None:
        """A click on a key is the key."""
        found = picture.key_at(self._view.keys, self.size.width, event.get_content_offset_capture(self).x)
        if found is not None and found.command:
            event.stop()
            self.post_message(StepPanel.KeyClicked(found.command))


class StepPanel(Vertical):
    """The panel of the step on the screen. It takes no keys: the run screen has them all."""

    class LineClicked(Message):
        """A line was clicked."""

        def __init__(self, line: int) -> None:
            """`line` counts from 0."""
            self.line = line
            super().__init__()

    class KeyClicked(Message):
        """A key was clicked."""

        def __init__(self, command: str) -> None:
            """`command` is the id of the command."""
            self.command = command
            super().__init__()

    class Scored(Message):
        """A cell of the strip was clicked."""

        def __init__(self, value: float) -> None:
            """`value` on the scale of the strip."""
            self.value = value
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        """Empty at first."""
        super().__init__(id=id)
        self._words = PanelWords()
        self._strip = ScoreStrip()
        self._strip.can_focus = False
        self._keys = PanelKeys()

    def compose(self) -> ComposeResult:
        """Words, strip, keys."""
        yield self._words
        yield self._strip
        yield self._keys

    def show_view(self, view: PanelView) -> None:
        """Show a view, changing only what differs."""
        self._words.set_view(view)
        self._keys.set_view(view)
        self._keys.display = bool(view.keys)
        self._strip.display = view.strip is not None
        if view.strip is not None:
            self._show_strip(view.strip)

    def rows_wanted(self, view: PanelView) -> int:
        """How many rows a view would like to have: words, strip and keys."""
        return picture.rows_wanted(view, max(1, self.size.width)) + self._rows_below(view)

    def rows_needed(self, view: PanelView) -> int:
        """How many rows it cannot do without: title, question, the line stood on, strip and keys."""
        return 2 + (view.cursor is not None) + self._rows_below(view)

    def _rows_below(self, view: PanelView) -> int:
        strip = self._strip.outer_size.height if view.strip is not None else 0
        return strip + bool(view.keys)

    def _show_strip(self, strip: Strip) -> None:
        self._strip.set_scale(ScoreScale(strip.low, strip.high, strip.step, strip.labels))
        self._strip.set_class(any(" " in label for label in strip.labels), "-words")
        self._strip.set_chosen(strip.chosen)
        self._strip.set_before(strip.before)

    @on(ScoreStrip.Chosen)
    def _chosen(self, event: ScoreStrip.Chosen) -> None:
        """A click on the strip scores."""
        event.stop()
        self.post_message(self.Scored(event.value))
