"""What a click on the run screen does: the same as a key."""

from __future__ import annotations

from textual import on

from session_tui.screens.dialogs.acting import Acting
from session_tui.screens.steps.panel import StepPanel
from session_tui.widgets.dosay import DoSay
from session_tui.widgets.keybar import KeyBar
from session_tui.widgets.stagerail import StageRail


class Clicking(Acting):
    """The commands of the run screen, for the mouse and for fingers, too."""

    @on(KeyBar.Pressed)
    async def _bar(self, event: KeyBar.Pressed) -> None:
        await self.run_action(event.action)

    @on(StepPanel.KeyClicked)
    async def _panel_key(self, event: StepPanel.KeyClicked) -> None:
        if hasattr(self, f"action_{event.command}"):
            await self.run_action(event.command)
        else:
            self.action_step(event.command)

    @on(StepPanel.LineClicked)
    def _line_clicked(self, event: StepPanel.LineClicked) -> None:
        self.cursor = event.line
        self.redraw()

    @on(StepPanel.Scored)
    def _strip(self, event: StepPanel.Scored) -> None:
        if event.value == 10:
            self.action_step("ten")
        else:
            self.action_digit(int(event.value))

    @on(DoSay.SayPressed)
    def _say_clicked(self) -> None:
        self.action_say()

    @on(StageRail.Picked)
    def _stage_clicked(self, event: StageRail.Picked) -> None:
        queue = self.runner.session.state.queue
        if event.index < len(queue):
            self.show_stages(queue[event.index].key)
