"""A rehearsal script: whole sessions written down as actions with their times, read from YAML.

The names of the actions are those of the app. A few verbs more belong to the script alone: they move through steps,
let the machine sleep, or move its wall clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args

from pydantic import Field, ValidationError, field_validator

from session_tui.problem import Problem
from session_tui.protocol.base import Frozen
from session_tui.protocol.faults import Fault, right_name
from session_tui.protocol.translating import shown, translated
from session_tui.protocol.yaml12 import Document, read_file
from session_tui.session.actions import Action

TIME_FORM = "Write minutes:seconds such as '12:30', or hours:minutes:seconds such as '1:02:00'."

START_FORM = "'2026-09-07 14:00+01:00'"


class GoTo(Frozen):
    """Press next until this stage (and step) is on the screen. It never passes over a place of the plan."""

    do: Literal["go_to"] = "go_to"
    stage: str
    step: str | None = None
    reason: str = ""


class RestAsExpected(Frozen):
    """Mark every whole-body check of this step that is left as expected."""

    do: Literal["rest_as_expected"] = "rest_as_expected"


class Sleep(Frozen):
    """The machine sleeps for so many minutes, with the session running."""

    do: Literal["sleep"] = "sleep"
    minutes: float = Field(gt=0, le=1440)


class MoveWallClock(Frozen):
    """Somebody or something moves the wall clock by so many minutes; back is negative."""

    do: Literal["move_wall_clock"] = "move_wall_clock"
    minutes: float = Field(ge=-1440, le=1440)


class Restart(Frozen):
    """The machine is restarted and the session taken up again so many minutes later."""

    do: Literal["restart"] = "restart"
    minutes: float = Field(ge=0, le=1440)


Verb = Union[GoTo, RestAsExpected, Sleep, MoveWallClock, Restart]  # noqa: UP007
VERBS: tuple[type[Any], ...] = get_args(Verb)
ACTIONS: tuple[type[Any], ...] = get_args(get_args(Action)[0])
BY_NAME: dict[str, type[Any]] = {cls.model_fields["do"].default: cls for cls in (*ACTIONS, *VERBS)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script. `at` is seconds since the session's start, pauses included, or none; `where` is file:line.

    `refused` means that the script expects the rules to say no.
    """

    action: Any
    at: float | None
    after: float
    refused: bool
    where: str


@dataclass(frozen=True, slots=True)
class ScriptSession:
    """One session of a script. `start` is the practice's local time, with its offset."""

    protocol: str
    start: datetime
    lines: tuple[Line, ...]
    where: str


