"""One of every widget, full of words that somebody could type, and a small app to show widgets in."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from session_tui.widgets import themes
from session_tui.widgets.beforeafter import BeforeAfterTable, ChangeRow
from session_tui.widgets.bigclock import BigClock
from session_tui.widgets.choices import Choice, Choices
from session_tui.widgets.dosay import DoSay, DoSayView
from session_tui.widgets.headline import Headline
from session_tui.widgets.keybar import Key, KeyBar
from session_tui.widgets.paceblock import PaceBlock, PaceView
from session_tui.widgets.scorestrip import ScoreScale, ScoreStrip
from session_tui.widgets.sitepicker import SiteHit, SitePicker
from session_tui.widgets.stagerail import RailStage, StageRail
from session_tui.widgets.topbar import TopBar
from session_tui.widgets.trendchart import Trend, TrendChart, TrendPoint
from session_tui.widgets.virtuallist import Column, Tinted, VirtualList

NASTY = "[/b] [@click=app.quit]x[/] $ink"
"""Words that a markup reader would stumble over or obey."""

SHORTS = ("INTAKE", "BASE", "SETTLE", "BACK", "HIPS", "TURN", "ARMS", "HEAD", "JAW", "TEST", "TELL", "BREATH", "CLOSE")


def stages(current: int = 3, count: int = 13) -> tuple[RailStage, ...]:
    """A session's stages, `current` of them behind."""
    return tuple(
        RailStage(
            f"Stage of {short.lower()}",
            short,
            planned_minutes=10,
            real_minutes=12 if place < current else None,
            status="done" if place < current else "current" if place == current else "todo",
            fraction=0.4,
            protected=place == 9,
        )
        for place, short in enumerate(SHORTS[:count])
    )


def trend(count: int = 8) -> Trend:
    """A course of visits."""
    points = tuple(TrendPoint(f"Day {place}", 8 - place / 2, max(0, 5 - place / 2)) for place in range(count))
    return Trend("Low back, left", points)


CHANGES = (
    ChangeRow("Pain, low back", 8, 5, "3 points less", "clearly less", tone="better"),
    ChangeRow("Pain, neck", 4, 4, "", "no change we can measure", tone="same"),
    ChangeRow("Rotation", 35, None, "", "not measured", 0, 90),
)
CHOICES = (
    Choice("y", "Yes", "asks what was done"),
    Choice("n", "No, nothing like that", marked=True),
    Choice("s", "Stop the session", "a rule is met", value="stop", careful=True),
)
HITS = (
    SiteHit("hip_front.R", "Right front of hip", "beside the bone", "caution"),
    SiteHit("groin.R", "Right groin", "", "none"),
    SiteHit("knee.L", "Left knee"),
)
KEYS = (Key("Space", "Next", "next"), Key("u", "Undo", "undo"), Key("z", "Glance", "glance"), Key("?", "Help", "help"))
VIEW = DoSayView(
    ("Both thumbs, T4 to T8.", "Wait."), ("Other side",), "Does this reach anywhere else?", 2, 3, True, "weak"
)
COLUMNS = (Column("Stage", 18), Column("Real", 6, "right"), Column("Finding"))


def search(query: str) -> list[SiteHit]:
    """Sites whose name has the letters."""
    return [hit for hit in HITS if query.casefold() in hit.name.casefold()]


def one_of_each(words: str = NASTY) -> list[Widget]:
    """Every widget, showing `words` wherever somebody's own words may come."""
    return [
        BigClock("13:43", "paused", words),
        Headline(words),
        PaceBlock(PaceView("behind", "1:30", (words, "82:13 to end"))),
        PaceBlock(PaceView("ahead", "12:30"), banner=True),
        StageRail((RailStage(words, words, 5, status="current"), *stages())),
        ScoreStrip(ScoreScale(0, 4, 1, (words, "b")), 0, 1),
        KeyBar((Key("x", words, "x"), *KEYS)),
        TopBar(words, words, demo=True),
        DoSay(DoSayView((words, words), (words,), words, 1, 2, False, words)),
        TrendChart(Trend(words, (TrendPoint(words, 1, 2), TrendPoint(words, None, 9)), unit=words)),
        SitePicker(lambda _: [SiteHit("a", words, words, "caution")], placeholder="Where?"),
        Choices((Choice("1", words, words), Choice("2", words, careful=True))),
        VirtualList(COLUMNS, [(words, Tinted(words, "worse"), words)] * 30),
        BeforeAfterTable((ChangeRow(words, 3, 9, words, words), *CHANGES)),
    ]


class Show(App[None]):
    """Shows widgets one under the other and keeps the messages they post."""

    CSS = "Screen { background: $ground; color: $ink; overflow: hidden; } KeyBar { dock: none; }"

    def __init__(self, *widgets: Widget, css: str = "") -> None:
        self.CSS = type(self).CSS + css
        super().__init__()
        self._widgets = widgets
        self.told: list[Message] = []
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = "session-dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults()

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def keep(self, message: Message) -> None:
        """Keep a message; to be given to `run_test(message_hook=)`."""
        if type(message).__module__.startswith("session_tui."):
            self.told.append(message)


def words_of(widget: Widget) -> str:
    """What a widget shows, line by line."""
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def told(app: Show, kind: type[Message], attribute: str) -> list[object]:
    """An attribute of every message of a kind, once for each message."""
    seen: Iterable[Message] = {id(message): message for message in app.told if isinstance(message, kind)}.values()
    return [getattr(message, attribute) for message in seen]
