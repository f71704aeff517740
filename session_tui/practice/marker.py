"""The small file that makes a folder a practice, and keeps what a handout says of it."""

from __future__ import annotations

from pydantic import ValidationError

from session_tui.clock import Clock
from session_tui.practice.disk import TEMPORARY
from session_tui.practice.failures import CannotRead, Damaged, NotAPractice
from session_tui.practice.files import BACKUPS, CLIENTS, HANDOUTS, INDEX, MARKER, SESSIONS, Files, record_id
from session_tui.practice.index import set_aside
from session_tui.practice.lock import HOLDER, LOCK
from session_tui.practice.records import PracticeSettings, new_id
from session_tui.practice.upgrades import PRACTICE
from session_tui.problem import Problem

_NOTHING = {LOCK, HOLDER, CLIENTS, SESSIONS, HANDOUTS, BACKUPS, INDEX, ".DS_Store", "lost+found"}
"""What may lie in a folder that is about to become a practice."""


class Marker:
    """The practice's own file: whether it is a demo, and its settings."""

    def __init__(self, files: Files) -> None:
        """Work on the file of one practice."""
        self._files = files
        self.is_demo = False
        self.settings = PracticeSettings()

    def check_folder(self) -> None:
        """Raise NotAPractice for a folder that is none and must not become one."""
        where = str(self._files.folder)
        try:
            names = self._files.disk.names(self._files.folder)
        except OSError as error:
            problem = Problem("This is no folder that can be opened.", "Choose another place.", where)
            raise NotAPractice(problem) from error
        if MARKER in names or self._has_records():
            return
        others = {name for name in names if name not in _NOTHING and not name.endswith(TEMPORARY)}
        if others:
            advice = "Choose the folder of a practice, or an empty one."
            raise NotAPractice(Problem("This folder holds other things and is no practice.", advice, where))
        if self._files.read_only:
            raise NotAPractice(Problem("There is no practice here.", "Look at the folder's name.", where))

    def load(self, clock: Clock, *, demo: bool) -> tuple[Problem, ...]:
        """Read the file, or make it in a new practice. Raises NewerFormat, or SaveFailed when it cannot be made."""
        if MARKER in self._files.disk.names(self._files.folder):
            return self._read()
        self.is_demo = demo
        lost = self._has_records()
        if not self._files.read_only:
            self._make(clock)
        if not lost:
            return ()
        what = f"The file {MARKER}, with the practice's name and address, was missing."
        return (Problem(what, "Enter them again; clients and sessions are all there."),)

    def save(self, settings: PracticeSettings, clock: Clock) -> None:
        """Keep the settings; a damaged file is set aside and made anew. Raises SaveFailed."""
        row = {1: settings.model_dump(mode="json")}
        try:
            self._files.marker().rows("settings").put(row)
        except (Damaged, CannotRead):
            set_aside(self._files.disk, self._files, MARKER)
            self._make(clock)
            self._files.marker().rows("settings").put(row)
        self.settings = settings

    def _read(self) -> tuple[Problem, ...]:
        database = self._files.marker()
        try:
            about = database.row("practice") or {}
            self.is_demo = bool(about.get("demo"))
            self.settings = PracticeSettings.model_validate(database.row("settings") or {})
        except (Damaged, CannotRead, ValidationError):
            what = f"The file {MARKER}, with the practice's name and address, is damaged."
            return (Problem(what, "Enter them again; clients and sessions are not touched by it."),)
        return ()

    def _make(self, clock: Clock) -> None:
        created = clock.now().wall.isoformat(timespec="seconds")
        row = {"format": PRACTICE.today, "id": new_id(), "demo": self.is_demo, "created": created}
        database = self._files.marker(new=True)
        with database.durable.batch():
            database.rows("practice").put({1: row})
            database.rows("settings").put({1: self.settings.model_dump(mode="json")})

    def _has_records(self) -> bool:
        folders = (self._files.clients, self._files.sessions)
        return any(record_id(name) for folder in folders for name in self._files.disk.files(folder))
