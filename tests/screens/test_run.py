"""The run screen: clock, saved mark, moving on, undo, pause, STOP, gaps, the end; nothing cancelled changes it."""

from __future__ import annotations

import random

import pytest

from session_tui.commands import STEP_COMMANDS, commands_of
from session_tui.practice.failures import SaveFailed
from session_tui.screens.run import RunScreen
from session_tui.screens.steps.panel import PanelKeys
from session_tui.session import actions as a
from session_tui.session import bodies as b
from session_tui.widgets.bigclock import BigClock
from session_tui.widgets.keybar import KeyBar
from tests.fixtures.running import RUN_SIZES, running
from tests.fixtures.screens import HOSTILE

SIZED = pytest.mark.parametrize("size", RUN_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
async def test_space_starts_the_clock_and_the_first_step_is_there(size: tuple[int, int]) -> None:
    async with running(size=size) as run:
        run.sees("B. Klein · visit 1", "Space starts the clock", "NOT BEGUN", "120 min")
        assert run.new == []
        await run.press("space")
        assert [body.kind for body in run.new] == ["started", "step_entered"]
        run.sees("saved ✓", "09:00", "Signs that need a doctor first", "Read each one aloud.", "ON PACE")


@SIZED
async def test_the_frame_holds_everything_at_every_size(size: tuple[int, int]) -> None:
    async with running("release_a", "release_a", size, slow=1.3) as run:
        await run.press("space")
        run.sees(
            "Site 1 of the plan, and the", "This muscle is", "BEHIND", "to end",
            "Front of the right hip · surface layer", "0:00 · hold 0:30 to 1:30", "Space Next", "s STOP", "? Help",
            "+ Better = Same − Worse", "r Theirs", "saved ✓",
        )  # fmt: skip


async def test_a_clients_name_is_drawn_as_it_is() -> None:
    async with running("check_1", "retest", name=HOSTILE) as run:
        run.sees("[/b] Ann [@click=app.quit]x[/]")


async def test_words_are_never_markup_nor_obeyed_by_the_terminal() -> None:
    async with running("check_2", "turn") as run:
        run.runner.do(a.Note(words=HOSTILE))
        await run.pilot.pause()
        run.sees("[/b] Ann [@click=app.quit]x[/]")
        await run.press("u")
        run.sees("Taken back:", "[@click=app.quit]x[/]")
        assert "\x1b" not in run.text


async def test_the_clock_counts_down_then_says_over() -> None:
    async with running("check_1", "retest") as run:
        screen = run.app.screen
        clock = screen.query_one(BigClock)
        assert clock._shown == ("2:30", "normal", "")
        await run.later(151)
        assert clock._shown == ("+0:01", "over", "▲ OVER")
        run.sees("▲ OVER")
        await run.later(0.5)
        assert clock._shown[0] == "+0:01"


async def test_time_passes_on_the_screen_without_a_key_and_leaves_a_pulse() -> None:
    async with running("check_1", "retest") as run:
        run.desk.clock.advance(20)
        run.app.screen._tick()
        await run.pilot.pause()
        assert run.new == []
        assert run.app.screen.query_one(BigClock)._shown[0] == "2:10"


async def test_say_marks_the_sentence_and_shows_the_next() -> None:
    async with running("safety", "red_flags") as run:
        run.sees("“I ask everybody these questions", "1 of 2")
        await run.press("enter")
        assert [type(body) for body in run.new] == [b.PromptSaid]
        run.sees("“If you are not sure, say so.", "2 of 2")
        await run.press("enter")
        run.sees("said ✓")
        await run.press("enter")
        run.sees("! Everything here has been said.")
        assert len(run.new) == 2


async def test_undo_says_what_it_took_back() -> None:
    async with running("story", "pain") as run:
        run.runner.do(a.MarkPain(site="back_low.R"))
        await run.press("7")
        run.sees("now 7")
        await run.press("u")
        run.sees("Taken back:", "now –")
        assert isinstance(run.new[-1], b.Undone)
        assert all(entry.body.value != 7 for entry in run.state.readings)


async def test_a_refusal_stands_until_the_next_key_and_changes_nothing() -> None:
    async with running("release_a", "release_a") as run:
        await run.press("space", "pageup")
        run.sees("! Work at a site is going on. End it first.")
        before = len(run.runner.session.events)
        await run.press("5")
        assert "End it first" not in run.text
        assert len(run.runner.session.events) == before + 1


@SIZED
async def test_a_soft_gate_asks_for_a_reason_and_cancelling_changes_nothing(size: tuple[int, int]) -> None:
    async with running("story", "story_told", size) as run:
        run.runner.do(a.UnmarkPain(site="back_low.R"))
        run.begun = len(run.runner.session.events)
        await run.press("space")
        run.sees("Go on all the same? Say why.", "0 pain sites marked.", "1 The client asked for it")
        await run.press("escape")
        assert run.new == []
        await run.press("space", "2")
        assert [type(body) for body in run.new] == [b.GatePassed, b.StepEntered]
        assert run.new[0].reason == "Time is short"
        assert run.state.stage.id == "baseline"


async def test_a_reason_can_be_written_and_its_letters_are_only_letters() -> None:
    async with running("story", "story_told") as run:
        run.runner.do(a.UnmarkPain(site="back_low.R"))
        await run.press("space", "w", "s", "p", "space", "u", "enter")
        assert run.state.gates[-1].body.reason == "sp u"
        assert not run.state.stops


async def test_a_hard_gate_stays_shut() -> None:
    async with running("safety", "safe_to_start") as run:
        run.runner.do(a.WithdrawConsent())
        await run.press("space")
        run.sees("! No consent for surface layer yet.", "This must hold first; no reason opens it.", "must hold")
        assert run.state.step.id == "safe_to_start"


@SIZED
async def test_pause_stands_still_and_the_same_key_goes_on(size: tuple[int, int]) -> None:
    async with running("check_1", "retest", size) as run:
        await run.press("p")
        run.sees("‖ PAUSED")
        gone = run.state.elapsed
        await run.later(600)
        assert run.state.elapsed == gone
        await run.press("space")
        run.sees("! The session is paused. Resume it first.")
        await run.press("p")
        assert [type(body) for body in run.new] == [b.Paused, b.Resumed]
        assert "PAUSED" not in run.text


async def test_an_interruption_is_marked_while_the_clock_goes_on() -> None:
    async with running("check_1", "retest") as run:
        await run.press("i")
        run.sees("Interruption. The clock goes on; i ends it.")
        await run.press("i")
        assert [type(body) for body in run.new] == [b.Interrupted, b.InterruptionOver]
        assert "Interruption" not in run.text


@SIZED
async def test_stop_is_written_at_the_key_and_asked_after(size: tuple[int, int]) -> None:
    async with running("release_a", "release_a", size) as run:
        await run.press("space", "s")
        assert [type(body) for body in run.new[-2:]] == [b.StopRaised, b.ReleaseEnded]
        assert run.new[-2].rule == "st_word"
        run.sees("Client says stop", "Hands still, then off.", "Which rule was it?", "y It settled: go on")
        count = len(run.new)
        await run.press("escape")
        assert len(run.new) == count
        assert run.front == "RunScreen"
        run.sees("STOP is open: Client says stop. s says what came of it.")
        await run.press("s")
        assert len(run.new) == count
        await run.press("5")
        assert run.state.open_stop.rule == "st_dizzy"
        run.sees("Stop. Lay them flat.")
        await run.press("l")
        assert run.state.open_stop is None
        assert {stop.outcome for stop in run.state.stops} == {"site_left"}


async def test_stop_works_from_inside_a_dialog_and_while_writing() -> None:
    async with running("check_1", "retest") as run:
        await run.press("o", "s")
        assert run.state.open_stop is not None
        await run.press("y", "n", "f9")
        assert len(run.state.stops) == 2
        assert run.front == "StopDialog"
        assert not run.state.notes


async def test_a_number_over_the_ceiling_stops_by_itself() -> None:
    async with running("release_a", "release_a") as run:
        await run.press("space", "8")
        assert run.state.open_stop.rule == "st_pressure"
        run.sees("Too much pressure", "Ease by one level.")
        await run.press("y")
        assert run.state.open_stop is None
        assert run.state.release is not None


async def test_stop_can_end_the_session_for_safety() -> None:
    async with running("release_a", "release_a") as run:
        await run.press("space", "s", "4", "e")
        assert run.state.outcome == "stopped_for_safety"
        assert run.state.end_rule == "st_neuro"
        assert run.front == "SummaryScreen"


@SIZED
async def test_glance_shows_only_what_is_read_from_afar(size: tuple[int, int]) -> None:
    async with running("release_a", "release_a", size) as run:
        await run.press("z")
        assert "Site 1 of the plan" not in run.text
        assert "Pressure" not in run.text
        run.sees("Space Next")
        await run.press("z")
        run.sees("Site 1 of the plan")


async def test_note_question_and_finding_from_anywhere() -> None:
    async with running("check_1", "retest") as run:
        await run.press("n")
        await run.write("[b]likes it quiet[/b]")
        await run.press("enter", "q", "2")
        run.sees("Can I become free of pain?", "I will not make promises.")
        await run.press("space", "e")
        await run.write("rt hip fr")
        await run.press("enter", "f", "6", "y", "space")
        assert [type(body) for body in run.new] == [b.Noted, b.QuestionAsked, b.FindingNoted]
        assert run.new[0].words == "[b]likes it quiet[/b]"
        found = run.new[2]
        assert (found.site, found.type, found.tenderness, found.recognised_pain) == ("hip_front.R", "spasm", 6, "yes")


async def test_cancelled_dialogs_leave_no_trace() -> None:
    async with running("release_a", "release_a") as run:
        await run.press("space")
        run.begun = len(run.runner.session.events)
        for keys in (
            ("n", "x", "escape"), ("q", "escape"), ("e", "escape"), ("e", "h", "enter", "escape"), ("o", "escape"),
            ("ctrl+e", "escape"), ("ctrl+e", "2", "escape"), ("o", "x", "escape"), ("q", "w", "a", "escape"),
        ):  # fmt: skip
            await run.press(*keys)
            assert run.front == "RunScreen", keys
        assert run.new == []
        assert run.state.release is not None


async def test_stages_are_left_out_repeated_and_moved_with_a_reason() -> None:
    async with running("check_1", "retest") as run:
        await run.press("o", "down", "x", "2")
        assert run.state.run("release_b").status == "skipped"
        assert run.state.run("release_b").reason == "Time is short"
        await run.press("o", "up", "r", "1")
        assert any(each.key == "release_a#2" for each in run.state.queue)
        await run.press("o")
        keys = [each.key for each in run.state.queue]
        await run.press(*["down"] * (keys.index("balance") - keys.index("check_1")), "comma", "3")
        keys = [each.key for each in run.state.queue]
        assert keys.index("balance") < keys.index("release_c")
        assert all(each.reason for each in run.state.departures)


async def test_a_gap_is_told_and_answered() -> None:
    async with running("check_1", "retest") as run:
        before = run.runner.session.state.anchor
        run.desk.clock.advance(1200)
        run.runner.do(a.NoticeGap(before=before))
        await run.pilot.pause()
        run.sees("A gap of 20 min: g to say what it was. Counted so far.")
        counted = run.state.elapsed
        await run.press("g", "escape")
        assert run.state.open_gap is not None
        await run.press("g", "2")
        assert run.state.open_gap is None
        assert run.state.elapsed == pytest.approx(counted - 1230)
        await run.press("u", "g", "3")
        await run.write("5")
        run.sees("5 of 20 minutes count")
        await run.press("enter")
        assert run.state.elapsed == pytest.approx(counted - 930)


async def test_what_is_not_saved_stays_in_sight_until_it_is() -> None:
    async with running("story", "pain") as run:
        run.runner.do(a.MarkPain(site="back_low.R"))
        run.desk.store.failure = SaveFailed("disk_full")
        await run.press("7")
        run.sees("NOT SAVED", "the disk is full", "Ctrl+R tries again")
        assert "saved ✓" not in run.text
        assert all(entry.body.value != 7 for entry in run.state.readings)
        await run.press("6")
        run.sees("NOT SAVED", "! The entry before could not be saved yet.")
        await run.press("ctrl+r")
        run.sees("NOT SAVED")
        run.desk.store.failure = None
        await run.press("ctrl+r")
        run.sees("saved ✓", "Saved now.", "now 7")
        assert "NOT SAVED" not in run.text


async def test_ending_early_needs_a_reason_and_leads_to_the_summary() -> None:
    async with running("check_1", "retest") as run:
        await run.press("ctrl+e")
        run.sees("How does the session end?", "Not done: Release B: along the chain")
        assert "Completed" not in run.text
        await run.press("2", "1")
        assert run.state.outcome == "ended_early"
        assert run.state.end_reason == "The client wished it"
        assert run.front == "SummaryScreen"


async def test_after_the_last_step_space_ends_it() -> None:
    async with running("explain", "understood") as run:
        await run.press("space")
        run.sees("How does the session end?", "1 Completed")
        await run.press("1")
        assert run.state.outcome == "completed"
        assert run.front == "SummaryScreen"


async def test_the_screen_can_be_built_anew_at_any_moment() -> None:
    async with running("release_a", "release_a") as run:
        await run.press("space", "5", "h")
        fresh = RunScreen(run.runner, run.desk)
        await run.app.push_screen(fresh)
        await run.pilot.pause()
        run.sees("Pressure 5 · guarding", "Front of the right hip")


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12), (60, 18), (200, 60), (79, 23)])
async def test_no_size_ends_the_session(size: tuple[int, int]) -> None:
    async with running("release_a", "release_a", size) as run:
        await run.press("space", "5", "z", "z", "o", "escape", "s", "y", "q", "escape")
        assert run.app.is_running
        assert run.state.pressures[-1] == 5


