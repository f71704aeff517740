"""The questions that are not about a step: reasons, gaps in time, the ways to end, what the client asked. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from session_tui.problem import Problem
from session_tui.screens.steps import explain
from session_tui.screens.steps.here import Here, plain_number
from session_tui.screens.steps.scoring import number
from session_tui.screens.steps.wishes import Ask, Do, Option, Question, Wish
from session_tui.session import actions as a
from session_tui.session.gates import gate_items
from session_tui.session.state import Gap, State

REASONS = (
    "The client asked for it",
    "Time is short",
    "Not needed today",
    "Covered another way",
    "My judgement today",
)
"""Reasons given often, for one key each."""


def options(words: Sequence[str]) -> tuple[Option, ...]:
    """Options by number."""
    return tuple(Option(str(n), each) for n, each in enumerate(words, 1))


def reason_for(action: a.Action, problems: tuple[Problem, ...]) -> Ask:
    """Ask why a rule of the practice is departed from; then the same action with the reason."""
    question = Question(
        "Go on all the same? Say why.",
        tuple(str(problem) for problem in problems),
        options(REASONS),
        write="or in your words; it is kept in the record",
    )
    return Ask(question, lambda words: Do(action.model_copy(update={"reason": words})))


def gap(open_gap: Gap) -> Ask:
    """Ask what a gap in time was."""
    about = "about " if open_gap.estimated else ""
    title = f"{about}{open_gap.seconds / 60:.0f} minutes nobody saw. What were they?".strip()
    if open_gap.clocks_disagree:
        title = f"The machine's clock was moved; {open_gap.seconds / 60:.0f} minutes went by. Did they count?"
    question = Question(
        title[:1].upper() + title[1:],
        ("They are counted as session time so far.",),
        (
            Option("1", "The client was here: count them", value="count"),
            Option("2", "We had not been working: leave them out", value="leave_out"),
            Option("3", "Some of them: type how many", value="correct"),
        ),
    )
    return Ask(question, lambda value: _gap_answer(open_gap, value))


def _gap_answer(open_gap: Gap, value: str) -> Wish:
    if value == "correct":
        return _gap_minutes(open_gap)
    return Do(a.AnswerGap.model_validate({"gap": open_gap.id, "answer": value}))


def _gap_minutes(open_gap: Gap) -> Ask:
    def understood(text: str) -> str:
        minutes = number(text)
        if minutes is None or minutes < 0:
            return "! Minutes, such as 5 or 2.5."
        return f"{plain_number(minutes)} of {open_gap.seconds / 60:.0f} minutes count"

    def answered(text: str) -> Wish | None:
        minutes = number(text)
        return Do(a.AnswerGap(gap=open_gap.id, answer="correct", minutes=minutes)) if minutes is not None else None

    return Ask(Question("How many minutes were session time?", write="Minutes", check=understood), answered)


def what_they_asked(here: Here) -> Ask:
    """Ask what the client asked; then show the answer large and write it down."""
    rows = here.tables.questions[:9]
    listed = tuple(Option(str(n), row.ask, value=f"={row.id}") for n, row in enumerate(rows, 1))
    more = tuple(
        Option(key, row.ask, value=f"={row.id}")
        for key, row in zip("abcdefgh", here.tables.questions[9:], strict=False)
    )  # fmt: skip
    question = Question("What did they ask?", (), (*listed, *more), write="or in their words")

    def answered(value: str) -> Wish:
        if value.startswith("="):
            return explain.answered(here, value[1:])
        return Do(a.AskQuestion(words=value))

    return Ask(question, answered)


def at_the_end(state: State) -> bool:
    """Whether nothing is left to go on to."""
    stage = state.stage
    left = [run for run in state.queue if run.status == "todo"]
    return stage is not None and not left and state.step_index == len(stage.steps) - 1


def ending(state: State, *, may_complete: bool) -> Ask:
    """Ask how the session ends."""
    left = [state.stage_of(run.key).name for run in state.queue if run.status == "todo"]
    lines = [f"Not done: {', '.join(left)}."] if left else []
    unmet = [item.words for item in gate_items(state, getattr(state.step, "require", ())) if not item.holds]
    lines += [f"Missing here: {'; '.join(unmet)}."] if unmet and not left else []
    found = [Option("1", "Completed", "everything is done", "completed")] if may_complete else []
    found += [
        Option("2", "Ended early", "say why", "ended_early"),
        Option("3", "Stopped for safety", "name the rule", "stopped_for_safety", careful=True),
        Option("4", "Ended with a referral", "say why", "referred"),
    ]
    return Ask(Question("How does the session end?", tuple(lines), tuple(found)), lambda value: _ended(state, value))


def _ended(state: State, outcome: str) -> Wish:
    if outcome == "completed":
        return Do(a.End(outcome="completed"))
    if outcome == "stopped_for_safety":
        return _for_safety(state)
    why: tuple[str, ...] = ("The client wished it", "Time ran out", "The client felt unwell", "Called away")
    if outcome == "referred":
        why = ("To their doctor", "To emergency care", "To a colleague")
    title = "Why did it end early?" if outcome == "ended_early" else "To whom, and why?"
    question = Question(title, (), options(why), write="or in your words")
    return Ask(question, lambda words: Do(a.End.model_validate({"outcome": outcome, "reason": words})))


def _for_safety(state: State) -> Wish:
    if state.open_stop is not None:
        return Do(a.End(outcome="stopped_for_safety"))
    rules = state.protocol.tables.stop_rules[:9]
    listed = tuple(Option(str(n), rule.name, value=f"={rule.id}") for n, rule in enumerate(rules, 1))

    def answered(value: str) -> Wish:
        if value.startswith("="):
            return Do(a.End(outcome="stopped_for_safety", rule=value[1:]))
        return Do(a.End(outcome="stopped_for_safety", reason=value))

    return Ask(Question("Which rule was met?", (), listed, write="or in your words"), answered)


def stage_action(state: State, what: str, key: str) -> a.Action | None:
    """The action for a wish about a stage, still without its reason; none when it cannot be moved further."""
    if what == "skip":
        return a.SkipStage(stage=key, reason="")
    if what == "repeat":
        return a.RepeatStage(stage=key, reason="")
    todo = [run.key for run in state.queue if run.status == "todo"]
    if key not in todo:
        return a.MoveStage(stage=key, reason="")
    place = todo.index(key)
    if what == "earlier":
        return a.MoveStage(stage=key, before=todo[place - 1], reason="") if place > 0 else None
    if place + 1 >= len(todo):
        return None
    return a.MoveStage(stage=key, before=todo[place + 2] if place + 2 < len(todo) else None, reason="")
