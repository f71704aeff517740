"""The form for a finding: the place, the type by its key, then what else is known, one key each."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from session_tui.body.regions import site
from session_tui.protocol.tables import Tables
from session_tui.screens.dialogs.base import Dialog
from session_tui.screens.dialogs.site import search
from session_tui.session.bodies import FindingNoted
from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.scorestrip import ScoreStrip
from session_tui.widgets.sitepicker import SitePicker

FIELDS = ("type", "tenderness", "recognised_pain", "certainty", "glide", "role", "words")
"""What is asked after the place, in order."""

ASKS = {
    "site": "Where?",
    "type": "What does it feel like?",
    "tenderness": "How tender at a steady press, 0 to 10? It is not a pain score.",
    "recognised_pain": "Is that the pain they know?",
    "certainty": "How sure are your hands?",
    "glide": "How do the layers slide?",
    "role": "What part may it play?",
    "words": "Where does it spread? Anything else?",
}

OPTIONS: dict[str, tuple[tuple[str, str, object], ...]] = {
    "recognised_pain": (("y", "Yes, that is it", "yes"), ("x", "No", "no"), ("m", "Not sure", "unsure")),
    "certainty": (("1", "Sure", "sure"), ("2", "Fairly sure", "fairly"), ("3", "Not sure", "unsure")),
    "glide": (("0", "Free", 0), ("1", "A little drag", 1), ("2", "Clear drag", 2), ("3", "Stuck", 3)),
    "role": (
        ("1", "Perhaps a source", "source"),
        ("2", "Perhaps making up for another place", "compensation"),
        ("3", "Nothing to do with it", "unrelated"),
        ("4", "Not sure", "unsure"),
    ),
}


class FindingDialog(Dialog):
    """Asks for a finding; the answer is the fields of the action `note_finding`.

    Nothing is kept before the end: Enter (or Space, once there is a type) keeps what is known so far.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "keep", "Keep it", show=False),
        Binding("right", "skip(1)", "Skip", show=False),
        Binding("left", "skip(-1)", "Back", show=False),
    ]

    def __init__(self, tables: Tables, found: FindingNoted | None = None, at: str = "") -> None:
        """A new finding, at a place when `at` is given; or an earlier one again."""
        super().__init__()
        self._tables = tables
        self._fields: dict[str, Any] = found.model_dump(exclude={"kind"}) if found is not None else {}
        if at:
            self._fields["site"] = at
        self._field = "type" if "site" in self._fields else "site"

    def compose(self) -> ComposeResult:
        """What is known, the question in turn, and the ways to answer it."""
        with Vertical(id="box", classes="-tall-box"):
            yield Static(markup=False, id="title")
            yield Static(markup=False, id="known")
            yield SitePicker(search)
            yield Choices()
            yield ScoreStrip()
            yield Input(placeholder="May stay empty", max_length=2000, select_on_focus=False)
            yield Static(markup=False, id="hint")

    def on_mount(self) -> None:
        """Begin with the place."""
        self._show()

    def _show(self) -> None:
        field = self._field
        self.query_one("#title", Static).update(Content(ASKS[field]))
        self.query_one("#known", Static).update(Content(self._known()))
        self.query_one("#hint", Static).update(Content(self._hint()))
        picker, strip, line = self.query_one(SitePicker), self.query_one(ScoreStrip), self.query_one(Input)
        choices = self.query_one(Choices)
        picker.display = field == "site"
        strip.display = field == "tenderness"
        line.display = field == "words"
        choices.display = field == "type" or field in OPTIONS
        if choices.display:
            choices.set_rows(self._choices(field))
        if field == "tenderness":
            strip.set_chosen(self._fields.get("tenderness"))
        if field == "words":
            line.value = str(self._fields.get("spread", ""))
        for widget in (picker, strip, line, choices):
            if widget.display:
                widget.focus()

    def _choices(self, field: str) -> list[Choice]:
        now = self._fields.get(field)
        roomy = self.size.height >= 30
        if field == "type":
            return [
                Choice(
                    kind.key,
                    kind.name,
                    kind.feels if roomy else "",
                    kind.id,
                    marked=kind.id == now,
                    careful=not kind.hands_on,
                )
                for kind in self._tables.types
            ]
        return [Choice(key, label, "", str(value), marked=now == value) for key, label, value in OPTIONS[field]]

    def _known(self) -> str:
        place = self._fields.get("site")
        if not place:
            return "A finding is an idea of your hands, not a fact."
        parts = [site(place).name]
        kind = self._fields.get("type")
        parts += [self._tables.restriction_type(kind).name] if kind else []
        parts += [f"tender {self._fields['tenderness']}"] if self._fields.get("tenderness") is not None else []
        note = site(place).note if site(place).contact != "yes" else ""
        return " · ".join(parts) + (f"\n! {note}" if note else "")

    def _hint(self) -> str:
        if self._field == "site":
            return "Letters find, Enter chooses. The client's left and right. Esc: no change. F9 STOP"
        if self._field == "words":
            return "Enter keeps the finding.   Esc cancels: nothing changes.   F9 STOP"
        keep = "Space keeps it as it is.   → skips.   " if "type" in self._fields else ""
        return f"{keep}Esc cancels: nothing changes.   s STOP"

    def action_skip(self, by: int) -> None:
        """The next field, or the one before."""
        if "type" not in self._fields:
            return
        place = FIELDS.index(self._field) + by if self._field in FIELDS else 0
        self._field = FIELDS[max(0, min(place, len(FIELDS) - 1))]
        self._show()

    def action_keep(self) -> None:
        """Keep what is known, once there is a type."""
        if "type" in self._fields and self._field != "site":
            self.dismiss(dict(self._fields))

    def _answered(self, field: str, value: object) -> None:
        self._fields[field] = value
        place = FIELDS.index(field) + 1 if field in FIELDS else 0
        self._field = FIELDS[place]
        self._show()

    @on(SitePicker.Chosen)
    def _site(self, event: SitePicker.Chosen) -> None:
        self._answered("site", event.site_id)

    @on(Choices.Chosen)
    def _choice(self, event: Choices.Chosen) -> None:
        field = self._field
        if field == "type":
            self._answered(field, event.value)
        else:
            self._answered(field, next(v for _, _, v in OPTIONS[field] if str(v) == event.value))

    @on(ScoreStrip.Chosen)
    def _score(self, event: ScoreStrip.Chosen) -> None:
        self._answered("tenderness", int(event.value))

    @on(Input.Submitted, "FindingDialog > #box > Input")
    def _words(self, event: Input.Submitted) -> None:
        self._fields["spread"] = event.value.strip()
        self.dismiss(dict(self._fields))