class _ScriptClient(Frozen):
    name: str = Field(min_length=1, max_length=120)
    born: date | None = None
    contact: str = ""
    notes: str = ""

    @field_validator("name")
    @classmethod
    def _some_name(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the client's name is empty; write one that is made up")
        return value.strip()

    @field_validator("born", mode="before")
    @classmethod
    def _a_date(cls, value: Any) -> Any:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            raise ValueError(f"born is {shown(value)}; write year-month-day such as 1978-05-17") from None


class _ScriptSession(Frozen):
    protocol: str
    start: datetime
    actions: tuple[dict[str, Any], ...] = Field(min_length=1)

    @field_validator("start", mode="before")
    @classmethod
    def _a_moment(cls, value: Any) -> Any:
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            raise ValueError(f"start is {shown(value)}; write it such as {START_FORM}") from None
        if isinstance(moment, datetime) and moment.tzinfo is None:
            raise ValueError(f"the start needs its offset from UTC, such as {START_FORM}")
        return moment


class _Script(Frozen):
    format: Annotated[Literal[1], Field()] = 1
    name: str = Field(min_length=1, max_length=80)
    about: str = ""
    client: _ScriptClient
    complaint: str = ""
    planned_visits: int = Field(default=6, ge=1, le=40)
    sessions: tuple[_ScriptSession, ...] = Field(min_length=1, max_length=40)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script: one client, one course, one or more sessions."""

    name: str
    about: str
    client_name: str
    client_born: date | None
    client_contact: str
    client_notes: str
    complaint: str
    planned_visits: int
    sessions: tuple[ScriptSession, ...]


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """A script, or what is wrong with it; never both."""

    script: Script | None
    problems: tuple[Problem, ...] = ()


def read_script(path: Path) -> ScriptReading:
    """Read a script file. Everything that is wrong is told at once, with file and line."""
    document = read_file(path)
    if document.problems:
        return ScriptReading(None, tuple(document.problems))
    data = document.data
    if isinstance(data, dict) and "sessions" not in data and "actions" in data:
        data = _as_course(data)
    try:
        raw = _Script.model_validate(data)
    except ValidationError as error:
        faults = translated(error.errors(), data, _Script)
        return ScriptReading(None, tuple(_problem(document, fault) for fault in faults))
    problems: list[Problem] = []
    sessions = tuple(_session(document, place, session, problems) for place, session in enumerate(raw.sessions))
    if problems:
        return ScriptReading(None, tuple(problems))
    client = raw.client
    return ScriptReading(
        Script(
            name=raw.name,
            about=raw.about,
            client_name=client.name,
            client_born=client.born,
            client_contact=client.contact,
            client_notes=client.notes,
            complaint=raw.complaint,
            planned_visits=raw.planned_visits,
            sessions=sessions,
        )
    )


def _as_course(data: dict[str, Any]) -> dict[str, Any]:
    """A script of one session may leave the list out."""
    one = {key: data[key] for key in ("protocol", "start", "actions") if key in data}
    rest = {key: value for key, value in data.items() if key not in one}
    return {**rest, "sessions": [one]}


def _path(document_data: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where a part of the course form stands in the file: a single session stands at the top."""
    single = isinstance(document_data, dict) and "sessions" not in document_data
    return path[2:] if single and path[:2] == ("sessions", 0) else path


def _problem(document: Document, fault: Fault) -> Problem:
    return Problem(fault.what, fault.right, document.where(_path(document.data, fault.path)))


def _session(document: Document, place: int, raw: _ScriptSession, problems: list[Problem]) -> ScriptSession:
    lines = []
    for number, item in enumerate(raw.actions):
        path = ("sessions", place, "actions", number)
        line = _line(document, path, dict(item), problems)
        if line is not None:
            lines.append(line)
    where = document.where(_path(document.data, ("sessions", place)))
    return ScriptSession(raw.protocol, raw.start, tuple(lines), where)


def _line(
    document: Document, path: tuple[str | int, ...], item: dict[str, Any], problems: list[Problem]
) -> Line | None:
    where = document.where(_path(document.data, path))
    times = {}
    for key in ("at", "after"):
        if key in item:
            seconds = seconds_of(item.pop(key))
            if seconds is None:
                problems.append(Problem(f"'{key}' is no time.", TIME_FORM, where))
                return None
            times[key] = seconds
    if len(times) == 2:
        problems.append(Problem("A line has 'at' or 'after', not both.", TIME_FORM, where))
        return None
    refused = item.pop("refused", False)
    if not isinstance(refused, bool):
        problems.append(Problem(f"'refused' is {shown(refused)}.", "Write true or false.", where))
        return None
    name = item.get("do")
    if not isinstance(name, str) or name not in BY_NAME:
        known = right_name(str(name), BY_NAME, "actions")
        what = f"There is no action '{name}'." if name else "The line has no action."
        problems.append(Problem(what, known if name else f"Begin with 'do:'. {known}", where))
        return None
    model = BY_NAME[name]
    try:
        action = model.model_validate(item)
    except ValidationError as error:
        for fault in translated(error.errors(), item, model):
            spot = document.where(_path(document.data, (*path, *fault.path)))
            problems.append(Problem(f"{name}: {fault.what}", fault.right, spot))
        return None
    return Line(action, times.get("at"), times.get("after", 0.0), refused, where)


def seconds_of(value: Any) -> float | None:
    """Seconds from "mm:ss" or "h:mm:ss", or from a plain number of minutes; none when it is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) * 60 if value >= 0 else None
    if not isinstance(value, str):
        return None
    match = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", value.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        return None
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
