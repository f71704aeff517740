"""What each command of the run screen does. The keys stand in the table of commands; here is only what they lead to."""

from __future__ import annotations

from session_tui.desk import Desk
from session_tui.runner import Runner
from session_tui.screens.dialogs import questions
from session_tui.screens.dialogs.granting import Granting
from session_tui.screens.places import Go
from session_tui.screens.steps import kinds
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.note import write_note
from session_tui.screens.steps.wishes import NoteFinding, Wish
from session_tui.session import actions as a
from session_tui.session.telling import tell as told

HELD_SECONDS = 0.7
"""A move seen again sooner is a pedal held down, not a second press (terminal research, trap 3)."""


class Acting(Granting):
    """The commands of the run screen."""

    def __init__(self, runner: Runner, desk: Desk) -> None:
        """Act on `runner`; `desk` has the clock that tells a held pedal from two presses."""
        super().__init__(runner)
        self.desk = desk
        self._last_move = ("", float("-inf"))

    @property
    def here(self) -> Here:
        """The session at this moment, and the line stood on."""
        return Here(self.runner.now(), self.cursor)

    # -- go -----------------------------------------------------------------------------------------------------

    def _held(self, move: str) -> bool:
        """Whether a move is only the repeat of a key that is held down."""
        now = self.desk.clock.now().ticks
        last, before = self._last_move
        self._last_move = (move, now)
        return not self.app.is_headless and last == move and 0 <= now - before < HELD_SECONDS

    def action_next(self) -> None:
        """The next thing."""
        if self._held("next"):
            return
        self.tell()
        state = self.runner.session.state
        if state.status == "planned":
            self.do(a.Start())
        elif state.status == "running" and state.release is None and questions.at_the_end(state):
            self._next_at_the_end()
        else:
            self.do(a.Next())

    def _next_at_the_end(self) -> None:
        """On the last step: places of the plan that are left come first, then the way to end."""
        decision = self.runner.may(a.Next())
        if decision.allowed:
            self.do(a.Next())
        else:
            self.action_end()

    def action_back(self) -> None:
        """The step before."""
        if not self._held("back"):
            self.tell()
            self.do(a.Back())

    def action_stages(self) -> None:
        """The stages."""
        self.show_stages()

    # -- enter --------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last entry back, and say which."""
        self.tell()
        session = self.runner.session
        last = session.last_undoable
        first = next((e for e in session.events if last is not None and e.action == last.action), None)
        if self.do(a.Undo()).saved and first is not None:
            self.tell(f"Taken back: {told(first, session)}")

    def action_say(self) -> None:
        """The sentence was said."""
        self.tell()
        self.do(a.Say())

    def action_ten(self) -> None:
        """Ten."""
        self.action_step("ten")

    def action_decline(self) -> None:
        """Declined, or not done."""
        self.action_step("decline")

    def action_digit(self, number: int) -> None:
        """A digit: what it means in this step, and only that."""
        self._try(kinds.digit(self.here, number))

    def action_step(self, command: str) -> None:
        """A command of the step."""
        self._try(kinds.press(self.here, command))

    def _try(self, wish: Wish | None) -> None:
        self.tell()
        if wish is None:
            self.tell("That key means nothing in this step.")
        elif self.runner.session.state.status == "planned":
            self.tell("Space starts the session first.")
        else:
            self.grant(wish)

    def action_note(self) -> None:
        """Write a note."""
        self.grant(write_note())

    def action_question(self) -> None:
        """The client asked something."""
        self.grant(questions.what_they_asked(self.here))

    def action_finding(self) -> None:
        """Note a finding."""
        self.grant(NoteFinding())

    # -- time and safety ----------------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        self.tell()
        paused = self.runner.session.state.status == "paused"
        self.do(a.Resume() if paused else a.Pause())

    def action_interrupt(self) -> None:
        """An interruption, or its end."""
        self.tell()
        state = self.runner.session.state
        self.do(a.EndInterruption() if state.interrupted is not None else a.Interrupt())

    def action_gap(self) -> None:
        """Say what a gap in time was."""
        gap = self.runner.session.state.open_gap
        if gap is None:
            self.tell("There is no gap in time to speak of.")
        else:
            self.grant(questions.gap(gap))

    def action_stop(self) -> None:
        """STOP."""
        self.tell()
        self.stop()

    def action_end(self) -> None:
        """End the session, one way or another."""
        self.tell()
        state = self.runner.session.state
        if not state.is_live:
            self.tell("Space starts the session first.")
            return
        may = self.runner.may(a.End(outcome="completed")).allowed
        self.grant(questions.ending(state, may_complete=may))

    def action_try_again(self) -> None:
        """Save once more what could not be saved."""
        if self.runner.unsaved:
            self.saved_again(self.runner.try_again())

    def action_glance(self) -> None:
        """Only clock, pace and the thing to do."""
        self.toggle_class("-glance")

    def action_help(self) -> None:
        """What the keys do."""
        self.post_message(Go("help", "run"))
