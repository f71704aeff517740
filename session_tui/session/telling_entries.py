"""What was recorded with a client, each entry as one plain sentence: answers, scores, findings, work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from session_tui.body.regions import is_site, site
from session_tui.protocol.tables import (
    BaselineCheck,
    HomeTask,
    Measure,
    RestrictionType,
    SafetyQuestion,
    Topic,
)
from session_tui.session import bodies as b
from session_tui.session.gates import DEPTH_NAMES
from session_tui.session.session import Session

Teller = Callable[[Any, Session], str]

_MISSING = {"declined": "the client would rather not say", "not_done": "not done"}
_MOMENTS = {"before": "before hands-on work", "during": "while working", "after": "after hands-on work"}
_MARKS = ("as expected", "slightly off", "clearly off", "strongly off")


def quoted(words: str) -> str:
    """Somebody's own words in quotation marks."""
    return f"“{words}”"


def as_sentence(words: str) -> str:
    """Words with a full stop, unless they end a sentence already."""
    return words if words.rstrip("”")[-1:] in (".", "?", "!") else f"{words}."


def because(words: str) -> str:
    """A reason or remark as a sentence after the first one; empty when there is none."""
    return f" {as_sentence(quoted(words))}" if words else ""


def counted(number: int, thing: str) -> str:
    """So many of a thing, as people say it: one minute, 2 minutes."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def place_name(site_id: str) -> str:
    """The name of a site, such as "Right front of hip"; an unknown one as it stands."""
    return site(site_id).name if is_site(site_id) else site_id


def place_inside(site_id: str) -> str:
    """The name of a site in the middle of a sentence."""
    name = place_name(site_id)
    return name[:1].lower() + name[1:]


def subject_name(subject: str, session: Session) -> str:
    """What a reading belongs to: a site, a side, an activity or a finding; empty for the whole session."""
    if not subject:
        return ""
    if is_site(subject):
        return place_inside(subject)
    if subject in session.state.activities:
        return session.state.activities[subject]
    finding = next((f for f in session.state.findings if f.finding == subject), None)
    return place_inside(finding.site) if finding else {"L": "left", "R": "right"}.get(subject, subject)


def type_name(type_id: str, session: Session) -> str:
    """The name of a restriction type."""
    found = session.protocol.tables.find("types", type_id)
    return found.name if isinstance(found, RestrictionType) else type_id


def measure_name(measure_id: str, session: Session) -> str:
    """The name of a measure."""
    found = session.protocol.tables.find("measures", measure_id)
    return found.name if isinstance(found, Measure) else measure_id


def number(value: float, unit: str = "") -> str:
    """A number with its unit, without needless zeros; degrees and per cent stand close."""
    close = unit in ("°", "%")
    return f"{value:g}{unit}" if close or not unit else f"{value:g} {unit}"


def _safety(body: b.SafetyAnswered, session: Session) -> str:
    every = [q for group in session.protocol.tables.safety for q in group.questions]
    shorts = [q.short for q in every if q.id in body.questions and isinstance(q, SafetyQuestion)]
    answer = {"yes": "yes", "no": "no", "not_asked": "not asked"}[body.answer]
    names = ", ".join(shorts) if len(shorts) <= 3 else f"{len(shorts)} questions"
    did = f" Done about it: {as_sentence(quoted(body.did))}" if body.did else ""
    return f"Safety: {names or 'a question'}: {answer}.{did}"


def _consent(body: b.ConsentGiven, _session: Session) -> str:
    stop = f" Stop word: {as_sentence(quoted(body.stop_word))}" if body.stop_word else ""
    off = f" Off limits: {as_sentence(quoted(body.off_limits))}" if body.off_limits else ""
    risks = f" {counted(len(body.explained), 'risk')} explained." if body.explained else ""
    return f"The client agreed to work down to {DEPTH_NAMES[body.depth]}.{risks}{stop}{off}"


def _withdrawn(body: b.ConsentWithdrawn, _session: Session) -> str:
    what = "" if body.down_to is None else f" for anything deeper than {DEPTH_NAMES[body.down_to]}"
    return f"The client took consent back{what}.{because(body.reason)}"


def _story(body: b.StoryNoted, session: Session) -> str:
    topic = session.protocol.tables.find("topics", body.topic)
    name = topic.name if isinstance(topic, Topic) else body.topic
    return f"{name}: {as_sentence(quoted(body.words))}"


def _pain(body: b.PainMarked, _session: Session) -> str:
    return f"It hurts: {place_inside(body.site)}.{because(body.words)}"


def _scored(body: b.Scored, session: Session) -> str:
    measure = session.protocol.tables.find("measures", body.measure)
    unit = measure.unit if isinstance(measure, Measure) else ""
    subject = subject_name(body.subject, session)
    name = measure_name(body.measure, session) + (f", {subject}" if subject else "")
    value = number(body.value, unit) if body.value is not None else _MISSING[body.missing or "not_done"]
    return f"{name}: {value} ({_MOMENTS[body.moment]}).{because(body.note)}"


def _check(body: b.CheckMarked, session: Session) -> str:
    check = session.protocol.tables.find("checks", body.check)
    name = check.name if isinstance(check, BaselineCheck) else body.check
    side = {"L": ", left", "R": ", right"}.get(body.side or "", "")
    if body.missing:
        value = _MISSING[body.missing]
    elif body.value is not None:
        value = number(body.value, check.unit if isinstance(check, BaselineCheck) else "")
    else:
        value = _MARKS[body.mark or 0]
    return f"{name}{side}: {value} ({_MOMENTS[body.moment]}).{because(body.note)}"


def _finding(body: b.FindingNoted, session: Session) -> str:
    parts = [f"{type_name(body.type, session)}, {body.certainty}"]
    if body.tenderness is not None:
        parts.append(f"tenderness {body.tenderness}")
    if body.glide is not None:
        parts.append(f"glide {body.glide}")
    if body.recognised_pain == "yes":
        parts.append("brings on the known pain")
    if body.spread:
        parts.append(f"spreads: {quoted(body.spread)}")
    if body.role != "unsure":
        parts.append(f"role: {body.role}")
    return f"Found at {place_inside(body.site)}: {', '.join(parts)}.{because(body.note)}"


def _trace(body: b.TraceNoted, _session: Session) -> str:
    pain = place_inside(body.pain_site)
    ideas = {"local": "comes from there itself", "unsure": "has no clear source yet"}
    idea = ideas.get(body.source, f"may come from {place_inside(body.source)}")
    test = f" Test: {as_sentence(quoted(body.test))}" if body.test else ""
    why = f" Why: {as_sentence(quoted(body.why))}" if body.why else ""
    return f"Working idea: pain at {pain} {idea}.{why}{test}"


def _judged(body: b.TraceJudged, _session: Session) -> str:
    verdict = {"supported": "supports it", "not_supported": "does not support it", "unclear": "is unclear"}
    return f"The test of the idea on {place_inside(body.pain_site)} {verdict[body.verdict]}.{because(body.note)}"


def _planned(body: b.Planned, _session: Session) -> str:
    sites = ", ".join(f"{place_inside(place.site)} (depth {place.depth})" for place in body.places)
    agreed = "agreed with the client" if body.agreed else "not agreed yet"
    return f"Plan, {agreed}: {sites or 'no site'}.{because(body.departure)}"


def _release_started(body: b.ReleaseStarted, _session: Session) -> str:
    return f"Began work at {place_inside(body.site)}, depth {body.depth}.{because(body.departure)}"


def _release_ended(body: b.ReleaseEnded, _session: Session) -> str:
    tender = f" Tenderness now {body.tenderness}." if body.tenderness is not None else ""
    return f"Ended work at the site: {body.response}.{tender}{because(body.note)}"


def _marked(body: b.ReleaseMarked, _session: Session) -> str:
    words = {"breath_held": "breath held", "recognised_pain": "recognised pain"}
    return f"Seen while working: {words.get(body.mark, body.mark)}."


def _answered(body: b.CheckAnswered, _session: Session) -> str:
    dizzy = " Some dizziness, tingling or numbness." if body.dizzy else ""
    return f"The client says: {body.answer}.{dizzy}"


def _asked(body: b.QuestionAsked, _session: Session) -> str:
    answer = f" Answer: {as_sentence(quoted(body.answer))}" if body.answer else ""
    return f"The client asked: {as_sentence(quoted(body.words))}{answer}"


def _taught_back(body: b.TaughtBack, _session: Session) -> str:
    return f"In the client's own words: {as_sentence(quoted(body.words)) if body.words else 'nothing said.'}"


def _home_given(body: b.HomeGiven, _session: Session) -> str:
    return as_sentence(f"To try at home: {', '.join(filter(None, (body.name, body.how_much)))}")


def _home_taken(body: b.HomeTaken, session: Session) -> str:
    task = session.protocol.tables.find("home", body.task)
    name = task.name if isinstance(task, HomeTask) else body.task
    return f"No longer to try at home: {name}."


def _next_visit(body: b.NextVisitSet, _session: Session) -> str:
    return f"Next visit: {as_sentence(body.when)}{because(body.plan)}"


ENTRIES: dict[type, Teller] = {
    b.SafetyAnswered: _safety,
    b.ConsentGiven: _consent,
    b.ConsentWithdrawn: _withdrawn,
    b.StoryNoted: _story,
    b.PainMarked: _pain,
    b.PainUnmarked: lambda body, _session: f"The pain mark at {place_inside(body.site)} was taken off.",
    b.ActivityNamed: lambda body, _session: f"An activity that matters: {as_sentence(quoted(body.words))}",
    b.MainChosen: lambda body, session: f"The day is judged by {measure_name(body.measure, session)}.",
    b.Scored: _scored,
    b.CheckMarked: _check,
    b.FindingNoted: _finding,
    b.TraceNoted: _trace,
    b.TraceJudged: _judged,
    b.Planned: _planned,
    b.ReleaseStarted: _release_started,
    b.PressureRated: lambda body, _session: f"Pressure as the client feels it: {body.value} of 10.",
    b.ReleaseMarked: _marked,
    b.ReleaseEnded: _release_ended,
    b.CheckAnswered: _answered,
    b.PromptSaid: lambda body, _session: f"Said: {as_sentence(quoted(body.words))}",
    b.QuestionAsked: _asked,
    b.TaughtBack: _taught_back,
    b.HomeGiven: _home_given,
    b.HomeTaken: _home_taken,
    b.NextVisitSet: _next_visit,
    b.Noted: lambda body, _session: f"Note: {as_sentence(quoted(body.words))}",
}
"""How each kind of entry is told."""
