"""A terminal app that walks a manual therapist through a two-hour session and keeps its record."""

from __future__ import annotations

from importlib import metadata

UNINSTALLED = "0+checkout"
"""The version a checkout reports when nothing was installed from it."""

try:
    __version__ = metadata.version("session-tui")
except metadata.PackageNotFoundError:
    __version__ = UNINSTALLED
