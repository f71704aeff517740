"""A finished session as lists to read: stages with their minutes, work done, findings, what was left open, the log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from session_tui.protocol.models import ScoreStep
from session_tui.session.change import judge, main_change
from session_tui.session.course import CoursePoint, course_points, local_time, session_date
from session_tui.session.dates import date_words
from session_tui.session.progress import targets_of
from session_tui.session.session import Session
from session_tui.session.state import Release
from session_tui.session.telling import minutes_words, outcome_words, rule_name, stage_name, tell
from session_tui.session.telling_entries import counted, place_inside, place_name, type_name

_HEADLINE = re.compile(r"(?P<what>.+) (?P<moved>[-–−\d.?]+ → [-–−\d.?]+), (?P<words>.+)")

ON_TIME_SECONDS = 60.0
"""A stage that is off by less than this was on time."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage run with its planned and real seconds. `status` is todo, current, done or skipped."""

    name: str
    planned: float
    real: float
    status: str
    short: str = ""
    what: str = ""
    """What happened in it, in a few words; why, for one that was left out."""

    @property
    def late(self) -> float:
        """Seconds over the plan; negative is under it."""
        return self.real - self.planned

    @property
    def pace(self) -> str:
        """over, under or on time; empty for a stage that was not done."""
        if self.status not in ("done", "current") or not self.real:
            return ""
        if abs(self.late) < ON_TIME_SECONDS:
            return "on time"
        return "over" if self.late > 0 else "under"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event as the log shows it. `when` is practice time; `undone` entries stay visible, struck through."""

    event: str
    number: int
    when: datetime
    words: str
    undone: bool
    action: str


def stage_rows(session: Session) -> tuple[StageRow, ...]:
    """Every stage run in its order."""
    state = session.state
    return tuple(
        StageRow(
            stage_name(run.key, session),
            state.stage_of(run.key).minutes.target * 60,
            run.seconds,
            run.status,
            state.stage_of(run.key).short,
            run.reason or _what(run.key, session),
        )
        for run in state.queue
    )


def _what(key: str, session: Session) -> str:
    """Sites worked at, answers and stops of one stage run; else how many scores were entered."""
    state = session.state
    words = [f"{place_name(r.site)}: {r.response or 'going on'}" for r in state.releases if r.stage == key]
    words += [f"asked: {entry.body.answer}" for entry in state.answers if entry.stage == key]
    words += [f"STOP {rule_name(stop.rule, session)}" for stop in state.stops if stop.stage == key]
    scores = sum(1 for entry in state.readings if entry.stage == key and entry.body.value is not None)
    checks = sum(1 for entry in state.marks if entry.stage == key)
    words += [counted(number, what) for number, what in ((scores, "score"), (checks, "check")) if number]
    return ", ".join(words)


def log_lines(session: Session) -> tuple[LogLine, ...]:
    """Every event there ever was, oldest first."""
    undone = session.undone_actions
    return tuple(
        LogLine(
            event.id,
            event.seq,
            local_time(session, event.stamp.wall),
            tell(event, session),
            event.action in undone,
            event.action,
        )
        for event in session.events
    )


def ending(session: Session) -> str:
    """How it ended, in one sentence with the reason; how it stands while it has not ended."""
    state = session.state
    if state.status == "planned":
        return "Not begun yet."
    if not state.outcome:
        where = f", at {stage_name(state.stage_key, session)}" if state.stage_key else ""
        return f"{'Paused' if state.status == 'paused' else 'Still running'}{where}."
    words = outcome_words(state.outcome)
    rule = f" ({rule_name(state.end_rule, session)})" if state.end_rule else ""
    reason = f": {state.end_reason}" if state.end_reason else ""
    return f"{words[:1].upper()}{words[1:]}{rule}{reason}{'' if reason.endswith('.') else '.'}"


def work_lines(session: Session) -> tuple[str, ...]:
    """What was done with the hands, a line a site."""
    return tuple(_work(release, session) for release in session.state.releases)


def _work(release: Release, session: Session) -> str:
    found = [f for f in session.state.findings if f.site == release.site]
    parts = [minutes_words(release.seconds)]
    if found:
        parts.insert(0, type_name(found[-1].type, session))
    if release.pressures:
        parts.append(f"pressure {'–'.join(str(p) for p in sorted({min(release.pressures), max(release.pressures)}))}")
    if release.tenderness is not None:
        before = found[-1].tenderness if found else None
        parts.append(f"tenderness {f'{before} → ' if before is not None else ''}{release.tenderness}")
    if release.marks:
        parts.append(", ".join(mark.replace("_", " ") for mark in dict.fromkeys(release.marks)))
    return f"{place_name(release.site)}: {', '.join(parts)}; {release.response or 'going on'}"


def finding_lines(session: Session) -> tuple[str, ...]:
    """What the hands found, a line a finding."""
    lines = []
    for finding in session.state.findings:
        parts = [type_name(finding.type, session), finding.certainty]
        if finding.tenderness is not None:
            parts.append(f"tenderness {finding.tenderness}")
        if finding.recognised_pain == "yes":
            parts.append("the known pain")
        if finding.role != "unsure":
            parts.append(finding.role)
        note = f". {finding.note}" if finding.note else ""
        lines.append(f"{place_name(finding.site)}: {', '.join(parts)}{note}")
    return tuple(lines)


def idea_lines(session: Session) -> tuple[str, ...]:
    """The working ideas, and how the test of each came out."""
    verdicts = {"supported": "test supports it", "not_supported": "test does not support it"}
    lines = []
    for trace in session.state.traces:
        judged = session.state.judged.get(trace.pain_site)
        came = verdicts.get(judged.verdict, "test unclear") if judged else "not tested"
        source = {"local": "from there itself", "unsure": "source unsure"}.get(trace.source)
        lines.append(f"{place_name(trace.pain_site)} ← {source or place_inside(trace.source)}; {came}")
    return tuple(lines)


def plan_lines(session: Session) -> tuple[str, ...]:
    """The plan in its order, with what became of each place."""
    plan = session.state.plan
    if plan is None:
        return ()
    done = {release.site for release in session.state.releases}
    return tuple(
        f"{number}. {place_name(place.site)}, depth {place.depth}{'' if place.site in done else ' — not worked on'}"
        for number, place in enumerate(plan.places, 1)
    )


def departure_lines(session: Session) -> tuple[str, ...]:
    """Where a rule or the order was left on purpose, with the reason."""
    return tuple(f"{_capital(d.what.rstrip('.'))}: {d.reason}" for d in session.state.departures)


def stop_lines(session: Session) -> tuple[str, ...]:
    """Every stop, and what came of it."""
    words = {"settled": "settled", "site_left": "site left alone", "release_over": "no more release work"}
    lines = []
    for stop in session.state.stops:
        where = f" at {place_inside(stop.site)}" if stop.site else ""
        note = f" {stop.note}" if stop.note else ""
        name = rule_name(stop.rule, session)
        lines.append(f"{name}{where}: {words.get(stop.outcome, 'still open')}.{note}")
    return tuple(lines)


def open_lines(session: Session) -> tuple[str, ...]:
    """What nobody answered or measured: gaps in time, open stops, scores to take that were not."""
    state = session.state
    gaps = [gap for gap in state.gaps if not gap.answered]
    lines = [f"{minutes_words(gap.seconds)} that nobody saw, counted as session time." for gap in gaps]
    lines += [f"The stop {rule_name(stop.rule, session)} was not settled." for stop in state.stops if stop.open]
    lines += [f"Not measured after: {label}." for label in _not_measured(session)]
    return tuple(lines)


def _not_measured(session: Session) -> Iterator[str]:
    """What an after-score step asks for, was measured before, and has no reading or reason after."""
    state = session.state
    read = {(e.body.measure, e.body.subject, e.body.moment) for e in state.readings}
    seen = set()
    for stage in session.protocol.stages:
        for step in stage.steps:
            if not isinstance(step, ScoreStep) or step.moment != "after":
                continue
            for target in targets_of(state, step):
                key = (target.measure.id, target.subject)
                if (*key, "before") in read and (*key, "after") not in read and key not in seen:
                    seen.add(key)
                    yield target.label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def numbers_first(headline: str) -> str:
    """A session's headline with what matters where a narrow list still shows it: "7 → 4 clearly less · Pain now"."""
    match = _HEADLINE.fullmatch(headline)
    return f"{match['moved']} {match['words']} · {match['what']}" if match else headline


