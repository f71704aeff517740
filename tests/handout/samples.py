"""A handout of an ordinary session, with every part of the page in use."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from session_tui.body.regions import site, sites
from session_tui.handout.content import (
    Answer,
    DidRow,
    Finding,
    HandoutContent,
    HomeTask,
    NumberRow,
    Point,
    Progress,
    Quote,
)

MOMENT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)

PAIN = NumberRow(
    label="Low back pain",
    scale="0 no pain, 10 worst you can imagine",
    before=6.5,
    after=3.0,
    low=0,
    high=10,
    unit="",
    better="lower",
    change="3.5 less",
    verdict="clearly less",
    rule="2 or more points less, and at least 30 % less.",
)
BEND = NumberRow(
    label="Bending forward",
    scale="fingertips to the floor",
    before=21,
    after=14,
    low=0,
    high=40,
    unit="cm",
    better="lower",
    change="7 cm less",
    verdict="better, beyond measurement error",
    rule="Measurement error is 4.5 cm; same tester, same side, same way.",
)
TYING = NumberRow(
    label="Tying my shoes",
    scale="0 cannot do it, 10 as well as ever",
    before=4,
    after=4,
    low=0,
    high=10,
    unit="",
    better="higher",
    change="the same",
    verdict="no change beyond measurement error",
    rule="Measurement error is 2; same tester, same side, same way.",
)
NOT_DONE = NumberRow(
    label="Turning your head right",
    scale="",
    before=52,
    after=None,
    low=0,
    high=90,
    unit="degrees",
    better="higher",
    change="",
    verdict="not measured after",
    rule="Both numbers are needed.",
    missing="not done",
)
NECK = NumberRow(
    label="Neck pain",
    scale="0 no pain, 10 worst you can imagine",
    before=2,
    after=4,
    low=0,
    high=10,
    unit="",
    better="lower",
    change="2 more",
    verdict="clearly more",
    rule="2 or more points more than before.",
)


USUAL = HandoutContent(
    title="Your session summary",
    client="Zoë Łukasz-Đặng",
    date="23 November 2026",
    visit="visit 4 of about 6",
    practitioner="Anna Kowalska, manual therapist",
    practice="Fjord Street Manual Therapy",
    contact=("12 Fjord Street, Leith", "0131 496 0182", "hello@fjordstreet.example"),
    in_short=(
        "You came with pain in your right low back.",
        "Today I worked on the front of your right hip, the lower edge of your ribs and your right low back.",
        "Your main number (low back pain) went from 6.5 to 3: clearly less.",
    ),
    quotes=(
        Quote("What brings you", "It catches when I tie my shoes, and by evening I have to lie down."),
        Quote("What helped before", "Walking, a hot bath."),
    ),
    pain=(("back_low.R", "catches"), ("neck_back.R", "stiff")),
    pain_names=("Right low back", "Back of neck, right"),
    findings=(
        Finding(1, "hip_front.R", "Front of the right hip", "stiff and slow to let go", "It was sore to press."),
        Finding(2, "diaphragm", "Lower rib edge", "moved little when you breathed in", ""),
        Finding(3, "back_low.R", "Right low back", "tender to press (6 of 10)", "This brought on the pain you know."),
        Finding(4, "calf.L", "Left calf", "tight", "I am not sure of this."),
    ),
    idea=(
        "The front of your right hip may have added to the pain in your right low back. This is an idea.",
        "What would show it: bending forward gets easier after work on the hip alone.",
        "Today's test fitted the idea. One day does not prove it.",
    ),
    path=("hip_front.R", "back_low.R"),
    numbers=(PAIN, BEND, TYING, NOT_DONE),
    did=(
        DidRow(1, "Front of the right hip", "Slow, steady pressure, about 9 min", "It felt better"),
        DidRow(2, "Lower rib edge", "Gentle pressure while you breathed out, about 6 min", "It felt the same"),
        DidRow(3, "Right low back", "Slow lengthening, about 8 min", "It felt better; tenderness 6 before, 3 after"),
    ),
    explained=("Fascia is a thin, strong tissue. It wraps and links your muscles, bones and organs.",),
    answers=(
        Answer(
            "Can I become pain-free?",
            "Many people feel better. Some become free of pain. Some do not change. I cannot promise. "
            "We will measure and decide together.",
        ),
        Answer(
            "How long will it take?",
            "We plan about 4 to 8 visits, and look at your numbers at visit 3 or 4. "
            "If they do not change, we stop or try something else.",
        ),
    ),
    own_words="My hip is stiff and it may pull on my back, so we try that first.",
    expect=(
        "You may feel sore or tired for a day or two. That is common.",
        "Eat, drink and move as you usually do. Gentle and often is better than a lot at once.",
        "If something you try at home makes the pain clearly worse, leave it out and tell me.",
    ),
    call_title="Get help at once (call 112, or go to an emergency department) if:",
    call=(
        "you lose feeling between your legs, or around your genitals or bottom",
        "you cannot pass water, or cannot hold it, or you lose control of your bowels",
        "your legs get weaker, or both legs go numb",
        "you have chest pain, or you cannot get your breath",
        "you get a sudden, very bad headache",
        "you have trouble speaking, seeing, swallowing or walking",
        "one calf becomes swollen, hot and sore",
    ),
    home=(
        HomeTask(
            "Long step",
            "One foot on a chair, the other far back. Lean forward until you feel a mild stretch.",
            "3 × 30 seconds, twice a day",
            "Stop if it brings on your back pain.",
        ),
        HomeTask(
            "Long breath out",
            "On your back, hands on the lower ribs. Breathe out slowly for six seconds.",
            "5 minutes, evening",
            "",
        ),
    ),
    progress=Progress(
        label="Low back pain",
        low=0,
        high=10,
        better="lower",
        points=(Point(1, 8, 6), Point(2, 7, 5), Point(3, 7.5, 5), Point(4, 6.5, 3)),
        planned=6,
        words="You arrived with 8 at the first visit and with 6.5 today.",
    ),
    next_visit="Tuesday 8 December 2026, 14:00",
    next_plan="Look at the hip again, then the ribs.",
    next_decision="After visit 3 or 4 we look at your numbers together. Then we decide to go on, to change the "
    "plan, or to stop.",
    record="I keep a record of this visit. You can ask for a copy, and you can ask me to put a mistake right.",
    made_by="Made with session-tui by Anna Kowalska, manual therapist.",
    not_a_diagnosis="This page tells what I found by touch and what you told me. It is not a diagnosis and does "
    "not replace medical advice.",
)


FULL = replace(
    USUAL,
    quotes=(*USUAL.quotes, Quote("What matters most to you", "To lift my grandson without thinking about it.")),
    numbers=(
        PAIN,
        replace(PAIN, label="Pain when you do your movement: bending forward", before=7, after=5, change="2 less"),
        TYING,
        replace(TYING, label="Lifting my grandson", before=2, after=5, change="3 more", verdict="better"),
        BEND,
        replace(BEND, label="Lifting the straight leg, right", unit="degrees", low=0, high=120, before=55, after=70),
        NOT_DONE,
        NECK,
    ),
    explained=(
        "The pain is real, and it is where you say it is.",
        "Pain can be felt away from what irritates it.",
        "This is my working idea, and I may be wrong. We will test it.",
        "Many nerves end in this tissue, so it can be sore to touch. Sore does not mean harmed.",
        "Hands-on work can ease tension. Why it does so is still being studied.",
    ),
    answers=(Answer("What is fascia?", USUAL.explained[0]), *USUAL.answers),
    home=(*USUAL.home, HomeTask("Short walks", "At a pace that lets you talk.", "10 minutes, 3 × a day", "")),
)
"""A first visit on which everything was measured, asked and answered."""

HOSTILE = '<img src="/etc/passwd"/> & <b>bold</b></para> <onDraw name="x"/> &lt; <a href="javascript:x()">y</a>'
LONG = "The ribs on the left moved less than those on the right. " * 88
LISTS = (
    "contact",
    "in_short",
    "quotes",
    "pain",
    "findings",
    "idea",
    "numbers",
    "did",
    "answers",
    "expect",
    "call",
    "home",
)
ONE_OF_EACH = replace(USUAL, **{name: getattr(USUAL, name)[:1] for name in LISTS})
ONE_WORD = "supercalifragilistic" * 60
STRANGE = "山田 太郎 😀 Ольга \N{RIGHT-TO-LEFT OVERRIDE}exe.txt \x1b[31mred \x00 Zoe\N{COMBINING DIAERESIS} \ud83d"


def with_everything(words: str, of: HandoutContent = USUAL) -> HandoutContent:
    """A handout with every text of it replaced; places stay where they are."""
    return _replaced(of, words)


def _replaced(part: Any, words: str) -> Any:
    if isinstance(part, str):
        return words
    if isinstance(part, tuple):
        return tuple(_replaced(item, words) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {"site", "better", "path"}
        changed = {f.name: _replaced(getattr(part, f.name), words) for f in fields(part) if f.name not in kept}
        if isinstance(part, HandoutContent):
            changed["pain"] = tuple((site, words) for site, _said in part.pain)
        return replace(part, **changed)
    return part


def _with_numbers(*numbers: tuple[float | None, float | None, float, float]) -> HandoutContent:
    rows = (replace(PAIN, before=b, after=a, low=low, high=high) for b, a, low, high in numbers)
    return replace(USUAL, numbers=tuple(rows))


def _many_places(count: int) -> HandoutContent:
    names = [place for place in sites() if place.endswith(".R")][3 : 3 + count]
    return replace(
        USUAL,
        findings=tuple(Finding(n, s, site(s).name, "stiff", "Sore to press.") for n, s in enumerate(names, 1)),
        did=tuple(DidRow(n, site(s).name, "Slow pressure", "It felt better") for n, s in enumerate(names, 1)),
        path=tuple(names),
    )


def _course(*points: Point, planned: int | None = 6) -> HandoutContent:
    return replace(USUAL, progress=Progress("Pain", 0, 10, "lower", points, planned, "So far."))


AWKWARD = {
    "usual": USUAL,
    "full": FULL,
    "nothing at all": HandoutContent("Your session summary", "", "", "", ""),
    "only a name": HandoutContent("Your session summary", "Zoë", "23 November 2026", "visit 1", "Anna"),
    "hostile words": with_everything(HOSTILE),
    "5,000 letters in every field": with_everything(LONG, ONE_OF_EACH),
    "one endless word": with_everything(ONE_WORD, ONE_OF_EACH),
    "strange letters": with_everything(STRANGE),
    "empty words": with_everything(""),
    "no findings": replace(USUAL, findings=(), did=(), path=()),
    "no pain": replace(USUAL, pain=(), pain_names=()),
    "neither": replace(USUAL, findings=(), pain=(), path=()),
    "twelve places": _many_places(12),
    "forty places": _many_places(40),
    "one place thrice": replace(
        USUAL,
        findings=tuple(Finding(n, "knee_front.L", "Front of the left knee", "stiff") for n in (1, 2, 3)),
        pain=(("knee_front.L", "here"),) * 3,
        path=("knee_front.L", "knee_front.L"),
    ),
    "soles": replace(USUAL, pain=(("foot_sole.L", "burns"),), path=("toes.R", "foot_sole.L")),
    "a place that is no more": replace(
        USUAL, findings=(Finding(1, "tentacle.R", "Tentacle", "odd"),), pain=(("gill", "x"),), path=("gill", "fin")
    ),
    "scores missing": _with_numbers((None, None, 0, 10), (None, 3, 0, 10), (3, None, 0, 10)),
    "scores out of range": _with_numbers((-4, 18, 0, 10), (1e9, -1e9, 0, 10), (250, 3, 0, 10)),
    "a scale without length": _with_numbers((3, 3, 5, 5), (0, 9, 0, 0)),
    "scores beside each other": _with_numbers((5, 5, 0, 10), (5, 5.1, 0, 10), (0, 0, 0, 10), (10, 10, 0, 10)),
    "first visit": _course(Point(1, 6, 4), planned=None),
    "no visits": _course(),
    "visits without scores": _course(Point(1, None, None), Point(2, None, 4), Point(3, 5, None)),
    "visit nine of eight": _course(*(Point(n, 9 - n / 2, 8 - n / 2) for n in range(1, 10)), planned=8),
    "sixty visits": _course(*(Point(n, 5, 4) for n in range(1, 61)), planned=60),
    "twenty tasks": replace(USUAL, home=USUAL.home * 10),
    "fifty questions": replace(USUAL, answers=USUAL.answers * 25),
}
