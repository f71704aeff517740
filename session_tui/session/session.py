"""A session: its header, its frozen protocol, its events, and the state that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from session_tui.clock import Stamp
from session_tui.protocol.models import Protocol
from session_tui.session import bodies as b
from session_tui.session.events import Carried, Event, SessionHeader
from session_tui.session.fold import apply, witness
from session_tui.session.state import State


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a protocol with one client. Frozen: every event makes a new one."""

    header: SessionHeader
    protocol: Protocol
    events: tuple[Event, ...]
    state: State

    @classmethod
    def new(cls, header: SessionHeader, protocol: Protocol) -> Session:
        """A planned session without events."""
        return cls(header, protocol, (), State(protocol, header.carried))

    @classmethod
    def replay(cls, header: SessionHeader, protocol: Protocol, events: Iterable[Event]) -> Session:
        """The session as its stored events tell it."""
        kept = tuple(events)
        return cls(header, protocol, kept, fold(protocol, kept, header.carried))

    def after(self, events: Iterable[Event]) -> Session:
        """The session with more events. An undo folds anew; anything else is one step."""
        new = tuple(events)
        everything = (*self.events, *new)
        if any(isinstance(event.body, b.Undone) for event in new):
            state = fold(self.protocol, everything, self.header.carried)
        else:
            state = reduce(apply, new, self.state)
        return replace(self, events=everything, state=state)

    def at(self, now: Stamp) -> Session:
        """The session as it looks at this moment, with the time since the last event counted."""
        return replace(self, state=self.state.at(now))

    @property
    def next_seq(self) -> int:
        """The number of the event to come."""
        return len(self.events) + 1

    @property
    def undone_actions(self) -> frozenset[str]:
        """Actions that were taken back."""
        return frozenset(event.body.action for event in self.events if isinstance(event.body, b.Undone))

    @property
    def last_undoable(self) -> Event | None:
        """The last event that undo would take back, or none."""
        undone = self.undone_actions
        for event in reversed(self.events):
            if event.action not in undone and not isinstance(event.body, _NOT_UNDOABLE):
                return event
        return None


_NOT_UNDOABLE = (b.Undone, b.Started, b.GapNoticed, b.Signed, b.Amended, b.Printed)


def fold(protocol: Protocol, events: Iterable[Event], carried: Carried = Carried()) -> State:  # noqa: B008
    """The state that follows from events alone. Undone ones leave nothing but the time that went by."""
    kept = tuple(events)
    undone = {event.body.action for event in kept if isinstance(event.body, b.Undone)}
    state = State(protocol, carried)
    for event in kept:
        state = witness(state, event) if event.action in undone else apply(state, event)
    return state
