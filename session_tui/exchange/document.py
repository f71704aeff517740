"""A session as one plain document for scripts and for other programs: what was planned, done, scored and said."""

from __future__ import annotations

from typing import Any

from session_tui.body.regions import site
from session_tui.session import bodies as b
from session_tui.session.change import Change, changes, main_change
from session_tui.session.course import local_time
from session_tui.session.events import Event
from session_tui.session.pace import pace
from session_tui.session.session import Session
from session_tui.session.state import Entry, Release, State

FORMAT = 1


def session_document(session: Session, client_name: str = "") -> dict[str, Any]:
    """The whole session as JSON-ready data. Times are in seconds of session time, or ISO 8601 with the offset."""
    header, state = session.header, session.state
    undone = session.undone_actions
    return {
        "format": FORMAT,
        "id": header.id,
        "client": {"id": header.client_id, "name": client_name},
        "visit": header.visit,
        "planned_visits": header.planned_visits,
        "protocol": {"id": header.protocol_id, "version": header.protocol_version, "name": session.protocol.name},
        "status": state.status,
        "outcome": state.outcome or None,
        "reason": state.end_reason or None,
        "stop_rule": state.end_rule or None,
        "started": _moment(session, state.started),
        "ended": _moment(session, state.ended),
        "times": _times(state),
        "stages": _stages(state),
        **_told_and_agreed(state),
        **_found_and_done(state),
        **_explained(state),
        "departures": [{"what": d.what, "reason": d.reason, "at": round(d.seconds)} for d in state.departures],
        "notes": [{"words": e.body.words, "at": round(e.seconds)} for e in state.notes],
        "signed_by": state.signed_by,
        "amendments": [e.body.model_dump(exclude={"kind"}) for e in state.amendments],
        "printed": state.prints,
        "events": [_event(session, event, event.action in undone) for event in session.events],
    }


def _told_and_agreed(state: State) -> dict[str, Any]:
    return {
        "safety": {question: answer.answer for question, answer in state.safety.items()},
        "consent": {
            "depth": state.consent_depth,
            "stop_word": state.stop_word,
            "off_limits": state.off_limits,
            "explained": list(state.explained),
        },
        "story": dict(state.story),
        "pain": [{"site": mark.site, "name": site(mark.site).name, "words": mark.words} for mark in state.pain],
        "activities": dict(state.activities),
    }


def _found_and_done(state: State) -> dict[str, Any]:
    main = main_change(state)
    return {
        "scores": [_score(entry) for entry in state.readings],
        "checks": [_check(entry) for entry in state.marks],
        "findings": [{**f.model_dump(exclude={"kind"}), "name": site(f.site).name} for f in state.findings],
        "traces": [_trace(state, trace) for trace in state.traces],
        "plan": state.plan.model_dump(exclude={"kind"}) if state.plan else None,
        "releases": [_release(release) for release in state.releases],
        "re_tests": [_answer(entry) for entry in state.answers],
        "changes": [_change(change) for change in changes(state)],
        "main_change": _change(main) if main else None,
        "stops": [
            {
                "rule": stop.rule,
                "at": round(stop.seconds),
                "stage": stop.stage,
                "site": stop.site or None,
                "outcome": stop.outcome or None,
                "note": stop.note,
            }
            for stop in state.stops
        ],
    }


def _explained(state: State) -> dict[str, Any]:
    return {
        "said": [{"prompt": e.body.prompt, "words": e.body.words, "at": round(e.seconds)} for e in state.said],
        "questions": [e.body.model_dump(exclude={"kind"}) for e in state.questions],
        "teach_back": state.teach_back,
        "home": [task.model_dump(exclude={"kind"}) for task in state.home],
        "next_visit": state.next_visit.model_dump(exclude={"kind"}) if state.next_visit else None,
    }


def _moment(session: Session, stamp: Any) -> str | None:
    if stamp is None:
        return None
    local = local_time(session, stamp.wall).replace(tzinfo=None)
    sign = "-" if session.header.utc_offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(session.header.utc_offset_minutes), 60)
    return f"{local.isoformat(timespec='seconds')}{sign}{hours:02d}:{minutes:02d}"


def _times(state: State) -> dict[str, Any]:
    return {
        "planned_minutes": state.protocol.total_minutes,
        "session_seconds": round(state.elapsed),
        "paused_seconds": round(state.paused_seconds),
        "estimated": state.estimated,
        "pace_seconds": round(pace(state).seconds) if state.is_live else None,
        "gaps": [
            {"seconds": round(g.seconds), "counted": round(g.counted), "answered": g.answered, "stage": g.stage}
            for g in state.gaps
        ],
    }


def _stages(state: State) -> list[dict[str, Any]]:
    return [
        {
            "key": run.key,
            "name": state.stage_of(run.key).name,
            "status": run.status,
            "planned_minutes": state.stage_of(run.key).minutes.target,
            "seconds": round(run.seconds),
            "reason": run.reason or None,
        }
        for run in state.queue
    ]


def _score(entry: Entry[b.Scored]) -> dict[str, Any]:
    body = entry.body
    return {
        "measure": body.measure,
        "subject": body.subject or None,
        "moment": body.moment,
        "value": body.value,
        "missing": body.missing,
        "note": body.note,
        "at": round(entry.seconds),
        "stage": entry.stage,
        "step": entry.step,
    }


def _check(entry: Entry[b.CheckMarked]) -> dict[str, Any]:
    return {**entry.body.model_dump(exclude={"kind"}), "at": round(entry.seconds)}


def _trace(state: State, trace: b.TraceNoted) -> dict[str, Any]:
    judged = state.judged.get(trace.pain_site)
    return {**trace.model_dump(exclude={"kind"}), "verdict": judged.verdict if judged else None}


def _release(release: Release) -> dict[str, Any]:
    return {
        "site": release.site,
        "name": site(release.site).name,
        "depth": release.depth,
        "stage": release.stage,
        "began": round(release.began),
        "seconds": round(release.seconds),
        "pressures": list(release.pressures),
        "marks": list(release.marks),
        "response": release.response,
        "tenderness_after": release.tenderness,
    }


def _answer(entry: Entry[b.CheckAnswered]) -> dict[str, Any]:
    return {"stage": entry.stage, "answer": entry.body.answer, "dizzy": entry.body.dizzy, "at": round(entry.seconds)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "measure": change.measure,
        "subject": change.subject or None,
        "label": change.label,
        "unit": change.unit,
        "better": change.better,
        "before": change.before,
        "readings_before": change.readings_before,
        "after": change.after,
        "missing_after": change.missing_after or None,
        "gain": change.gain,
        "verdict": change.verdict,
        "words": change.words,
        "rule": change.rule,
    }


def _event(session: Session, event: Event, undone: bool) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "wall": _moment(session, event.stamp),
        "undone": undone,
        **event.body.model_dump(mode="json"),
    }
