"""What can go wrong with the records, as exceptions that carry words for the user.

None of these words holds a client's name or anything from a record.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from session_tui.problem import Problem

Reason = Literal["disk_full", "read_only", "gone", "other"]

_FULL = {errno.ENOSPC, errno.EFBIG, *(getattr(errno, name) for name in ("EDQUOT",) if hasattr(errno, name))}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {
    getattr(errno, name)
    for name in ("ENOENT", "ENOTDIR", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN")
    if hasattr(errno, name)
}

_NOT_SAVED: dict[Reason, Problem] = {
    "disk_full": Problem(
        "This is not saved: the disk is full.",
        "Make some room, then try again. What was saved before is safe.",
    ),
    "read_only": Problem(
        "This is not saved: the practice folder does not allow writing.",
        "Allow writing in it, or free the disk's write lock, then try again. What was saved before is safe.",
    ),
    "gone": Problem(
        "This is not saved: the practice folder is not there any more.",
        "Connect its disk again, or put the folder back, then try again.",
    ),
    "other": Problem(
        "This is not saved: the computer could not write it.",
        "Try again. What was saved before is safe.",
    ),
}

_NOT_READ: dict[Reason, Problem] = {
    "disk_full": Problem("A record cannot be read: the disk is full.", "Make some room, then try again."),
    "read_only": Problem(
        "A record cannot be read: the practice folder does not allow it.",
        "Look at whom the folder belongs to.",
    ),
    "gone": Problem(
        "A record is not there any more.",
        "Connect the practice's disk again, or put the file back from a backup.",
    ),
    "other": Problem("A record cannot be read: the disk reports an error.", "Try again, then from a backup."),
}


def reason_of(error: OSError) -> Reason:
    """What kind of failure an error of the system is."""
    if error.errno in _FULL:
        return "disk_full"
    if error.errno in _CLOSED:
        return "read_only"
    return "gone" if error.errno in _GONE else "other"


class PracticeError(Exception):
    """Something about the practice, with its words in `problem`."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem."""
        super().__init__(str(problem))
        self.problem = problem


class SaveFailed(PracticeError):
    """Bytes are not known to be on disk. The same call with the same arguments may be made again."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        """Fail for this reason; `detail` is a technical word or two, such as EIO."""
        problem = _NOT_SAVED[reason]
        if detail and reason == "other":
            problem = Problem(f"{problem.what[:-1]} ({detail}).", problem.right)
        super().__init__(problem)
        self.reason: Reason = reason
        self.detail = detail

    @classmethod
    def by(cls, error: OSError) -> SaveFailed:
        """The failure that an error of the system means."""
        return cls(reason_of(error), errno.errorcode.get(error.errno or 0, ""))


class CannotRead(PracticeError):
    """A file that should be there cannot be read now; nothing says that it is damaged."""

    def __init__(self, reason: Reason) -> None:
        """Fail for this reason."""
        super().__init__(_NOT_READ[reason])
        self.reason: Reason = reason

    @classmethod
    def by(cls, error: OSError) -> CannotRead:
        """The failure that an error of the system means."""
        return cls(reason_of(error))


class Damaged(PracticeError):
    """A file does not hold what was once saved in it."""

    def __init__(self, path: Path, what: str) -> None:
        """Say which file, and what is wrong with it."""
        place = f"{path.parent.name}/{path.name}"
        super().__init__(
            Problem(f"The file is damaged: {what}.", "Put it back from a backup, and keep this one.", place)
        )
        self.path = path
        self.what = what


class NewerFormat(PracticeError):
    """A file was written by a newer version of this program."""

    def __init__(self, kind: str, found: object, known: int) -> None:
        """Say what kind of file, the format found in it, and the newest one known here."""
        super().__init__(
            Problem(
                f"This {kind} was written by a newer session-tui (format {found}; this one reads up to {known}).",
                "Install the newer version again; nothing was changed.",
            )
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the practice open: process number, computer, since when (aware, ISO 8601)."""

    pid: int
    host: str
    since: str


class PracticeBusy(PracticeError):
    """Another process has the practice open. `holder` is none when it did not say who it is."""

    def __init__(self, holder: Holder | None, who: str) -> None:
        """Say who has it, in words."""
        super().__init__(
            Problem(f"This practice is already open {who}.", "Close it there, or open it here only to read.")
        )
        self.holder = holder


class NotAPractice(PracticeError):
    """A folder with other things in it, or none where one was asked for."""


class NotFound(PracticeError):
    """There is no such client, course or session."""

    def __init__(self, kind: str, wanted: str) -> None:
        """Say what was looked for."""
        super().__init__(Problem(f"There is no {kind} '{wanted}'.", f"Look at the list of {kind}s."))


class Ambiguous(PracticeError):
    """The beginning of an id fits several."""

    def __init__(self, kind: str, wanted: str, count: int) -> None:
        """Say how many fit."""
        super().__init__(Problem(f"{count} {kind}s begin with '{wanted}'.", "Give more of the id."))


class ReadOnly(PracticeError):
    """The practice was opened to be read, not written."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Problem("This practice is open only to read.", "Close it where it is open, then open it again.")
        )


class EventConflict(Exception):
    """A different event already has this number, or a number is missing: a mistake in the program."""
