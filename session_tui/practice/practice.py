"""The practice: the one thing that the rest of the program knows of files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from session_tui.clock import Clock, SystemClock
from session_tui.practice.client_shelf import ClientShelf
from session_tui.practice.disk import REAL_DISK
from session_tui.practice.failures import NotAPractice, SaveFailed
from session_tui.practice.files import HANDOUTS, Files
from session_tui.practice.lock import PracticeLock
from session_tui.practice.marker import Marker
from session_tui.practice.opening import Reconciler, remove_leftovers, warnings
from session_tui.practice.records import PracticeSettings
from session_tui.practice.session_shelf import SessionShelf
from session_tui.problem import Problem

Progress = Callable[[int, int], None]


class Practice(ClientShelf, SessionShelf):
    """Clients, courses and sessions in one folder. What a call says is saved is on the disk when it returns.

    Saving raises SaveFailed; the same call may then be made again and doubles nothing. Asking for what is not there
    raises NotFound, for what cannot be read Damaged, NewerFormat or CannotRead.
    """

    def __init__(
        self,
        files: Files,
        clock: Clock,
        lock: PracticeLock | None = None,
        *,
        demo: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Read what there is in a folder that nobody else writes; `open` sees to that."""
        super().__init__(files, clock)
        self._lock = lock
        self._marker = Marker(files)
        self._marker.check_folder()
        problems = list(self._marker.load(clock, demo=demo))
        if not files.read_only:
            _make_folders(files)
            remove_leftovers(files)
        problems += Reconciler(files, self._index, progress=progress).run()
        self.problems: tuple[Problem, ...] = (*problems, *warnings(files))

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock | None = None,
        read_only: bool = False,
        demo: bool = False,
        progress: Progress | None = None,
    ) -> Practice:
        """Open the practice in a folder; one that is empty or missing becomes a practice, a `demo` if so wished.

        Raises PracticeBusy when another process has it (reading is possible then), NotAPractice for a folder with other
        things in it, NewerFormat, or SaveFailed.
        """
        files = Files(folder.expanduser().absolute(), read_only=read_only)
        time = clock or SystemClock()
        Marker(files).check_folder()
        if read_only:
            return cls(files, time, progress=progress)
        _make_root(files)
        lock = PracticeLock(files.folder, REAL_DISK, time)
        lock.take()
        try:
            return cls(files, time, lock, demo=demo, progress=progress)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let the practice go; doing so twice is no harm."""
        with self._writing:
            self._index.flush()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Practice:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- the practice itself ------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._files.folder

    @property
    def read_only(self) -> bool:
        """Whether it was opened only to read."""
        return self._files.read_only

    @property
    def is_demo(self) -> bool:
        """Whether its clients are made up."""
        return self._marker.is_demo

    @property
    def settings(self) -> PracticeSettings:
        """What a handout says of the practice."""
        return self._marker.settings

    def save_settings(self, settings: PracticeSettings) -> None:
        """Keep them."""
        with self._writing:
            self._marker.save(settings, self._clock)

    @property
    def handouts(self) -> Path:
        """Where handouts go; `handouts_folder` makes it."""
        return self._files.folder / HANDOUTS

    def handouts_folder(self) -> Path:
        """The folder for handouts, made when it is not there. Raises SaveFailed."""
        try:
            self._files.disk.make_folder(self.handouts)
        except OSError as error:
            raise SaveFailed.by(error) from error
        return self.handouts


def _make_root(files: Files) -> None:
    """Make the practice's folder. Raises NotAPractice where none can be."""
    try:
        files.disk.make_folder(files.folder)
    except OSError as error:
        raise NotAPractice(
            Problem("The practice's folder cannot be made here.", "Choose another place.", str(files.folder))
        ) from error
    with contextlib.suppress(OSError):
        files.disk.sync_folder(files.folder.parent)


def _make_folders(files: Files) -> None:
    """Make the folders of the records, so that they outlast a power cut. Raises SaveFailed."""
    try:
        files.disk.make_folder(files.clients)
        files.disk.make_folder(files.sessions)
        files.disk.sync_folder(files.folder)
    except OSError as error:
        raise SaveFailed.by(error) from error
