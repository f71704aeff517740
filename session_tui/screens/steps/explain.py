"""The panel for explaining: questions and answers, the client's own words, what they try at home, the next visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from session_tui.protocol.models import ExplainStep
from session_tui.protocol.tables import HomeTask, Measure
from session_tui.protocol.tables import Question as AskedQuestion
from session_tui.screens.steps import scoring
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelKey, PanelView, Strip, digits, key
from session_tui.screens.steps.wishes import Ask, Do, Option, Question, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.progress import Target


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the panel: a question, the teach-back, a task for home, or the next visit."""

    kind: Literal["question", "teach_back", "home", "next"]
    id: str = ""
    done: bool = False


def items(here: Here) -> tuple[Item, ...]:
    """What the step asks for, in order."""
    state, step = here.state, here.state.step
    if not isinstance(step, ExplainStep):
        return ()
    asked = {entry.body.question for entry in state.questions}
    found = [Item("question", name, name in asked) for name in step.questions]
    if step.teach_back is not None:
        found.append(Item("teach_back", step.teach_back, _taught(here) is not None or state.teach_back is not None))
    if step.home:
        given = {task.task for task in state.home}
        found += [Item("home", task.task, True) for task in state.home if here.tables.find("home", task.task) is None]
        found += [Item("home", task.id, task.id in given) for task in here.tables.home]
        found.append(Item("next", "", state.next_visit is not None))
    return tuple(found)


def _taught(here: Here) -> float | None:
    step = here.state.step
    name = step.teach_back if isinstance(step, ExplainStep) else None
    values = [e.body.value for e in here.state.readings if e.body.measure == name]
    return values[-1] if values else None


def _measure(here: Here) -> Measure | None:
    step = here.state.step
    return here.tables.measure(step.teach_back) if isinstance(step, ExplainStep) and step.teach_back else None


def _place(here: Here, every: tuple[Item, ...]) -> int:
    wanted = [n for n, item in enumerate(every) if not item.done and item.kind != "home"]
    if any(item.kind == "home" for item in every) and not here.state.home:
        wanted = [n for n, item in enumerate(every) if not item.done]
    return here.at(len(every), wanted[0] if wanted else len(every) - 1)


def view(here: Here) -> PanelView:
    """The line in turn, and all of them."""
    every = items(here)
    if not every:
        return PanelView(title="Explain", ask="Say it in their words. Space goes on.")
    place = _place(here, every)
    measure = _measure(here)
    item = every[place]
    return PanelView(
        title={"question": "Questions", "teach_back": "In their own words", "home": "At home", "next": "Next visit"}[
            item.kind
        ],
        place=f"{len(here.state.home)} of 3 agreed" if item.kind in ("home", "next") else "",
        ask=_ask(here, item, measure),
        notes=_notes(here, item, measure),
        lines=tuple(_line(here, each) for each in every),
        cursor=place,
        strip=_strip(here, measure) if measure is not None and item.kind == "teach_back" else None,
        keys=_keys(item),
    )


def _ask(here: Here, item: Item, measure: Measure | None) -> str:
    if item.kind == "teach_back":
        return measure.ask if measure else "What did we find today, in your own words?"
    if item.kind == "next":
        return "When do they come again?"
    row = here.tables.find("questions" if item.kind == "question" else "home", item.id)
    if isinstance(row, AskedQuestion):
        return row.ask
    return f"{row.name}: {row.how}" if isinstance(row, HomeTask) else item.id


def _notes(here: Here, item: Item, measure: Measure | None) -> tuple[str, ...]:
    if item.kind == "teach_back" and measure is not None:
        return ("   ".join(f"{n} {words}" for n, words in enumerate(measure.words)),)
    row = here.tables.find("home", item.id) if item.kind == "home" else None
    return (f"{row.how_much} {row.stop_when}",) if isinstance(row, HomeTask) else ()


def _keys(item: Item) -> tuple[PanelKey, ...]:
    return {
        "question": (key("yes", "Show the answer"),),
        "teach_back": (key("write", "Their words"), digits("Told back", "3"), key("decline")),
        "home": (key("yes", "Agree"), key("no", "Take off"), key("write", "Another task")),
        "next": (key("write", "When"),),
    }[item.kind]


