"""Handouts from the counter: their words to read first, and their page on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from session_tui.clock import Clock
from session_tui.desk import DeskProblem, HandoutFile, Paper
from session_tui.handout.build import Printing, build
from session_tui.handout.content import HandoutContent, sections
from session_tui.handout.writing import file_name, not_written, save_exactly, save_new
from session_tui.practice.practice import Practice
from session_tui.session.course import session_date
from session_tui.session.session import Session
from session_tui.settings import Settings


class HandoutCounter:
    """Makes handouts of a practice's sessions."""

    def __init__(self, practice: Practice, settings: Settings, clock: Clock) -> None:
        """Take the practice's own lines first, else those of the settings."""
        self._practice = practice
        self._settings = settings
        self._clock = clock

    def content(self, visits: Sequence[Session], client_name: str) -> HandoutContent:
        """The handout of the last of `visits`."""
        practice, settings = self._practice.settings, self._settings
        number = practice.emergency_number or settings.emergency_number
        return build(
            visits,
            Printing(
                client=client_name,
                practice=practice.name or settings.practice_name,
                contact=practice.contact or settings.contact,
                profession=practice.profession or settings.profession,
                **({"emergency_number": number} if number else {}),
            ),
        )

    def text(self, visits: Sequence[Session], client_name: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Headings with lines."""
        return sections(self.content(visits, client_name))

    def write(
        self, visits: Sequence[Session], client_name: str, paper: Paper | None, out: Path | None
    ) -> tuple[HandoutFile, Paper, str]:
        """Write the page to `out`, or under a name of its own into the practice's folder; also its paper and digest."""
        from session_tui.handout.page import render

        chosen: Paper = paper or self._settings.paper
        rendered = render(self.content(visits, client_name), chosen, self._clock.now().wall)
        session = visits[-1]
        target = out or self._practice.handouts_folder() / file_name(
            session_date(session).date(), session.header.id[:6]
        )
        try:
            path = save_exactly(target, rendered.data) if out is not None else save_new(target, rendered.data)
        except OSError as error:
            raise DeskProblem(not_written(target, error)) from error
        digest = hashlib.sha256(rendered.data).hexdigest()
        return HandoutFile(path, rendered.pages, rendered.missing_letters), chosen, digest
