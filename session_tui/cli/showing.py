"""How records are shown on a plain terminal: tables and one page for a session."""

from __future__ import annotations

from collections.abc import Sequence

from session_tui.body.regions import site
from session_tui.desk import ClientView, SessionView
from session_tui.session.change import Change, changes
from session_tui.session.course import session_date
from session_tui.session.session import Session
from session_tui.session.state import State

UNSEEN = {"skipped": "left out", "todo": "not reached"}
"""What is said of a stage that has no minutes."""


def clients_table(clients: Sequence[ClientView]) -> str:
    """Clients, a line each."""
    return "\n".join(_client_line(client) for client in clients) or "No clients."


def _client_line(client: ClientView) -> str:
    had = f"{client.sessions} sessions, last {client.last_seen:%Y-%m-%d}" if client.last_seen else "no session yet"
    return f"{client.id[:8]}  {printable(client.name):<32}  {client.born or '':<10}  {had}"


def sessions_table(sessions: Sequence[SessionView]) -> str:
    """Sessions, a line each."""
    return "\n".join(_session_line(session) for session in sessions) or "No sessions."


def _session_line(session: SessionView) -> str:
    when = f"{session.started:%Y-%m-%d %H:%M}" if session.started else "not begun"
    state = (session.outcome or session.status).replace("_", " ")
    who = f"{printable(session.client_name):<24}  visit {session.visit:<2}"
    return f"{session.id[:8]}  {when:<16}  {who}  {session.minutes:>4.0f} min  {state:<18}  {session.headline}"


def printable(words: str) -> str:
    """Words without control characters, so that a name cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else "·" for letter in words)


def session_page(session: Session, client_name: str) -> str:
    """One session on a page of plain text."""
    state = session.state
    lines = [
        f"{printable(client_name)}, visit {session.header.visit}: {session.protocol.name}",
        f"{session_date(session):%A %d %B %Y, %H:%M}   {(state.outcome or state.status).replace('_', ' ')}"
        f"{': ' + printable(state.end_reason) if state.end_reason else ''}",
        f"{state.elapsed / 60:.0f} of {session.protocol.total_minutes:g} minutes"
        f"{', estimated after a restart' if state.estimated else ''}",
        "",
        *_stages(state),
        *_section("Before and after", [_change_line(change) for change in changes(state)]),
        *_section("Findings", [_finding(state, number) for number in range(len(state.findings))]),
        *_section(
            "Worked on",
            [f"{site(r.site).name}, depth {r.depth}, {r.seconds / 60:.0f} min: {r.response}" for r in state.releases],
        ),
        *_section("Stops", [f"{s.rule} at {s.seconds / 60:.0f} min: {s.outcome or 'open'}" for s in state.stops]),
        *_section("Departures", [f"{printable(d.what)}: {printable(d.reason)}" for d in state.departures]),
        *_section("Notes", [printable(entry.body.words) for entry in state.notes]),
    ]
    return "\n".join(lines)


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _stages(state: State) -> list[str]:
    rows = ["Stage                                planned  real"]
    for run in state.queue:
        stage = state.stage_of(run.key)
        real = UNSEEN.get(run.status) or f"{run.seconds / 60:4.0f}"
        rows.append(f"  {stage.name:<34} {stage.minutes.target:>6g}  {real}")
    return rows


def _change_line(change: Change) -> str:
    before = "-" if change.before is None else f"{change.before:g}"
    after = "-" if change.after is None else f"{change.after:g}"
    unit = f" {change.unit}" if change.unit else ""
    return f"{printable(change.label)}: {before} -> {after}{unit}, {change.words} ({change.rule})"


def _finding(state: State, number: int) -> str:
    finding = state.findings[number]
    kind = state.protocol.tables.restriction_type(finding.type).name
    tender = f", tenderness {finding.tenderness}" if finding.tenderness is not None else ""
    return f"{site(finding.site).name}: {kind.lower()}, {finding.certainty}{tender}"
