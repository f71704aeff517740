"""The words of a session, to read back: the client's story and answers, what was said, asked and noted."""

from __future__ import annotations

from session_tui.protocol.tables import Topic
from session_tui.session import bodies as b
from session_tui.session.course import local_time
from session_tui.session.session import Session
from session_tui.session.telling_entries import quoted


def story_lines(session: Session) -> tuple[str, ...]:
    """What the client told, a line a topic, and the activities that matter to them."""
    lines = []
    for topic_id, words in session.state.story.items():
        topic = session.protocol.tables.find("topics", topic_id)
        lines.append(f"{topic.name if isinstance(topic, Topic) else topic_id}: {quoted(words)}")
    lines += [f"Matters to them: {quoted(words)}" for words in session.state.activities.values()]
    return tuple(lines)


def talk_lines(session: Session) -> tuple[str, ...]:
    """What the client asked and was answered, and what they said back."""
    state = session.state
    lines = [
        f"Asked: {quoted(e.body.words)}" + (f" Answer: {quoted(e.body.answer)}" if e.body.answer else "")
        for e in state.questions
    ]
    if state.teach_back is not None:
        lines.append(f"In their own words: {quoted(state.teach_back) if state.teach_back else 'nothing said'}")
    if state.said:
        lines.append(f"{len(state.said)} of the prompts were said; the log has their words.")
    return tuple(lines)


def home_lines(session: Session) -> tuple[str, ...]:
    """What was agreed for home, and the next visit."""
    lines = [f"{task.name}: {task.how_much}" for task in session.state.home]
    following = session.state.next_visit
    if following is not None:
        lines.append(f"Next visit: {following.when}" + (f", {following.plan}" if following.plan else ""))
    return tuple(lines)


def note_lines(session: Session) -> tuple[str, ...]:
    """The practitioner's own notes."""
    return tuple(entry.body.words for entry in session.state.notes)


def amendment_lines(session: Session) -> tuple[str, ...]:
    """Corrections after signing, with the entry they are about."""
    numbers = {event.id: event.seq for event in session.events}
    lines = []
    for entry in session.state.amendments:
        about = f"entry {numbers[entry.body.event]}: " if entry.body.event in numbers else ""
        why = f" ({entry.body.reason})" if entry.body.reason else ""
        lines.append(f"{about}{entry.body.words}{why}")
    return tuple(lines)


def print_lines(session: Session) -> tuple[str, ...]:
    """When handouts were made."""
    return tuple(
        f"{local_time(session, event.stamp.wall):%Y-%m-%d %H:%M}, {'A4' if event.body.paper == 'a4' else 'Letter'}"
        for event in session.events
        if isinstance(event.body, b.Printed)
    )
