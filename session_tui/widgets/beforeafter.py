"""Before and after, measure by measure: a ring and a dot on a line, the numbers, and what may be said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from session_tui.widgets.painted import Painted
from session_tui.widgets.painting import BOLD, DIM, EMPTY, PLAIN, Ink, Picture, Row, ends, fill, row
from session_tui.widgets.plain import clip, columns, pad, wrap

Tone = Literal["better", "worse", "same", "unknown"]

RING, DOT, BOTH = "○", "●", "◉"
_INKS: dict[Tone, str] = {"better": "better", "worse": "worse", "same": "same", "unknown": "ink-dim"}
_NARROWEST_LINE = 12
_ONE_ROW = 92
_NUMBERS = 13


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One measure on a scale from `low` to `high`; `verdict` is the rule's word, `change` what else may be said."""

    measure: str
    before: float | None
    after: float | None
    change: str = ""
    verdict: str = ""
    low: float = 0
    high: float = 10
    tone: Tone = "unknown"


def place_on(value: float, low: float, high: float, width: int) -> int:
    """The column of a value on a line of `width` columns; values beyond the ends stand at them."""
    if high <= low or width <= 1:
        return 0
    return round(min(1.0, max(0.0, (value - low) / (high - low))) * (width - 1))


def scale_line(change: ChangeRow, width: int) -> Row:
    """A thin line with a ring where it was and a dot where it is, joined by a thick one."""
    if width <= 0:
        return EMPTY
    cells: list[tuple[str, Ink]] = [("─", Ink("rule"))] * width
    ends_at = [place_on(value, change.low, change.high, width) for value in _known(change)]
    colour = _INKS[change.tone]
    if len(ends_at) == 2:
        for column in range(min(ends_at), max(ends_at)):
            cells[column] = ("━", Ink(colour))
    if change.before is not None:
        cells[place_on(change.before, change.low, change.high, width)] = (RING, Ink("before", bold=True))
    if change.after is not None:
        sign = BOTH if len(ends_at) == 2 and ends_at[0] == ends_at[1] else DOT
        cells[place_on(change.after, change.low, change.high, width)] = (sign, Ink("after", bold=True))
    return tuple(cells)


def _known(change: ChangeRow) -> list[float]:
    return [value for value in (change.before, change.after) if value is not None]


def number(value: float | None) -> str:
    """A number without needless zeros; a dash when there is none."""
    return "—" if value is None else f"{value:g}".replace("-", "−")


def _numbers(change: ChangeRow) -> Row:
    return row((number(change.before), BOLD), (" → ", DIM), (number(change.after), BOLD))


def paint_table(changes: Sequence[ChangeRow], width: int, height: int) -> Picture:
    """The table at a size: one row a measure when it is wide, else more, with a word for what does not fit."""
    blocks = [measure_rows(change, width) for change in changes]
    if sum(map(len, blocks)) <= height:
        return tuple(line for block in blocks for line in block)
    rows: list[Row] = []
    for shown, block in enumerate(blocks):
        if len(rows) + len(block) >= height:
            return (*rows, row((clip(f"… {len(changes) - shown} more", width), DIM)))
        rows += block
    return tuple(rows)


def measure_rows(change: ChangeRow, width: int) -> list[Row]:
    """The rows of one measure."""
    return [_wide(change, width)] if width >= _ONE_ROW else _narrow(change, width)


def _wide(change: ChangeRow, width: int) -> Row:
    name_width, verdict_width = width // 4, width // 3
    line_width = width - name_width - verdict_width - _NUMBERS - 2
    return (
        *fill(row((pad(change.measure, name_width - 2), BOLD)), name_width),
        *fill(_numbers(change), _NUMBERS),
        *scale_line(change, line_width),
        ("  ", PLAIN),
        (pad(change.verdict or change.change, verdict_width), Ink(_INKS[change.tone], bold=True)),
    )


def _narrow(change: ChangeRow, width: int) -> list[Row]:
    ink = Ink(_INKS[change.tone], bold=True)
    verdict = change.verdict or change.change
    together = columns(change.measure) + columns(verdict) + 2 <= width
    name = row((clip(change.measure, width), BOLD))
    first = ends(name, row((verdict, ink)), width) if together else name
    under = [] if together else [row((part, ink)) for part in wrap(verdict, width) if part]
    extra = f"  {change.change}" if change.verdict and change.change else ""
    line_width = width - _NUMBERS - columns(extra)
    if line_width < _NARROWEST_LINE:
        extra, line_width = "", width - _NUMBERS
    scale = scale_line(change, line_width if line_width >= _NARROWEST_LINE else 0)
    return [first, (*fill(_numbers(change), min(_NUMBERS, width)), *scale, (extra, DIM)), *under]


class BeforeAfterTable(Painted):
    """A table of changes."""

    DEFAULT_CSS = """
    BeforeAfterTable { height: auto; color: $ink; }
    """

    def __init__(self, rows: Sequence[ChangeRow] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `rows`."""
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show other rows."""
        if self._rows != tuple(rows):
            self._rows = tuple(rows)
            self.repaint()
            self.refresh(layout=True)

    def rows_needed(self, width: int) -> int:
        """One row a measure, more when narrow."""
        return sum(len(measure_rows(change, width)) for change in self._rows)

    def paint(self, width: int, height: int) -> Picture:
        """The table."""
        return paint_table(self._rows, width, height)
