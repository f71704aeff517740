"""Block letters and the clock's digits: every letter there is, at every size, and different from each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_tui.protocol.crosscheck import DRAWABLE
from session_tui.protocol.models import HEADLINE_LETTERS
from session_tui.widgets import blockfont
from session_tui.widgets.blocktext import (
    QUADRANTS,
    arrow,
    blocks,
    clock_columns,
    clock_face,
    slim,
    slim_columns,
    slim_rows,
    tallest_clock,
)

WEIGHTS = ["slim", "bold", "wide"]
CLOCK = st.text("0123456789:-+", min_size=1, max_size=8)


def test_sixteen_quarters_have_sixteen_cells() -> None:
    assert len(set(QUADRANTS)) == 16
    assert blocks([(0, 0), (3, 1)], 4, 2) == ["▘▗"]
    assert blocks([(0, 0), (1, 0), (0, 1), (1, 1), (9, 9), (-1, 0)], 2, 2) == ["█"]


def test_every_letter_of_a_headline_is_drawn_and_like_no_other() -> None:
    drawings: dict[tuple[str, ...], set[str]] = {}
    for letter in sorted(DRAWABLE - {" "}):
        drawing = tuple(slim(letter))
        assert "".join(drawing).strip(), letter
        drawings.setdefault(drawing, set()).add(blockfont.capitals(letter))
    alike = [letters for letters in drawings.values() if len(letters) > 1]
    assert alike == [{"0", "O"}]


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("letter", sorted(blockfont.letters()))
def test_letters_are_of_one_height_and_of_the_width_they_say(letter: str, weight: str) -> None:
    assert {len(line) for line in blockfont.glyph(letter)} <= set(range(1, blockfont.WIDEST + 1))
    assert len({len(line) for line in blockfont.glyph(letter)}) == 1
    for scale in (1, 2, 3):
        lines = slim(letter, scale, weight)
        assert len(lines) == slim_rows(scale)
        assert {len(line) for line in lines} == {slim_columns(letter, scale, weight)}


def test_the_longest_headline_fits_on_the_smallest_screen() -> None:
    assert slim_columns("M" * HEADLINE_LETTERS) <= 76


def test_accents_are_dropped_and_unknown_letters_are_a_space() -> None:
    assert slim("Ärger à côté, Łódź") == slim("ARGER A COTE, LODZ")
    assert slim("ß") == slim("SS")
    assert slim("A漢B") == slim("A B")
    assert blockfont.capitals("10–20") == "10-20"


def test_bold_is_broader_than_slim_and_wide_broader_still() -> None:
    widths = [slim_columns("HOLD", 1, weight) for weight in ("slim", "bold", "wide")]
    assert widths == sorted(set(widths))


@settings(max_examples=40)
@given(CLOCK, st.integers(1, 24))
def test_a_clock_is_exactly_as_large_as_it_says(text: str, rows: int) -> None:
    face = clock_face(text, rows)
    assert len(face) == rows
    assert {len(line) for line in face} == {clock_columns(text, rows)}
    assert set("".join(face)) <= set(QUADRANTS)


@pytest.mark.parametrize("rows", [3, 4, 5, 8, 13, 20])
def test_digits_differ_at_every_size(rows: int) -> None:
    faces = [tuple(clock_face(digit, rows)) for digit in "0123456789"]
    assert len(set(faces)) == 10
    assert all("".join(face).strip() for face in faces)


@pytest.mark.parametrize("rows", [5, 8, 13, 20])
def test_digits_reach_from_top_to_bottom(rows: int) -> None:
    for digit in "0123456789":
        face = clock_face(digit, rows)
        assert face[0].strip()
        assert face[-1].strip()


def test_a_clock_does_not_jump_from_second_to_second() -> None:
    assert len({clock_columns(text, 8) for text in ("11:11", "00:00", "47:38")}) == 1


@given(CLOCK, st.integers(0, 200), st.integers(0, 60))
def test_the_tallest_clock_fits_and_a_taller_one_would_not(text: str, columns: int, rows: int) -> None:
    found = tallest_clock(text, columns, rows)
    assert found <= rows
    if found:
        assert clock_columns(text, found) <= columns
        assert found == rows or clock_columns(text, found + 1) > columns


def test_other_letters_are_left_out_of_a_clock() -> None:
    assert clock_face("1x3[/b]", 5) == clock_face("13", 5)
    assert clock_face("", 3) == ["", "", ""]


def test_arrows_point() -> None:
    down, up = arrow("down", 4), arrow("up", 4)
    assert len(down) == len(up) == 4
    assert len(down[0].strip()) > len(down[-1].strip())
    assert len(up[0].strip()) < len(up[-1].strip())
