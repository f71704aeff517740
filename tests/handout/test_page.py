"""The page holds what the record says, whatever the record holds."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from session_tui.handout.content import HandoutContent, Point
from session_tui.handout.page import Rendered, render
from tests.handout.samples import AWKWARD, FULL, LONG, MOMENT, NOT_DONE, PAIN, USUAL

NOT_PRINTED_WHOLE = {"site", "better", "path", "pain", "pain_names", "unit"}
TOLD_ONLY_OF_A_CHANGE = "Both numbers are needed."
"""Ids, and names that the picture shows instead of telling."""


@cache
def rendered(name: str, paper: str = "a4") -> Rendered:
    return render(AWKWARD[name], paper, MOMENT)


@cache
def read(page: Rendered) -> str:
    return " ".join(side.extract_text() for side in PdfReader(BytesIO(page.data)).pages)


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words).lower()


def texts(part):
    """Every text that a content has."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NOT_PRINTED_WHOLE:
                yield from texts(getattr(part, field.name))


@pytest.mark.parametrize(
    ("name", "paper"),
    [*((name, "a4") for name in AWKWARD), *((name, "letter") for name in ("usual", "full", "twelve places"))],
)
def test_no_handout_is_ever_lost(name, paper):
    page = rendered(name, paper)
    assert page.data.startswith(b"%PDF-")
    assert len(PdfReader(BytesIO(page.data)).pages) == page.pages


@pytest.mark.parametrize("name", ["usual", "full"])
def test_every_word_of_the_content_is_on_the_page(name):
    on_page = squeezed(read(rendered(name)))
    missing = [words for words in texts(AWKWARD[name]) if squeezed(words) not in on_page]
    assert set(missing) <= {TOLD_ONLY_OF_A_CHANGE}


def test_every_letter_of_a_long_text_is_on_the_page():
    on_page = squeezed(read(rendered("5,000 letters in every field")))
    sentence = squeezed("The ribs on the left moved less than those on the right.")
    assert on_page.count(sentence) > LONG.count("ribs") * 20


def test_the_numbers_are_written_as_people_write_them():
    on_page = read(rendered("usual"))
    for number in ("6.5", "21 cm", "14 cm", "52°", "3.5 less"):
        assert number in on_page


@pytest.mark.parametrize(
    ("before", "after", "told", "not_told"),
    [
        (5.0, None, ("5",), ("0.0",)),
        (None, 7.0, ("7",), ("0.0",)),
        (None, None, ("Not measured",), ("before",)),
        (-3.0, 42.0, ("-3", "42"), ()),
    ],
)
def test_a_missing_score_is_never_a_nought_and_an_odd_one_is_written_as_it_is(before, after, told, not_told):
    row = replace(PAIN, before=before, after=after, change="", verdict="", scale="")
    content = HandoutContent("Your session summary", "", "", "", "", numbers=(row,))
    on_page = read(render(content, "a4", MOMENT))
    assert all(words in on_page for words in told)
    assert not any(words in on_page for words in not_told)


def test_why_a_score_is_missing_is_told():
    content = HandoutContent("Your session summary", "", "", "", "", numbers=(NOT_DONE,))
    on_page = read(render(content, "a4", MOMENT))
    assert "After: not done" in on_page
    assert "Not measured after" in on_page


def test_what_may_be_said_of_a_change_stands_with_its_rule():
    on_page = squeezed(read(rendered("usual")))
    for row in USUAL.numbers:
        assert squeezed(row.verdict) in on_page
    assert squeezed("“Clearly less”: 2 or more points less, and at least 30 % less.") in on_page


def test_no_findings_are_told_and_the_picture_stays():
    on_page = read(rendered("no findings"))
    assert "nothing that stood out" in on_page
    assert "where it hurts" in on_page
    assert "in the order of our work" not in on_page


def test_only_the_marks_that_are_drawn_are_explained():
    assert "may be linked" in read(rendered("usual"))
    assert "may be linked" not in read(rendered("one place thrice"))
    assert "where it hurts" not in read(rendered("no pain"))


