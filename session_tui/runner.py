"""One running session: a wish goes through the rules, is saved on disk, and only then becomes the new state.

The runner knows no screen. Whoever wants to hear of a new state says so with `listen`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol as Interface

from session_tui.clock import GAP_SECONDS, PULSE_SECONDS, Clock, Stamp, span_between
from session_tui.practice.failures import SaveFailed
from session_tui.problem import Problem
from session_tui.session import actions as a
from session_tui.session.actions import Action
from session_tui.session.decision import Decision
from session_tui.session.events import Event, SessionHeader
from session_tui.session.rules import decide
from session_tui.session.session import Session


class SessionStore(Interface):
    """Where the runner keeps what happened; a call returns when the bytes are on disk, or raises SaveFailed."""

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Keep more events of a session; the same events again change nothing."""
        ...  # pragma: no cover

    def pulse(self, session_id: str, stamp: Stamp) -> None:
        """Keep the last moment at which the session was seen alive."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one action. `saved` is true when something happened and is on disk.

    With `failure` the events are not on disk; they are kept, and `Runner.try_again` saves the very same ones.
    """

    decision: Decision
    saved: bool = False
    failure: SaveFailed | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it may not happen; empty when it may."""
        return self.decision.problems


def new_identity() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


class Runner:
    """One session while it runs."""

    def __init__(
        self,
        session: Session,
        store: SessionStore,
        clock: Clock,
        *,
        new_id: Callable[[], str] = new_identity,
        watch_gaps: bool = True,
    ) -> None:
        """Run `session`, which the store already holds.

        Without `watch_gaps` a long silence between two actions is no gap: a rehearsal jumps from one to the next.
        """
        self._session = session
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._listeners: list[Callable[[Session], None]] = []
        self._watch_gaps = watch_gaps
        self._pending: tuple[Event, ...] = ()
        self._pulsed: Stamp | None = session.state.anchor

    @property
    def session(self) -> Session:
        """The session after its last saved event."""
        return self._session

    @property
    def header(self) -> SessionHeader:
        """Who, what and when."""
        return self._session.header

    @property
    def unsaved(self) -> tuple[Event, ...]:
        """Events that were decided and could not be saved."""
        return self._pending

    def now(self) -> Session:
        """The session at this moment, with the time since its last event counted."""
        return self._session.at(self._clock.now())

    def listen(self, listener: Callable[[Session], None]) -> None:
        """Tell `listener` of every new state."""
        self._listeners.append(listener)

    def may(self, action: Action) -> Decision:
        """What would come of an action, without doing it."""
        return decide(self._session, action, self._clock.now())

    def do(self, action: Action) -> Outcome:
        """Do an action: decide, save, and only then show."""
        if self._pending:
            waiting = Problem("The entry before could not be saved yet.", "Try to save again first.")
            return Outcome(Decision(problems=(waiting,)))
        if not isinstance(action, a.NoticeGap):
            self.tick()
        stamp = self._clock.now()
        decision = decide(self._session, action, stamp)
        if not decision.allowed:
            return Outcome(decision)
        action_id = self._new_id()
        events = tuple(
            Event(
                id=self._new_id(),
                seq=self._session.next_seq + place,
                action=action_id,
                stamp=stamp,
                body=body,
            )
            for place, body in enumerate(decision.bodies)
        )
        return self._keep(events, decision)

    def try_again(self) -> Outcome:
        """Save the events that could not be saved."""
        return self._keep(self._pending, Decision()) if self._pending else Outcome(Decision())

    def tick(self) -> bool:
        """Call about once a second while it runs: leaves a stamp every 15 s, and notices gaps.

        True when a gap was written down.
        """
        if not self._watch_gaps or not self._session.state.is_live or self._pending:
            return False
        now = self._clock.now()
        last = self._pulsed or now
        span = span_between(last, now)
        if span.is_gap or span.clocks_disagree:
            self._pulsed = now
            return self.do(a.NoticeGap(before=last)).saved
        if span.seconds >= PULSE_SECONDS or self._pulsed is None:
            self._pulse(now)
        return False

    def resume_after(self, last_seen: Stamp | None) -> bool:
        """Take a stored session up again; a gap since it was last seen is written down. True when there was one."""
        anchor = self._session.state.anchor
        seen = [stamp for stamp in (anchor, last_seen) if stamp is not None]
        if not seen or not self._session.state.is_live:
            return False
        last = seen[-1] if last_seen is not None and _later(last_seen, seen[0]) else seen[0]
        self._pulsed = last
        span = span_between(last, self._clock.now())
        if span.seconds > GAP_SECONDS or span.clocks_disagree or span.estimated:
            self._pulsed = self._clock.now()
            return self.do(a.NoticeGap(before=last)).saved
        return False

    def _pulse(self, now: Stamp) -> None:
        try:
            self._store.pulse(self.header.id, now)
        except SaveFailed:
            return
        self._pulsed = now

    def _keep(self, events: tuple[Event, ...], decision: Decision) -> Outcome:
        try:
            self._store.append(self.header.id, events)
        except SaveFailed as failure:
            self._pending = events
            return Outcome(decision, failure=failure)
        self._pending = ()
        self._session = self._session.after(events)
        if events and self._session.state.anchor is not None:
            self._pulsed = events[-1].stamp
        for listener in self._listeners:
            listener(self._session)
        return Outcome(decision, saved=True)


def _later(one: Stamp, other: Stamp) -> bool:
    """Whether `one` is the later of two stamps, by the clock that counts sleep where both have the same boot."""
    return one.ticks > other.ticks if one.boot == other.boot else one.wall > other.wall
