"""Before and after: one line a measure, with what may be said of it and the rule behind the words."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from session_tui.handout.blocks import Cell, Setter
from session_tui.handout.charts import BeforeAfterLine, Key
from session_tui.handout.content import NumberRow

LABEL_SHARE, LINE_SHARE, SAID_SHARE = 0.37, 0.255, 0.36


def numbers(measured: Sequence[NumberRow], setter: Setter) -> list[Flowable]:
    """The section, or nothing when nothing was measured."""
    if not measured:
        return []
    shares = (LABEL_SHARE, LINE_SHARE, 1 - LABEL_SHARE - LINE_SHARE - SAID_SHARE, SAID_SHARE)
    widths = [share * setter.width for share in shares]
    drawn = any(row.before is not None or row.after is not None for row in measured)
    rows: list[list[Cell]] = [["", Key(setter.look.size), "", ""]] if drawn else []
    rows += [_row(row, setter, widths[1]) for row in measured]
    return setter.section("Before and after", [setter.rows(rows, widths, below=setter.look.size * 0.35, head=drawn)])


def _row(row: NumberRow, setter: Setter, width: float) -> list[Cell]:
    style = setter.look
    label: list[Flowable] = [setter.words(row.label, style.bold)]
    if row.scale:
        label.append(setter.words(row.scale, style.small))
    return [label, BeforeAfterLine(row, width, style.size, setter.drawable), "", _said(row, setter)]


def _said(row: NumberRow, setter: Setter) -> list[Flowable]:
    """The change and what may be said of it; what is missing is told, and why."""
    known = [value for value in (row.before, row.after) if value is not None]
    small = [row.verdict or ("" if known else "not measured")]
    if row.after is None and row.missing:
        small.append(f"after: {row.missing}")
    flow: list[Flowable] = [setter.words(_capital(row.change), setter.look.bold)] if row.change else []
    lines = [line for line in dict.fromkeys(small) if line]
    return flow + [setter.words(line if flow else _capital(line), setter.look.small) for line in lines]


def rules(measured: Sequence[NumberRow]) -> str:
    """The rule behind each verdict, each once; empty when nothing was judged."""
    both = [row for row in measured if row.before is not None and row.after is not None and row.rule and row.verdict]
    said = dict.fromkeys(f"“{_capital(row.verdict)}”: {row.rule}" for row in both)
    return f"How I judge a change. {' '.join(said)}" if said else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
