"""The handout as the client will read it, before it is printed; printing goes on beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from session_tui.desk import Desk, DeskProblem, HandoutFile, Paper
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of, sheet

PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}


@dataclass
class Written(Message):
    """The PDF is written; `problem` when it could not be opened."""

    file: HandoutFile
    problem: Problem | None = None


@dataclass
class NotWritten(Message):
    """The PDF could not be written."""

    problem: Problem


class HandoutScreen(DeskScreen):
    """The handout of one session."""

    PLACE = "handout"
    CSS_PATH = sheet(__file__)
    BINDINGS = keys_of(PLACE)

    def __init__(self, desk: Desk, session_id: str) -> None:
        """The handout of one session."""
        super().__init__(desk)
        self.session_id = session_id
        self.paper: Paper = "letter" if desk.settings().get("paper") == "letter" else "a4"

    def where(self) -> str:
        """Whose handout, on which paper."""
        header = self.desk.session(self.session_id).header
        name = self.desk.client(header.client_id).name
        return f"Handout · {name} · visit {header.visit} · {PAPERS[self.paper]}"

    def parts(self) -> ComposeResult:
        """One sheet to scroll."""
        with VerticalScroll(id="sheet"):
            yield Static(markup=False, id="page")

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one("#sheet").focus()

    def show(self) -> None:
        """The words of the handout."""
        self.query_one("#page", Static).update(page(self.desk.handout_text(self.session_id)))

    def action_paper(self) -> None:
        """The other paper."""
        self.paper = "letter" if self.paper == "a4" else "a4"
        self.refresh_all()
        self.say(f"The next print is on {PAPERS[self.paper]}.")

    def action_print(self) -> None:
        """Write the PDF and open it."""
        self.say("Writing the handout …")
        self._write(self.paper)

    @work(thread=True, exclusive=True)
    def _write(self, paper: Paper) -> None:
        """Outside the screen's own thread, because a page takes a while."""
        try:
            file = self.desk.write_handout(self.session_id, paper=paper)
        except DeskProblem as error:
            self.post_message(NotWritten(error.problem))
            return
        self.post_message(Written(file, self.desk.open_file(file.path)))

    def on_written(self, message: Written) -> None:
        """Say where it is."""
        file = message.file
        pages = f"{file.pages} page{'' if file.pages == 1 else 's'}"
        words = f"✓ Printed to {file.path} ({pages}, {PAPERS[self.paper]})."
        if file.missing_letters:
            words += f" No font here has {' '.join(file.missing_letters)}; they are printed as boxes."
        if message.problem is not None:
            words += f" It could not be opened: {message.problem}"
        self.say(words)

    def on_not_written(self, message: NotWritten) -> None:
        """Say why not."""
        self.tell(message.problem)


def page(parts: Sequence[tuple[str, Sequence[str]]]) -> Content:
    """Headings and lines as one text."""
    lines: list[Content] = []
    for title, words in parts:
        if lines:
            lines.append(Content(""))
        lines.append(Content(title).stylize("bold $do"))
        lines += [Content(each) for each in words]
    return Content("\n").join(lines)
