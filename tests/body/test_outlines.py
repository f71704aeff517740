"""The drawing of the body: every site has a place on it, and a point of it belongs to one site."""

from __future__ import annotations

import math

import pytest

from session_tui.body.outlines import VIEWS, anchor, drawings, layout, site_at, spots
from session_tui.body.regions import mirror, site, sites

WITHOUT_AN_AREA = {"calf_deep.L", "calf_deep.R", "pelvic_floor"}


def areas():
    return [(view, area) for view in VIEWS for area in drawings()[view].areas]


def size(ring):
    turns = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in turns)) / 2


def test_every_site_has_a_place_for_its_mark_and_no_other_name_is_drawn():
    assert set(spots()) == set(sites())
    assert {area.site for _view, area in areas()} == set(sites()) - WITHOUT_AN_AREA


def test_a_site_is_drawn_on_the_views_it_names():
    drawn = {}
    for view, area in areas():
        drawn.setdefault(area.site, set()).add(view)
    for site_id in set(sites()) - WITHOUT_AN_AREA:
        assert drawn[site_id] == set(site(site_id).views)


@pytest.mark.parametrize("view", VIEWS)
def test_a_mark_stands_inside_its_own_area(view):
    for area in drawings()[view].areas:
        assert site_at(view, *area.anchor) == area.site


@pytest.mark.parametrize("view", VIEWS)
def test_the_areas_tile_the_outline(view):
    drawing = drawings()[view]
    whole = sum(size(ring) for ring in drawing.outline)
    assert math.isclose(sum(size(area.ring) for area in drawing.areas), whole, rel_tol=1e-4)


@pytest.mark.parametrize("view", VIEWS)
def test_the_other_side_of_the_drawing_is_the_other_side_of_the_client(view):
    hits = [
        (site_at(view, x, y), site_at(view, -x, y)) for x in (7.3, 21.7, 44.1, 63.9, 121.3) for y in range(3, 750, 23)
    ]
    assert any(one for one, _other in hits)
    assert all(one is None or other == mirror(one) for one, other in hits if one is None or site(one).side)


@pytest.mark.parametrize(
    ("view", "x", "y", "there"),
    [
        ("front", -52, 380, "hip_front.R"),
        ("front", 52, 380, "hip_front.L"),
        ("front", 0, 290, "abdomen"),
        ("back", 20, 275, "back_low.R"),
        ("back", -20, 275, "back_low.L"),
        ("back", 45, 640, "calf.R"),
        ("soles", -30, 60, "foot_sole.R"),
        ("front", 160, 20, None),
        ("back", 0, 600, None),
    ],
)
def test_a_point_names_the_clients_side(view, x, y, there):
    assert site_at(view, x, y) == there


def test_a_site_without_an_area_is_marked_on_the_one_that_shows_it():
    deep = anchor("calf_deep.R")
    assert (deep.view, site_at(deep.view, *deep.point)) == ("back", "calf.R")
    floor = anchor("pelvic_floor")
    assert (floor.view, site_at(floor.view, *floor.point)) == ("front", "pubic")


@pytest.mark.parametrize(
    ("site_id", "view"),
    [
        ("hip_front.R", "front"),
        ("back_low.L", "back"),
        ("foot_sole.R", "soles"),
        ("scalp", "back"),
        ("toes.L", "soles"),
    ],
)
def test_a_mark_drawn_once_stands_where_most_of_the_site_is_seen(site_id, view):
    assert anchor(site_id).view == view


def test_a_canvas_holds_all_views_apart():
    width, height, placings = layout()
    for view in VIEWS:
        placing = placings[view]
        for ring in drawings()[view].outline:
            for x, y in ring:
                assert 0 <= placing.x + placing.scale * x <= width
                assert 0 <= placing.y + placing.scale * y <= height
