"""What happens when something impossible happens: a report without a word of a record, and one line to read.

A traceback would print what the program was holding, and that is a client's data. A report says which kind of
error it was and which lines of this program it came through; never a message, a value or a name.
"""

from __future__ import annotations

import os
import platform
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

from platformdirs import user_state_path

MESSAGE = "Something impossible happened. Everything you entered is saved; run session-tui again."
"""What the terminal shows, followed by where the report is."""

REPORTS_KEPT = 10

_PACKAGE = Path(__file__).parent


def default_folder() -> Path:
    """Where reports are kept when nobody says otherwise: beside the state of other programs."""
    return user_state_path("session-tui") / "reports"


def report_text(error: BaseException, version: str) -> str:
    """The report: version, system, and for the error and what led to it the kind and our own lines."""
    lines = [
        "session-tui: report of an error. It holds no word of any record.",
        f"version {version}, Python {platform.python_version()}, {sys.platform}, textual {_textual()}",
    ]
    for kind, each in _chain(error):
        lines += ["", f"{kind}: {type(each).__module__}.{type(each).__qualname__}", *_frames(each)]
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, version: str, folder: Path | None = None) -> Path | None:
    """Write the report into `folder`, else where temporary files go; none when neither can be."""
    text = report_text(error, version)
    for place in (folder or default_folder(), Path(tempfile.gettempdir())):
        path = place / f"session-tui-report-{secrets.token_hex(4)}.txt"
        try:
            place.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        _keep_few(place)
        return path
    return None


def terminal_line(report: Path | None) -> str:
    """The one line that the terminal shows."""
    return f"{MESSAGE} Report: {report}" if report else f"{MESSAGE} No report could be written."


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """The error, the errors inside it, and what led to it, each once."""
    seen: set[int] = set()
    queue: list[tuple[str, BaseException | None]] = [("error", error)]
    while queue:
        kind, each = queue.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield kind, each
        if isinstance(each, BaseExceptionGroup):
            queue += [("inside", inner) for inner in each.exceptions]
        inner_error = getattr(each, "error", None)
        if isinstance(inner_error, BaseException):
            queue.append(("inside", inner_error))
        queue += [("because of", each.__cause__), ("while handling", each.__context__)]


def _frames(error: BaseException) -> Iterator[str]:
    """Our own frames, outermost first; how many of other code lie between them is counted."""
    others = 0
    for frame, line in walk_tb(error.__traceback__):
        code = frame.f_code
        try:
            path = Path(code.co_filename).resolve().relative_to(_PACKAGE.resolve())
        except ValueError:
            others += 1
            continue
        if others:
            yield f"  ({others} frames of other code)"
            others = 0
        yield f"  session_tui/{path.as_posix()}:{line} in {code.co_name}"
    if others:
        yield f"  ({others} frames of other code)"


def _textual() -> str:
    """The version of Textual if it is loaded; a report must not load anything."""
    module = sys.modules.get("textual")
    return str(getattr(module, "__version__", "?")) if module else "not loaded"


def _keep_few(folder: Path) -> None:
    """Leave the newest reports only."""
    with suppress(OSError):
        reports = sorted(folder.glob("session-tui-report-*.txt"), key=lambda path: path.stat().st_mtime)
        for old in reports[:-REPORTS_KEPT]:
            old.unlink()
