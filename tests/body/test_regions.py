"""The body's places: their names, sides and what is found by a few letters."""

from __future__ import annotations

import pytest

from session_tui.body.lines import (
    chance_of_shared_line,
    connected,
    lines,
    links,
    neighbours,
    on_a_shared_line,
)
from session_tui.body.regions import UnknownSite, find_sites, is_site, mirror, site, sites

REACHED = {"hip_front.R": 1, "armpit.R": 1, "ribs_side.R": 2, "shoulder_blade.R": 2, "abdomen": 2}


def test_there_are_123_sites_and_each_side_has_its_mirror():
    assert len(sites()) == 123
    assert all(is_site(mirror(site_id)) for site_id in sites())
    assert mirror("hip_front.R") == "hip_front.L"
    assert mirror("abdomen") == "abdomen"


def test_every_name_is_its_own_and_says_the_side_in_words():
    names = [place.name for place in sites().values()]
    assert len(set(names)) == len(names)
    for place in sites().values():
        if place.side:
            assert {"L": "left", "R": "right"}[place.side] in place.name.lower()
            assert {"L": "left", "R": "right"}[place.side] in place.your


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("rt hip fr", "hip_front.R"),
        ("left calf", "calf.L"),
        ("hip fr r", "hip_front.R"),
        ("low back l", "back_low.L"),
        ("breastb", "sternum"),
        ("HEEL R", "heel.R"),
        ("hamstr l", "thigh_back.L"),
        ("fr hip rt", "hip_front.R"),
        ("lt should bl", "shoulder_blade.L"),
        ("hip_front.R", "hip_front.R"),
        ("right armpit", "armpit.R"),
    ],
)
def test_a_few_letters_find_the_place(query, first):
    assert find_sites(query)[0].id == first


def test_an_empty_query_gives_all_and_nonsense_none():
    assert len(find_sites("")) == 123
    areas = [place.area for place in find_sites("")]
    assert len(set(areas)) == sum(1 for one, other in zip(areas, ["", *areas], strict=False) if one != other)
    assert (areas[0], areas[-1]) == ("head", "foot")
    assert find_sites("zzz") == []
    assert len(find_sites("", limit=5)) == 5


def test_an_unknown_site_is_told_with_the_nearest_ones():
    with pytest.raises(UnknownSite, match=r"hip_front"):
        site("hip_frnt.R")


def test_places_where_no_hand_goes_are_marked():
    assert {s.region for s in sites().values() if s.contact == "none"} == {
        "neck_deep",
        "pelvic_floor",
        "pubic",
        "knee_back",
    }


def test_from_the_low_back_the_trace_reaches_where_the_practitioner_found_it():
    found = {c.site_id: c.steps for c in connected("back_low.R")}
    assert {site_id: found[site_id] for site_id in REACHED} == REACHED
    assert [sum(steps <= most for steps in found.values()) for most in (1, 2, 3, 99)] == [8, 25, 52, 84]
    assert len(on_a_shared_line("back_low.R")) == 23


def test_no_named_line_holds_both_low_back_and_hip_flexors():
    for line in lines():
        assert not {"back_low", "hip_front"} <= {region for region, _side in line.regions}


@pytest.mark.parametrize("start", ["back_low.R", "hip_front.L", "jaw.R", "calf.L", "interscapular.R"])
def test_mirror_the_case_and_the_result_mirrors(start):
    here = {c.site_id: c.steps for c in connected(start)}
    there = {c.site_id: c.steps for c in connected(mirror(start))}
    assert {mirror(site_id): steps for site_id, steps in here.items()} == there


def test_a_path_begins_at_the_start_and_ends_at_the_place_and_every_step_has_a_name():
    for connection in connected("foot_sole.R", max_steps=4):
        assert connection.path[0] == "foot_sole.R"
        assert connection.path[-1] == connection.site_id
        assert len(connection.via) == connection.steps == len(connection.path) - 1
        assert len(set(connection.path)) == len(connection.path)


def test_a_place_on_no_line_is_followed_from_its_neighbours():
    assert connected("si_joint.R")
    assert set(neighbours("si_joint.R")) & {"sacrum", "buttock.R"}


def test_how_often_a_link_turns_up_by_chance_is_worked_out_from_the_data():
    assert [round(chance_of_shared_line("back_low.R", marks) * 100) for marks in (3, 6, 10)] == [62, 86, 97]
    assert chance_of_shared_line("back_low.R", 0) == 0
    assert chance_of_shared_line("back_low.R", 500) == 1


def test_every_line_and_link_names_regions_that_exist():
    regions = {place.region for place in sites().values()}
    for line in lines():
        assert {region for region, _side in line.regions} <= regions
    for link in links():
        assert {link.a.split(":")[0], link.b.split(":")[0]} <= regions


def test_the_spiral_and_the_functional_lines_cross_to_the_other_side():
    by_id = {line.id: line for line in lines()}
    assert {"interscapular.L", "ribs_side.L"} <= set(by_id["SPL"].on_side("R"))
    assert {"back_low.R", "buttock.L", "knee_front.L"} <= set(by_id["BFL"].on_side("R"))
    assert {"chest.L", "groin.R", "thigh_inner.R"} <= set(by_id["FFL"].on_side("L"))
    assert "buttock.L" in on_a_shared_line("back_low.R")


def test_what_reaches_the_hip_flexors_is_a_link_and_it_is_named():
    step = next(c for c in connected("back_low.R", max_steps=1) if c.site_id == "hip_front.R")
    assert step.path == ("back_low.R", "hip_front.R")
    assert "psoas" in step.via[0]


def test_the_three_grades_of_a_line_stand_apart():
    grades = {line.id: (line.evidence.anatomy, line.evidence.force, line.evidence.clinical) for line in lines()}
    assert grades["SBL"] == ("strong", "moderate", "very_low")
    assert grades["SFL"] == ("none", "not_studied", "not_studied")
    assert grades["DFL"] == ("not_reviewed", "not_studied", "not_studied")
    assert len(grades) == 11
    assert len(links()) == 18


@pytest.mark.parametrize(
    ("site_id", "name", "short", "your"),
    [
        ("hip_front.R", "Front of the right hip", "Front of hip R", "the front of your right hip"),
        ("sternum", "Breastbone", "Breastbone", "your breastbone"),
        ("back_low.L", "Left low back", "Low back L", "your left low back"),
        ("suboccipital.R", "Base of skull, right", "Base of skull R", "the base of your skull on the right"),
    ],
)
def test_a_place_is_called_by_a_plain_name(site_id, name, short, your):
    place = site(site_id)
    assert (place.name, place.short, place.your) == (name, short, your)
