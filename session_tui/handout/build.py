"""Makes a handout's content from the record: the session, the visits before it, and a few settings. Pure.

Every sentence says no more than was measured, felt or said. A link between two places is told as an idea that "may"
be; worse and no change are told as plainly as better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from session_tui.body.regions import site
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
    shown,
)
from session_tui.protocol.models import StoryStep
from session_tui.protocol.tables import Topic
from session_tui.session.change import Change, changes, main_change
from session_tui.session.course import REVIEW_VISITS, course_points, held_words, session_date
from session_tui.session.progress import finding_at
from session_tui.session.session import Session
from session_tui.session.state import Release, State


@dataclass(frozen=True, slots=True)
class Printing:
    """What the handout needs besides the record: who the client is to it, and the practice's own lines."""

    client: str
    practice: str = ""
    contact: tuple[str, ...] = ()
    profession: str = ""
    emergency_number: str = "112"
    doctor_line: str = "your doctor"


def build(visits: Sequence[Session], printing: Printing) -> HandoutContent:
    """The handout of the last of `visits` (all of one course, oldest first)."""
    session = visits[-1]
    state = session.state
    words = state.protocol.tables.handout
    numbers = _numbering(state)
    return HandoutContent(
        title="Your session summary",
        client=printing.client,
        date=f"{session_date(session):%d %B %Y}".lstrip("0"),
        visit=_visit(session),
        practitioner=_practitioner(session, printing),
        practice=printing.practice,
        contact=printing.contact,
        in_short=_in_short(state),
        quotes=_quotes(state),
        pain=tuple((mark.site, mark.words) for mark in state.pain),
        pain_names=tuple(site(mark.site).name for mark in state.pain),
        findings=_findings(state, numbers),
        idea=_idea(state),
        path=_path(state),
        numbers=tuple(_number(change, state) for change in changes(state) if change.verdict != "said" or change.words),
        did=tuple(_did(state, release, numbers) for release in state.releases),
        explained=_explained(state),
        answers=tuple(Answer(e.body.words, e.body.answer) for e in state.questions if e.body.answer),
        own_words=state.teach_back or "",
        expect=tuple(_filled(line, printing) for line in words.expect) if state.hands_on else (),
        call_title=_filled(words.call_title, printing),
        call=tuple(_filled(line, printing) for line in words.call),
        home=tuple(HomeTask(h.name, h.how, h.how_much, h.stop_when) for h in state.home),
        progress=_progress(visits),
        next_visit=state.next_visit.when if state.next_visit else "",
        next_plan=_next_plan(state),
        next_decision=_filled(words.next_decision, printing) if session.header.visit <= max(REVIEW_VISITS) else "",
        record=words.record,
        made_by=f"Made with session-tui by {_practitioner(session, printing) or 'your therapist'}.",
        not_a_diagnosis=words.not_a_diagnosis,
    )


def _visit(session: Session) -> str:
    planned = session.header.planned_visits
    return f"visit {session.header.visit} of about {planned}" if planned else f"visit {session.header.visit}"


def _practitioner(session: Session, printing: Printing) -> str:
    return ", ".join(filter(None, (session.header.practitioner, printing.profession)))


def _filled(line: str, printing: Printing) -> str:
    return line.replace("{emergency}", printing.emergency_number).replace("{doctor_line}", printing.doctor_line)


def _numbering(state: State) -> dict[str, int]:
    """The number of each place: worked on first, in that order, then the other findings."""
    worked = [release.site for release in state.releases]
    found = [finding.site for finding in state.findings]
    return {site_id: number for number, site_id in enumerate(dict.fromkeys([*worked, *found]), start=1)}


def _in_short(state: State) -> tuple[str, ...]:
    said = []
    if state.pain:
        places = _and([site(mark.site).your for mark in state.pain])
        said.append(f"You came with pain in {places}.")
    worked = list(dict.fromkeys(site(release.site).your for release in state.releases))
    if worked:
        said.append(f"Today I worked on {_and(worked)}.")
    change = main_change(state)
    if change is not None:
        said.append(_main_sentence(change, _label(change, state)))
    endings = {
        "stopped_for_safety": "We stopped early today, to be on the safe side.",
        "referred": "I asked you to have this looked at by somebody else first.",
        "ended_early": "We ended earlier than planned.",
    }
    if state.outcome in endings:
        said.append(endings[state.outcome])
    return tuple(said)


def _main_sentence(change: Change, label: str) -> str:
    if change.before is None and change.after is None:
        return "Your main number was not measured today."
    if change.after is None:
        return f"Your main number was {shown(change.before or 0)} at the start. It was not measured at the end."
    if change.before is None:
        return f"Your main number was {shown(change.after)} at the end. It was not measured at the start."
    name = f"{label[:1].lower()}{label[1:]}"
    if change.before == change.after:
        return f"Your main number ({name}) stayed at {shown(change.after)}: {change.words}."
    return f"Your main number ({name}) went from {shown(change.before)} to {shown(change.after)}: {change.words}."


def _quotes(state: State) -> tuple[Quote, ...]:
    """The client's words from before the work, as far as they may be quoted."""
    quotes = [Quote(topic.name, words) for topic, words in _told(state, before_the_work=True)]
    quotes += [Quote(site(mark.site).name, mark.words) for mark in state.pain if mark.words]
    return tuple(quotes)


def _told(state: State, *, before_the_work: bool) -> list[tuple[Topic, str]]:
    """Topics for the handout with their words, from stages before or after hands-on work."""
    stages = state.protocol.stages
    first_touch = next((place for place, stage in enumerate(stages) if stage.depth > 0), len(stages))
    chosen = stages[:first_touch] if before_the_work else stages[first_touch:]
    asked = {topic for stage in chosen for step in stage.steps if isinstance(step, StoryStep) for topic in step.topics}
    return [
        (topic, state.story[topic.id])
        for topic in state.protocol.tables.topics
        if topic.handout and topic.id in asked and state.story.get(topic.id)
    ]


