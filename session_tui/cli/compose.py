"""Puts the parts together: clock, settings, protocols, practice, desk. The command line and every test use this."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from session_tui.cli.complaining import complain
from session_tui.clock import Clock, SystemClock
from session_tui.desk import DeskProblem
from session_tui.practice.failures import PracticeError
from session_tui.practice.practice import Practice
from session_tui.practice_desk import PracticeDesk
from session_tui.protocol.library import Library
from session_tui.protocol.places import shipped_folder
from session_tui.protocol.tables import Tables
from session_tui.settings import Places, Settings, load_settings

NO_PROTOCOLS = Library({}, {}, Tables())
"""For commands that only look at records: a session carries its own protocol, so none needs to be read."""


def places(practice: Path | None) -> Places:
    """Where everything lies: by the command line, else by the environment, else where the system keeps such things."""
    return Places.of(os.environ, practice)


def load_library() -> Library:
    """The shipped protocols and the user's own."""
    return Library.load(shipped_folder(), places(None).protocols)


def settings_of(where: Places) -> Settings:
    """The settings; what is wrong in their file is told on stderr, and its default used."""
    settings, problems = load_settings(where.settings_file)
    for problem in problems:
        complain(str(problem))
    return settings


@contextmanager
def open_desk(
    practice: Path | None,
    *,
    clock: Clock | None = None,
    read_only: bool = False,
    demo: bool = False,
    watch_gaps: bool = True,
    library: Library | None = None,
) -> Iterator[PracticeDesk]:
    """A desk over the chosen practice, let go at the end. Raises DeskProblem when the practice cannot be opened.

    `library` spares reading the protocols again when several desks are opened one after the other.
    """
    where = places(practice)
    clock = clock or SystemClock()
    try:
        opened = Practice.open(where.practice, clock=clock, read_only=read_only, demo=demo)
    except PracticeError as error:
        raise DeskProblem(error.problem) from error
    desk = PracticeDesk(opened, library or load_library(), settings_of(where), clock, watch_gaps=watch_gaps)
    try:
        yield desk
    finally:
        desk.close()


def paths(practice: Path | None) -> list[tuple[str, Path]]:
    """Name and place of everything that lies on the disk."""
    where = places(practice)
    return [
        ("practice", where.practice),
        ("handouts", where.practice / "handouts"),
        ("your protocols", where.protocols),
        ("shipped protocols", shipped_folder()),
        ("settings", where.settings_file),
        ("crash reports", where.reports),
    ]
