"""Answers about clients, sessions, handouts and places."""

from __future__ import annotations

import argparse
import json

from session_tui.cli.complaining import DONE
from session_tui.cli.compose import NO_PROTOCOLS, open_desk, paths
from session_tui.cli.showing import clients_table, session_page, sessions_table
from session_tui.desk import Desk, DeskProblem
from session_tui.exchange.document import session_document
from session_tui.problem import Problem


def list_clients(asked: argparse.Namespace) -> int:
    """`clients list`."""
    with open_desk(asked.practice, read_only=True, library=NO_PROTOCOLS) as desk:
        clients = desk.clients(asked.query)
        if asked.json:
            rows = [
                {
                    "id": c.id,
                    "name": c.name,
                    "born": c.born.isoformat() if c.born else None,
                    "sessions": c.sessions,
                    "last_seen": c.last_seen.isoformat() if c.last_seen else None,
                }
                for c in clients
            ]
            print(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            print(clients_table(clients))
    return DONE


def list_sessions(asked: argparse.Namespace) -> int:
    """`sessions list`."""
    with open_desk(asked.practice, read_only=True, library=NO_PROTOCOLS) as desk:
        client = _client_id(desk, asked.client) if asked.client else None
        sessions = desk.sessions(client)
        if asked.json:
            rows = [
                {
                    "id": s.id,
                    "client": {"id": s.client_id, "name": s.client_name},
                    "visit": s.visit,
                    "protocol": s.protocol_id,
                    "started": s.started.isoformat() if s.started else None,
                    "status": s.status,
                    "outcome": s.outcome or None,
                    "minutes": round(s.minutes, 1),
                    "headline": s.headline,
                }
                for s in sessions
            ]
            print(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            print(sessions_table(sessions))
    return DONE


def _client_id(desk: Desk, who: str) -> str:
    found = [client for client in desk.clients() if client.id.startswith(who)] or list(desk.clients(who))
    if not found:
        raise DeskProblem(Problem(f"No client fits '{who}'.", "`session-tui clients list` shows them."))
    if len(found) > 1:
        names = ", ".join(f"{client.name} ({client.id[:8]})" for client in found[:5])
        raise DeskProblem(Problem(f"{len(found)} clients fit '{who}': {names}.", "Give the id."))
    return found[0].id


def show_session(asked: argparse.Namespace) -> int:
    """`sessions show`."""
    with open_desk(asked.practice, read_only=True, library=NO_PROTOCOLS) as desk:
        session = desk.session(asked.id)
        name = desk.client(session.header.client_id).name
        if asked.json:
            print(json.dumps(session_document(session, name), ensure_ascii=False, indent=2))
        else:
            print(session_page(session, name))
    return DONE


def write_handout(asked: argparse.Namespace) -> int:
    """`handout`."""
    with open_desk(asked.practice, library=NO_PROTOCOLS) as desk:
        session = desk.session(asked.id)
        written = desk.write_handout(session.header.id, paper=asked.paper, out=asked.out)
        pages = "1 page" if written.pages == 1 else f"{written.pages} pages"
        print(f"{written.path} ({pages})")
        if written.missing_letters:
            print(f"No font here can draw {' '.join(written.missing_letters)}; boxes stand in their place.")
    return DONE


def show_paths(asked: argparse.Namespace) -> int:
    """`paths`."""
    for name, place in paths(asked.practice):
        print(f"{name:<22}{place}")
    return DONE
