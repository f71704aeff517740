"""The protocols that come with the program are sound, keep the published minutes, and promise nothing."""

from __future__ import annotations

import pytest

from session_tui.protocol.library import Library
from session_tui.protocol.wording import client_words, long_sentences, word_warnings
from tests.protocol.sample import SHIPPED

MINUTES = {"first-120": (89, 120, 167), "followup-120": (90, 120, 163)}
"""Minima, targets and maxima of the domain reference, G.3."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(SHIPPED, None)


def test_there_is_no_problem(library: Library) -> None:
    assert [str(problem) for problem in library.problems] == []


@pytest.mark.parametrize("protocol_id", MINUTES)
def test_minutes_are_the_published_ones(library: Library, protocol_id: str) -> None:
    minutes = [stage.minutes for stage in library.protocols()[protocol_id].stages]
    sums = (
        sum(each.min for each in minutes),
        sum(each.target for each in minutes),
        sum(each.max for each in minutes),
    )
    assert sums == MINUTES[protocol_id]


@pytest.mark.parametrize("protocol_id", MINUTES)
def test_words_for_the_client_promise_nothing(library: Library, protocol_id: str) -> None:
    protocol = library.protocols()[protocol_id]
    assert protocol.tables.wording
    assert [str(warning) for warning in word_warnings(protocol)] == []


def test_sentences_for_the_client_are_short(library: Library) -> None:
    long = [(where, long_sentences(words)) for where, words in client_words(library.tables)]
    assert [pair for pair in long if pair[1]] == []


def test_the_whole_body_is_looked_at(library: Library) -> None:
    """The 24 checks of the domain reference, G.2, and its eight types."""
    tables = library.protocols()["first-120"].tables
    assert len(tables.checks) == 24
    assert len(tables.types) >= 8
