"""Puts a finished page on the disk: whole or not at all, for its owner's eyes only, and never over an older one."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from session_tui.problem import Problem

MOST_VERSIONS = 999


def file_name(day: date, short_id: str) -> str:
    """A file name that tells the day and nothing about the client."""
    return f"session-{day:%Y-%m-%d}-{short_id}.pdf"


def save_new(path: Path, data: bytes) -> Path:
    """Write `data` to `path`, or to `path-v2`, `-v3` ... when that name is taken; returns the path it got.

    Mode 0600. Raises OSError when the disk will not have it; nothing half written is left then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _written_aside(path, data)
    try:
        for number in range(1, MOST_VERSIONS + 1):
            target = path if number == 1 else path.with_name(f"{path.stem}-v{number}{path.suffix}")
            with suppress(FileExistsError):
                _place(temporary, target, data)
                return target
        raise FileExistsError(f"{MOST_VERSIONS} versions of it are there already")
    finally:
        temporary.unlink(missing_ok=True)


def save_exactly(path: Path, data: bytes) -> Path:
    """Write `data` to `path` and nowhere else. Raises FileExistsError when the name is taken, OSError otherwise."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    temporary = _written_aside(path, data)
    try:
        _place(temporary, path, data)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _written_aside(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    _write(temporary, data)
    return temporary


def _write(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, down to the disk; half a file is taken away again."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _place(temporary: Path, target: Path, data: bytes) -> None:
    """Give the finished file its name, unless somebody has it. Where there are no hard links it is written anew."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        _write(target, data)
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def not_written(path: Path, error: OSError) -> Problem:
    """Why a page could not be written, in words; the path is the user's own."""
    if isinstance(error, FileExistsError):
        return Problem(f"{path} is there already.", "Nothing is ever written over; give another name.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(f"There is no folder {path.parent}.", "Make it first, or give another place.")
    if isinstance(error, PermissionError):
        return Problem(f"{path.parent} may not be written to.", "Give another place.")
    return Problem(f"The page could not be written to {path.parent}: {error.strerror or 'unknown reason'}.", "")


def open_with_system_viewer(path: Path) -> Problem | None:
    """Open a file with the system's viewer, apart from our terminal; a problem says where the file is instead."""
    if sys.platform == "win32":  # pragma: no cover
        os.startfile(path)
        return None
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return Problem("No viewer could be started.", f"The page is at {path}")
    return None
