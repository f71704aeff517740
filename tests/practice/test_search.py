"""Finding a client among many."""

from __future__ import annotations

import time
from itertools import product
from pathlib import Path

import pytest

from session_tui.clock import ManualClock
from session_tui.practice.practice import Practice
from session_tui.practice.records import ClientRow
from session_tui.practice.search import find, fold

NAMES = [
    "Zoë O’Brien",
    "Anne-Marie Dupont",
    "Jürgen Strauß",
    "Łukasz Nowak",
    "Nguyễn Thị Hoa",
    "Søren Kierkegård",
    "Maria de la Cruz",
    "Marianne Smith",
    "Smith, Ann",
    "Ann Smithers",
    "山田 太郎",
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("zoe", "Zoë O’Brien"),
        ("ZOË", "Zoë O’Brien"),
        ("obr", "Zoë O’Brien"),
        ("o'br zo", "Zoë O’Brien"),
        ("brien", "Zoë O’Brien"),
        ("dup anne", "Anne-Marie Dupont"),
        ("marie", "Anne-Marie Dupont"),
        ("annem", "Anne-Marie Dupont"),
        ("strauss", "Jürgen Strauß"),
        ("lukasz", "Łukasz Nowak"),
        ("hoa nguyen", "Nguyễn Thị Hoa"),
        ("soren", "Søren Kierkegård"),
        ("cruz mar", "Maria de la Cruz"),
        ("山", "山田 太郎"),
        ("ann smith", "Smith, Ann"),
    ],
)
def test_a_few_letters_find_a_client(query: str, first: str) -> None:
    assert find(NAMES, query, str)[0] == first


def test_each_word_of_the_query_needs_a_word_of_its_own() -> None:
    assert find(NAMES, "smith smith", str) == []
    assert find(["Ann Ann"], "ann ann", str) == ["Ann Ann"]
    assert find(["Marianne Mar"], "mar marianne", str) == ["Marianne Mar"]


def test_what_fits_nobody_finds_nobody_and_nothing_finds_all() -> None:
    assert find(NAMES, "xyz", str) == []
    assert find(NAMES, "mith", str) == []
    assert find(NAMES, " ,. ", str) == NAMES


def test_the_name_that_begins_so_comes_first_then_whole_words() -> None:
    assert find(["Bo Li", "Lina Bo", "Li Bo"], "li", str) == ["Li Bo", "Lina Bo", "Bo Li"]


def test_folding_is_stable() -> None:
    assert fold(fold("Ångström ÆØ İI")) == fold("Ångström ÆØ İI")


def test_1500_clients_are_searched_while_a_key_is_down(tmp_path: Path) -> None:
    given = [f"{a}{b}" for a, b in product(["Jan", "Mar", "El", "Tom", "Bea"], ["a", "ina", "is", "ke", "on", "ra"])]
    family = [f"{a}{b}" for a, b in product(["Berg", "Hof", "Stein", "Wald", "Muel"], "abcdefghij")]
    with Practice.open(tmp_path / "practice", clock=ManualClock()) as practice:
        clock = ManualClock()
        rows = [
            ClientRow(id=f"{number:032x}", name=f"{one} {two}", created=clock.now().wall)
            for number, (one, two) in enumerate(product(given, family))
        ]
        assert len(rows) == 1500
        practice._index.put(clients=rows)
        practice.find_clients("warm")
        took = []
        for query in ("j", "ja", "jana be", "wald", "z", "steinj tom"):
            began = time.perf_counter()
            found = practice.find_clients(query, limit=50)
            took.append(time.perf_counter() - began)
            assert len(found) <= 50
        assert practice.find_clients("steinj jana")[0].name == "Jana Steinj"
        assert sorted(took)[len(took) // 2] < 0.05
