"""The picture: every mark can be seen, on the client's own side."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from math import dist

import pytest
from pypdf import PdfReader

from session_tui.handout.content import Finding
from session_tui.handout.page import render
from session_tui.handout.picture import BodyPicture
from tests.handout.samples import AWKWARD, MOMENT, USUAL


def numbers_on_the_picture(content) -> dict[str, tuple[float, float]]:
    """Where the numbers of the marks stand on the first side, in points."""
    side = PdfReader(BytesIO(render(replace(content, did=(), numbers=()), "a4", MOMENT).data)).pages[0]
    words = {}

    def look(text, user, matrix, _font, _size):
        x, y = matrix[4] + user[4], matrix[5] + user[5]
        if text.strip():
            words.setdefault(text.strip(), []).append((x, y))

    side.extract_text(visitor_text=look)
    top = words["Front"][0][1]
    near = {
        word: [(x, y) for x, y in spots if x < 240 and 0 < top - y < 260]
        for word, spots in words.items()
        if word.isdigit()
    }
    # The picture is drawn before its legend, whose square carries a number too.
    return {word: spots[0] for word, spots in near.items() if spots}


@pytest.mark.parametrize("name", ["usual", "twelve places", "one place thrice"])
def test_no_mark_hides_another(name):
    spots = numbers_on_the_picture(AWKWARD[name])
    assert len(spots) == len(AWKWARD[name].findings)
    for one, other in combinations(spots.values(), 2):
        assert dist(one, other) > 9


@pytest.mark.parametrize(
    ("site", "other", "right_of"),
    [("hip_front.L", "hip_front.R", True), ("calf.L", "calf.R", False), ("knee_front.L", "knee_front.R", True)],
)
def test_left_and_right_are_the_clients(site, other, right_of):
    places = (Finding(1, site, "one", "stiff"), Finding(2, other, "other", "stiff"))
    spots = numbers_on_the_picture(replace(USUAL, findings=places, pain=(), path=()))
    assert (spots["1"][0] > spots["2"][0]) is right_of
    assert spots["1"][1] == pytest.approx(spots["2"][1], abs=1)


@pytest.mark.parametrize(
    ("pain", "found", "path", "kinds"),
    [
        (("back_low.R",), (), (), ("pain",)),
        ((), ((1, "calf.L"),), (), ("found",)),
        (("back_low.R",), ((1, "hip_front.R"),), ("hip_front.R", "back_low.R"), ("pain", "found", "link")),
        (("back_low.R",), (), ("back_low.R",), ("pain",)),
        (("gill",), ((1, "fin"),), ("fin", "gill"), ()),
        (("back_low.R",), (), ("hip_front.R", "no_such_place", "back_low.R"), ("pain", "link")),
    ],
)
def test_what_is_drawn_is_known_so_that_it_can_be_explained(pain, found, path, kinds):
    assert BodyPicture(pain, found, path, 230).kinds == kinds


def test_the_soles_make_the_picture_wider():
    assert BodyPicture(("foot_sole.L",), (), (), 230).width > BodyPicture(("calf.L",), (), (), 230).width