def _line(here: Here, item: Item) -> Line:
    sign = "✓" if item.done else "·"
    if item.kind == "question":
        row = here.tables.find("questions", item.id)
        return Line(row.ask if isinstance(row, AskedQuestion) else item.id, "answered" if item.done else "", sign)
    if item.kind == "teach_back":
        measure, value = _measure(here), _taught(here)
        words = scoring.value_words(measure, value) if measure is not None and value is not None else ""
        said = f"“{here.state.teach_back}”" if here.state.teach_back else ""
        return Line("In their own words", "  ".join(p for p in (said, words) if p), sign, right_tone="headline")
    if item.kind == "next":
        following = here.state.next_visit
        return Line("Next visit", following.when if following else "", sign, right_tone="headline")
    task = here.tables.find("home", item.id)
    own = next((given.name for given in here.state.home if given.task == item.id), item.id)
    return Line(task.name if isinstance(task, HomeTask) else own, "agreed" if item.done else "", sign)


def _strip(here: Here, measure: Measure) -> Strip:
    return Strip(measure.low, measure.high, measure.step, (), _taught(here))


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    every = items(here)
    if not every:
        return None
    place = _place(here, every)
    item = every[place]
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if item.kind == "question" and command == "yes":
        return answered(here, item.id)
    if item.kind == "home":
        return _home(item, command)
    if item.kind == "teach_back" and command == "decline":
        return Do(a.TeachBack(words=here.state.teach_back or "", missing="declined"))
    if command == "write":
        return _teach_back(here) if item.kind == "teach_back" else _next_visit(here) if item.kind == "next" else None
    return None


def answered(here: Here, question_id: str) -> Wish:
    """Write down that a question was asked, and show its answer large."""
    row = here.tables.find("questions", question_id)
    if not isinstance(row, AskedQuestion):
        return Tell("There is no such question.")
    show = Ask(Question(row.ask, (row.answer,)), lambda _answer: None)
    return Do(a.AskQuestion(question=row.id), then=(show,))


def _home(item: Item, command: str) -> Wish | None:
    if command == "yes":
        return Tell("That is agreed already.") if item.done else Do(a.GiveHome(task=item.id))
    if command == "no":
        return Do(a.TakeHome(task=item.id))
    if command != "write":
        return None
    name = Question("What should they try?", write="A short name", initial="")

    def named(words: str) -> Wish:
        how = Question(f"{words}: how, and how much?", write="In plain words", empty_is_fine=True)
        return Ask(how, lambda text: Do(a.GiveHome(name=words, how=text)))

    return Ask(name, named)


def _teach_back(here: Here) -> Ask:
    question = Question("In their own words", ("What did we find, and what is next?",), write="Their words",
                        initial=here.state.teach_back or "")  # fmt: skip
    return Ask(question, lambda words: Do(a.TeachBack(words=words)))


def _next_visit(here: Here) -> Ask:
    before = here.state.next_visit
    when = ("In one week", "In two weeks", "In four weeks", "They will call")
    question = Question(
        "When do they come again?", options=tuple(Option(str(n), words) for n, words in enumerate(when, 1)),
        write="Day and hour", initial=before.when if before else "",
    )  # fmt: skip

    def planned(words: str) -> Wish:
        plan = Question("What is planned?", write="May stay empty", initial=before.plan if before else "",
                        empty_is_fine=True)  # fmt: skip
        return Ask(plan, lambda text: Do(a.SetNextVisit(when=words, plan=text)))

    return Ask(question, planned)


def digit(here: Here, number: int) -> Wish | None:
    """How well the client told it back, 0 to 3."""
    measure, every = _measure(here), items(here)
    if measure is None or number > 3 or every[_place(here, every)].kind != "teach_back":
        return None
    if here.state.teach_back is None:
        return Do(a.TeachBack(value=number))
    return scoring.score(Target(measure, "", measure.name), number)
