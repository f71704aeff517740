"""The panel for the story: a list of topics, answered by one key or in the client's words."""

from __future__ import annotations

from session_tui.protocol.models import StoryStep
from session_tui.protocol.tables import Topic
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, digits, key
from session_tui.screens.steps.wishes import Ask, Do, Question, Stand, Wish
from session_tui.session import actions as a


def topics_of(here: Here) -> tuple[Topic, ...]:
    """The topics of the step on the screen."""
    step = here.state.step
    rows = (here.tables.find("topics", topic) for topic in (step.topics if isinstance(step, StoryStep) else ()))
    return tuple(row for row in rows if isinstance(row, Topic))


def _place(here: Here) -> int:
    topics = topics_of(here)
    left = [place for place, topic in enumerate(topics) if topic.id not in here.state.story]
    return here.at(len(topics), left[0] if left else len(topics) - 1)


def view(here: Here) -> PanelView:
    """The topic in turn, and what has been said so far."""
    topics = topics_of(here)
    place = _place(here)
    topic = topics[place]
    told = [t for t in topics if t.id in here.state.story]
    choices = "   ".join(f"{n} {words}" for n, words in enumerate(topic.choices, 1))
    return PanelView(
        title="Story",
        place=f"{len(told)} of {len(topics)} told",
        ask=topic.ask if len(told) < len(topics) or here.cursor is not None else "All told. Space goes on.",
        notes=(choices,) if choices else (),
        lines=tuple(_line(here, each) for each in topics),
        cursor=place,
        keys=(
            key("write", "Their words"),
            *((digits("Choose", str(len(topic.choices)), "1"),) if topic.choices else ()),
        ),
    )


def _line(here: Here, topic: Topic) -> Line:
    words = here.state.story.get(topic.id, "")
    return Line(topic.name, words, "✓" if words else "·", right_tone="ink-dim")


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    topics = topics_of(here)
    place = _place(here)
    topic = topics[place]
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "write":
        return Ask(
            Question(topic.ask, write="In their words", initial=here.state.story.get(topic.id, "")),
            lambda words: Do(a.NoteStory(topic=topic.id, words=words)),
        )
    if command == "decline":
        return Do(a.NoteStory(topic=topic.id, words="Rather not say"))
    return None


def digit(here: Here, number: int) -> Wish | None:
    """The choice of that number."""
    topic = topics_of(here)[_place(here)]
    if 1 <= number <= len(topic.choices):
        return Do(a.NoteStory(topic=topic.id, words=topic.choices[number - 1]))
    return None
