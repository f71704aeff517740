"""Pieces that several screens show: panels of lines, lines with a head, before and after, the trend of a course."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from session_tui.desk import SessionView
from session_tui.session.change import Change, changes, main_change
from session_tui.session.course import course_points
from session_tui.session.looking_back import StageRow, clock_words, same_measure
from session_tui.session.session import Session
from session_tui.session.telling import outcome_words
from session_tui.widgets.beforeafter import ChangeRow, Tone
from session_tui.widgets.trendchart import Trend, TrendPoint
from session_tui.widgets.virtuallist import Tinted

TONES: dict[str, Tone] = {
    "clearly_better": "better",
    "perhaps_better": "better",
    "clearly_worse": "worse",
    "perhaps_worse": "worse",
    "no_change": "same",
}
"""Which verdicts are better, worse or the same; all others have no tone."""


class Panel(Vertical):
    """A heading with lines under it; without lines it is not there, unless it has words for that case."""

    def __init__(self, title: str, *, empty: str = "", id: str | None = None) -> None:
        """A panel called `title`; `empty` is what to say when there is nothing."""
        super().__init__(id=id, classes="panel")
        self._title = Static(Content(title), classes="heading", markup=False)
        self._lines = Static(markup=False, classes="lines")
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Heading and lines."""
        yield self._title
        yield self._lines

    def set_title(self, words: str) -> None:
        """Another heading."""
        self._title.update(Content(words))

    def set_lines(self, lines: Sequence[str | Content]) -> None:
        """Show lines; they are never markup."""
        shown = [line if isinstance(line, Content) else Content(line) for line in lines]
        if not shown and self._empty:
            shown = [Content(self._empty).stylize("$ink-dim")]
        self._lines.update(Content("\n").join(shown))
        self.display = bool(shown)


HangingLine = tuple[Content, Content]
"""A head and the words beside it."""

NARROWEST = 12
"""Columns that words get at least, however long the head is."""


def hang(rows: Sequence[HangingLine], width: int) -> Content:
    """The rows as one text of `width` columns."""
    lines: list[Content] = []
    for head, words in rows:
        room = max(NARROWEST, width - head.cell_length)
        first, *rest = words.wrap(room) or [Content("")]
        lines.append(Content.assemble(head, first))
        lines += [Content.assemble(" " * head.cell_length, line) for line in rest]
    return Content("\n").join(lines)


class Hanging(Widget):
    """Such lines; how high they are follows from the width they get."""

    DEFAULT_CSS = "Hanging { height: auto; }"

    def __init__(self, rows: Sequence[HangingLine] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `rows`."""
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._wrapped: tuple[int, Content] | None = None

    def set_rows(self, rows: Sequence[HangingLine]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self._wrapped = None
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines at the width there is."""
        return self._at(self.content_size.width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """A row a line."""
        return len(self._at(width).plain.splitlines())

    def _at(self, width: int) -> Content:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = (width, hang(self._rows, width))
        return self._wrapped[1]


def visit_words(view: SessionView) -> str:
    """Which visit it was: visit 3 of 6."""
    return f"visit {view.visit} of {view.planned_visits}" if view.planned_visits else f"visit {view.visit}"


def status_words(view: SessionView) -> str:
    """How a session stands or ended."""
    if view.outcome:
        return outcome_words(view.outcome) + (" · signed" if view.status == "signed" else "")
    return {"planned": "not begun", "running": "not finished", "paused": "paused"}.get(view.status, view.status)


def how_cell(view: SessionView) -> str | Tinted:
    """How a session ended, or that one can go on with it."""
    return Tinted("Enter goes on", "caution") if is_open(view) else status_words(view)


def is_open(view: SessionView) -> bool:
    """Whether one can go on with it."""
    return view.status in ("planned", "running", "paused")


def change_rows(session: Session) -> list[ChangeRow]:
    """Before and after of every measure."""
    return [change_row(change) for change in changes(session.state)]


def change_row(change: Change) -> ChangeRow:
    """One measure for the table: numbers, the difference, and the verdict in words."""
    unit = change.unit if change.unit in ("°", "%") else f" {change.unit}".rstrip()
    moved = ""
    if change.before is not None and change.after is not None:
        difference = round(change.after - change.before, 2)
        moved = f"{difference:+g}{unit}".replace("-", "−") if difference else f"0{unit}"
    return ChangeRow(
        measure=change.label,
        before=change.before,
        after=change.after,
        change=moved,
        verdict=change.words or "not judged",
        low=change.low,
        high=change.high,
        tone=TONES.get(change.verdict, "unknown"),
    )


def rule_lines(session: Session) -> list[Content]:
    """Which rule gave each verdict; the same rule once."""
    by_rule: dict[str, list[str]] = {}
    for change in changes(session.state):
        by_rule.setdefault(change.rule, []).append(change.label)
    return [
        Content.assemble((f"{', '.join(labels)}: ", "$ink"), (rule, "$ink-dim"))
        for rule, labels in by_rule.items()
        if rule
    ]


def pace_cell(row: StageRow) -> Tinted | str:
    """A stage's difference to its plan, with arrow and sign."""
    if not row.pace:
        return row.status if row.status == "skipped" else ""
    sign = "+" if row.late >= 1 else "−" if row.late <= -1 else " "
    words = f"{sign}{clock_words(abs(row.late))}"
    if row.pace == "on time":
        return Tinted(f"  {words}", "pace-on")
    return Tinted(f"▼ {words}", "pace-behind") if row.late > 0 else Tinted(f"▲ {words}", "pace-ahead")


def trend_of(sessions: Sequence[Session]) -> Trend | None:
    """The main measure over the visits of a course, the last session's measure; none when nothing was measured."""
    points = same_measure(course_points(sessions))
    change = main_change(sessions[-1].state) if sessions else None
    if change is None or not points:
        return None
    return Trend(
        title=f"{change.label} · start and end",
        points=tuple(TrendPoint(f"{p.date.day} {p.date:%b}", p.before, p.after) for p in points),
        low=change.low,
        high=change.high,
        lower_is_better=change.better == "lower",
        unit=change.unit,
    )
