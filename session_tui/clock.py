"""The timing rule: what a moment is, and how much time lies between two moments.

Nothing counts ticks. A moment is a stamp of three readings: the wall clock in UTC, a clock that goes on while the
machine sleeps, and the identity of this boot. Within one boot only the second reading counts, so that a corrected
wall clock, a time zone or daylight saving never change how long a session has been. Across a restart only the wall
clock is left, and the result says that it is an estimate.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol as Interface

GAP_SECONDS = 90.0
"""A silence between two stamps longer than this needs a meaning: the client was here, or was not."""

DISAGREEMENT_SECONDS = 5.0
"""Wall clock and sleep-proof clock further apart than this are worth a question."""

PULSE_SECONDS = 15.0
"""A running session leaves a stamp at least this often, so that a crash costs knowledge but no time."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One moment.

    `wall` is aware and in UTC; `ticks` are seconds of a clock that counts sleep, with an arbitrary zero; `boot` names
    the boot that `ticks` belong to.
    """

    wall: datetime
    ticks: float
    boot: str


@dataclass(frozen=True, slots=True)
class Span:
    """The time between two stamps.

    `seconds` is never negative. `estimated` is true when the machine was restarted in between, so that only the wall
    clock could tell. `wall_seconds` is what the wall clock alone says, and may be negative.
    """

    seconds: float
    estimated: bool
    wall_seconds: float

    @property
    def is_gap(self) -> bool:
        """Whether somebody should be asked what this time was."""
        return self.seconds > GAP_SECONDS

    @property
    def clocks_disagree(self) -> bool:
        """Whether the wall clock was moved in between."""
        return not self.estimated and abs(self.wall_seconds - self.seconds) > DISAGREEMENT_SECONDS


def span_between(earlier: Stamp, later: Stamp) -> Span:
    """The time from `earlier` to `later`, by the rule at the head of this module."""
    wall_seconds = (later.wall - earlier.wall).total_seconds()
    if earlier.boot == later.boot and later.ticks >= earlier.ticks:
        return Span(later.ticks - earlier.ticks, estimated=False, wall_seconds=wall_seconds)
    return Span(max(0.0, wall_seconds), estimated=True, wall_seconds=wall_seconds)


class Clock(Interface):
    """Whoever needs the time is given one of these; nobody asks the machine."""

    def now(self) -> Stamp:
        """This moment."""
        ...  # pragma: no cover


class SystemClock:
    """The clock of this machine."""

    def __init__(self) -> None:
        """Find out once which boot this is."""
        self._boot = _boot_identity()

    def now(self) -> Stamp:
        """This moment, by this machine."""
        return Stamp(datetime.now(UTC), sleep_proof_seconds(), self._boot)


class ManualClock:
    """A clock that tests and rehearsals drive; it stands still until it is told to move."""

    def __init__(
        self,
        wall: datetime | None = None,
        *,
        ticks: float = 1000.0,
        boot: str = "manual-1",
    ) -> None:
        """Start at `wall` (aware; default 23 November 2026, 09:00 UTC) with `ticks` on the sleep-proof clock."""
        self._wall = wall or datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self._ticks = ticks
        self._boot = boot

    def now(self) -> Stamp:
        """The moment it stands at."""
        return Stamp(self._wall, self._ticks, self._boot)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass on both clocks, awake or asleep alike."""
        if seconds < 0:
            raise ValueError("time does not run backwards; step the wall clock instead")
        self._wall += timedelta(seconds=seconds)
        self._ticks += seconds

    def step_wall(self, seconds: float) -> None:
        """Move only the wall clock, as a time server or a hand does."""
        self._wall += timedelta(seconds=seconds)

    def jump_to(self, wall: datetime) -> None:
        """Stand at another moment altogether, as if nothing had been in between."""
        self._wall = wall

    def reboot(self, seconds_off: float = 0.0) -> None:
        """Restart the machine: the wall clock goes on, the other one starts anew under another identity."""
        self._wall += timedelta(seconds=seconds_off)
        self._ticks = 1.0
        self._boot += "+"


class ScaledClock:
    """A clock that runs faster than life, so that a demonstration of two hours takes two minutes."""

    def __init__(self, inner: Clock, speed: float, *, standing_at: Stamp | None = None) -> None:
        """Run `speed` times as fast as `inner`, from this moment on. `speed` must be positive.

        It begins at `standing_at`, by default at `inner`'s own moment.
        """
        if speed <= 0:
            raise ValueError("a clock's speed is a number above zero")
        self._inner = inner
        self._speed = speed
        self._began = inner.now()
        self._start = standing_at or self._began

    def now(self) -> Stamp:
        """The moment that has been reached at this speed."""
        gone = span_between(self._began, self._inner.now()).seconds * self._speed
        return Stamp(self._start.wall + timedelta(seconds=gone), self._start.ticks + gone, self._start.boot)


def sleep_proof_seconds() -> float:
    """Seconds of a clock that goes on while this machine sleeps; the zero is arbitrary."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # pragma: no cover
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()  # pragma: no cover


def _boot_identity() -> str:
    """What tells this boot from another: the kernel's own word, else the moment of the boot in tens of seconds."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return f"started-{round((time.time() - sleep_proof_seconds()) / 10)}"
