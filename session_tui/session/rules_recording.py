"""Rules for what is written down: safety, consent, story, pain, scores, checks, findings."""

from __future__ import annotations

from typing import Literal

from session_tui.body.regions import is_site, site
from session_tui.protocol.models import (
    BaselineStep,
    CheckStep,
    ConsentStep,
    PainStep,
    ScoreStep,
)
from session_tui.protocol.tables import Measure
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.session.change import before_mean
from session_tui.session.decision import Decision, no, yes
from session_tui.session.progress import targets_of_measure
from session_tui.session.session import Session
from session_tui.session.state import State

PAIN_UP = 2
"""A familiar pain that rises by this much is a reason to leave the site (domain reference D.4)."""


def answer_safety(_session: Session, state: State, action: a.AnswerSafety) -> Decision:
    """Answer questions by id, or every question of a group that has no answer yet."""
    groups = {group.id: group for group in state.protocol.tables.safety}
    known = {question.id for group in groups.values() for question in group.questions}
    wanted = list(action.questions)
    if action.group is not None:
        if action.group not in groups:
            return no(
                f"There is no block of questions '{action.group}'.",
                f"There are {', '.join(groups)}.",
            )
        wanted += [q.id for q in groups[action.group].questions if q.id not in state.safety and q.id not in wanted]
    strange = [question for question in wanted if question not in known]
    if strange:
        return no(f"There is no safety question '{strange[0]}'.")
    if not wanted:
        return no("Every question of this block is answered.")
    if action.answer == "yes" and len(wanted) > 1:
        return no("A yes is about one question.", "Name the one.")
    return yes(b.SafetyAnswered(questions=tuple(wanted), answer=action.answer, did=action.did))


def give_consent(_session: Session, state: State, action: a.GiveConsent) -> Decision:
    """The client agrees, at least as deep as the step asks for."""
    step = state.step if isinstance(state.step, ConsentStep) else None
    depth = action.depth if action.depth is not None else (step.depth if step else None)
    if depth is None:
        return no("How deep does this consent reach?", "Give the depth, 0 to 4.")
    explained = action.explained if action.explained is not None else (step.explain if step else ())
    strange = [risk for risk in explained if state.protocol.tables.find("risks", risk) is None]
    if strange:
        return no(f"There is no risk '{strange[0]}' in the table.")
    return yes(
        b.ConsentGiven(
            depth=depth,
            explained=explained,
            stop_word=action.stop_word,
            off_limits=action.off_limits,
        )
    )


def withdraw_consent(_session: Session, state: State, action: a.WithdrawConsent) -> Decision:
    """Consent is taken back; this raises the stop rule for it, and ends work at a site."""
    bodies: list[b.Body] = [b.ConsentWithdrawn(down_to=action.down_to, reason=action.reason)]
    if state.protocol.tables.find("stop_rules", "st_consent") is not None and action.down_to is None:
        bodies.append(b.StopRaised(rule="st_consent", note=action.reason))
    if state.release is not None and (action.down_to is None or state.release.depth > action.down_to):
        bodies.append(b.ReleaseEnded())
    return yes(*bodies)


def note_story(_session: Session, state: State, action: a.NoteStory) -> Decision:
    """The client's words on a topic of the table."""
    if state.protocol.tables.find("topics", action.topic) is None:
        topics = ", ".join(topic.id for topic in state.protocol.tables.topics)
        return no(f"There is no topic '{action.topic}'.", f"There are {topics}.")
    return yes(b.StoryNoted(topic=action.topic, words=action.words))


def mark_pain(_session: Session, state: State, action: a.MarkPain) -> Decision:
    """A pain mark; the client's statement, fixed once hands-on work has begun."""
    if not is_site(action.site):
        return no(f"'{action.site}' is no site of the body map.")
    if state.hands_on:
        return no(
            "Hands-on work has begun; the pain sites stay as the client showed them.",
            "Score them again.",
        )
    most = max(
        (s.max_sites for st in state.protocol.stages for s in st.steps if isinstance(s, PainStep)),
        default=6,
    )
    if len(state.pain) >= most and all(mark.site != action.site for mark in state.pain):
        return no(f"{most} pain sites are marked, which is the most.", "Take one off first.")
    return yes(b.PainMarked(site=action.site, words=action.words))


def unmark_pain(_session: Session, state: State, action: a.UnmarkPain) -> Decision:
    """Take a pain mark off before hands-on work."""
    if all(mark.site != action.site for mark in state.pain):
        return no("No pain is marked there.")
    if state.hands_on:
        return no("Hands-on work has begun; the pain sites stay as the client showed them.")
    return yes(b.PainUnmarked(site=action.site))


def name_activity(_session: Session, state: State, action: a.NameActivity) -> Decision:
    """Name an activity; up to as many as the measure for activities takes."""
    if not action.words:
        return no("An activity needs words.", "Write it as the client says it.")
    others = [name for name in state.activities if name not in ("main_movement", action.activity)]
    most = max(
        (m.max_subjects for m in state.protocol.tables.measures if m.per == "activity"),
        default=3,
    )
    if action.activity != "main_movement" and len(others) >= most:
        return no(f"{most} activities are named, which is the most.", "Name one of them anew.")
    return yes(b.ActivityNamed(activity=action.activity, words=action.words))


def choose_main(_session: Session, state: State, action: a.ChooseMain) -> Decision:
    """The main measure, named before hands-on work so that not the best of ten is picked afterwards."""
    if state.hands_on:
        return no("Hands-on work has begun; the main measure was to be named before.")
    measure = state.protocol.tables.find("measures", action.measure)
    if not isinstance(measure, Measure):
        return no(f"There is no measure '{action.measure}'.")
    wrong = _wrong_subject(state, measure, action.subject)
    return wrong or yes(b.MainChosen(measure=action.measure, subject=action.subject))


