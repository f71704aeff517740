"""The one table of commands: what can be done, with which keys, on which screens.

Bindings, the footer, the palette, the help screen, the README's keys and the names in rehearsal scripts come from here.
A key means the same thing everywhere. Nothing that ends or discards lies beside something frequent.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `id` is also the name of the session action where it leads to one.

    `keys` are Textual key names, the first is shown. `screens` are the screens it works on; empty means all.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    screens: tuple[str, ...] = ()
    footer: int = 0
    """Place in the footer, from 1; 0 keeps it out."""
    steps: tuple[str, ...] = ()
    """The kinds of step it belongs to; empty means that no step is needed for it."""


def _c(
    command_id: str,
    keys: str,
    label: str,
    help_: str,
    group: str,
    screens: str = "",
    footer: int = 0,
) -> Command:
    return Command(
        command_id,
        tuple(keys.split()),
        label,
        help_,
        group,
        tuple(screens.split()),
        footer,
    )


RUN = "run"

COMMANDS: tuple[Command, ...] = (
    _c(
        "next",
        "space pagedown right",
        "Next",
        "Do the next thing: the next step, or the next site.",
        "Go",
        RUN,
        1,
    ),
    _c(
        "back",
        "pageup left",
        "Back",
        "Go to the step before. Nothing entered is lost.",
        "Go",
        RUN,
        2,
    ),
    _c(
        "undo",
        "u",
        "Undo",
        "Take the last entry back. It stays visible in the record.",
        "Enter",
        f"{RUN} summary",
        4,
    ),
    _c(
        "say",
        "enter",
        "Said it",
        "Mark the sentence as said and show the next one.",
        "Say",
        RUN,
        3,
    ),
    _c(
        "stop",
        "s f9",
        "STOP",
        "Stop at once. The reason is asked after.",
        "Safety",
        RUN,
        5,
    ),
    _c(
        "pause",
        "p",
        "Pause",
        "Stop the session clock, or let it run on.",
        "Time",
        RUN,
        6,
    ),
    _c(
        "interrupt",
        "i",
        "Interruption",
        "Mark an interruption, or its end. The clock goes on.",
        "Time",
        RUN,
    ),
    _c(
        "glance",
        "z",
        "Glance",
        "Only clock, pace and the thing to do; again to go back.",
        "See",
        RUN,
        7,
    ),
    _c("note", "n", "Note", "Write a note that stays with you.", "Enter", RUN),
    _c(
        "question",
        "q",
        "Question",
        "The client asked something: show an honest answer.",
        "Say",
        RUN,
    ),
    _c("finding", "e", "Finding", "Note what your hands found.", "Enter", RUN),
    _c("ten", "t", "Ten", "Score ten.", "Enter", RUN),
    _c(
        "decline",
        "d",
        "Declined",
        "The client would rather not say; or it was not done.",
        "Enter",
        RUN,
    ),
    _c("gap", "g", "Gap", "Say what a gap in time was.", "Time", RUN),
    _c(
        "stages",
        "o",
        "Stages",
        "See the stages; leave one out, repeat one, change the order.",
        "Go",
        RUN,
    ),
    _c(
        "end",
        "ctrl+e",
        "End session",
        "End the session: complete, early, for safety, or with a referral.",
        "Safety",
        RUN,
    ),
    _c(
        "open",
        "enter",
        "Open",
        "Open what is marked; in the choice of protocols, begin with it.",
        "Go",
        "home clients client review choose",
        1,
    ),
    _c(
        "demo",
        "d",
        "Demo",
        "In an empty practice: look around with made-up clients.",
        "Begin",
        "home",
    ),
    _c(
        "sections",
        "right left",
        "Sections",
        "Go through the sections of a record.",
        "Look back",
        "session",
        1,
    ),
    _c(
        "start_session",
        "b",
        "Begin",
        "Begin a session with this client.",
        "Begin",
        "home clients client",
        1,
    ),
    _c(
        "resume_session",
        "r",
        "Resume",
        "Go on with the unfinished session.",
        "Begin",
        "home",
        2,
    ),
    _c(
        "new_client",
        "c",
        "New client",
        "Write down a new client.",
        "Begin",
        "home clients",
        3,
    ),
    _c(
        "search",
        "slash",
        "Search",
        "Find a client by name.",
        "Begin",
        "home clients",
        4,
    ),
    _c(
        "review",
        "v",
        "Review",
        "Look back at sessions.",
        "Look back",
        "home client summary",
        5,
    ),
    _c(
        "handout",
        "h",
        "Handout",
        "See the handout before printing.",
        "Look back",
        "summary review session",
        2,
    ),
    _c(
        "print",
        "P",
        "Print",
        "Write the handout as a PDF and open it.",
        "Look back",
        "handout",
        1,
    ),
    _c(
        "paper",
        "a",
        "Paper",
        "Change between A4 and Letter.",
        "Look back",
        "handout",
        2,
    ),
    _c(
        "sign",
        "ctrl+s",
        "Sign",
        "Close the record; from then on only amendments.",
        "Look back",
        "summary session",
        3,
    ),
    _c(
        "amend",
        "A",
        "Amend",
        "Add a correction to a signed record; the original stays.",
        "Look back",
        "session",
        4,
    ),
    _c(
        "home",
        "escape",
        "Back",
        "Go back. Nothing is lost.",
        "Go",
        "clients client new_client choose summary handout review session help",
        6,
    ),
    _c(
        "help",
        "question_mark f1",
        "Help",
        "Show what the keys of this screen do.",
        "Help",
        "",
        9,
    ),
    _c("quit", "ctrl+q", "Quit", "Close the app. Everything is saved.", "Help", ""),
    _c("try_again", "ctrl+r", "Try again", "Save once more what could not be saved.", "Safety", RUN),
)


def _s(command_id: str, keys: str, label: str, help_: str, steps: str) -> Command:
    return Command(command_id, tuple(keys.split()), label, help_, "This step", (RUN,), 0, tuple(steps.split()))


LISTS = "safety consent story pain score baseline palpate trace plan release explain"

STEP_COMMANDS: tuple[Command, ...] = (
    _s("choose_up", "up", "Up", "Choose the line above.", LISTS),
    _s("choose_down", "down", "Down", "Choose the line below.", LISTS),
    _s("yes", "y", "Yes", "Yes, agreed, or this one.", "safety consent trace plan check explain"),
    _s("no", "x", "No", "No, or take it off.", "safety consent pain plan explain"),
    _s("maybe", "m", "Not asked", "Not asked, or not sure.", "safety trace"),
    _s("all_well", "k", "All well", "As expected; no to all that is left; eased.", "safety baseline release"),
    _s("write", "w", "Write", "Write it in words, or type a number.",
       "safety consent story pain score baseline palpate trace explain note"),
    _s("find_site", "f", "Find a place", "Find a place of the body by a few letters.",
       "pain palpate trace plan release"),
    _s("better", "plus", "Better", "It went better; the test held.", "trace release check"),
    _s("same", "equals_sign", "Same", "It stayed the same; the test was unclear.", "trace release check"),
    _s("worse", "minus", "Worse", "It went worse; the test did not hold.", "trace release check"),
    _s("local", "l", "Local", "The idea: it comes from the place itself.", "trace"),
    _s("main_measure", "asterisk", "Main measure", "The measure that today is judged by.", "pain score"),
    _s("earlier", "comma", "Earlier", "Put it one place earlier.", "plan"),
    _s("later", "full_stop", "Later", "Put it one place later.", "plan"),
    _s("guarding", "h", "Guarding", "They brace or guard. The second time is a stop.", "release"),
    _s("breath_held", "j", "Breath held", "They hold their breath. This is a stop.", "release"),
    _s("withdrawal", "v", "Pulls away", "They pull away from the hand.", "release"),
    _s("their_pain", "r", "Their pain", "It brings on the pain they know.", "release"),
)  # fmt: skip
"""What belongs to one kind of step of a session; digits score there, too. No key means two things in one step."""

BY_ID: dict[str, Command] = {command.id: command for command in (*COMMANDS, *STEP_COMMANDS)}


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands that work on a screen, in the order of the table."""
    return tuple(c for c in COMMANDS if not c.screens or screen in c.screens)


def step_commands(kind: str) -> tuple[Command, ...]:
    """The commands of a kind of step, in the order of the table."""
    return tuple(c for c in STEP_COMMANDS if kind in c.steps)


def footer_of(screen: str) -> tuple[Command, ...]:
    """The commands that the footer of a screen shows, in its order."""
    return tuple(sorted((c for c in commands_of(screen) if c.footer), key=lambda c: c.footer))


def key_label(key: str) -> str:
    """How a key is written for people."""
    names = {
        "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "escape": "Esc", "slash": "/",
        "question_mark": "?", "left": "←", "right": "→", "up": "↑", "down": "↓", "f1": "F1", "f9": "F9",
        "plus": "+", "minus": "−", "equals_sign": "=", "asterisk": "*", "comma": ",", "full_stop": ".",
    }  # fmt: skip
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return names.get(key, key)
