"""The user's settings, and where the files of this program live.

Settings are a TOML file that need not be there. A mistake in it is told with file, key, what is wrong and what is
allowed, and costs only that one setting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import PlatformDirs
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from session_tui.problem import Problem

APP = "session-tui"
PRACTICE_VARIABLE = "SESSION_TUI_PRACTICE"
PROTOCOLS_VARIABLE = "SESSION_TUI_PROTOCOLS"
SETTINGS_VARIABLE = "SESSION_TUI_SETTINGS"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Settings(BaseModel):
    """What a user may set. Every setting has a default; the practice's own words on handouts win over these."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    theme: Literal["session-dark", "session-light", "session-contrast", "session-ansi"] = "session-dark"
    """The colours of the screen; in the file without `session-`. `ansi` uses the terminal's own 16."""
    paper: Literal["a4", "letter"] = "a4"
    """The paper that handouts are made for."""
    country: _Line = ""
    """Where the practice is, for the words on handouts."""
    emergency_number: _Line = ""
    """The number that handouts and stop rules name."""
    practice_name: _Line = ""
    practitioner: _Line = ""
    profession: _Line = ""
    """The word for what the practitioner is, as it may stand on a handout."""
    contact: tuple[_Line, ...] = Field(default=(), max_length=6)
    """Lines of address, telephone and the like."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of this program lies on this computer. Nothing is made by asking."""

    practice: Path
    protocols: Path
    settings_file: Path
    reports: Path
    """Reports of crashes, without a word of a record."""

    @classmethod
    def of(cls, environ: Mapping[str, str], practice: Path | str | None = None) -> Places:
        """The places for this environment; `practice` is what the command line said, if anything."""
        dirs = _dirs()
        settings = environ.get(SETTINGS_VARIABLE, "").strip()
        return cls(
            practice=practice_folder(practice, environ),
            protocols=protocols_folder(environ),
            settings_file=_path(settings) if settings else Path(dirs.user_config_dir) / "settings.toml",
            reports=Path(dirs.user_state_dir) / "reports",
        )


def practice_folder(cli_value: Path | str | None, environ: Mapping[str, str]) -> Path:
    """The practice to open: what the command line says, else SESSION_TUI_PRACTICE, else the user's data folder."""
    if cli_value is not None and str(cli_value).strip():
        return _path(cli_value)
    from_environment = environ.get(PRACTICE_VARIABLE, "").strip()
    if from_environment:
        return _path(from_environment)
    return Path(_dirs().user_data_dir) / "practice"


def protocols_folder(environ: Mapping[str, str]) -> Path:
    """The user's own protocols: SESSION_TUI_PROTOCOLS, else `protocols` in the user's configuration folder."""
    from_environment = environ.get(PROTOCOLS_VARIABLE, "").strip()
    return _path(from_environment) if from_environment else Path(_dirs().user_config_dir) / "protocols"


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file, and what is wrong with it. A wrong setting keeps its default; no file means defaults."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "the system does not allow it"
        return Settings(), (Problem(f"The settings cannot be read: {why}.", "", path.name),)
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        right = 'A line is written like: paper = "a4"'
        return Settings(), (Problem(f"This is not TOML: {_lower(str(error))}.", right, path.name),)
    return _believe(given, path.name)


def _believe(given: dict[str, object], where: str) -> tuple[Settings, tuple[Problem, ...]]:
    """What is right of the given settings, and the problems of the rest."""
    problems: list[Problem] = []
    believed: dict[str, object] = {}
    for key, value in given.items():
        if key not in Settings.model_fields:
            known = ", ".join(Settings.model_fields)
            problems.append(Problem(f"There is no setting '{key}'.", f"There are: {known}.", where))
            continue
        usable = _as_kept(key, value)
        try:
            Settings.model_validate({key: usable})
        except ValidationError as error:
            problems.append(Problem(f"{key} cannot be {_shown(value)}.", _allowed(key, error), where))
        else:
            believed[key] = usable
    return Settings.model_validate(believed), tuple(problems)


def _as_kept(key: str, value: object) -> object:
    """A value as the file has it, in the form the settings keep it in."""
    if key == "theme" and isinstance(value, str) and not value.startswith("session-"):
        return f"session-{value}"
    return tuple(value) if isinstance(value, list) else value


def _allowed(key: str, error: ValidationError) -> str:
    """What would be right for a setting that is wrong."""
    first = error.errors(include_url=False, include_input=False)[0]
    context = first.get("ctx", {})
    if first["type"] == "literal_error":
        return f"It is one of: {str(context['expected']).replace('session-', '')}."
    if key == "contact":
        return 'It is a list of at most 6 lines of text, like ["12 High Street", "Tel. 01234 567890"].'
    return "It is a text in quotes of at most 200 characters."


def _shown(value: object) -> str:
    text = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else None
    shown = text or (f'"{value}"' if isinstance(value, str) else str(value))
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _path(value: Path | str) -> Path:
    return Path(value).expanduser().absolute()


def _dirs() -> PlatformDirs:
    return PlatformDirs(APP, appauthor=False)