def moment_of(state: State) -> Literal["before", "during", "after"]:
    """Whether a score entered now belongs before, during or after the hands-on work."""
    if isinstance(state.step, ScoreStep | BaselineStep):
        return state.step.moment
    if isinstance(state.step, PainStep):
        return "before"
    return "during" if state.hands_on else "before"


def score(_session: Session, state: State, action: a.Score) -> Decision:
    """One reading: in range, on the measure's steps, for something that exists."""
    measure = state.protocol.tables.find("measures", action.measure)
    if not isinstance(measure, Measure):
        known = ", ".join(m.id for m in state.protocol.tables.measures)
        return no(f"There is no measure '{action.measure}'.", f"There are {known}.")
    if (action.value is None) == (action.missing is None):
        return no(
            "A score is a number, or a reason for none.",
            "Give a value, or declined, or not_done.",
        )
    wrong = _wrong_value(measure, action.value) or _wrong_subject(state, measure, action.subject)
    if wrong is not None:
        return wrong
    fields = action.model_dump(exclude={"do"})
    scored = b.Scored(moment=moment_of(state), **fields)
    if pain_went_up(state, measure, scored) and state.open_stop is None:
        return yes(scored, b.StopRaised(rule="st_pain_up"))
    return yes(scored)


def pain_went_up(state: State, measure: Measure, scored: b.Scored) -> bool:
    """Whether the familiar pain is up by two or more against its mean before hands-on work (stop rule D.4)."""
    if measure.judge != "pain" or measure.better != "lower" or scored.moment != "during" or scored.value is None:
        return False
    if state.protocol.tables.find("stop_rules", "st_pain_up") is None:
        return False
    before = before_mean(state, scored.measure, scored.subject)
    return before is not None and scored.value - before >= PAIN_UP


def _wrong_value(measure: Measure, value: float | None) -> Decision | None:
    if value is None:
        return None
    if not measure.low <= value <= measure.high:
        return no(
            f"{value:g} is outside {measure.name}.",
            f"It goes from {measure.low:g} to {measure.high:g}.",
        )
    steps = (value - measure.low) / measure.step
    if abs(steps - round(steps)) > 1e-6:
        return no(
            f"{value:g} is between the steps of {measure.name}.",
            f"Its steps are {measure.step:g}.",
        )
    return None


def _wrong_subject(state: State, measure: Measure, subject: str) -> Decision | None:
    known = [target.subject for target in targets_of_measure(state, measure.id) if target.named]
    if subject in known:
        return None
    kind = {
        "pain_site": "a marked pain site",
        "activity": "a named activity",
        "side": "L or R",
    }
    right = f"{measure.name} is scored for {kind.get(measure.per, 'a finding')}"
    if measure.per == "session":
        return no(
            f"{measure.name} belongs to the whole session, not to '{subject}'.",
            "Leave the subject out.",
        )
    return no(f"'{subject}' is not known here.", f"{right}: {', '.join(known) or 'none yet'}.")


def mark_check(_session: Session, state: State, action: a.MarkCheck) -> Decision:
    """One whole-body check; without anything else it is as expected."""
    check = next((c for c in state.protocol.tables.checks if c.id == action.check), None)
    if check is None:
        return no(f"There is no whole-body check '{action.check}'.")
    if check.sides and action.side is None:
        return no(f"{check.name} has two sides.", "Say L or R, the client's.")
    if not check.sides and action.side is not None:
        return no(f"{check.name} has no sides.")
    given = [x for x in (action.mark, action.value, action.missing) if x is not None]
    if len(given) > 1:
        return no("A check is a mark, or a number, or a reason for none.", "Give one of them.")
    if action.value is not None and not check.unit:
        return no(f"{check.name} is marked 0 to 3.", "Give a mark.")
    if action.value is not None and not check.low <= action.value <= check.high:
        return no(
            f"{action.value:g} is outside {check.name}.",
            f"It goes from {check.low:g} to {check.high:g}.",
        )
    body = b.CheckMarked(
        check=action.check,
        side=action.side,
        mark=0 if not given else action.mark,
        value=action.value,
        missing=action.missing,
        moment="after" if moment_of(state) == "after" else "before",
        note=action.note,
    )
    return yes(body)


def note_finding(session: Session, state: State, action: a.NoteFinding) -> Decision:
    """A finding at a site where hands may go, or at least look."""
    if not is_site(action.site):
        return no(f"'{action.site}' is no site of the body map.")
    if state.protocol.tables.find("types", action.type) is None:
        known = ", ".join(kind.id for kind in state.protocol.tables.types)
        return no(f"There is no restriction type '{action.type}'.", f"There are {known}.")
    if site(action.site).contact == "none" and action.type != "not_for_hands":
        return no(
            f"{site(action.site).name} is not a place for hands.",
            "Mark pain there, or note 'not for hands'.",
        )
    finding = action.finding or f"f{1 + sum(isinstance(e.body, b.FindingNoted) for e in session.events)}"
    fields = action.model_dump(exclude={"do", "finding"})
    return yes(b.FindingNoted(finding=finding, **fields))


def answer_check(_session: Session, state: State, action: a.AnswerCheck) -> Decision:
    """Better, same or worse; dizziness raises its stop rule."""
    if not isinstance(state.step, CheckStep):
        return no("This step asks for no check.", "Go to the check first.")
    bodies: list[b.Body] = [b.CheckAnswered(answer=action.answer, dizzy=action.dizzy)]
    if action.dizzy and state.protocol.tables.find("stop_rules", "st_dizzy") is not None:
        bodies.append(b.StopRaised(rule="st_dizzy"))
    return yes(*bodies)
