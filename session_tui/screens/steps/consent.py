"""The panel for consent: what was explained, the stop word, what is off limits; a renewed yes is one key."""

from __future__ import annotations

from session_tui.protocol.models import ConsentStep
from session_tui.protocol.tables import Risk
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Ask, Do, Option, Question, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.gates import DEPTH_NAMES

NOTHING = "Nothing"
STOP_WORD, OFF_LIMITS = "stop word", "off limits"


def view(here: Here) -> PanelView:
    """What consent reaches, and what belongs to it."""
    state, step = here.state, here.state.step
    depth = step.depth if isinstance(step, ConsentStep) else 0
    renew = isinstance(step, ConsentStep) and step.renew
    given = state.consent_depth is not None and state.consent_depth >= depth
    reach = DEPTH_NAMES[state.consent_depth] if state.consent_depth is not None else "nothing yet"
    lines = () if renew else tuple(_lines(here))
    ask = f"Yes to {DEPTH_NAMES[depth]}?" if not given else f"Agreed: down to {reach}. Space goes on."
    return PanelView(
        title="Consent",
        place=f"agreed so far: {reach}",
        ask=ask,
        notes=("No means stay lighter, and is as good an answer.",) if renew and not given else (),
        lines=lines,
        cursor=here.at(len(lines), len(lines) - 2 if given else 0) if lines else None,
        keys=(key("yes", "Yes, agreed"), key("no", "No"), *(() if renew else (key("write", "Change the line"),))),
    )


def _lines(here: Here) -> list[Line]:
    state, step = here.state, here.state.step
    told = step.explain if isinstance(step, ConsentStep) else ()
    rows = (here.tables.find("risks", risk) for risk in told)
    agreed = state.consent_depth is not None
    found = [Line(row.words, sign="✓" if agreed else "·") for row in rows if isinstance(row, Risk)]
    for name, words in ((STOP_WORD, state.stop_word), (OFF_LIMITS, state.off_limits)):
        shown = words or ("nothing" if agreed and name == OFF_LIMITS else "–")
        found.append(
            Line(name.capitalize(), shown, "✓" if words else "·", right_tone="headline" if words else "ink-dim")
        )
    return found


def press(here: Here, command: str) -> Wish | None:
    """What a key means here."""
    step = here.state.step
    if not isinstance(step, ConsentStep):
        return None
    lines = _lines(here)
    given = here.state.consent_depth is not None and here.state.consent_depth >= step.depth
    place = here.at(len(lines), len(lines) - 2 if given else 0)
    if command in ("choose_up", "choose_down"):
        return None if step.renew else Stand(place + (1 if command == "choose_down" else -1))
    if command == "yes":
        return Do(_agreed(here, step)) if step.renew or here.state.stop_word else _ask_stop_word(here, step)
    if command == "no":
        return _declined(here)
    if command == "write" and not step.renew:
        return _ask_off_limits(here, step) if place == len(lines) - 1 else _ask_stop_word(here, step, both=False)
    return None


def _agreed(here: Here, step: ConsentStep, stop_word: str = "", off_limits: str = "") -> a.GiveConsent:
    state = here.state
    return a.GiveConsent(
        depth=max(step.depth, state.consent_depth or 0),
        explained=step.explain or state.explained,
        stop_word=stop_word or state.stop_word,
        off_limits=off_limits or state.off_limits,
    )


def _ask_stop_word(here: Here, step: ConsentStep, *, both: bool = True) -> Wish:
    question = Question(
        "What is the stop word?",
        ("They can also lift a hand.",),
        (Option("1", "Stop"), Option("2", "Red"), Option("3", "Off")),
        write="or another word",
        initial=here.state.stop_word,
    )

    def answered(word: str) -> Wish:
        if not both:
            return _changed(here, step, stop_word=word)
        return _ask_off_limits(here, step, word)

    return Ask(question, answered)


def _ask_off_limits(here: Here, step: ConsentStep, stop_word: str = "") -> Wish:
    question = Question(
        "Is anywhere off limits?",
        ("They do not need to say why.",),
        (Option("1", NOTHING), Option("2", "Face and head"), Option("3", "Belly"), Option("4", "Chest"),
         Option("5", "Groin and inner thighs"), Option("6", "Feet")),
        write="or in their words",
        initial=here.state.off_limits,
    )  # fmt: skip

    def answered(words: str) -> Wish:
        if stop_word:
            return Do(_agreed(here, step, stop_word, words))
        return _changed(here, step, off_limits=words)

    return Ask(question, answered)


def _changed(here: Here, step: ConsentStep, **words: str) -> Wish:
    """A word changed after the yes; before it there is nothing to keep it with."""
    if here.state.consent_depth is None:
        return Tell("It is kept together with the yes: press y.")
    return Do(_agreed(here, step, **words))


def _declined(here: Here) -> Wish:
    reach = here.state.consent_depth
    options = [Option("1", "Consent is taken back altogether", "hands off; no reason is needed", "all", careful=True)]
    if reach:
        options.insert(0, Option("1", f"Stay at {DEPTH_NAMES[reach]}", "nothing deeper today", "stay"))
        options[1] = Option("2", options[1].label, options[1].hint, "all", careful=True)

    def answered(value: str) -> Wish:
        return Do(a.WithdrawConsent(down_to=reach) if value == "stay" else a.WithdrawConsent())

    return Ask(Question("They say no.", ("A no is fine. What is still agreed?",), tuple(options)), answered)
