"""Finding a place on the body by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from session_tui.body.regions import find_sites
from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import DIM, Ink, Picture, Row, ends, row
from session_tui.widgets.plain import clip, columns

Contact = Literal["yes", "caution", "none"]

_MARKS: dict[Contact, tuple[str, str]] = {
    "yes": ("", ""),
    "caution": ("! CAUTION", "caution"),
    "none": ("✕ NO CONTACT", "over"),
}


class SiteHit(NamedTuple):
    """A site that was found: its id, its name in words, a note, and whether it may be touched."""

    id: str
    name: str
    note: str = ""
    contact: Contact = "yes"


def body_sites(query: str) -> list[SiteHit]:
    """The sites of the body map that fit a few letters, best first."""
    return [SiteHit(site.id, site.name, site.note, site.contact) for site in find_sites(query)]


def paint_hits(hits: Sequence[SiteHit], index: int, width: int, height: int, *, cursor: bool = True) -> Picture:
    """The hits around the cursor, each with its mark and note."""
    if not hits:
        return (row((clip("Nothing found. Try fewer letters.", width), DIM)),)
    first = _first(len(hits), index, height)
    return tuple(
        _hit_row(hits[place], cursor and place == index, width)
        for place in range(first, min(len(hits), first + height))
    )


def _first(count: int, index: int, height: int) -> int:
    return max(0, min(index - height // 2, count - height))


def _hit_row(hit: SiteHit, current: bool, width: int) -> Row:
    mark, colour = _MARKS[hit.contact]
    name = f" {hit.name}"
    left = row((name, Ink(bold=True)))
    room = width - columns(name) - columns(mark) - 4
    note = clip(f"  {hit.note}", room) if room > 8 and hit.note else ""
    right = row((note, DIM), ("  " if mark else "", DIM), (f"{mark} " if mark else "", Ink(colour, bold=True)))
    runs = ends(left, right, width)
    return tuple((text, Ink("stage-current-ink", "stage-current", bold=True)) for text, _ in runs) if current else runs


class _HitList(Painted):
    """What was found, with a cursor."""

    DEFAULT_CSS = """
    _HitList { height: 1fr; min-height: 3; color: $ink; }
    """

    class Clicked(Message):
        """A hit was clicked."""

        def __init__(self, index: int) -> None:
            self.index = index
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[SiteHit, ...], int] = ((), 0)
        self.asked = False

    @property
    def current(self) -> SiteHit | None:
        hits, index = self._shown
        return hits[index] if hits else None

    def set_hits(self, hits: Sequence[SiteHit]) -> None:
        self._shown = (tuple(hits), 0)
        self.repaint()

    def move(self, by: int) -> None:
        hits, index = self._shown
        self._shown = (hits, max(0, min(index + by, len(hits) - 1)))
        self.repaint()

    def rows_needed(self, width: int) -> int:  # noqa: ARG002
        return max(3, len(self._shown[0]))

    def paint(self, width: int, height: int) -> Picture:
        hits, index = self._shown
        return paint_hits(hits, index, width, height, cursor=self.asked)

    def on_click(self, event: events.Click) -> None:
        hits, index = self._shown
        place = _first(len(hits), index, self.size.height) + event.get_content_offset_capture(self).y
        if 0 <= place < len(hits):
            event.stop()
            self.move(place - index)
            self.post_message(self.Clicked(place))


class SitePicker(Widget):
    """A line to type a few letters in, and the sites they find; arrows and Enter, or a click, choose one."""

    DEFAULT_CSS = """
    SitePicker { height: 12; layout: vertical; color: $ink; }
    SitePicker Input { height: 3; background: $raised; color: $ink; border: tall $rule; }
    SitePicker Input:focus { border: tall $headline; }
    """

    class Chosen(Message):
        """A site was chosen."""

        def __init__(self, picker: SitePicker, site_id: str) -> None:
            """`site_id` such as `hip_front.R`."""
            self.picker = picker
            self.site_id = site_id
            super().__init__()

        @property
        def control(self) -> SitePicker:
            """The picker."""
            return self.picker

    def __init__(
        self,
        search: Callable[[str], Sequence[tuple[str, str, str] | SiteHit]] = body_sites,
        *,
        placeholder: str = "Where? A few letters, such as: rt hip fr",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Find sites with `search`, the best first; it is asked with an empty text, too."""
        super().__init__(id=id, classes=classes)
        self._search = search
        self._input = Input(placeholder=placeholder)
        self._hits = _HitList()

    def compose(self) -> ComposeResult:
        """Line and hits."""
        yield self._input
        yield self._hits

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self._find("")

    def focus(self, scroll_visible: bool = True) -> SitePicker:
        """Be ready to be typed in."""
        self._input.focus(scroll_visible)
        return self

    def clear(self) -> None:
        """Begin anew."""
        self._input.value = ""
        self._find("")

    def _find(self, query: str) -> None:
        self._hits.set_hits([SiteHit(*found) for found in self._search(query)])

    def on_descendant_focus(self) -> None:
        """Show the cursor."""
        self._hits.asked = True
        self._hits.repaint()

    def on_descendant_blur(self) -> None:
        """Hide the cursor: keys go elsewhere."""
        self._hits.asked = False
        self._hits.repaint()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again with every letter."""
        event.stop()
        self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses the one under the cursor."""
        event.stop()
        self._tell()

    def on__hit_list_clicked(self, event: _HitList.Clicked) -> None:
        """A click chooses, too."""
        event.stop()
        self._tell()

    def on_key(self, event: events.Key) -> None:
        """Arrows move the cursor while one types."""
        moves = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
        if event.key in moves:
            self._hits.move(moves[event.key])
            event.stop()
            event.prevent_default()

    def _tell(self) -> None:
        if self._hits.current is not None:
            self.post_message(self.Chosen(self, self._hits.current.id))
