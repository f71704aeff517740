"""Where the session stands, as a panel is given it: the session at this moment, and the line somebody stands on."""

from __future__ import annotations

from dataclasses import dataclass

from session_tui.protocol.tables import Tables
from session_tui.session.session import Session
from session_tui.session.state import State


@dataclass(frozen=True, slots=True)
class Here:
    """A session at a moment. `cursor` is the line chosen by hand; none lets the panel choose the next thing."""

    session: Session
    cursor: int | None = None

    @property
    def state(self) -> State:
        """Its state."""
        return self.session.state

    @property
    def tables(self) -> Tables:
        """The tables of its protocol."""
        return self.session.protocol.tables

    def at(self, count: int, natural: int = 0) -> int:
        """Which of `count` lines is stood on: the chosen one, else `natural`; kept inside."""
        wanted = natural if self.cursor is None else self.cursor
        return max(0, min(wanted, count - 1))


def plain_number(value: float) -> str:
    """A number as people write it: 7, 4.5, −2."""
    return f"{value:g}".replace("-", "−")


def clock_text(seconds: float) -> str:
    """Minutes and seconds, never negative: 0:43."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
