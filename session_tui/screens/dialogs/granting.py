"""Grants the wishes of panels: does actions, asks first where that is needed, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from session_tui.protocol.tables import StopRule
from session_tui.runner import Outcome, Runner
from session_tui.screens.dialogs import questions
from session_tui.screens.dialogs.ask import AskDialog
from session_tui.screens.dialogs.base import Dialog, Stopped
from session_tui.screens.dialogs.finding import FindingDialog
from session_tui.screens.dialogs.site import SiteDialog
from session_tui.screens.dialogs.stages import StagesDialog, StageWish
from session_tui.screens.dialogs.stop import StopAnswer, StopDialog
from session_tui.screens.steps import scoring
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.wishes import Ask, Do, NoteFinding, PickSite, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.state import State


class Granting(Screen[None]):
    """A screen with a runner that can grant wishes. It keeps only the line stood on and the line it says."""

    def __init__(self, runner: Runner) -> None:
        """Grant wishes on `runner`."""
        super().__init__()
        self.runner = runner
        self.cursor: int | None = None
        self.failure = ""
        """Why the last entry could not be saved; it stands while the runner holds unsaved events."""

    # -- what the screen does with it ---------------------------------------------------------------------------

    def tell(self, *lines: str, problem: bool = False) -> None:
        """Show lines: quiet ones for a while, problems until the next key."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    # -- wishes -------------------------------------------------------------------------------------------------

    def grant(self, wish: Wish | None) -> None:
        """Do what a panel wishes for."""
        if isinstance(wish, Do):
            self.do(wish.action, wish.then)
        elif isinstance(wish, Stand):
            self.cursor = max(0, wish.at)
            self.redraw()
        elif isinstance(wish, Tell):
            self.tell(wish.words)
        elif isinstance(wish, Ask):
            then = wish.then
            self.open(AskDialog(wish.question), lambda answer: self.grant(then(str(answer))))
        elif isinstance(wish, PickSite):
            chosen = wish.then
            self.open(SiteDialog(wish.title), lambda answer: self.grant(chosen(str(answer))))
        elif isinstance(wish, NoteFinding):
            self._note_finding(wish)

    def do(self, action: a.Action, then: tuple[Wish, ...] = ()) -> Outcome:
        """Do an action; what needs a reason is asked for it, a stop that it sets off is shown at once."""
        before = self.runner.session.state
        outcome = self.runner.do(action)
        if outcome.failure is not None:
            self.failure = str(outcome.failure.problem)
        elif outcome.saved:
            self._saved(before, action, outcome, then)
        elif outcome.decision.needs_reason and "reason" in type(action).model_fields:
            self.grant(questions.reason_for(action, outcome.problems))
        elif outcome.problems:
            self.tell(*(str(problem) for problem in outcome.problems), problem=True)
        self.redraw()
        return outcome

    def _saved(self, before: State, action: a.Action, outcome: Outcome, then: tuple[Wish, ...]) -> None:
        after = self.runner.session.state
        moved = (before.stage_key, before.step_index) != (after.stage_key, after.step_index)
        if moved or not isinstance(action, a.SetPlan):
            self.cursor = None
        entered = scoring.just_entered(Here(self.runner.now()), action) if isinstance(action, a.Score) else ""
        if outcome.decision.remarks or entered:
            self.tell(*outcome.decision.remarks, *((entered,) if entered else ()))
        for wish in then:
            self.grant(wish)
        newly = len(after.stops) > len(before.stops)
        if newly and after.open_stop is not None and not isinstance(action, a.Stop):
            self.show_stop()

    def saved_again(self, outcome: Outcome) -> None:
        """What came of trying again."""
        if outcome.failure is not None:
            self.failure = str(outcome.failure.problem)
        elif outcome.saved:
            self.tell("Saved now.")
        self.redraw()

    def open(self, dialog: Dialog, answered: Callable[[Any], None]) -> None:
        """Show a dialog; cancelled, nothing follows. STOP in it stops."""

        def closed(answer: object) -> None:
            if isinstance(answer, Stopped):
                self.stop()
            elif answer is not None:
                answered(answer)

        self.app.push_screen(dialog, closed)

    def _note_finding(self, wish: NoteFinding) -> None:
        state = self.runner.session.state
        earlier = next((found for found in state.findings if found.finding == wish.finding), None)

        def answered(fields: dict[str, Any]) -> None:
            self.do(a.NoteFinding.model_validate(fields))

        self.open(FindingDialog(state.protocol.tables, earlier, wish.site), answered)

    # -- stop ---------------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """STOP: written down at once when none is open, then shown."""
        state = self.runner.session.state
        if not state.is_live:
            return
        if state.open_stop is None:
            rules = state.protocol.tables.stop_rules
            known = "st_word" if any(rule.id == "st_word" for rule in rules) else next((r.id for r in rules), "st_word")
            if not self.do(a.Stop(rule=known)).saved:
                return
        self.show_stop()

    def show_stop(self) -> None:
        """The open stop, what to do, and the ways on."""
        state = self.runner.session.state
        if state.open_stop is None:
            return
        rules = state.protocol.tables.stop_rules
        rule = state.protocol.tables.find("stop_rules", state.open_stop.rule)
        if isinstance(rule, StopRule):
            self.open(StopDialog(rule, rules), self._stop_answered)

    def _stop_answered(self, answer: StopAnswer) -> None:
        state = self.runner.session.state
        if answer.kind == "rule":
            if state.open_stop is not None and state.open_stop.rule != answer.value:
                self.do(a.Stop(rule=answer.value))
            self.show_stop()
        elif answer.value == "end":
            self.do(a.End(outcome="stopped_for_safety"))
        else:
            for each in [stop for stop in state.stops if stop.open]:
                self.do(a.SettleStop.model_validate({"stop": each.id, "outcome": answer.value}))

    # -- stages -------------------------------------------------------------------------------------------------

    def show_stages(self, at: str = "") -> None:
        """The stages, to see and to change."""

        def answered(wish: StageWish) -> None:
            action = questions.stage_action(self.runner.session.state, wish.what, wish.key)
            if action is None:
                self.tell("It cannot go farther.")
                return
            self.do(action)

        self.open(StagesDialog(self.runner.now().state, at), answered)
