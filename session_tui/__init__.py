"""A terminal app that walks a manual therapist through a two-hour session and keeps its record."""

from __future__ import annotations

UNINSTALLED = "0+checkout"
"""The version that a checkout reports when nothing was installed from it."""


def __getattr__(name: str) -> str:
    """`__version__`, looked up when somebody asks: the search costs 20 ms that a start should not pay."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import metadata

    try:
        return metadata.version("session-tui")
    except metadata.PackageNotFoundError:
        return UNINSTALLED