def day_of(session: Session) -> str:
    """The day it began, such as 23 November 2026."""
    return date_words(session_date(session).date())


def sign_words(late: float) -> str:
    """How far off the plan, with arrow and sign: ▼ +4:10 is behind, ▲ −2:05 ahead."""
    return f"▼ +{clock_words(late)}" if late > 0 else f"▲ −{clock_words(-late)}"


def clock_words(seconds: float) -> str:
    """Minutes and seconds: 4:10."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def course_headline(sessions: Sequence[Session]) -> str:
    """From the start of the first visit to the start of the last one: what held, with the verdict."""
    points = [p for p in same_measure(course_points(sessions)) if p.before is not None]
    if len(points) < 2:
        return "Start to start can be told from the second visit on."
    first, last = points[0], points[-1]
    session = next(s for s in sessions if s.header.id == last.session_id)
    change = main_change(session.state)
    words = ""
    if change is not None:
        words = judge(session.protocol.tables.measure(change.measure), first.before, last.before)[1]
    return f"Start of visit {first.visit} to start of visit {last.visit}: {first.before:g} → {last.before:g}" + (
        f", {words}" if words else ""
    )


def same_measure(points: Sequence[CoursePoint]) -> list[CoursePoint]:
    """The visits that had the same main measure as the last one that had any."""
    label = next((p.label for p in reversed(points) if p.label), "")
    return [p for p in points if p.label == label and label]
