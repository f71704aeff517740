"""Write down a new client: a name is enough; nothing is kept until the last Enter, and the screen says so."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from session_tui.desk import Desk
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen, keys_of, sheet
from session_tui.screens.places import Go, GoBack
from session_tui.session.dates import BirthDate, read_birth_date

FIELDS = (
    ("name", "Name", "as the client wants to be called", 120),
    ("born", "Date of birth", "17.05.1980 · may stay empty", 40),
    ("contact", "Contact", "phone or mail · may stay empty", 200),
    ("notes", "Notes", "for you only · may stay empty", 2000),
)
"""Field, label, what to write, and the most letters."""

UNSAVED = Problem("This client is not saved yet.", "Enter on the last line saves. Esc again leaves without saving.")


class NewClientScreen(DeskScreen):
    """A form of four lines."""

    PLACE = "new_client"
    CSS_PATH = sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(PLACE),
        ("up", "before", "The line above"),
        ("down", "after", "The line below"),
    ]

    def __init__(self, desk: Desk) -> None:
        """An empty form."""
        super().__init__(desk)
        self._warned = False

    def parts(self) -> ComposeResult:
        """A label and a line for each field."""
        with VerticalScroll(classes="panel", id="form", can_focus=False):
            yield Static(Content("New client"), classes="heading")
            for field, label, hint, most in FIELDS:
                yield Static(Content(label), classes="label")
                yield Input(placeholder=hint, id=field, max_length=most, select_on_focus=False)
                if field == "born":
                    yield Static(markup=False, id="understood")
            yield Static(Content("Enter goes to the next line; on the last one it saves."), classes="hint")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Input).focus()

    def birth_date(self) -> BirthDate:
        """What the date of birth was understood as."""
        today = self.desk.clock.now().wall.date()
        return read_birth_date(self.query_one("#born", Input).value, today)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Say at once how a date was understood; a new letter takes the warning back."""
        self._warned = False
        if event.input.id == "born":
            read = self.birth_date()
            line = self.query_one("#understood", Static)
            line.update(Content(f"understood as {read.words}" if read.value else ""))
            line.set_class(False, "-wrong")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter: the next line; on the last one, save."""
        if event.input.id == "born" and not self._date_is_right():
            return
        if event.input.id == FIELDS[-1][0]:
            self._save()
        else:
            self.focus_next(Input)

    def _date_is_right(self) -> bool:
        problem = self.birth_date().problem
        if problem is None:
            return True
        line = self.query_one("#understood", Static)
        line.update(Content(str(problem)))
        line.set_class(True, "-wrong")
        self.query_one("#born", Input).focus()
        return False

    def _save(self) -> None:
        name, _born, contact, notes = (self.query_one(f"#{field[0]}", Input).value.strip() for field in FIELDS)
        if not name:
            self.tell(Problem("A client needs a name.", "Write it on the first line."))
            self.query_one("#name", Input).focus()
            return
        if not self._date_is_right():
            return
        client = self.tried(lambda: self.desk.add_client(name, self.birth_date().value, contact, notes))
        if client is not None:
            self.post_message(Go("client", client.id))

    def action_home(self) -> None:
        """Go back; with something written, say once that it is not saved."""
        written = any(field.value.strip() for field in self.query(Input))
        if written and not self._warned:
            self._warned = True
            self.tell(UNSAVED)
            return
        self.post_message(GoBack())

    def action_before(self) -> None:
        """The line above."""
        self.focus_previous(Input)

    def action_after(self) -> None:
        """The line below."""
        self.focus_next(Input)
