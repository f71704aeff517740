"""A disk in memory that knows every state a power cut may leave.

What POSIX promises, and no more: the bytes of a file are sure after `sync` of that file, its name after `sync_folder`
of its folder. Until then any of the names may have changed or not, one by one, and unsynced bytes may be there, be
missing, be cut short, or be zeros.
"""

from __future__ import annotations

import errno
import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from session_tui.practice.disk import Disk, FileStat

MOST_STATES = 400
"""More states than this at one moment are sampled, always the same ones."""


class Inode:
    """One file's bytes: as programs see them, and as the disk has them for sure."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self.sure = data
        self.changed_ns = 0

    def after_power_cut(self) -> list[bytes]:
        if self.data == self.sure:
            return [self.data]
        half = len(self.data) // 2
        maybe = [
            self.sure,
            b"",
            self.data[:1],
            self.data[:half],
            bytes(len(self.data)),
            self.data[:half] + bytes(len(self.data) - half),
            self.data[:half] + self.sure[half:],
            self.data,
        ]
        return list(dict.fromkeys(maybe))


class SimulatedDisk(Disk):
    """Files in memory. `each_step` is called after every operation that changes anything."""

    def __init__(self, each_step: Callable[[SimulatedDisk], None] | None = None) -> None:
        self.each_step = each_step
        self.names_now: dict[Path, Inode] = {}
        self.names_sure: dict[Path, Inode] = {}
        self.folders_now: set[Path] = set()
        self.folders_sure: set[Path] = set()
        self.pending: list[tuple[str, Path, Path | None, Inode | None]] = []
        self.open_files: dict[int, Inode] = {}
        self.handles = itertools.count(3)
        self.ticks = itertools.count(1)

    # -- what a program does ------------------------------------------------------------------------------------

    def create(self, path: Path) -> int:
        if path.parent not in self.folders_now:
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        inode = self.names_now.get(path)
        if inode is None:
            inode = self.names_now[path] = Inode()
            self.pending.append(("link", path, None, inode))
        inode.data = b""
        handle = next(self.handles)
        self.open_files[handle] = inode
        self._step()
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        inode = self.open_files[handle]
        some = bytes(data[: max(1, len(data) // 2 + 1)])
        inode.data += some
        inode.changed_ns = next(self.ticks)
        self._step()
        return len(some)

    def sync(self, handle: int) -> None:
        inode = self.open_files[handle]
        inode.sure = inode.data
        self._step()

    def close(self, handle: int) -> None:
        del self.open_files[handle]

    def replace(self, source: Path, target: Path) -> None:
        inode = self.names_now.pop(source)
        self.names_now[target] = inode
        self.pending.append(("rename", source, target, inode))
        self._step()

    def remove(self, path: Path) -> None:
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        del self.names_now[path]
        self.pending.append(("unlink", path, None, None))
        self._step()

    def make_folder(self, folder: Path) -> None:
        for each in (*reversed(folder.parents), folder):
            if each not in self.folders_now:
                self.folders_now.add(each)
                self.pending.append(("folder", each, None, None))
        self._step()

    def sync_folder(self, folder: Path) -> None:
        mine = [change for change in self.pending if change[1].parent == folder]
        self.pending = [change for change in self.pending if change[1].parent != folder]
        _apply(self.names_sure, self.folders_sure, mine)
        self._step()

    def read(self, path: Path) -> bytes:
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        return self.names_now[path].data

    def stat(self, path: Path) -> FileStat:
        inode = self.names_now.get(path)
        if inode is None:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        return FileStat(len(inode.data), inode.changed_ns)

    def files(self, folder: Path) -> dict[str, FileStat]:
        return {path.name: self.stat(path) for path in self.names_now if path.parent == folder}

    def names(self, folder: Path) -> set[str]:
        return {path.name for path in (*self.names_now, *self.folders_now) if path.parent == folder}

    def free_bytes(self, folder: Path) -> int:
        return 10**12

    def _step(self) -> None:
        if self.each_step is not None:
            self.each_step(self)

    # -- what a power cut does ----------------------------------------------------------------------------------

    def after_power_cut(self) -> Iterator[SimulatedDisk]:
        """Every disk that may be found when the power comes back."""
        count = len(self.pending)
        if count <= 10:
            chosen = list(itertools.product((False, True), repeat=count))
        else:
            dice = random.Random(count)
            chosen = [tuple(dice.random() < 0.5 for _ in range(count)) for _ in range(MOST_STATES)]
        seen = set()
        for kept in chosen:
            names, folders = dict(self.names_sure), set(self.folders_sure)
            _apply(names, folders, [change for change, keep in zip(self.pending, kept, strict=True) if keep])
            names = {path: inode for path, inode in names.items() if path.parent in folders}
            for found in itertools.islice(_contents(names), MOST_STATES):
                state = tuple((str(path), data) for path, data in sorted(found.items()))
                if state not in seen:
                    seen.add(state)
                    yield self._found(found, folders, names)

    def _found(self, found: dict[Path, bytes], folders: set[Path], names: dict[Path, Inode]) -> SimulatedDisk:
        disk = SimulatedDisk()
        disk.folders_now, disk.folders_sure = set(folders), set(folders)
        for path, data in found.items():
            inode = disk.names_now[path] = disk.names_sure[path] = Inode(data)
            inode.changed_ns = names[path].changed_ns
        disk.ticks = itertools.count(10**6)
        return disk


def _contents(names: dict[Path, Inode]) -> Iterator[dict[Path, bytes]]:
    paths = list(names)
    for combination in itertools.product(*(names[path].after_power_cut() for path in paths)):
        yield dict(zip(paths, combination, strict=True))


def _apply(
    names: dict[Path, Inode],
    folders: set[Path],
    changes: list[tuple[str, Path, Path | None, Inode | None]],
) -> None:
    for kind, path, other, inode in changes:
        if kind == "folder":
            folders.add(path)
        elif kind == "unlink":
            names.pop(path, None)
        elif kind == "link":
            assert inode is not None
            names[path] = inode
        else:
            assert inode is not None
            assert other is not None
            if names.get(path) is inode:
                del names[path]
            names[other] = inode
