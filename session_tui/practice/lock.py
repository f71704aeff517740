"""One process at a time in a practice: a lock of the system, which it lets go of when the process dies.

Beside it lies a note of who holds it, for the words that a second window shows.
"""

from __future__ import annotations

import contextlib
import os
import platform
from datetime import datetime
from pathlib import Path

import orjson
from filelock import FileLock, Timeout

from session_tui.clock import Clock
from session_tui.practice.disk import Disk, save
from session_tui.practice.failures import Holder, NotAPractice, PracticeBusy, SaveFailed
from session_tui.problem import Problem

LOCK = "lock"
HOLDER = "lock.holder"


class PracticeLock:
    """The hold on a practice, from `take` to `release`."""

    def __init__(self, folder: Path, disk: Disk, clock: Clock) -> None:
        """Prepare to lock `folder`."""
        self._folder = folder
        self._disk = disk
        self._clock = clock
        self._lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)

    def take(self) -> None:
        """Hold the practice. Raises PracticeBusy, NotAPractice where no lock is possible, or SaveFailed."""
        try:
            self._lock.acquire()
        except Timeout as error:
            holder = read_holder(self._folder, self._disk)
            raise PracticeBusy(holder, _words(holder, self._clock)) from error
        except NotImplementedError as error:
            raise NotAPractice(
                Problem(
                    "This folder's disk cannot keep a second program out.",
                    "Keep the practice on a disk of this computer.",
                    str(self._folder),
                )
            ) from error
        except OSError as error:
            raise SaveFailed.by(error) from error
        self._leave_note()

    def release(self) -> None:
        """Let go. Doing so twice is no harm."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(OSError):
            self._disk.remove(self._folder / HOLDER)
        self._lock.release()

    def _leave_note(self) -> None:
        note = {
            "pid": os.getpid(),
            "host": platform.node(),
            "since": self._clock.now().wall.isoformat(timespec="seconds"),
        }
        with contextlib.suppress(OSError):
            save(self._disk, self._folder / HOLDER, orjson.dumps(note))


def read_holder(folder: Path, disk: Disk) -> Holder | None:
    """Who says to hold the practice, or none when nobody does so in a way that can be read."""
    try:
        note = orjson.loads(disk.read(folder / HOLDER))
        return Holder(int(note["pid"]), str(note["host"])[:80], str(note["since"])[:40])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _words(holder: Holder | None, clock: Clock) -> str:
    if holder is None:
        return "in another window"
    if holder.host != platform.node():
        return f"on the computer {holder.host} (process {holder.pid}{_since(holder, clock)})"
    if holder.pid == os.getpid():
        return f"in this same program (process {holder.pid}{_since(holder, clock)})"
    return f"in another window on this computer (process {holder.pid}{_since(holder, clock)})"


def _since(holder: Holder, clock: Clock) -> str:
    try:
        since = datetime.fromisoformat(holder.since).astimezone()
    except ValueError:
        return ""
    today = clock.now().wall.astimezone().date()
    return f", since {since:%H:%M}" if since.date() == today else f", since {since:%H:%M on %d %B %Y}"
