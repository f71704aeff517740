"""Words for the client: placeholders, the lint, long sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_tui.protocol.tables import Rewording
from session_tui.protocol.wording import fill, lint, long_sentences, placeholders, word_warnings
from tests.protocol.sample import GOOD, read

RULES = (
    Rewording(avoid=("cure", "cured", "guarantee", "100%"), use="may help"),
    Rewording(avoid=("pain-free in N sessions", "put back"), use="we review early"),
    Rewording(
        avoid=("they weren't right", "the cause (stated as fact)", "diagnosis", "never move"),
        use="a working idea",
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This will CURE you.", ["CURE"]),
        ("Works 100%!", ["100%"]),
        ("Works 100 % of the time", ["100 %"]),
        ("Pain-free in 4 sessions", ["Pain-free in 4 sessions"]),
        ("pain free in four  sessions", ["pain free in four  sessions"]),
        ("pain‑free in 12 sessions", ["pain‑free in 12 sessions"]),
        ("I put\nback the rib", ["put\nback"]),
        ("They weren’t right. The cause is here.", ["They weren’t right", "The cause"]),
        ("You should never move it", ["never move"]),
        ("my diagnosis and a cure", ["diagnosis", "cure"]),
        ("secure, procured, 1100%, output backed", []),
        ("This is not a diagnosis.", []),
        ("I cannot guarantee it, and there is no cure.", []),
        ("It isn't a cure", []),
        ("pain-free in sessions", []),
        ("", []),
    ],
)
def test_the_lint_finds_whole_words_and_leaves_denials(text: str, found: list[str]) -> None:
    warnings = lint(text, RULES)
    assert [warning.avoid for warning in warnings] == found
    assert [text[warning.start : warning.end] for warning in warnings] == found


def test_a_warning_says_what_to_write() -> None:
    assert lint("cured", RULES)[0].use == "may help"


def test_warnings_of_a_protocol_name_the_row() -> None:
    """A practitioner's own words are warned about, and still run."""
    reading = read(GOOD.replace("answer: A thin strong tissue.", "answer: We cured it."))
    assert reading.protocol is not None
    assert [str(each) for each in word_warnings(reading.protocol)] == [
        "questions 'what_is_fascia': the words hold 'cured'. Better: may help."
    ]


def test_fill_puts_values_in_and_leaves_the_rest() -> None:
    words = "{client}: {change} {unknown} {} {0} {client.x} {client!r} }{"
    assert fill(words, {"client": "{change}", "change": "4 to 2"}) == (
        "{change}: 4 to 2 {unknown} {} {0} {client.x} {client!r} }{"
    )


@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=3))
def test_fill_and_lint_take_any_text(text: str, values: dict[str, str]) -> None:
    assert isinstance(fill(text, values), str)
    lint(text, RULES)
    assert fill(text, {}) == text


@given(st.text(alphabet="ab (%N'-.)\\[", max_size=12))
def test_any_rule_a_user_writes_can_be_looked_for(avoid: str) -> None:
    lint("a b N (a) 100%", [Rewording(avoid=(avoid,), use="x")])


def test_placeholders_in_order() -> None:
    assert placeholders("{a} b {c}{a}") == ("a", "c", "a")


def test_long_sentences() -> None:
    long = " ".join(["word"] * 26) + "."
    assert long_sentences(f"Short one. {long} Short again!") == [long]
    assert long_sentences(" ".join(["word"] * 25)) == []