def _next_plan(state: State) -> str:
    """What was agreed for the next visit, with what was decided together."""
    planned = state.next_visit.plan if state.next_visit else ""
    decided = [
        f"We decided together: {words[:1].lower()}{words[1:]}." for _, words in _told(state, before_the_work=False)
    ]
    return " ".join(filter(None, (*decided, planned)))


def _findings(state: State, numbers: dict[str, int]) -> tuple[Finding, ...]:
    latest = {finding.site: finding for finding in state.findings}
    rows = []
    for site_id, finding in latest.items():
        kind = state.protocol.tables.restriction_type(finding.type)
        felt = kind.handout
        if finding.tenderness is not None and finding.tenderness > 0:
            felt += f", tender to press ({finding.tenderness} of 10)"
        more = "Pressing here brought on the pain you know." if finding.recognised_pain == "yes" else ""
        if finding.certainty == "unsure":
            more = f"{more} I am not sure of this.".strip()
        rows.append(Finding(numbers[site_id], site_id, site(site_id).name, felt, more))
    worked = dict.fromkeys(release.site for release in state.releases if release.site not in latest)
    rows += [Finding(numbers[site_id], site_id, site(site_id).name, "I worked here") for site_id in worked]
    return tuple(sorted(rows, key=lambda row: row.number))


def _idea(state: State) -> tuple[str, ...]:
    lines = []
    for trace in state.traces:
        pain = site(trace.pain_site).your
        if trace.source == "unsure":
            lines.append(f"I am not sure yet what adds to the pain in {pain}.")
        elif trace.source == "local" or trace.source == trace.pain_site:
            lines.append(f"We worked where it hurts. I do not think of a place further away for {pain}.")
        else:
            lines.append(f"{_capital(site(trace.source).your)} may have added to the pain in {pain}. This is an idea.")
        if trace.test:
            lines.append(f"What would show it: {trace.test}")
        judged = state.judged.get(trace.pain_site)
        if judged is not None:
            lines.append(
                {
                    "supported": "Today's test fitted the idea. One day does not prove it.",
                    "not_supported": "Today's test did not fit the idea. We look further.",
                    "unclear": "Today's test did not settle it.",
                }[judged.verdict]
            )
    return tuple(lines)


def _path(state: State) -> tuple[str, ...]:
    """From the suspected place to the pain, for the arrow on the picture."""
    for trace in state.traces:
        if trace.source in ("local", "unsure", trace.pain_site):
            continue
        path = trace.path if trace.path and trace.path[-1] == trace.source else (trace.pain_site, trace.source)
        return tuple(reversed(path))
    return ()


def _number(change: Change, state: State) -> NumberRow:
    measure = state.protocol.tables.measure(change.measure)
    scale = f"{measure.low:g} {measure.anchors[0]}, {measure.high:g} {measure.anchors[1]}" if measure.anchors else ""
    missing = {"declined": "you would rather not say", "not_done": "not done"}.get(change.missing_after, "")
    return NumberRow(
        label=_label(change, state),
        scale=scale,
        before=change.before,
        after=change.after,
        low=change.low,
        high=change.high,
        unit=change.unit,
        better=change.better,
        change=_difference(change),
        verdict=change.words,
        rule=change.rule,
        missing=missing,
    )


def _label(change: Change, state: State) -> str:
    """The measure's plain name; an activity is called by the client's own words."""
    measure = state.protocol.tables.measure(change.measure)
    return change.label.replace(measure.name, measure.handout_name) if measure.handout_name else change.label


def _difference(change: Change) -> str:
    if change.before is None or change.after is None or change.verdict == "said":
        return ""
    difference = change.after - change.before
    unit = f" {change.unit}" if change.unit else ""
    if abs(difference) < 0.05:
        return "the same"
    return f"{shown(abs(difference))}{unit} {'more' if difference > 0 else 'less'}"


def _did(state: State, release: Release, numbers: dict[str, int]) -> DidRow:
    finding = finding_at(state, release.site)
    what = state.protocol.tables.restriction_type(finding.type).did if finding else "light hands-on work"
    answer = {"better": "It felt better", "same": "It felt the same", "worse": "It felt worse"}.get(
        release.response, ""
    )
    if finding is not None and finding.tenderness is not None and release.tenderness is not None:
        tender = f"tenderness {finding.tenderness} before, {release.tenderness} after"
        answer = f"{answer}; {tender}" if answer else _capital(tender)
    minutes = max(1, round(release.seconds / 60))
    return DidRow(
        number=numbers[release.site],
        place=site(release.site).name,
        what=f"{_capital(what)}, about {minutes} min",
        changed=answer or "No answer noted",
    )


def _explained(state: State) -> tuple[str, ...]:
    prompts = {prompt.id: prompt for prompt in state.protocol.tables.prompts}
    said = [e.body for e in state.said if (row := prompts.get(e.body.prompt)) is not None and row.handout]
    return tuple(dict.fromkeys(body.words for body in said))


def _progress(visits: Sequence[Session]) -> Progress | None:
    points = course_points(visits)
    this = main_change(visits[-1].state)
    if len(points) < 2 or this is None:
        return None
    return Progress(
        label=this.label,
        low=this.low,
        high=this.high,
        better=this.better,
        points=tuple(Point(point.visit, point.before, point.after) for point in points),
        planned=visits[-1].header.planned_visits,
        words=held_words(points),
    )


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
