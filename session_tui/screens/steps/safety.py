"""The panel for safety questions: one at a time, a whole block with one key, the protocol's rule on a yes."""

from __future__ import annotations

from session_tui.protocol.models import SafetyStep
from session_tui.protocol.tables import SafetyGroup, SafetyQuestion
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Ask, Do, Option, Question, Stand, Wish
from session_tui.session import actions as a

_SIGNS = {"no": "✓", "yes": "!", "not_asked": "–"}
_WORDS = {"no": "no", "yes": "YES", "not_asked": "not asked"}
_DID = {
    "emergency": ("Called the emergency number", "Already under emergency care"),
    "same_day": ("Sent for medical advice today", "A doctor has looked at this since"),
    "doctor": ("A doctor has cleared it", "Asked to see a doctor first"),
    "never_on_site": ("Left alone today", "Only far from there"),
    "adapt": ("Work stays lighter today", "Position and pressure changed"),
}
"""What is commonly done about a yes, for one key."""


def questions_of(here: Here) -> tuple[tuple[SafetyGroup, SafetyQuestion], ...]:
    """Every question of the step on the screen, with its block, in order."""
    step = here.state.step
    wanted = step.groups if isinstance(step, SafetyStep) else ()
    groups = {group.id: group for group in here.tables.safety}
    return tuple((groups[name], question) for name in wanted if name in groups for question in groups[name].questions)


def _place(here: Here) -> int:
    asked = questions_of(here)
    left = [place for place, (_, question) in enumerate(asked) if question.id not in here.state.safety]
    return here.at(len(asked), left[0] if left else len(asked) - 1)


def view(here: Here) -> PanelView:
    """The question in turn, and all of them with their answers."""
    asked = questions_of(here)
    place = _place(here)
    group, question = asked[place]
    left = sum(question.id not in here.state.safety for _, question in asked)
    answered = here.state.safety.get(question.id)
    notes: tuple[str, ...] = () if any(q.id in here.state.safety for q in group.questions) else (group.ask_first,)
    if answered is not None and answered.answer == "yes":
        did = answered.did or "nothing written yet: w"
        notes = (f"Your protocol says: {question.rule}", f"What you did: {did}")
    return PanelView(
        title=group.name,
        place=f"{len(asked) - left} of {len(asked)} answered",
        ask=question.ask if left or here.cursor is not None else "All asked. Space goes on.",
        notes=notes,
        lines=tuple(_line(here, q) for _, q in asked),
        cursor=place,
        keys=(
            *(key("all_well", "No to all left"), key("yes"), key("no"), key("maybe")),
            *((key("write", "What I did"),) if question.id in here.state.yes_questions else ()),
        ),
    )


def _line(here: Here, question: SafetyQuestion) -> Line:
    answered = here.state.safety.get(question.id)
    if answered is None:
        return Line(question.short, sign="·")
    tone = {"yes": "caution", "not_asked": "ink-dim"}.get(answered.answer, "ink")
    return Line(question.short, _WORDS[answered.answer], _SIGNS[answered.answer], tone, tone)


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    asked = questions_of(here)
    place = _place(here)
    group, question = asked[place]
    if command in ("choose_up", "choose_down"):
        return Stand(place + (1 if command == "choose_down" else -1))
    if command == "all_well":
        return Do(a.AnswerSafety(group=group.id, answer="no"))
    if command in ("no", "maybe"):
        return Do(a.AnswerSafety(questions=(question.id,), answer="no" if command == "no" else "not_asked"))
    if command == "yes":
        return Do(a.AnswerSafety(questions=(question.id,), answer="yes"), then=(_what_did_you_do(question),))
    if command == "write" and question.id in here.state.yes_questions:
        return _what_did_you_do(question, here.state.safety[question.id].did)
    return None


def _what_did_you_do(question: SafetyQuestion, before: str = "") -> Ask:
    def answered(words: str) -> Wish:
        return Do(a.AnswerSafety(questions=(question.id,), answer="yes", did=words))

    options = tuple(Option(str(n), words) for n, words in enumerate(_DID[question.action], 1))
    return Ask(
        Question(
            f"YES: {question.short}",
            (question.rule,),
            options,
            write="What did you do about it?",
            initial=before,
            urgent=True,
        ),
        answered,
    )
