"""What can be asked on the command line, and who answers.

Exit codes: 0 done, 1 it could not be done, 2 it was asked wrongly. What went wrong stands on stderr in plain lines.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TypeAlias

from session_tui import __version__, crash
from session_tui.cli.complaining import FAILED, WRONG, complain
from session_tui.problem import DeskProblem

ABOUT = """\
Walks a manual therapist through a timed session with one client, keeps the record on this
machine, and prints the client's page. Without a command it opens the app.
"""
AFTER = """\
The practice (where clients and sessions are kept) is chosen by --practice, else by the environment
variable SESSION_TUI_PRACTICE, else it lies in your user data folder; `session-tui paths` says where.

It keeps records, times and teaches; it does not diagnose. The practitioner decides.
"""

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
Answer = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """Says in two plain lines what was not understood, and where to look."""

    def error(self, message: str) -> NoReturn:
        """Leave with the code for a command that was not understood."""
        complain(f"{message[:1].upper()}{message[1:]}")
        complain(f"`{self.prog} --help` says what is understood.")
        self.exit(WRONG)


def run(arguments: Sequence[str] | None = None) -> int:
    """Answer one command line. What nobody foresaw ends in a report without a word of a record, not in a traceback."""
    _print_whatever_comes()
    parser = build()
    try:
        asked = parser.parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG
    module, function = asked.answer.split(":")
    try:
        answer: Answer = getattr(import_module(f"session_tui.cli.{module}"), function)
        code = answer(asked)
        sys.stdout.flush()
        return code
    except DeskProblem as error:
        complain(str(error.problem))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our words has gone; there is nobody to tell, and nothing may be said at the very end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001
        complain(crash.terminal_line(crash.write_report(error, __version__)))
    return FAILED


def _print_whatever_comes() -> None:
    """A letter that this terminal cannot show is shown in another way, and never stops the rest."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def build() -> argparse.ArgumentParser:
    """The parser with every command."""
    parser = Parser(
        prog="session-tui", description=ABOUT, epilog=AFTER, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"session-tui {__version__}")
    parser.set_defaults(answer="screen:open_app", command=None, practice=None)
    _practice(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _clients(commands)
    _sessions(commands)
    _handout(commands)
    _protocol(commands)
    _rehearse(commands)
    _sites(commands)
    _paths(commands)
    return parser


def _practice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--practice", metavar="DIR", type=_folder, default=argparse.SUPPRESS, help="the folder of the practice"
    )


def _folder(word: str) -> Path:
    if not word.strip():
        raise argparse.ArgumentTypeError("a folder was expected, and there is nothing")
    return Path(word)


def _command(commands: Commands, name: str, answer: str, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:] + ".")
    parser.set_defaults(answer=answer)
    _practice(parser)
    return parser


def _group(commands: Commands, name: str, about: str) -> Commands:
    parser = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:] + ".")
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True)


def _clients(commands: Commands) -> None:
    group = _group(commands, "clients", "the clients of the practice")
    listing = _command(group, "list", "records:list_clients", "list clients by name")
    listing.add_argument("query", nargs="?", default="", help="a few letters of the name")
    listing.add_argument("--json", action="store_true", help="as JSON")


def _sessions(commands: Commands) -> None:
    group = _group(commands, "sessions", "the sessions of the practice")
    listing = _command(group, "list", "records:list_sessions", "list sessions, newest first")
    listing.add_argument("--client", metavar="WHO", default=None, help="a client's id, or letters of the name")
    listing.add_argument("--json", action="store_true", help="as JSON")
    show = _command(group, "show", "records:show_session", "show one session")
    show.add_argument("id", help="the session's id; its first letters are enough")
    show.add_argument("--json", action="store_true", help="as JSON: scores, times, findings, plan, verdicts")


def _handout(commands: Commands) -> None:
    handout = _command(commands, "handout", "records:write_handout", "write the client's page as a PDF")
    handout.add_argument("id", help="the session's id; its first letters are enough")
    handout.add_argument("--out", metavar="FILE", type=Path, required=True, help="where to; never over an older file")
    handout.add_argument("--paper", choices=("a4", "letter"), default=None, help="the paper (default: from settings)")


def _protocol(commands: Commands) -> None:
    group = _group(commands, "protocol", "the protocol files")
    _command(group, "list", "protocols:list_protocols", "list the protocols that can be chosen")
    show = _command(
        group, "show", "protocols:show_protocol", "show a protocol: its stages, steps, and every id a script needs"
    )
    show.add_argument("id", help="the protocol's id")
    check = _command(
        group, "check", "protocols:check_files", "check protocol files and say what is wrong, line by line"
    )
    check.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a protocol's YAML file")


def _rehearse(commands: Commands) -> None:
    rehearse = _command(commands, "rehearse", "rehearsing:rehearse", "run a scripted session without a screen")
    rehearse.add_argument("script", metavar="SCRIPT.yaml", type=Path, help="the script; see the README for its form")
    rehearse.add_argument("--json", action="store_true", help="print the ids as JSON")
    demo = _command(commands, "demo", "screen:open_demo", "open the app on a throw-away practice with sample clients")
    demo.add_argument(
        "--speed", type=float, default=1.0, help="how many times faster than life (60: two hours in two minutes)"
    )


def _sites(commands: Commands) -> None:
    sites = _command(commands, "sites", "protocols:list_sites", "find places of the body and their ids")
    sites.add_argument("query", nargs="*", default=[], help="a few letters, such as: rt hip fr")


def _paths(commands: Commands) -> None:
    _command(commands, "paths", "records:show_paths", "say where everything lies")
