"""What to do and what to say, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, DIM, EMPTY, Ink, Picture, Row, fill, row
from session_tui.widgets.plain import clip, wrap

_BAR = "▌"
_DO_SHARE = 0.6
_LOWEST_WITH_HEADING = 5
_LOWEST_WITH_AIR = 9
_NARROWEST_PAIR = 40


@dataclass(frozen=True, slots=True)
class DoSayView:
    """`do` are short lines, `then` what follows; `say` is one sentence, the `say_number`th of `say_count`."""

    do: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    say: str = ""
    say_number: int = 0
    say_count: int = 0
    said: bool = False
    note: str = ""
    """For the practitioner, under the sentence: the grade of evidence, or whom it comes from."""


def split(width: int, has_say: bool) -> tuple[int, int]:
    """Columns for the two halves; nothing for the second when there is nothing to say or no room for it."""
    if not has_say:
        return width, 0
    if width < _NARROWEST_PAIR:
        return (0, width)
    left = round((width - 1) * _DO_SHARE)
    return left, width - 1 - left


def paint_do_say(view: DoSayView, width: int, height: int) -> Picture:
    """Both halves; when too narrow for two they stand one above the other, the sentence below."""
    if view.say and width < _NARROWEST_PAIR:
        below = min(height, max(1, height // 2))
        return (
            *_panel("DO", "do", _do_lines(view, width), width, height - below),
            *_panel(_say_heading(view), "say", _say_lines(view, width), width, below),
        )
    left, right = split(width, bool(view.say))
    one = _panel("DO", "do", _do_lines(view, left), left, height)
    if not right:
        return one
    two = _panel(_say_heading(view), "say", _say_lines(view, right), right, height)
    return tuple((*a, (" ", Ink()), *b) for a, b in zip(one, two, strict=True))


def _inside(width: int) -> int:
    return max(1, width - 4)


def _do_lines(view: DoSayView, width: int) -> list[Row]:
    inside = _inside(width)
    lines = [row((part, BOLD)) for line in view.do for part in wrap(line, inside)]
    if view.then:
        lines.append(EMPTY)
        lines += [row((clip(f"· {line}", inside), DIM)) for line in view.then]
    return lines


def _say_heading(view: DoSayView) -> str:
    parts = ["SAY"]
    if view.say_count > 1:
        parts.append(f"{view.say_number} of {view.say_count}")
    if view.said:
        parts.append("said ✓")
    return "  ".join(parts)


def _say_lines(view: DoSayView, width: int) -> list[Row]:
    inside = _inside(width)
    lines = [row((part, DIM if view.said else BOLD)) for part in wrap(f"“{view.say}”", inside)]
    if view.note:
        lines.append(EMPTY)
        lines += [row((part, DIM)) for part in wrap(view.note, inside)]
    return lines


def _panel(heading: str, colour: str, lines: list[Row], width: int, height: int) -> Picture:
    """Lines with a coloured bar at their left, a heading when there is room, and a word when not all fit."""
    if height <= 0:
        return ()
    ink = Ink("", "raised")
    body: list[Row] = []
    if height >= _LOWEST_WITH_AIR:
        body.append(EMPTY)
    if height >= _LOWEST_WITH_HEADING or heading not in ("DO", "SAY"):
        body.append(row((heading, Ink(colour, bold=True))))
    room = height - len(body)
    body += lines if len(lines) <= room else [*lines[: room - 1], row(("… more", DIM))][:room] if room > 0 else []
    body += [EMPTY] * (height - len(body))
    bar = (_BAR, Ink(colour, "raised"))
    return tuple(fill((bar, ("  ", ink), *_on(line, "raised")), width, ink) for line in body[:height])


def _on(line: Row, ground: str) -> Row:
    return tuple((text, ink if ink.ground else ink.on(ground)) for text, ink in line)


class DoSay(Painted):
    """The two panels."""

    DEFAULT_CSS = """
    DoSay { color: $ink; }
    """

    class SayPressed(Message):
        """The sentence was clicked: it has been said."""

    def __init__(self, view: DoSayView | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        """Show `view`."""
        super().__init__(id=id, classes=classes)
        self._view = view or DoSayView()

    def set_view(self, view: DoSayView) -> None:
        """Show other words."""
        if self._view != view:
            self._view = view
            self.repaint()

    def rows_needed(self, width: int) -> int:
        """As many as the longer half, with its heading."""
        left, right = split(width, bool(self._view.say))
        return 1 + max(len(_do_lines(self._view, left)), len(_say_lines(self._view, right)) if self._view.say else 0)

    def paint(self, width: int, height: int) -> Picture:
        """Both panels."""
        return paint_do_say(self._view, width, height)

    def on_click(self, event: events.Click) -> None:
        """A click on the sentence says that it was said."""
        left, right = split(self.size.width, bool(self._view.say))
        if right and event.get_content_offset_capture(self).x > left:
            self.post_message(self.SayPressed())
