"""The stages of this session: see them, leave one out, do one once more, change the order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from session_tui.screens.dialogs.base import Dialog
from session_tui.session.state import State
from session_tui.widgets.virtuallist import Column, Tinted, VirtualList

COLUMNS = (Column("", 1), Column("Stage", 0), Column("Plan", 6, "right"), Column("So far", 7, "right"), Column("", 9))
SIGNS = {"done": "✓", "current": "▶", "todo": "·", "skipped": "↷"}
HINT = "↑ ↓ choose.   x leaves it out   r does it once more   , earlier   . later   Esc closes   s STOP"


@dataclass(frozen=True, slots=True)
class StageWish:
    """What is to be done with a stage run; `key` is the run's."""

    what: Literal["skip", "repeat", "earlier", "later"]
    key: str


class StagesDialog(Dialog):
    """Shows the stages; the answer is a StageWish. The reason is asked after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "wish('skip')", "Leave out", show=False),
        Binding("r", "wish('repeat')", "Once more", show=False),
        Binding("comma", "wish('earlier')", "Earlier", show=False),
        Binding("full_stop", "wish('later')", "Later", show=False),
    ]

    def __init__(self, state: State, at: str = "") -> None:
        """The stages of `state`, standing on the run `at` (default: the current one)."""
        super().__init__()
        self._state = state
        self._at = at or state.stage_key

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="box", classes="-tall-box"):
            yield Static(Content("Stages of this session"), id="title")
            yield VirtualList(COLUMNS)
            yield Static(Content(HINT), id="hint")

    def on_mount(self) -> None:
        """Fill the list and stand on the stage."""
        listing = self.query_one(VirtualList)
        listing.set_rows([self._row(run.key) for run in self._state.queue])
        keys = [run.key for run in self._state.queue]
        listing.action_jump(keys.index(self._at) if self._at in keys else 0)
        listing.focus()

    def _row(self, key: str) -> tuple[str | Tinted, ...]:
        run, stage = self._state.run(key), self._state.stage_of(key)
        assert run is not None
        minutes = f"{run.seconds / 60:.0f} min" if run.seconds >= 30 else ""
        what = {"skipped": "left out", "current": "now", "done": "done"}.get(run.status, "")
        number = key.partition("#")[2]
        name = f"{stage.name} ({number})" if number else stage.name
        return SIGNS[run.status], name, f"{stage.minutes.target:g} min", minutes, Tinted(what, "ink-dim")

    def action_wish(self, what: Literal["skip", "repeat", "earlier", "later"]) -> None:
        """What to do with the stage stood on."""
        self.dismiss(StageWish(what, self._state.queue[self.query_one(VirtualList).index].key))
