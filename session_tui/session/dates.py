"""Dates as people write and read them: 1980-05-17, 17.05.1980, 17 May 1980; today, yesterday, Mon 16 Nov."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from session_tui.problem import Problem

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

EXAMPLES = "Write it like 1980-05-17, 17.05.1980 or 17 May 1980, or leave it empty."

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ] ?(\d{1,2})[-./ ] ?(\d{4})")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[.\- ]*([a-z]+)[.,\- ]*(\d{4})")
_NAME_DAY = re.compile(r"([a-z]+)[.\- ]*(\d{1,2})(?:st|nd|rd|th)?[,\- ]+(\d{4})")
_OLDEST_YEARS = 125


@dataclass(frozen=True, slots=True)
class BirthDate:
    """What was understood: a date, or the problem; neither when nothing was written."""

    value: date | None = None
    problem: Problem | None = None

    @property
    def words(self) -> str:
        """The date so that nobody can mix up day and month: 17 May 1980."""
        return date_words(self.value) if self.value else ""


def date_words(day: date) -> str:
    """A date with its month in letters, such as 17 May 1980."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(moment: datetime | None, now: datetime) -> str:
    """A day as a list shows it: today and the hour, yesterday, Mon 16 Nov, or 16 Nov 2025."""
    if moment is None:
        return ""
    today = now.astimezone(moment.tzinfo).date() if moment.tzinfo else now.date()
    ago = (today - moment.date()).days
    if ago == 0:
        return f"today {moment:%H:%M}"
    if ago == 1:
        return "yesterday"
    day = f"{moment.day} {MONTHS[moment.month - 1][:3]}"
    return f"{moment:%a} {day}" if moment.year == today.year else f"{day} {moment.year}"


def read_birth_date(text: str, today: date) -> BirthDate:
    """The date somebody wrote, day before month where both are numbers; none after `today` is believed."""
    words = " ".join(text.split()).lower()
    if not words:
        return BirthDate()
    found = _parts(words)
    if found is None:
        return BirthDate(problem=Problem(f"'{text.strip()}' is not a date I can read.", EXAMPLES))
    year, month, day = found
    try:
        value = date(year, month, day)
    except ValueError:
        return BirthDate(problem=Problem(_no_such_day(year, month, day), EXAMPLES))
    if value > today:
        return BirthDate(problem=Problem(f"{date_words(value)} is still to come.", "Look at the year again."))
    if today.year - year > _OLDEST_YEARS:
        return BirthDate(problem=Problem(f"{date_words(value)} is too long ago.", "Look at the year again."))
    return BirthDate(value)


def _parts(words: str) -> tuple[int, int, int] | None:
    """Year, month and day; none when the text has none of the spellings."""
    if match := _YEAR_FIRST.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(words):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _DAY_NAME.fullmatch(words):
        month = _month(match[2])
        return (int(match[3]), month, int(match[1])) if month else None
    if match := _NAME_DAY.fullmatch(words):
        month = _month(match[1])
        return (int(match[3]), month, int(match[2])) if month else None
    return None


def _month(word: str) -> int | None:
    """The number of a month from its name or a beginning of at least three letters."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), None)


def _no_such_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        swapped = " Day comes before month here." if month > 12 >= day else ""
        return f"There is no month {month}.{swapped}"
    return f"There is no {day} {MONTHS[month - 1]} {year}."
