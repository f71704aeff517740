"""What a handout says, as plain frozen data: everything the page prints and nothing about how it looks.

Words here may be the client's or the practitioner's own; they are printed as they are and never obeyed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One numbered place: its plain name, how it felt, and one more sentence (may be empty)."""

    number: int
    site: str
    name: str
    felt: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One measure before and after, with its scale. None is "not measured" and `missing` may say why.

    `change` is the difference in words ("4 less"), `verdict` what may be said of it, `rule` how that was decided.
    """

    label: str
    scale: str
    before: float | None
    after: float | None
    low: float
    high: float
    unit: str
    better: Literal["lower", "higher"]
    change: str
    verdict: str
    rule: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class DidRow:
    """One place that was worked on, in order."""

    number: int
    place: str
    what: str
    changed: str


@dataclass(frozen=True, slots=True)
class HomeTask:
    """Something to try at home."""

    name: str
    how: str
    how_much: str
    stop_when: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question the client asked, with the answer given."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Point:
    """One visit on the course's chart."""

    visit: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The course so far: one measure over the visits; `planned` visits in all, and what can be said in words."""

    label: str
    low: float
    high: float
    better: Literal["lower", "higher"]
    points: tuple[Point, ...]
    planned: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The client's words, with what they answer."""

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class HandoutContent:
    """A whole handout. Empty parts are left out of the page."""

    title: str
    client: str
    date: str
    visit: str
    practitioner: str
    practice: str = ""
    contact: tuple[str, ...] = ()
    in_short: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pain: tuple[tuple[str, str], ...] = ()
    """Pairs of site id and the client's words for it; drawn on the picture."""
    pain_names: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    idea: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    """Site ids from the suspected place to the pain, for the arrow."""
    numbers: tuple[NumberRow, ...] = ()
    did: tuple[DidRow, ...] = ()
    explained: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    own_words: str = ""
    """What was found today, as the client told it back."""
    expect: tuple[str, ...] = ()
    call_title: str = ""
    call: tuple[str, ...] = ()
    home: tuple[HomeTask, ...] = ()
    progress: Progress | None = None
    next_visit: str = ""
    next_plan: str = ""
    next_decision: str = ""
    record: str = ""
    made_by: str = ""
    not_a_diagnosis: str = ""
    footer: str = field(default="Information for you; it does not replace medical advice.")


def sections(content: HandoutContent) -> list[tuple[str, tuple[str, ...]]]:
    """The handout as headings with lines, in the order of the page; empty sections are left out."""
    head = " · ".join(filter(None, (content.client, content.date, content.visit, content.practitioner)))
    everything: list[tuple[str, tuple[str, ...]]] = [
        (content.title, tuple(filter(None, (head, content.practice, *content.contact)))),
        ("In short", content.in_short),
        ("What you came with", tuple(f"{q.about}: “{q.words}”" for q in content.quotes)),
        ("Where it hurts", content.pain_names),
        ("What I found", tuple(_finding(finding) for finding in content.findings)),
        ("Our working idea", content.idea),
        ("Before and after", tuple(_number(row) for row in content.numbers)),
        ("What we did, in this order", tuple(f"{d.number}. {d.place}: {d.what}. {d.changed}" for d in content.did)),
        ("What we talked about", content.explained),
        ("Your questions", tuple(f"{a.question} {a.answer}" for a in content.answers)),
        ("In your own words", (content.own_words,) if content.own_words else ()),
        ("What to expect", content.expect),
        (content.call_title, content.call),
        ("To try at home", tuple(_task(task) for task in content.home)),
        ("Your progress", (content.progress.words,) if content.progress and content.progress.words else ()),
        ("Next visit", tuple(filter(None, (content.next_visit, content.next_plan, content.next_decision)))),
        ("About this page", tuple(filter(None, (content.record, content.made_by, content.not_a_diagnosis)))),
    ]
    return [(heading, lines) for heading, lines in everything if lines]


def _finding(finding: Finding) -> str:
    return f"{finding.number}. {finding.name}: {finding.felt}. {finding.more}".strip()


def _number(row: NumberRow) -> str:
    before = "not measured" if row.before is None else f"{shown(row.before)}{row.unit and ' ' + row.unit}"
    after = (row.missing or "not measured") if row.after is None else f"{shown(row.after)}{row.unit and ' ' + row.unit}"
    return (
        f"{row.label}: before {before}, after {after}. {row.change}. {row.verdict}".replace(". .", ".").strip(" .")
        + "."
    )


def _task(task: HomeTask) -> str:
    return " ".join(filter(None, (f"{task.name}.", task.how, task.how_much, task.stop_when)))


def shown(value: float) -> str:
    """A number as people write it: whole where it is, else with one decimal."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"
