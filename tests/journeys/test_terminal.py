"""From the first key to the printed page, in the real program on a real terminal, with the power cut in the middle."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

pytest.importorskip("pty")

from tests.journeys.terminal import Terminal

WORDS = "It pulls low on the right when I sit"

Open = Callable[..., Terminal]


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def opened_with(tmp_path: Path) -> Path:
    """Where the stand-in for the system's viewer writes which file it was to open."""
    return tmp_path / "opened"


@pytest.fixture
def open_app(practice: Path, tmp_path: Path, opened_with: Path) -> Iterator[Open]:
    """Starts the program on the practice, with a viewer that only writes down what it was asked for."""
    viewer = tmp_path / "bin" / "xdg-open"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened_with}.new" && mv "{opened_with}.new" "{opened_with}"\n')
    viewer.chmod(viewer.stat().st_mode | stat.S_IXUSR)
    (viewer.parent / "open").symlink_to(viewer)
    path = f"{viewer.parent}{os.pathsep}{os.environ['PATH']}"
    running: list[Terminal] = []

    def start() -> Terminal:
        running.append(Terminal("--practice", practice, env={"PATH": path}))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def asked(practice: Path, *words: str) -> Any:
    """What the command line answers about the practice."""
    line = [sys.executable, "-m", "session_tui", *words, "--json", "--practice", str(practice)]
    return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def record(practice: Path) -> dict[str, Any]:
    """The one session of the practice."""
    (line,) = asked(practice, "sessions", "list")
    found: dict[str, Any] = asked(practice, "sessions", "show", line["id"])
    return found


def first_client(app: Terminal) -> None:
    """From the welcome to the page of a new client."""
    app.see("Write down your first client")
    app.press("c")
    app.see_line("Name")
    app.type("Robin Example")
    app.press("enter")
    app.see_line("Date of birth")
    app.type("17.05.1978")
    app.see("understood as 17 May 1978")
    for before_it, label in (("enter", "Contact"), ("enter", "Notes")):
        app.press(before_it)
        app.see_line(label)
    app.press("enter")
    app.see("No session yet")


def begin(app: Terminal) -> None:
    """From the client's page to the running clock, with the first visit of two hours."""
    app.press("b")
    app.see_line("What brings the client, in their words")
    app.type("Low back, right")
    app.press("enter")
    app.see_line("How many visits are planned")
    app.press("enter")
    app.see_line(None)
    app.see("▸ First visit, two hours")
    app.press("enter")
    app.see("not begun")
    app.go_on("Safety, 1 of 5", "saved ✓")


def through_safety(app: Terminal) -> None:
    """No to every question, and consent with a stop word, up to the story."""
    for place, count in (("2", "13 of 13"), ("3", "6 of 6"), ("4", "19 of 19")):
        app.press("k")
        app.see(count)
        app.go_on(f"Safety, {place} of 5")
    app.press("y")
    app.see("What is the stop word?")
    app.press("2")
    app.see("Is anywhere off limits?")
    app.press("1")
    app.see("Agreed: down to surface layer")
    app.go_on("Safety, 5 of 5")
    app.go_on("Story, 1 of 5")


def test_from_the_first_key_to_the_page_with_a_kill_in_the_middle(
    open_app: Open, practice: Path, opened_with: Path
) -> None:
    app = open_app()
    first_client(app)
    begin(app)
    began = time.monotonic()
    through_safety(app)
    app.press("w")
    app.see("In their words")
    app.type(WORDS)
    app.press("enter")
    app.see("1 of 10 told", "saved ✓")
    app.signal(signal.SIGKILL)
    assert app.ended() == -signal.SIGKILL
    assert record(practice)["story"]["came_with"] == WORDS

    app = open_app()
    app.see("Not finished", "Robin Example", "Story")
    app.press("r")
    app.see("Story, 1 of 5", "1 of 10 told", WORDS[:12])
    app.go_on("Story, 2 of 5")
    app.press("f")
    app.see("Where")
    app.type("rt low b")
    app.see("Right low back")
    app.press("enter")
    app.see("Pain now")
    app.press("6")
    app.see("1 of 3")
    app.press("ctrl+e")
    app.see("How does the session end?")
    app.press("2")
    app.see("Why did it end early?")
    app.press("2")
    ended = time.monotonic()
    app.see("Ended early", "Before and after")

    app.press("h")
    app.see("Your session summary")
    app.press("P")
    app.see("Printed to")
    app.press("ctrl+q")
    assert app.ended() == 0
    assert app.is_sane()

    found = record(practice)
    assert found["times"]["session_seconds"] == pytest.approx(ended - began, abs=4)
    assert (found["outcome"], found["reason"]) == ("ended_early", "Time ran out")
    assert set(found["safety"].values()) == {"no"}
    assert found["consent"]["stop_word"] == "Red"
    assert [(s["measure"], s["subject"], s["value"]) for s in found["scores"]] == [("pain_now", "back_low.R", 6)]
    assert found["printed"] == 1

    (page,) = (practice / "handouts").iterdir()
    words = " ".join(" ".join(part.extract_text() for part in PdfReader(page).pages).split())
    for said in ("Robin Example", WORDS, "your right low back", "Pain now", "We ended earlier than planned."):
        assert said in words, said
    assert "Robin" not in page.name
    end = time.monotonic() + 10
    while not opened_with.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert opened_with.read_text() == str(page)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_leave_it_gives_the_terminal_back_and_keeps_every_entry(
    open_app: Open, practice: Path, number: signal.Signals
) -> None:
    app = open_app()
    first_client(app)
    begin(app)
    app.press("k")
    app.see("13 of 13", "saved ✓")
    app.signal(number)
    assert app.ended() == 128 + number
    assert app.is_sane()
    assert b"Traceback" not in app.heard
    found = record(practice)
    assert found["status"] == "running"
    assert len(found["safety"]) == 13


def test_a_window_that_is_closed_loses_nothing(open_app: Open, practice: Path) -> None:
    app = open_app()
    first_client(app)
    begin(app)
    app.press("k")
    app.see("13 of 13", "saved ✓")
    app.hang_up()
    assert app.process.wait(20) != 0
    assert len(record(practice)["safety"]) == 13


@pytest.mark.parametrize("words", [(), ("demo",)])
def test_without_a_terminal_it_says_so_in_one_line(practice: Path, words: tuple[str, ...]) -> None:
    line = [sys.executable, "-m", "session_tui", *words, "--practice", str(practice)]
    done = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip().splitlines() == [
        "session-tui: The app needs a terminal. For scripts see `session-tui --help`."
    ]
    assert not practice.exists()
