"""Keeps the machine out of the tests: no real home directory, no settings of the person at the keyboard, no network."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
LOCAL = {"127.0.0.1", "::1", "localhost"}

# Read when Textual is imported, so set before any test module is.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of its own for every test, with nothing of the real one in sight."""
    place = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("SESSION_TUI_", "TEXTUAL_")) or name in {"NO_COLOR", "FORCE_COLOR", "COLORTERM"}:
            monkeypatch.delenv(name)
    for name in FOLDERS:
        monkeypatch.setenv(name, str(place / name.lower()))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    return place


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails, instead of passing only where there is a network."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test reached for the network: {address[0]}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
