"""Every call to the system that a save needs, in one place, and the one way in which a file is written.

A file is never changed in place: the new one is written beside it, brought to the disk, and takes the old one's name.
So at any moment, also after a power cut, the name leads to the whole old file or to the whole new one. Tests put
another `Disk` here: one that fails at the k-th call, and one that knows every state a power cut may leave.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "darwin":  # pragma: no cover
    import fcntl

TEMPORARY = ".tmp"
"""How the name of a file ends while it is being written; what is left of one is removed on opening."""

_WINDOWS_SHARING = {5, 32, 33}
"""Access denied, sharing violation, lock violation: a virus scanner is looking at the file for a moment."""

_REPLACE_TRIES = 25
_REPLACE_WAIT_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class FileStat:
    """Length in bytes and time of last change in nanoseconds."""

    size: int
    changed_ns: int


class Disk:
    """The real one."""

    def create(self, path: Path) -> int:
        """Open an empty file for writing, readable by nobody else."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, name, 0)
        return os.open(path, flags, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes; how many is the answer."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Bring a file to the disk itself, past the disk's own cache where the system can."""
        if sys.platform == "darwin":  # pragma: no cover
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a file."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which is gone then."""
        os.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        """Bring a folder's names to the disk; Windows has no such call, and some network disks refuse it."""
        if os.name == "nt":  # pragma: no cover
            return
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        os.unlink(path)

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        return path.read_bytes()

    def stat(self, path: Path) -> FileStat:
        """Length and time of change of one file."""
        found = os.stat(path)
        return FileStat(found.st_size, found.st_mtime_ns)

    def files(self, folder: Path) -> dict[str, FileStat]:
        """The plain files in a folder by name; none when there is no such folder."""
        found = {}
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False):
                        stat = entry.stat(follow_symlinks=False)
                        found[entry.name] = FileStat(stat.st_size, stat.st_mtime_ns)
        except FileNotFoundError:
            return {}
        return found

    def names(self, folder: Path) -> set[str]:
        """Everything in a folder by name; none when there is no such folder."""
        try:
            return set(os.listdir(folder))
        except FileNotFoundError:
            return set()

    def make_folder(self, folder: Path) -> None:
        """Make a folder that nobody else can look into, or shut an existing one."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            folder.chmod(0o700)

    def free_bytes(self, folder: Path) -> int:
        """How much room is left on this folder's disk."""
        return shutil.disk_usage(folder).free

    def wait(self, seconds: float) -> None:
        """Wait a moment before another try."""
        time.sleep(seconds)


REAL_DISK = Disk()


def save(disk: Disk, path: Path, data: bytes) -> None:
    """Put a whole file in place so that a power cut leaves the old one or the new one. Raises OSError.

    When it raises, the temporary file is gone; whether the old or the new file is in place has to be read.
    """
    temporary = path.with_name(path.name + TEMPORARY)
    in_place = False
    try:
        _write_out(disk, temporary, data)
        _replace(disk, temporary, path)
        in_place = True
    finally:
        if not in_place:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
    disk.sync_folder(path.parent)


def _write_out(disk: Disk, path: Path, data: bytes) -> None:
    handle = disk.create(path)
    try:
        rest = memoryview(data)
        while rest:
            written = disk.write(handle, rest)
            if written <= 0:
                raise OSError(errno.EIO, "nothing was written")
            rest = rest[written:]
        disk.sync(handle)
    finally:
        disk.close(handle)


def _replace(disk: Disk, source: Path, target: Path) -> None:
    for _ in range(_REPLACE_TRIES - 1):
        try:
            disk.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_SHARING:
                raise
            disk.wait(_REPLACE_WAIT_SECONDS)
        else:
            return
    disk.replace(source, target)
