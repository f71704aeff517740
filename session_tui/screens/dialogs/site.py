"""Choose a place of the body by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from session_tui.body.regions import find_sites
from session_tui.screens.dialogs.base import Dialog
from session_tui.widgets.sitepicker import SiteHit, SitePicker

HINT = "Letters find, ↑ ↓ and Enter choose. The client's left and right. Esc: no change. F9 STOP"


def search(query: str) -> Sequence[SiteHit]:
    """Places that fit a few letters, each with what to mind there."""
    return [SiteHit(found.id, found.name, found.note or found.plain, found.contact) for found in find_sites(query)]


class SiteDialog(Dialog):
    """Asks for a place; the answer is its id."""

    def __init__(self, title: str, find: Callable[[str], Sequence[SiteHit]] = search) -> None:
        """Ask `title`."""
        super().__init__()
        self._title = title
        self._find = find

    def compose(self) -> ComposeResult:
        """Title and picker."""
        with Vertical(id="box", classes="-tall-box"):
            yield Static(Content(self._title), id="title")
            yield SitePicker(self._find)
            yield Static(Content(HINT), id="hint")

    def on_mount(self) -> None:
        """Ready to be typed in."""
        self.query_one(SitePicker).focus()

    @on(SitePicker.Chosen)
    def _chosen(self, event: SitePicker.Chosen) -> None:
        self.dismiss(event.site_id)