def test_the_soles_are_drawn_when_a_mark_stands_there():
    assert "Soles" in read(rendered("soles"))
    assert "Soles" not in read(rendered("usual"))


def test_a_chart_ends_with_the_numbers_of_the_last_visit_that_has_them():
    on_page = read(rendered("visits without scores"))
    assert "5 at the start" in on_page
    assert "4 at the end" in on_page
    assert "Your progress" not in read(rendered("no visits"))


def test_a_chart_of_sixty_visits_can_be_read():
    course = replace(USUAL.progress, points=tuple(Point(n, 5, 4) for n in range(1, 61)), planned=60)
    on_page = read(render(replace(USUAL, progress=course), "a4", MOMENT))
    ticks = re.search(r"visit\b", on_page)
    assert ticks
    assert not re.search(r"\b1\s+2\s+3\s+4\s+5\s+6\s+7\s+8\b", on_page)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_that_was_asked_for(paper, size):
    for side in PdfReader(BytesIO(rendered("full", paper).data)).pages:
        assert (round(side.mediabox.width), round(side.mediabox.height)) == size


def test_a_usual_session_fits_two_sides_and_a_full_one_three():
    assert rendered("usual").pages == 2
    assert rendered("scores missing", "letter").pages == 2
    assert rendered("full").pages == rendered("full", "letter").pages == 3


def test_every_side_says_whose_it_is_and_which_of_how_many():
    sides = PdfReader(BytesIO(rendered("full").data)).pages
    for number, side in enumerate(sides, 1):
        on_side = side.extract_text()
        assert f"Page {number} of 3" in on_side
        assert "For Zoë Łukasz-Đặng · 23 November 2026 · Information for you" in on_side


def test_a_long_name_leaves_room_for_what_the_page_is_not():
    content = replace(USUAL, client="Maximiliane " * 30)
    assert "it does not replace medical advice" in read(render(content, "a4", MOMENT))


def test_what_a_user_wrote_is_printed_and_never_obeyed():
    page = rendered("hostile words")
    on_page = squeezed(read(page))
    assert on_page.count(squeezed('<img src="/etc/passwd"/>')) > 30
    assert squeezed('</para> <onDraw name="x"/> &lt; <a href="javascript:x()">') in on_page
    reader = PdfReader(BytesIO(page.data))
    assert not any("/Annots" in side for side in reader.pages)
    assert not any(side.images for side in reader.pages)


def test_letters_that_cannot_be_drawn_are_told_and_boxed():
    page = rendered("strange letters")
    assert {"山", "田", "😀"} <= set(page.missing_letters)
    on_page = read(page)
    assert "Ольга" in on_page
    assert "Zoë" in on_page
    assert not {"\u202e", "\x1b", "\x00"} & set(on_page)
    assert rendered("usual").missing_letters == ()


def test_the_same_content_paper_and_moment_give_the_same_bytes():
    assert render(FULL, "a4", MOMENT).data == rendered("full").data


def test_the_file_tells_the_moment_it_was_made_for_and_nothing_of_the_client():
    about = PdfReader(BytesIO(rendered("usual").data)).metadata
    assert about.creation_date == MOMENT
    assert render(USUAL, "a4", MOMENT + timedelta(hours=1)).data != rendered("usual").data
    assert about.title == "Your session summary"
    assert about.author == "Fjord Street Manual Therapy"
    assert not any("Zoë" in str(value) for value in about.values())


def test_a_heading_is_never_alone_at_the_foot_of_a_side():
    headings = {"Before and after", "What we did, in this order", "To try at home, until we meet again", "Next visit"}
    for name in ("usual", "full", "twelve places", "twenty tasks", "scores missing", "no findings"):
        for side in PdfReader(BytesIO(rendered(name).data)).pages:
            lines = [line.strip() for line in side.extract_text().splitlines() if line.strip()]
            words = [line for line in lines if not line.startswith(("For ", "Page "))]
            assert not words or words[-1] not in headings, name
