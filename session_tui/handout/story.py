"""The sections of the page, one after another, as things that reportlab can flow."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from session_tui.handout import look
from session_tui.handout.charts import BeforeAfterLine, Key, ProgressChart, WeekToTick
from session_tui.handout.content import Finding, HandoutContent, NumberRow
from session_tui.handout.look import Look
from session_tui.handout.picture import BodyPicture, Legend
from session_tui.handout.squares import NumberSquare
from session_tui.handout.text import safe

FEW_ROWS = 6
PICTURE_HEIGHT = 238.0
MOST_BESIDE = 7
"""More findings than this stand under the picture, not beside it."""
LONG_WORDS = 420


class Story:
    """Sets one handout's sections for one size of type and one width, in points."""

    def __init__(self, content: HandoutContent, style: Look, width: float, drawable: frozenset[int]) -> None:
        """Set `content`."""
        self._content = content
        self._look = style
        self._width = width
        self._drawable = drawable
        self.flow: list[Flowable] = []

    def words(self, text: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph of somebody's words."""
        return Paragraph(safe(text, self._drawable), style)

    def heading(self, text: str) -> None:
        """A section's heading, never alone at the foot of a page."""
        self.flow.append(CondPageBreak(self._look.size * 6))
        self.flow.append(self.words(text, self._look.heading))

    def lines(self, heading: str, lines: tuple[str, ...]) -> None:
        """A section of plain paragraphs."""
        if lines:
            self.heading(heading)
            self.flow += [self.words(line, self._look.body) for line in lines]

    def bullets(self, lines: tuple[str, ...]) -> list[Flowable]:
        """A list."""
        return [Paragraph(safe(line, self._drawable), self._look.bullet(), bulletText="•") for line in lines]

    def panel(self, inside: list[Flowable], ground: Color, edge: Color | None) -> Table:
        """Things on a coloured ground, with a coloured edge on the left; may break over pages."""
        pad = self._look.size * 0.7
        commands: list[tuple[Any, ...]] = [
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("LEFTPADDING", (0, 0), (-1, -1), pad * 1.5),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad * 1.5),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (-1, 0), pad),
            ("BOTTOMPADDING", (0, -1), (-1, -1), pad),
        ]
        if edge is not None:
            commands.append(("LINEBEFORE", (0, 0), (0, -1), 4, edge))
        return Table([[part] for part in inside], colWidths=[self._width], style=TableStyle(commands), splitInRow=1)

    def table(self, rows: list[list[object]], widths: list[float], *, head: bool) -> None:
        """Rows with fine rules between; kept on one page when they are few."""
        commands: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), self._look.size * 0.8),
            ("TOPPADDING", (0, 0), (-1, -1), self._look.size * 0.32),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self._look.size * 0.38),
            ("LINEBELOW", (0, 1 if head else 0), (-1, -1), 0.5, look.RULE),
        ]
        if head:
            commands.append(("LINEBELOW", (0, 0), (-1, 0), 1.1, look.INK))
        scale = self._width / sum(widths)
        table = Table(
            rows,
            colWidths=[width * scale for width in widths],
            style=TableStyle(commands),
            repeatRows=1 if head else 0,
            splitInRow=1,
        )
        self.flow.append(KeepTogether([table]) if len(rows) <= FEW_ROWS and not _is_long(rows) else table)

    def opening(self) -> None:
        """Title, who and when, and what matters in a few sentences."""
        content = self._content
        head = " · ".join(filter(None, (content.client, content.date, content.visit)))
        by = f" · with {content.practitioner}" if content.practitioner else ""
        self.flow.append(self.words(content.title, self._look.title))
        self.flow.append(self.words(head + by, self._look.small))
        self.flow.append(Spacer(1, self._look.size * 0.8))
        if content.in_short:
            self.flow.append(
                self.panel([self.words(" ".join(content.in_short), self._look.lead)], look.SAND, look.BLUE)
            )

    def quotes(self) -> None:
        """The client's own words."""
        if self._content.quotes:
            self.heading("What you came with")
            for quote in self._content.quotes:
                about = f"<font color='#57606a'>{safe(quote.about, self._drawable)}:</font>"
                words = safe(quote.words, self._drawable)
                self.flow.append(Paragraph(f"{about} “{words}”", self._look.body))

    def found(self) -> None:
        """The picture, and the places beside it."""
        content = self._content
        if not content.findings and not content.pain:
            return
        self.heading("What I found")
        picture = BodyPicture(
            tuple(site for site, _words in content.pain),
            tuple((finding.number, finding.site) for finding in content.findings),
            content.path,
            PICTURE_HEIGHT,
        )
        listed = [self._finding(finding) for finding in content.findings]
        legend = Legend(bool(content.pain), bool(content.findings), len(content.path) > 1, self._look.size)
        none = [] if listed else [self.words("I found nothing that stood out by touch today.", self._look.body)]
        beside: list[Flowable] = [*none, *listed, Spacer(1, self._look.size * 0.6), legend]
        long = sum(len(f.felt) + len(f.more) for f in content.findings) > LONG_WORDS * 2
        if len(listed) > MOST_BESIDE or long:
            self._side_by_side(picture, [legend])
            self.flow += listed
        else:
            self._side_by_side(picture, beside)

    def _side_by_side(self, picture: BodyPicture, beside: list[Flowable]) -> None:
        left = picture.width + self._look.size * 1.2
        table = Table(
            [[picture, beside]],
            colWidths=[left, self._width - left],
            style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]),
            splitInRow=1,
        )
        self.flow.append(table)

    def _finding(self, finding: Finding) -> Table:
        felt = f"{finding.felt[:1].upper()}{finding.felt[1:]}."
        more = f" <font color='#57606a'>{safe(finding.more, self._drawable)}</font>" if finding.more else ""
        text = [
            self.words(finding.name, self._look.bold),
            Paragraph(safe(felt, self._drawable) + more, self._look.body),
        ]
        return Table(
            [[NumberSquare(finding.number), text]],
            colWidths=[22, None],
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 0),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ]
            ),
            splitInRow=1,
        )

    def numbers(self) -> None:
        """Before and after, one line a measure."""
        rows = self._content.numbers
        if not rows:
            return
        self.heading("Before and after")
        drawn: list[list[object]] = [["", Key(self._look.size), ""]]
        drawn += [self._number(row) for row in rows]
        self.table(drawn, [0.34, 0.38, 0.28], head=False)

    def _number(self, row: NumberRow) -> list[object]:
        label: list[Flowable] = [self.words(row.label, self._look.bold)]
        if row.scale:
            label.append(self.words(row.scale, self._look.small))
        change = row.change or ("not measured" if row.before is None and row.after is None else "")
        if row.after is None and row.missing:
            change = f"after: {row.missing}"
        elif row.after is None or row.before is None:
            change = "" if row.verdict else change
        right: list[Flowable] = [self.words(change[:1].upper() + change[1:], self._look.bold)] if change else []
        right.append(self.words(row.verdict, self._look.small))
        return [label, BeforeAfterLine(row, self._width * 0.34, self._look.size), right]

    def did(self) -> None:
        """What was worked on, in order."""
        if not self._content.did:
            return
        self.heading("What we did, in this order")
        rows: list[list[object]] = [
            [self.words(word, self._look.head) for word in ("", "Place", "What I did", "What changed there")]
        ]
        rows += [
            [
                NumberSquare(row.number),
                self.words(row.place, self._look.bold),
                self.words(row.what, self._look.body),
                self.words(row.changed, self._look.body),
            ]
            for row in self._content.did
        ]
        self.table(rows, [0.06, 0.24, 0.38, 0.32], head=True)

    def answers(self) -> None:
        """The client's questions."""
        if self._content.answers:
            self.heading("Your questions")
            for answer in self._content.answers:
                self.flow.append(self.words(answer.question, self._look.bold))
                self.flow.append(self.words(answer.answer, self._look.body))

    def expect_and_call(self) -> None:
        """What is usual after a session, and when to get help."""
        content = self._content
        if content.expect:
            self.heading("What to expect")
            self.flow += self.bullets(content.expect)
            self.flow.append(Spacer(1, self._look.size * 0.5))
        if content.call:
            inside: list[Flowable] = [self.words(content.call_title, self._look.bold), *self.bullets(content.call)]
            self.flow.append(KeepTogether([self.panel(inside, look.ROSE, look.RED)]))

    def home(self) -> None:
        """Things to try, with a week to tick."""
        if not self._content.home:
            return
        self.heading("To try at home, until we meet again")
        days = "M   T   W   T   F   S   S"
        titles = ("What", "How", "How much", days)
        rows: list[list[object]] = [[self.words(word, self._look.head) for word in titles]]
        for task in self._content.home:
            how: list[Flowable] = [self.words(task.how, self._look.body)]
            if task.stop_when:
                how.append(self.words(task.stop_when, self._look.small))
            rows.append(
                [
                    self.words(task.name, self._look.bold),
                    how,
                    self.words(task.how_much, self._look.body),
                    WeekToTick(self._look.size),
                ]
            )
        self.table(rows, [0.2, 0.39, 0.2, 0.21], head=True)

    def progress(self) -> None:
        """The course so far."""
        progress = self._content.progress
        if progress is None:
            return
        better = "Lower is better." if progress.better == "lower" else "Higher is better."
        self.heading("Your progress")
        parts: list[Flowable] = [self.words(progress.words, self._look.body)] if progress.words else []
        parts += [
            ProgressChart(progress, self._width, self._look.size),
            self.words(f"{progress.label}, at the start and the end of each visit. {better}", self._look.small),
        ]
        self.flow.append(KeepTogether(parts))

    def next_visit(self) -> None:
        """When the client comes again."""
        content = self._content
        inside: list[Flowable] = []
        if content.next_visit:
            inside.append(self.words(content.next_visit, self._look.bold))
        inside += [self.words(line, self._look.body) for line in (content.next_plan, content.next_decision) if line]
        if inside:
            self.heading("Next visit")
            self.flow.append(self.panel(inside, look.SAND, None))

    def about(self) -> None:
        """Who made this, and what it is not."""
        lines = [line for line in (self._content.record, self._content.made_by, self._content.not_a_diagnosis) if line]
        if lines:
            self.flow.append(Spacer(1, self._look.size))
            self.flow.append(self.words(" ".join(lines), self._look.small))


def _is_long(rows: list[list[object]]) -> bool:
    """Whether a cell holds so many words that the rows had better be free to break."""
    cells = [cell for row in rows for part in row for cell in (part if isinstance(part, list) else [part])]
    return any(len(getattr(cell, "text", "") or "") > LONG_WORDS for cell in cells)


def story_of(content: HandoutContent, style: Look, width: float, drawable: frozenset[int]) -> list[Flowable]:
    """Every section of the page in its order."""
    story = Story(content, style, width, drawable)
    story.opening()
    story.quotes()
    story.found()
    story.lines("Our working idea", content.idea)
    story.numbers()
    story.did()
    story.expect_and_call()
    story.home()
    story.lines("What we talked about", content.explained)
    story.answers()
    story.lines("In your own words", (f"“{content.own_words}”",) if content.own_words else ())
    story.progress()
    story.next_visit()
    story.about()
    return story.flow
