"""STOP, over the whole screen: what to do now, which rule it was, and what came of it.

The stop itself is in the record before this is shown; leaving it changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from session_tui.protocol.tables import StopRule
from session_tui.screens.dialogs.base import Dialog
from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.headline import Headline

OUTCOMES: tuple[tuple[str, str, str], ...] = (
    ("y", "It settled: go on", "settled"),
    ("l", "Leave this place alone", "site_left"),
    ("r", "No more release work today", "release_over"),
    ("e", "End the session for safety", "end"),
)
"""Key, words, and what is told."""


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """What was chosen: another rule by its id, or what came of the stop."""

    kind: Literal["rule", "outcome"]
    value: str


class StopDialog(Dialog):
    """Shows an open stop; the answer is a StopAnswer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"outcome('{told}')", words, show=False) for key, words, told in OUTCOMES
    ]

    def __init__(self, rule: StopRule, rules: tuple[StopRule, ...]) -> None:
        """Show the stop of `rule`; `rules` are all there are to choose from."""
        super().__init__()
        self._rule = rule
        self._rules = rules

    def compose(self) -> ComposeResult:
        """STOP in block letters; the rule and what to do; the other rules; the ways on."""
        rule = self._rule
        with Vertical(id="box", classes="-stop"):
            yield Headline("STOP. Hands off")
            yield Static(Content(f"{'! EMERGENCY  ' if rule.emergency else ''}{rule.name}"), id="title")
            with Horizontal(id="halves"):
                with VerticalScroll(id="lines", can_focus=False):
                    for line in rule.do:
                        yield Static(Content(line), classes="do-line")
                    yield Static(Content(rule.trigger), classes="quiet")
                with Vertical(id="rules"):
                    yield Static(Content("Which rule was it?"), classes="quiet")
                    yield Choices(
                        [
                            Choice(str(n), each.name, "", each.id, marked=each.id == rule.id, careful=each.emergency)
                            for n, each in enumerate(self._rules[:9], 1)
                        ]
                    )
            for key, words, _ in OUTCOMES:
                yield Static(Content.assemble((f" {key} ", "bold $accent-key"), words), classes="outcome")
            yield Static(Content("The stop is in the record. Esc closes this; s opens it again."), id="hint")

    def on_mount(self) -> None:
        """The digits choose a rule."""
        self.query_one(Choices).focus()

    def action_stop(self) -> None:
        """It is stopped already."""

    def action_outcome(self, told: str) -> None:
        """What came of it."""
        self.dismiss(StopAnswer("outcome", told))

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(StopAnswer("rule", event.value))
