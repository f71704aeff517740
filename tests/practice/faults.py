"""A real disk that fails when it is told to."""

from __future__ import annotations

from pathlib import Path

from session_tui.practice.disk import Disk

CALLS = ("create", "write", "sync", "close", "replace", "sync_folder")


class FailingDisk(Disk):
    """Fails at the k-th call of those counted (all that a save makes), from 1; never when k is 0."""

    def __init__(self, fail_at: int = 0, code: int = 0, *, only: tuple[str, ...] = CALLS) -> None:
        self.fail_at = fail_at
        self.code = code
        self.only = only
        self.count = 0
        self.calls: list[tuple[str, object]] = []

    def arm(self, fail_at: int, code: int) -> None:
        self.fail_at, self.code, self.count = fail_at, code, 0

    def _may_fail(self, call: str, what: object) -> None:
        self.calls.append((call, what))
        if call not in self.only:
            return
        self.count += 1
        if self.count == self.fail_at:
            raise OSError(self.code, "injected")

    def create(self, path: Path) -> int:
        self._may_fail("create", path)
        return super().create(path)

    def write(self, handle: int, data: memoryview) -> int:
        self._may_fail("write", handle)
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._may_fail("sync", handle)
        super().sync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._may_fail("close", handle)

    def replace(self, source: Path, target: Path) -> None:
        self._may_fail("replace", target)
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._may_fail("sync_folder", folder)
        super().sync_folder(folder)


class ShortDisk(Disk):
    """Writes at most a few bytes at a time, as a nearly full disk may."""

    def __init__(self, most: int) -> None:
        self.most = most

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[: self.most])
