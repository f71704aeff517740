"""The sections of the page, one after another, as things that reportlab can flow."""

from __future__ import annotations

from reportlab.platypus import Flowable

from session_tui.handout import look
from session_tui.handout.blocks import GAP, Cell, Setter
from session_tui.handout.charts import ProgressChart
from session_tui.handout.content import HandoutContent
from session_tui.handout.found import found
from session_tui.handout.marks import NumberSquare
from session_tui.handout.numbers import numbers, rules
from session_tui.handout.typefaces import BOLD
from session_tui.handout.week import WeekDays, WeekToTick

LEFT_SHARE = 0.57
MANY_EXPLAINED = 2


def story_of(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """Every section of the page in its order; sections without words are left out."""
    return [
        *_opening(content, setter),
        *_quotes(content, setter),
        *found(content, setter),
        *numbers(content.numbers, setter),
        *_did(content, setter),
        *_safety(content, setter),
        *_home(content, setter),
        *_talk(content, setter),
        *_course(content, setter),
        *_about(content, setter),
    ]


def _opening(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """Title, who and when, and what matters in a few sentences."""
    by = f"with {content.practitioner}" if content.practitioner else ""
    head = " · ".join(filter(None, (content.client, content.date, content.visit, by)))
    flow: list[Flowable] = [setter.words(content.title, setter.look.title), setter.words(head, setter.look.small)]
    if content.in_short:
        lead = setter.words(" ".join(content.in_short), setter.look.lead)
        flow += [setter.space(0.75), setter.panel([lead], look.SAND, look.BLUE, setter.width)]
    return flow


def _quotes(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """The client's own words."""
    about = setter.look.style("about", fontSize=setter.look.size * 0.88, textColor=look.GREY)
    rows: list[list[Cell]] = [
        [setter.words(quote.about, about), setter.words(f"“{quote.words}”", setter.look.body)]
        for quote in content.quotes
    ]
    widths = (setter.width * 0.24, setter.width * 0.76)
    return setter.section("What you came with", [setter.rows(rows, widths)] if rows else [])


def _did(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """What was worked on, in order."""
    style = setter.look
    titles = ("", "Place", "What I did", "What changed there")
    rows: list[list[Cell]] = [[setter.words(word, style.head) for word in titles]]
    for row in content.did:
        words = (setter.words(text, style.body) for text in (row.what, row.changed))
        rows.append([NumberSquare(row.number, style.size), setter.words(row.place, style.bold), *words])
    table = setter.table(rows, (0.052, 0.233, 0.405, 0.31), head=True)
    return setter.section("What we did, in this order", [table] if content.did else [])


def _safety(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """What is usual after a session, and when to get help."""
    expect = setter.block("What to expect", setter.bullets(content.expect))
    if setter.tight:
        share = 1 - LEFT_SHARE
        room = setter.width * (LEFT_SHARE if expect else 1) - (GAP if expect else 0)
        return setter.beside(expect, _call(content, setter, room), share)
    return [*setter.kept(expect), *setter.kept(_call(content, setter, setter.width))]


def _call(content: HandoutContent, setter: Setter, width: float) -> list[Flowable]:
    """When to get help, in a panel that is found at once."""
    inside: list[Flowable] = setter.bullets(content.call)
    if content.call_title:
        inside.insert(0, setter.words(content.call_title, setter.look.style("call", fontName=BOLD)))
    if not inside:
        return []
    return [setter.space(0.7), setter.panel(inside, look.ROSE, look.RED, width)]


def _home(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """Things to try, with a week to tick."""
    style = setter.look
    head: list[Cell] = [setter.words(word, style.head) for word in ("What", "How", "How much")]
    rows: list[list[Cell]] = [[*head, WeekDays(style.size)]]
    for task in content.home:
        how: list[Flowable] = [setter.words(task.how, style.body)]
        if task.stop_when:
            how.append(setter.words(task.stop_when, style.small))
        rows.append(
            [
                setter.words(task.name, style.bold),
                how,
                setter.words(task.how_much, style.body),
                WeekToTick(style.size),
            ]
        )
    table = setter.table(rows, (0.17, 0.4, 0.225, 0.205), head=True)
    return setter.section("To try at home, until we meet again", [table] if content.home else [])


def _talk(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """The client's questions, what was explained, and what the client made of it."""
    style = setter.look
    answers: list[Flowable] = []
    for answer in content.answers:
        answers += [setter.words(answer.question, style.bold), setter.words(answer.answer, style.body)]
    many = len(content.explained) > MANY_EXPLAINED
    explained = (
        setter.bullets(content.explained) if many else [setter.words(line, style.body) for line in content.explained]
    )
    own: list[Flowable] = [setter.words(f"“{content.own_words}”", style.body)] if content.own_words else []
    right = [*setter.block("What we talked about", explained), *setter.block("In your own words", own)]
    return setter.beside(setter.block("Your questions", answers), right, LEFT_SHARE)


def _course(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """The course so far, and when it goes on."""
    chart = _progress(content, setter, setter.width * (LEFT_SHARE if _next_words(content) else 1))
    share = LEFT_SHARE if chart else 0.0
    width = setter.width * (1 - share) - (GAP if chart else 0)
    return setter.beside(chart, _next(content, setter, width), LEFT_SHARE)


def _progress(content: HandoutContent, setter: Setter, width: float) -> list[Flowable]:
    progress = content.progress
    if progress is None or not any(p.before is not None or p.after is not None for p in progress.points):
        return []
    better = "Lower is better." if progress.better == "lower" else "Higher is better."
    flow: list[Flowable] = [setter.words(progress.words, setter.look.body)] if progress.words else []
    flow += [
        ProgressChart(progress, width, setter.look.size),
        setter.words(f"{progress.label}, start and end of each visit. {better}", setter.look.small),
    ]
    return setter.block("Your progress", flow)


def _next_words(content: HandoutContent) -> list[str]:
    return [line for line in (content.next_visit, content.next_plan, content.next_decision) if line]


def _next(content: HandoutContent, setter: Setter, width: float) -> list[Flowable]:
    inside: list[Flowable] = []
    if content.next_visit:
        inside.append(setter.words(content.next_visit, setter.look.bold))
    if content.next_plan:
        inside.append(setter.words(content.next_plan, setter.look.body))
    if content.next_decision:
        inside.append(setter.words(content.next_decision, setter.look.small if inside else setter.look.body))
    return setter.block("Next visit", [setter.panel(inside, look.SAND, None, width)] if inside else [])


def _about(content: HandoutContent, setter: Setter) -> list[Flowable]:
    """How numbers are judged, who made this, and what it is not."""
    about = " ".join(filter(None, (content.record, content.not_a_diagnosis, content.made_by)))
    return [
        part
        for words in (rules(content.numbers), about)
        if words
        for part in (setter.space(0.6), setter.words(words, setter.look.smallest))
    ]
