"""The panel for the idea: what a pain site is connected to, what was found there, and what the practitioner chooses.

It lists and never ranks: nearest first, with how often a shared line turns up by chance beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from session_tui.body.lines import BodyLine, Connection, chance_of_shared_line, connected, lines_through
from session_tui.body.regions import site
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Ask, Do, Option, PickSite, Question, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.progress import finding_at

FARTHEST = 2
"""Steps along lines and links that are listed; farther away only where something was found or hurts."""

VERDICTS = {"supported": "the test held", "not_supported": "the test did not hold", "unclear": "unclear"}


def pain_site(here: Here) -> str:
    """The pain site in question: the first without an idea, later the first without a verdict; empty without marks."""
    state = here.state
    with_idea = {trace.pain_site for trace in state.traces}
    open_ones = [mark.site for mark in state.pain if mark.site not in with_idea]
    unjudged = [trace.pain_site for trace in state.traces if trace.pain_site not in state.judged]
    if state.hands_on:
        return next(iter(unjudged or [trace.pain_site for trace in state.traces]), "")
    return next(iter(open_ones or [mark.site for mark in state.pain][-1:]), "")


def idea_of(here: Here, site_id: str) -> b.TraceNoted | None:
    """The working idea for a pain site, or none."""
    return next((trace for trace in reversed(here.state.traces) if trace.pain_site == site_id), None)


def view(here: Here) -> PanelView:
    """The idea once it is there, else the places to choose from."""
    start = pain_site(here)
    if not start:
        words = "No idea was written down. Space goes on." if here.state.hands_on else "Mark where it hurts first."
        return PanelView(title="Trace", ask=words)
    idea = idea_of(here, start)
    return _judging(here, idea) if idea is not None and here.cursor is None else _choosing(here, start)


def _choosing(here: Here, start: str) -> PanelView:
    links = _connected(here, start)
    place = here.at(len(links), 0)
    marks = len({finding.site for finding in here.state.findings})
    places = "1 place shares" if marks == 1 else f"one of {marks} places shares"
    chance = f"By chance, {places} a line with it {chance_of_shared_line(start, marks):.0%} of the time."
    here_link = links[place] if links else None
    notes = (_way(here_link), *_grades(here_link.site_id)) if here_link else ()
    return PanelView(
        title=f"{site(start).name}: what is connected, nearest first",
        place=f"{len(links)} places",
        ask="Where may it come from? You choose.",
        notes=(*notes[:2], chance),
        lines=tuple(_line(here, link) for link in links),
        cursor=place if links else None,
        keys=(key("yes", "This place"), key("local", "It is local"), key("maybe", "Not sure"),
              key("find_site", "Another place")),
    )  # fmt: skip


def _judging(here: Here, idea: b.TraceNoted) -> PanelView:
    judged = here.state.judged.get(idea.pain_site)
    source = _place_words(idea.source)
    verdict = VERDICTS[judged.verdict] if judged else "not judged yet"
    lines = (
        Line("Where it hurts", site(idea.pain_site).name),
        Line("May come from", source, right_tone="headline"),
        Line("Why", idea.why or "–"),
        Line("Test", idea.test or "none named: w", right_tone="headline" if idea.test else "caution"),
        Line("Came out", verdict, "✓" if judged else "·"),
    )
    judging = (key("better", "Held"), key("same", "Unclear"), key("worse", "Did not hold"))
    choosing = (key("write", "Why and test"), key("choose_down", "See the list"))
    return PanelView(
        title="Working idea",
        place=verdict,
        ask=f"Did the test hold? {idea.test}".strip() if here.state.hands_on else f"The idea: {source}.",
        lines=lines,
        keys=judging if here.state.hands_on else choosing,
    )


def _connected(here: Here, start: str) -> list[Connection]:
    known = {finding.site for finding in here.state.findings} | {mark.site for mark in here.state.pain}
    return [link for link in connected(start) if link.steps <= FARTHEST or link.site_id in known]


def _place_words(source: str) -> str:
    return {"local": "the place itself", "unsure": "not sure"}.get(source) or site(source).name


def _way(link: Connection) -> str:
    return "Way: " + " → ".join(site(each).name for each in link.path)


def _grades(site_id: str) -> tuple[str, ...]:
    return tuple(_graded(line) for line in lines_through(site_id)[:1])


def _graded(line: BodyLine) -> str:
    grades = f"tissue {line.evidence.anatomy}, pull {line.evidence.force}, treating {line.evidence.clinical}"
    return f"{line.name}: {grades.replace('_', ' ')}"


def _line(here: Here, link: Connection) -> Line:
    found = finding_at(here.state, link.site_id)
    steps = "1 step" if link.steps == 1 else f"{link.steps} steps"
    if found is None:
        return Line(site(link.site_id).name, f"{steps} · not checked", "·", "ink-dim", "ink-dim")
    row = here.tables.restriction_type(found.type)
    tender = f", tender {found.tenderness}" if found.tenderness is not None else ""
    return Line(site(link.site_id).name, f"{steps} · {row.name}{tender}", "✓", "ink", "headline")


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    start = pain_site(here)
    if not start:
        return None
    idea = idea_of(here, start)
    if command in ("better", "same", "worse"):
        return _judge(start, command) if idea is not None else Tell("There is no idea to judge yet.")
    choosing = idea is None or here.cursor is not None
    links = _connected(here, start)
    place = here.at(len(links), 0)
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1) if choosing else 0)
    if command == "find_site":
        return PickSite("Where may it come from?", lambda site_id: _because(start, site_id, (start, site_id)))
    if command == "write" and idea is not None:
        return _because(start, idea.source, idea.path, idea)
    if not choosing:
        return None
    wishes: dict[str, Callable[[], Wish]] = {
        "local": lambda: _because(start, "local", ()),
        "maybe": lambda: Do(a.NoteTrace(pain_site=start, source="unsure")),
    }
    if links:
        wishes["yes"] = lambda: _because(start, links[place].site_id, links[place].path)
    return wishes[command]() if command in wishes else None


def _because(start: str, source: str, path: tuple[str, ...], idea: b.TraceNoted | None = None) -> Ask:
    """Ask why, then for the test; both may stay empty."""
    reasons = ("Their pain comes on when pressed there", "Moves less there than the other side",
               "Most tender there", "It began there")  # fmt: skip
    options = tuple(Option(str(n), words) for n, words in enumerate(reasons, 1))
    question = Question(
        f"{_place_words(source).capitalize()}: why?", options=options, write="Your reason; may stay empty",
        initial=idea.why if idea else "", empty_is_fine=True,
    )  # fmt: skip
    return Ask(question, lambda why: _name_the_test(start, source, path, why, idea.test if idea else ""))


def _name_the_test(start: str, source: str, path: tuple[str, ...], why: str, before: str) -> Ask:
    tests = ("Less pain on the main movement", "Moves farther on the main movement", "Less tender at the pain site")
    options = tuple(Option(str(n), words) for n, words in enumerate(tests, 1))
    question = Question(
        "What would show it right or wrong?", ("Name the test before the work; a miss counts as much as a hit.",),
        options, write="The test", initial=before, empty_is_fine=True,
    )  # fmt: skip

    def answered(test: str) -> Wish:
        return Do(a.NoteTrace(pain_site=start, source=source, path=path, why=why, test=test))

    return Ask(question, answered)


def _judge(start: str, command: str) -> Wish:
    if command == "better":
        return Do(a.JudgeTrace(pain_site=start, verdict="supported"))
    if command == "worse":
        return Do(a.JudgeTrace(pain_site=start, verdict="not_supported"))
    return Do(a.JudgeTrace(pain_site=start, verdict="unclear"))
