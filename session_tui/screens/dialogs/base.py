"""What every dialog shares: Esc leaves without a change, and STOP works from inside."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from session_tui.commands import BY_ID


class Stopped:
    """The answer of a dialog in which STOP was pressed."""


STOP: Final = Stopped()

STOP_KEYS = BY_ID["stop"].keys


class Dialog(ModalScreen[object]):
    """A question in front of the run. Its answer is what it is dismissed with; none means cancelled."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding(STOP_KEYS[0], "stop", "STOP", show=False),
        Binding(",".join(STOP_KEYS[1:]), "stop", "STOP", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (30, "-high")]  # noqa: RUF012
    PLACE = "run"

    def action_cancel(self) -> None:
        """Leave; nothing changes."""
        self.dismiss(None)

    def action_stop(self) -> None:
        """Leave, and stop at once."""
        self.dismiss(STOP)
