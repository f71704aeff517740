"""Words are measured, cut and wrapped in cells, and nothing in them reaches the terminal as an order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from session_tui.widgets.painting import Ink, ends, fill, row, row_columns, solid
from session_tui.widgets.plain import clean, clip, columns, pad, wrap

WORDS = st.text(max_size=60)


@given(WORDS, st.integers(0, 80))
def test_padded_words_have_exactly_the_width(words: str, width: int) -> None:
    for align in ("left", "right", "center"):
        assert columns(pad(words, width, align)) == width
    assert columns(clip(words, width)) <= width


@given(WORDS, st.integers(1, 60))
def test_wrapped_words_fit_and_none_is_lost(words: str, width: int) -> None:
    lines = wrap(words, width)
    assert all(columns(line) <= width for line in lines)
    if width > 1:
        assert "".join("".join(lines).split()) == "".join(clean(words.replace("\r\n", "\n")).split())


def test_nothing_is_obeyed() -> None:
    assert clean("a\x1b[31mb\x07\x9bc\ud800d\u202ee\n") == "a [31mb  c de "
    assert clean("naïve 漢字 क्षि 👍🏽") == "naïve 漢字 क्षि 👍🏽"


def test_cut_words_say_so() -> None:
    assert clip("Shoulders and arms", 10) == "Shoulders…"
    assert wrap("Wait for release, then move on.", 12) == ["Wait for", "release,", "then move", "on."]
    assert wrap("Incomprehensibility", 8) == ["Incompre", "hensibil", "ity"]


@given(st.lists(WORDS, max_size=5), st.integers(0, 60))
def test_rows_are_filled_to_the_column(words: list[str], width: int) -> None:
    assert row_columns(fill(row(*words), width)) == width
    assert row_columns(ends(row(*words), row("right"), width)) == width


def test_full_cells_are_reversed_blanks() -> None:
    ink = Ink("headline")
    assert solid(["▌██▘"], ink) == ((("▌", ink), ("  ", Ink("headline", reverse=True)), ("▘", ink)),)
