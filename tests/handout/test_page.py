"""The page holds what the record says, whatever the record holds."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from session_tui.handout.content import sections
from session_tui.handout.page import render
from tests.handout.samples import AWKWARD, HOSTILE, MOMENT, USUAL, with_everything


def read(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(page.extract_text() for page in pages)


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", AWKWARD)
def test_no_handout_is_ever_lost(name, paper):
    rendered = render(AWKWARD[name], paper, MOMENT)
    assert rendered.data.startswith(b"%PDF-")
    assert len(PdfReader(BytesIO(rendered.data)).pages) == rendered.pages


def test_the_words_of_the_page_are_those_of_the_content():
    text = squeezed(read(render(USUAL, "a4", MOMENT).data))
    said = [line for _heading, lines in sections(USUAL) for line in lines]
    for words in (
        *USUAL.in_short,
        *(f.name for f in USUAL.findings),
        *(f.more for f in USUAL.findings),
        *USUAL.idea,
        *(n.label for n in USUAL.numbers),
        *(n.verdict for n in USUAL.numbers),
        *(d.what for d in USUAL.did),
        *USUAL.explained,
        *(a.answer for a in USUAL.answers),
        USUAL.own_words,
        *USUAL.expect,
        USUAL.call_title,
        *USUAL.call,
        *(h.how for h in USUAL.home),
        USUAL.progress.words,
        USUAL.next_visit,
        USUAL.not_a_diagnosis,
        "14 cm",
        "after: not done",
    ):
        assert squeezed(words).lower() in text.lower(), words
    assert said


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_usual_session_fits_two_sides_of_its_paper(paper, size):
    rendered = render(USUAL, paper, MOMENT)
    page = PdfReader(BytesIO(rendered.data)).pages[0]
    assert rendered.pages == 2
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_what_a_user_wrote_is_printed_and_never_obeyed():
    rendered = render(with_everything(HOSTILE), "a4", MOMENT)
    text = squeezed(read(rendered.data))
    assert text.count(squeezed('<img src="/etc/passwd"/>')) > 10
    assert squeezed("</para> <onDraw") in text
    reader = PdfReader(BytesIO(rendered.data))
    assert not any("/Annots" in page for page in reader.pages)
    assert not any(page.images for page in reader.pages)


def test_letters_that_cannot_be_drawn_are_told_and_boxed():
    rendered = render(AWKWARD["strange letters"], "a4", MOMENT)
    assert {"山", "田", "😀"} <= set(rendered.missing_letters)
    assert "Ольга" in read(rendered.data)
    assert "\u202e" not in read(rendered.data)
    assert "\x1b" not in read(rendered.data)
    assert render(USUAL, "a4", MOMENT).missing_letters == ()


def test_the_same_content_gives_the_same_bytes():
    assert render(USUAL, "a4", MOMENT).data == render(USUAL, "a4", MOMENT).data


def test_the_clients_name_is_on_the_page_and_not_in_the_title():
    data = render(USUAL, "a4", MOMENT).data
    assert "Zoë Łukasz-Đặng" in read(data)
    assert PdfReader(BytesIO(data)).metadata.title == "Your session summary"


def test_a_missing_score_is_never_a_nought():
    text = read(render(replace(USUAL, numbers=USUAL.numbers[3:]), "a4", MOMENT).data)
    assert "not measured after" in text
    assert "not done" in text
