"""The handout as headings with lines, and numbers as people write them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from session_tui.handout.content import HandoutContent, sections, shown
from tests.handout.samples import USUAL


@pytest.mark.parametrize(
    ("value", "words"), [(3.0, "3"), (6.5, "6.5"), (2.96, "3"), (0, "0"), (-3.25, "-3.2"), (10, "10")]
)
def test_a_number_is_whole_where_it_is(value, words):
    assert shown(value) == words


def test_empty_parts_have_no_heading():
    assert [heading for heading, _lines in sections(HandoutContent("Your session summary", "Zoë", "", "", ""))] == [
        "Your session summary"
    ]


def test_the_parts_come_in_the_order_of_the_page():
    headings = [heading for heading, _lines in sections(USUAL)]
    wanted = ["In short", "What I found", "Before and after", "What we did, in this order", "Next visit"]
    assert [heading for heading in headings if heading in wanted] == wanted


def test_a_missing_number_is_told_with_its_reason():
    lines = dict(sections(USUAL))["Before and after"]
    assert "Low back pain: before 6.5, after 3. 3.5 less. clearly less." in lines
    assert any("after not done" in line for line in lines)


def test_content_cannot_be_changed_behind_the_page():
    with pytest.raises(FrozenInstanceError):
        USUAL.client = "somebody else"
