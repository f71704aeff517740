"""What to do and what to say, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, DIM, EMPTY, PLAIN, Ink, Picture, Row, Run, fill, row, row_columns
from session_tui.widgets.plain import clip, wrap

_BAR = "▌"
_DO_SHARES = (0.6, 0.52, 0.45, 0.38)
"""How much of the width may be for what to do, the widest first."""

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


def split(width: int, has_say: bool, do_share: float = _DO_SHARES[0]) -> tuple[int, int]:
    """Columns for the two halves; nothing for the second when there is nothing to say or no room for it."""
    if not has_say:
        return width, 0
    if width < _NARROWEST_PAIR:
        return (0, width)
    left = round((width - 1) * do_share)
    return left, width - 1 - left


def share_for(view: DoSayView, width: int, height: int) -> float:
    """What to do is as wide as lets the sentence be read whole: it is spoken, so it comes first."""
    marked = height < _LOWEST_WITH_HEADING and (view.said or view.say_count > 1)
    room = height - (height >= _LOWEST_WITH_HEADING) - (height >= _LOWEST_WITH_AIR)
    for share in _DO_SHARES:
        if len(say_lines(view, split(width, bool(view.say), share)[1])) + marked <= room:
            return share
    return _DO_SHARES[-1]


def paint_do_say(view: DoSayView, width: int, height: int) -> Picture:
    """Both halves; when too narrow for two they stand one above the other, the sentence below."""
    if view.say and width < _NARROWEST_PAIR:
        below = min(height, max(1, height // 2))
        return (*_do_panel(view, width, height - below), *_say_panel(view, width, below))
    left, right = split(width, bool(view.say), share_for(view, width, height))
    one = _do_panel(view, left, height)
    if not right:
        return one
    two = _say_panel(view, right, height)
    return tuple((*a, (" ", PLAIN), *b) for a, b in zip(one, two, strict=True))


def _inside(width: int) -> int:
    return max(1, width - 4)


def do_lines(view: DoSayView, width: int) -> list[Row]:
    """The lines of what to do, wrapped for a panel of that width."""
    return [row((part, BOLD)) for line in view.do for part in wrap(line, _inside(width))]


def say_lines(view: DoSayView, width: int) -> list[Row]:
    """The lines of what to say, wrapped for a panel of that width."""
    return [row((part, DIM if view.said else BOLD)) for part in wrap(f"“{view.say}”", _inside(width))]


def _more(texts: tuple[str, ...], width: int, mark: str = "") -> list[Row]:
    return [EMPTY, *(row((clip(f"{mark}{text}", _inside(width)), DIM)) for text in texts)] if any(texts) else []


def _do_panel(view: DoSayView, width: int, height: int) -> Picture:
    return _panel(
        row(("DO", Ink("do", bold=True))), do_lines(view, width), _more(view.then, width, "· "), width, height
    )


def _say_panel(view: DoSayView, width: int, height: int) -> Picture:
    ink = Ink("say", bold=True)
    place = f"{view.say_number} of {view.say_count}" if view.say_count > 1 else ""
    tail = "  ".join(part for part in (place, "said ✓" if view.said else "") if part)
    lines = say_lines(view, width)
    if height < _LOWEST_WITH_HEADING and tail:
        lines = _with_tail(lines, (tail, ink), _inside(width))
    notes = _more(tuple(wrap(view.note, _inside(width))) if view.note else (), width)
    return _panel(row(("SAY", ink), (f"  {tail}" if tail else "", ink)), lines, notes, width, height)


def _with_tail(lines: list[Row], tail: Run, inside: int) -> list[Row]:
    """The lines with a mark at the end, where there is no heading to carry it."""
    longer = (*lines[-1], ("  ", PLAIN), tail)
    return [*lines[:-1], longer] if row_columns(longer) <= inside else [*lines, (tail,)]


def _panel(heading: Row, lines: list[Row], more: list[Row], width: int, height: int) -> Picture:
    """Lines with a coloured bar at their left, a heading when there is room, and a word when not all fit."""
    if height <= 0:
        return ()
    body: list[Row] = [EMPTY] if height >= _LOWEST_WITH_AIR else []
    if height >= _LOWEST_WITH_HEADING:
        body.append(heading)
    room = height - len(body)
    body += lines if len(lines) <= room else [*lines[: room - 1], row(("… more", DIM))]
    if len(more) <= height - len(body):
        body += more
    body += [EMPTY] * (height - len(body))
    blank, bar = Ink(ground="raised"), (_BAR, Ink(heading[0][1].colour, "raised"))
    return tuple(fill((bar, ("  ", blank), *_on(line, "raised")), width, blank) for line in body)


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
        return 1 + max(len(do_lines(self._view, left)), len(say_lines(self._view, right)) if self._view.say else 0)

    def paint(self, width: int, height: int) -> Picture:
        """Both panels."""
        return paint_do_say(self._view, width, height)

    def on_click(self, event: events.Click) -> None:
        """A click on the sentence says that it was said."""
        left, right = split(self.size.width, bool(self._view.say), share_for(self._view, *self.size))
        if right and event.get_content_offset_capture(self).x > left:
            self.post_message(self.SayPressed())
