"""The regions of the body and their sites: names, plain words, and what to mind before hands go there.

A site is a region, or one side of it: `abdomen`, `hip_front.R`. Left and right are the client's. Contact, consent and
notes follow the domain reference E.2; no clinician has reviewed them yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

Side = Literal["L", "R"]
Contact = Literal["yes", "caution", "none"]
SIDE_WORDS: dict[str, str] = {"L": "left", "R": "right"}
_ONE_IN_THE_MIDDLE = ("neck", "skull")


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the body that can be pointed at.

    `contact` is yes, caution (read `note` first) or none (never for hands; pain may be marked there). `consent` is
    standard, draping (agree on draping first) or specific (ask for this area by name).
    """

    id: str
    region: str
    side: Side | None
    name: str
    short: str
    your: str
    """In a sentence to the client: "the front of your right hip"."""
    plain: str
    area: str
    contact: Contact
    consent: Literal["standard", "draping", "specific"]
    note: str
    views: tuple[str, ...]
    trace_only: bool = False
    shown_as: str | None = None


class UnknownSite(KeyError):
    """A site id that the body map does not have."""

    def __init__(self, site_id: str) -> None:
        """Say which, and which ones are near."""
        near = get_close_matches(site_id, sites(), n=3, cutoff=0.6)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"'{site_id}' is no site of the body map.{hint}")

    def __str__(self) -> str:
        """The sentence, without the quotes of a KeyError."""
        return str(self.args[0])


@cache
def body_data() -> dict[str, Any]:
    """The regions, lines and links as they stand in the data file."""
    text = files("session_tui.body").joinpath("data", "regions.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def sites() -> Mapping[str, Site]:
    """Every site by its id, from head to feet, left before right."""
    found = {}
    for region in body_data()["regions"]:
        for side in ("L", "R") if region["paired"] else (None,):
            site = _site(region, side)
            found[site.id] = site
    return MappingProxyType(found)


def _site(region: dict[str, Any], side: Side | None) -> Site:
    label = region["label"]
    return Site(
        id=f"{region['id']}.{side}" if side else region["id"],
        region=region["id"],
        side=side,
        name=_name(label, side),
        short=f"{label} {side}" if side else label,
        your=_filled(region["your"], side) if "your" in region else _your(label, side),
        plain=region["plain"],
        area=region["area"],
        contact=region["contact"],
        consent=region["consent"],
        note=region["note"],
        views=tuple(region["views"]),
        trace_only=region["trace_only"],
        shown_as=region["shown_as"],
    )


def _name(label: str, side: Side | None) -> str:
    if side is None:
        return label
    word = SIDE_WORDS[side]
    head, of, tail = label.partition(" of ")
    if of and "," not in label and tail not in _ONE_IN_THE_MIDDLE:
        return f"{head} of the {word} {tail}"
    if (of and tail in _ONE_IN_THE_MIDDLE) or label.startswith("Between"):
        return f"{label}, {word}"
    return f"{word.title()} {label[:1].lower()}{label[1:]}"


def _filled(words: str, side: Side | None) -> str:
    return words.replace("{side}", SIDE_WORDS[side]) if side else words


def _your(label: str, side: Side | None) -> str:
    """How a site is called to the client; regions whose label does not read well carry words of their own."""
    low = label[:1].lower() + label[1:]
    head, of, tail = low.partition(" of ")
    if side is None:
        return f"your {low}"
    word = SIDE_WORDS[side]
    if not of:
        return f"your {word} {low}"
    if tail in _ONE_IN_THE_MIDDLE:
        return f"the {head} of your {tail} on the {word}"
    return f"the {head} of your {word} {tail}"


def site(site_id: str) -> Site:
    """The site of that id. Raises UnknownSite, which names the nearest ones."""
    found = sites().get(site_id)
    if found is None:
        raise UnknownSite(site_id)
    return found


def is_site(site_id: str) -> bool:
    """Whether the body map has that site."""
    return site_id in sites()


def mirror(site_id: str) -> str:
    """The same place on the other side; a place in the middle is its own mirror."""
    if site_id.endswith(".L"):
        return site_id[:-1] + "R"
    if site_id.endswith(".R"):
        return site_id[:-1] + "L"
    return site_id


_SIDES = {"l": "L", "lt": "L", "left": "L", "r": "R", "rt": "R", "right": "R"}


def find_sites(query: str, limit: int | None = None) -> list[Site]:
    """Sites that fit a few letters, best first: "rt hip fr" finds the front of the right hip.

    Every word must begin a word of the name, the plain words or the id, in any order; rt, lt, right, left, r and l
    choose a side. An empty query gives every site, area by area from the head to the feet.
    """
    words = _words(query)
    side = next((_SIDES[word] for word in words if word in _SIDES), None)
    wanted = [word for word in words if word not in _SIDES]
    ranked = []
    for place, candidate in enumerate(_by_area()):
        if side is not None and candidate.side not in (side, None):
            continue
        score = _score(candidate, wanted)
        if score is not None:
            ranked.append((score + (0 if side is None or candidate.side else 1), place, candidate))
    ranked.sort(key=lambda row: row[:2])
    return [candidate for _score_, _place, candidate in ranked][:limit]


@cache
def _by_area() -> tuple[Site, ...]:
    """Every site, the areas from head to feet; within an area as the data has them."""
    areas = list(dict.fromkeys(place.area for place in sites().values()))
    return tuple(sorted(sites().values(), key=lambda place: areas.index(place.area)))


def _score(candidate: Site, wanted: list[str]) -> int | None:
    """How badly a site fits, 0 best: words of its name count less than words of its plain description."""
    name = _words(candidate.name) + _words(candidate.region.replace("_", " "))
    plain = [*_words(candidate.plain), candidate.area]
    score = 0
    for word in wanted:
        if any(other.startswith(word) for other in name):
            continue
        if not any(other.startswith(word) for other in plain):
            return None
        score += 2
    return score


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
