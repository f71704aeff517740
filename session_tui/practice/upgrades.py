"""Formats of the files, and the pure functions that lift an older one to today's.

A file is lifted in memory when it is read and written in the new format at its next save; nothing is ever rewritten in
bulk. To change a format: raise its number here, add the step from the number before, and keep a golden file for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from session_tui.practice.failures import NewerFormat
from session_tui.practice.storage import Tables

Step = Callable[[Tables], Tables]


@dataclass(frozen=True, slots=True)
class Format:
    """The format of one kind of file: the table whose first row names it, today's number, and the steps up to it.

    `steps[n]` lifts format n to n + 1 and must not change the tables it is given.
    """

    kind: str
    table: str
    today: int = 1
    steps: Mapping[int, Step] = field(default_factory=dict)

    def upgrade(self, tables: Tables) -> Tables:
        """The tables in today's format; the very same object when nothing was to be done. Raises NewerFormat."""
        found = tables.get(self.table, {}).get("1", {}).get("format", 1)
        if not isinstance(found, int) or found > self.today:
            raise NewerFormat(self.kind, found, self.today)
        for number in range(found, self.today):
            tables = self.steps[number](tables)
        return tables


SESSION = Format("session", "header")
CLIENT = Format("client's record", "profile")
PRACTICE = Format("practice", "practice")
INDEX = Format("index", "about")
