"""Rules for words: what is said, asked, told back, tried at home, planned next, and noted."""

from __future__ import annotations

from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.decision import Decision, no, yes
from session_tui.session.rules_recording import moment_of
from session_tui.session.saying import prompts_here, spoken
from session_tui.session.session import Session
from session_tui.session.state import State

MOST_HOME_TASKS = 3
"""More than three things to try are not done (domain reference H.2)."""


def say(_session: Session, state: State, action: a.Say) -> Decision:
    """A sentence was said, in the words that stood on the screen."""
    here = prompts_here(state)
    if action.prompt is None:
        said = {e.body.prompt for e in state.said if (e.stage, e.step) == (state.stage_key, _step_id(state))}
        prompt = next((prompt for prompt in here if prompt.id not in said), None)
        if prompt is None:
            return no("Everything here has been said.")
    else:
        prompt = next(
            (p for p in (*here, *state.protocol.tables.prompts) if p.id == action.prompt),
            None,
        )
        if prompt is None:
            return no(f"There is no prompt '{action.prompt}'.")
    return yes(b.PromptSaid(prompt=prompt.id, words=spoken(prompt.words, state)))


def _step_id(state: State) -> str:
    return state.step.id if state.step else ""


def ask_question(_session: Session, state: State, action: a.AskQuestion) -> Decision:
    """A question of the table with its answer, or the client's own."""
    if action.question is not None:
        row = next(
            (q for q in state.protocol.tables.questions if q.id == action.question),
            None,
        )
        if row is None:
            known = ", ".join(q.id for q in state.protocol.tables.questions)
            return no(f"There is no question '{action.question}'.", f"There are {known}.")
        return yes(
            b.QuestionAsked(
                question=row.id,
                words=action.words or row.ask,
                answer=action.answer or row.answer,
            )
        )
    if not action.words:
        return no("What did the client ask?", "Write the question.")
    return yes(b.QuestionAsked(words=action.words, answer=action.answer))


def teach_back(_session: Session, state: State, action: a.TeachBack) -> Decision:
    """The client's own words, and how well they hold together."""
    bodies: list[b.Body] = [b.TaughtBack(words=action.words)]
    measure = _teach_back_measure(state)
    if measure is not None and (action.value is not None or action.missing is not None):
        bodies.append(
            b.Scored(
                measure=measure,
                value=action.value,
                missing=action.missing,
                moment=moment_of(state),
            )
        )
    return yes(*bodies)


def _teach_back_measure(state: State) -> str | None:
    named = getattr(state.step, "teach_back", None)
    if isinstance(named, str):
        return named
    steps = (step for stage in state.protocol.stages for step in stage.steps)
    return next(
        (m for step in steps if isinstance(m := getattr(step, "teach_back", None), str)),
        None,
    )


def give_home(_session: Session, state: State, action: a.GiveHome) -> Decision:
    """Something to try at home; three at most."""
    row = next((task for task in state.protocol.tables.home if task.id == action.task), None)
    if action.task is not None and row is None and not action.name:
        known = ", ".join(task.id for task in state.protocol.tables.home)
        return no(
            f"There is no home task '{action.task}'.",
            f"There are {known}; or give it a name.",
        )
    if row is None and not action.name:
        return no("What should the client try?", "Name a task.")
    task_id = action.task or f"own-{1 + len(state.home)}"
    if len(state.home) >= MOST_HOME_TASKS and all(task.task != task_id for task in state.home):
        return no(
            "Three things to try are agreed.",
            "More are seldom done; take one off first.",
        )
    return yes(
        b.HomeGiven(
            task=task_id,
            name=action.name or (row.name if row else ""),
            how=action.how or (row.how if row else ""),
            how_much=action.how_much or (row.how_much if row else ""),
            stop_when=action.stop_when or (row.stop_when if row else ""),
        )
    )


def take_home(_session: Session, state: State, action: a.TakeHome) -> Decision:
    """Take a home task off the list."""
    if all(task.task != action.task for task in state.home):
        return no("That is not on the list.")
    return yes(b.HomeTaken(task=action.task))


def set_next_visit(_session: Session, _state: State, action: a.SetNextVisit) -> Decision:
    """When the client comes again."""
    return yes(b.NextVisitSet(when=action.when, plan=action.plan))


def note(_session: Session, _state: State, action: a.Note) -> Decision:
    """A note of the practitioner's own."""
    if not action.words:
        return no("The note is empty.")
    return yes(b.Noted(words=action.words))
