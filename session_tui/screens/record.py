"""What screens about one finished record share: doing something to it, signing it, and the way to its handout."""

from __future__ import annotations

from session_tui.desk import Desk
from session_tui.problem import Problem
from session_tui.screens.base import DeskScreen
from session_tui.screens.places import Go
from session_tui.session.actions import Action, Sign
from session_tui.session.session import Session

ASK_TO_SIGN = Problem(
    "Sign the record? From then on it can only be amended.", "Ctrl+S again signs; anything else does not."
)
SIGNED = "Signed. The record is closed; what comes now is an amendment."


class RecordScreen(DeskScreen):
    """A screen about one session that is over."""

    def __init__(self, desk: Desk, session_id: str) -> None:
        """Show one session."""
        super().__init__(desk)
        self.session_id = session_id
        self._asked_to_sign = False

    def done(self, action: Action) -> bool:
        """Do something to the record; whatever stands against it is shown. True when it is on disk."""
        runner = self.tried(lambda: self.desk.take_up(self.session_id))
        if runner is None:
            return False
        outcome = runner.do(action)
        if outcome.saved:
            self.refresh_all()
            return True
        self.tell(*outcome.problems, *((outcome.failure.problem,) if outcome.failure else ()))
        return False

    def record(self) -> Session | None:
        """The session; none when it cannot be read, which is then shown."""
        return self.tried(lambda: self.desk.session(self.session_id))

    def on_screen_suspend(self) -> None:
        """A question that was left is not asked any more."""
        self._asked_to_sign = False

    def action_sign(self) -> None:
        """First say what it means; the same key again signs."""
        session = self.record()
        if session is None:
            return
        state = session.state
        if state.status == "signed":
            self.tell(Problem(f"The record is signed already, by {state.signed_by or 'the practitioner'}."))
        elif state.status != "ended":
            self.tell(Problem("The session is still going on.", "End it before you sign it."))
        elif not self._asked_to_sign:
            self._asked_to_sign = True
            self.tell(ASK_TO_SIGN)
        else:
            self._asked_to_sign = False
            if self.done(Sign()):
                self.say(SIGNED)

    def action_handout(self) -> None:
        """See the handout before printing."""
        self.post_message(Go("handout", self.session_id))
