"""A question: lines to read, options with a key each, and a line to write in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from session_tui.screens.dialogs.base import Dialog
from session_tui.screens.steps.wishes import Question
from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.plain import clean

LONGEST = 5000


class AskDialog(Dialog):
    """Asks one question; the answer is what an option tells, or what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,tab", "write", "Write", show=False),
        Binding("enter,space", "read", "Read", show=False),
    ]

    def __init__(self, question: Question) -> None:
        """Ask `question`."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Title, lines, options, line, and how to leave."""
        question = self._question
        only_words = not question.options and not question.write
        with Vertical(id="box", classes="-urgent" if question.urgent else "-answer" if only_words else ""):
            yield Static(Content(clean(question.title)), id="title")
            if question.lines:
                with VerticalScroll(id="lines", can_focus=False):
                    for line in question.lines:
                        yield Static(Content(clean(line)), classes="line")
            if question.options:
                yield Choices(
                    [Choice(o.key, o.label, o.hint, o.told, o.marked, o.careful) for o in question.options]
                )  # fmt: skip
            if question.write:
                yield Input(
                    question.initial, placeholder=question.write, max_length=LONGEST, select_on_focus=False
                )  # fmt: skip
                yield Static(markup=False, id="understood")
            yield Static(Content(self._hint()), id="hint")

    def _hint(self) -> str:
        question = self._question
        if not question.options and not question.write:
            return "Space or Esc closes it.   s STOP"
        if question.options and question.write:
            return "A key chooses, or w writes and Enter keeps it. Esc: nothing changes. F9 STOP"
        if question.write:
            return "Enter keeps it.   Esc cancels: nothing changes.   F9 STOP"
        return "A key chooses.   Esc cancels: nothing changes.   s STOP"

    def on_mount(self) -> None:
        """Options first, else the line."""
        if self._question.options:
            self.query_one(Choices).focus()
        elif self._question.write:
            self.action_write()
        self._understand(self._question.initial)

    def action_write(self) -> None:
        """Go to the line, the cursor behind what stands there."""
        for line in self.query(Input):
            line.focus()
            line.cursor_position = len(line.value)

    def action_read(self) -> None:
        """Close what was only to be read."""
        if not self._question.options and not self._question.write:
            self.dismiss("")

    def _understand(self, text: str) -> bool:
        """Say how a text is understood; false when it is wrong."""
        check = self._question.check
        words = check(text) if check is not None and text else ""
        for line in self.query("#understood").results(Static):
            line.update(Content(clean(words)))
            line.display = bool(words)
            line.set_class(words.startswith("!"), "-wrong")
        return not words.startswith("!")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._understand(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter keeps what is written; an empty line only where that is an answer."""
        text = event.value.strip()
        if (text or self._question.empty_is_fine) and self._understand(text):
            self.dismiss(text)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.value)
