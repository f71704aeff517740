"""A date of birth is read as people write it, and what was understood is told back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from session_tui.session.dates import date_words, day_words, read_birth_date

TODAY = date(2026, 11, 23)
MAY = date(1980, 5, 17)


@pytest.mark.parametrize(
    "text",
    [
        "1980-05-17", "1980-5-17", "1980/05/17", "1980.05.17", "17.05.1980", "17.5.1980", "17. 5. 1980", "17/5/1980",
        "17/05/1980", "17-05-1980", "17 05 1980", "17 May 1980", "17 may 1980", "17. May 1980", "17th May 1980",
        "17May1980", "May 17, 1980", "May 17 1980", "MAY 17th, 1980", "  17   May  1980 ", "17-May-1980",
    ],
)  # fmt: skip
def test_spellings_of_one_day(text: str) -> None:
    assert read_birth_date(text, TODAY).value == MAY
    assert read_birth_date(text, TODAY).words == "17 May 1980"


@pytest.mark.parametrize(
    ("text", "month"), [("3 sept 1975", 9), ("3 dec 1975", 12), ("3 Febr 1975", 2), ("3 jun 1975", 6)]
)
def test_months_may_be_cut_short(text: str, month: int) -> None:
    assert read_birth_date(text, TODAY).value == date(1975, month, 3)


def test_day_comes_before_month_and_the_words_show_it() -> None:
    assert read_birth_date("4/5/1980", TODAY).words == "4 May 1980"


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_written_is_no_date_and_no_problem(text: str) -> None:
    read = read_birth_date(text, TODAY)
    assert read.value is None
    assert read.problem is None
    assert read.words == ""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("yesterday", "'yesterday' is not a date I can read."),
        ("17.05.80", "'17.05.80' is not a date I can read."),
        ("[/b]", "'[/b]' is not a date I can read."),
        ("31.02.1980", "There is no 31 February 1980."),
        ("0.2.1980", "There is no 0 February 1980."),
        ("5/17/1980", "There is no month 17. Day comes before month here."),
        ("1980-17-05", "There is no month 17. Day comes before month here."),
        ("17.00.1980", "There is no month 0."),
        ("24.11.2026", "24 November 2026 is still to come."),
        ("1.1.1850", "1 January 1850 is too long ago."),
        ("17 Mayo 1980", "'17 Mayo 1980' is not a date I can read."),
        ("17 Ma 1980", "'17 Ma 1980' is not a date I can read."),
    ],
)
def test_what_is_wrong_is_said(text: str, what: str) -> None:
    read = read_birth_date(text, TODAY)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.what == what
    assert read.problem.right


def test_the_day_itself_is_no_future() -> None:
    assert read_birth_date("23.11.2026", TODAY).value == TODAY
    assert date_words(TODAY) == "23 November 2026"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "today 09:05"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), "yesterday"),
        (datetime(2026, 11, 16, 8, 0, tzinfo=UTC), "Mon 16 Nov"),
        (datetime(2025, 11, 16, 8, 0, tzinfo=UTC), "16 Nov 2025"),
        (None, ""),
    ],
)
def test_a_day_as_a_list_shows_it(moment: datetime | None, words: str) -> None:
    assert day_words(moment, datetime(2026, 11, 23, 12, 0, tzinfo=UTC)) == words


def test_today_is_today_where_the_practice_is() -> None:
    east = timezone(timedelta(hours=10))
    late = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    assert day_words(datetime(2026, 11, 24, 1, 0, tzinfo=east), late) == "today 01:00"