async def test_a_click_on_a_key_is_the_key() -> None:
    async with running("check_1", "retest") as run:
        await run.pilot.click(KeyBar, offset=(run.text.splitlines()[-1].index("p Pause"), 0))
        await run.pilot.pause()
        assert run.state.status == "paused"
        await run.press("p")
        line = next(row for row in run.text.splitlines() if "+ Better" in row)
        await run.pilot.click(PanelKeys, offset=(line.index("+ Better") - 1, 0))
        await run.pilot.pause()
        assert isinstance(run.new[-1], b.CheckAnswered)


WALK = [
    key for command in (*commands_of("run"), *STEP_COMMANDS) for key in command.keys if key not in ("ctrl+q", "ctrl+e")
]
WALK += [*"0123456789[a", *["space"] * 20, *["escape"] * 4, "enter", "tab"]


@pytest.mark.parametrize(
    ("seed", "at"), [(1, ("safety", "red_flags")), (2, ("trace", "plan")), (3, ("check_1", "retest"))]
)
async def test_whatever_is_pressed_nothing_breaks_and_nothing_is_lost(seed: int, at: tuple[str, str]) -> None:
    chance = random.Random(seed)
    async with running(*at) as run:
        kept = len(run.runner.session.events)
        for _ in range(8):
            await run.press(*chance.choices(WALK, k=5))
            run.desk.clock.advance(chance.choice((5, 40, 300)))
            assert run.app.is_running
            assert len(run.runner.session.events) >= kept
            kept = len(run.runner.session.events)
        stored = run.desk.store.events[run.runner.header.id]
        assert [event.id for event in stored] == [event.id for event in run.runner.session.events]
