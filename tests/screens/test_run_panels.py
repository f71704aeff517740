"""Every kind of step on the real screen, at three sizes: the keys, what is written down, and what is seen."""

from __future__ import annotations

import pytest

from session_tui.session import bodies as b
from tests.fixtures.running import RUN_SIZES, running

SIZED = pytest.mark.parametrize("size", RUN_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

# The dialogs are tested through the screen: screens.dialogs.base, screens.dialogs.ask, screens.dialogs.site,
# screens.dialogs.finding, screens.dialogs.stop, screens.dialogs.stages, screens.dialogs.questions,
# screens.dialogs.granting, screens.dialogs.acting, screens.dialogs.clicking, screens.steps.panel


@SIZED
async def test_safety(size: tuple[int, int]) -> None:
    async with running("safety", "contraindications", size) as run:
        run.sees("k No to all left", "Medicines, pregnancy, skin.")
        await run.press("x", "y")
        run.sees("YES:", "What did you do about it?")
        await run.press("1", "k")
        answers = [(body.answer, bool(body.did)) for body in run.new]
        assert answers == [("no", False), ("yes", False), ("yes", True), ("no", False)]
        run.sees("All asked. Space goes on.")


@SIZED
async def test_consent(size: tuple[int, int]) -> None:
    async with running("safety", "consent", size) as run:
        run.sees("Yes to surface layer?", "It may not help you.")
        await run.press("y", "2")
        run.sees("Is anywhere off limits?")
        await run.press("w")
        await run.write("[b]my feet[/b]")
        await run.press("enter")
        (given,) = run.new
        assert (given.depth, given.stop_word, given.off_limits) == (2, "Red", "[b]my feet[/b]")
        run.sees("Agreed: down to surface layer.", "Red", "[b]my feet[/b]")
        await run.press("x", "2")
        assert isinstance(run.new[1], b.ConsentWithdrawn)
        run.sees("Consent taken back", "Hands off, cover them.")


@SIZED
async def test_story(size: tuple[int, int]) -> None:
    async with running("story", "story", size) as run:
        run.sees("What brings you here, in your own words?", "0 of 10 told")
        await run.press("w")
        await run.write("It pulls when I sit")
        await run.press("enter", "4")
        assert [(body.topic, body.words) for body in run.new] == [
            ("came_with", "It pulls when I sit"),
            ("since_when", "Over 2 years"),
        ]
        run.sees("2 of 10 told", "It pulls when I sit")


@SIZED
async def test_pain(size: tuple[int, int]) -> None:
    async with running("story", "pain", size) as run:
        await run.press("f")
        run.sees("Where does it hurt?")
        await run.write("rt low back")
        run.sees("Right low back")
        await run.press("enter", "7", "6", "t")
        assert [type(body) for body in run.new] == [b.PainMarked, b.Scored, b.Scored, b.Scored]
        assert [body.value for body in run.new[1:]] == [7, 6, 10]
        run.sees("now 7 usual 6 worst 10", "All scored.")
        await run.press("u", "9")
        run.sees("worst 9")


@SIZED
async def test_scores_one_after_the_other_with_earlier_numbers_hidden(size: tuple[int, int]) -> None:
    async with running("rescore", "after", size) as run:
        run.sees("How strong is the pain right now, from 0 to 10?", "Pain now, right low back")
        assert "→" not in run.text
        await run.press("4")
        run.sees("7 → 4, clearly less")
        await run.press("d", "8", "t", "minus")
        run.sees("That key means nothing in this step.")
        await run.press("4")
        run.sees("5 very much better")
        await run.press("backspace", "minus", "1", "enter")
        assert [(body.value, body.missing) for body in run.new] == [
            (4, None), (None, "declined"), (8, None), (10, None), (-1, None)
        ]  # fmt: skip
        run.sees("−1 a little worse", "5 of 5")


@SIZED
async def test_baseline(size: tuple[int, int]) -> None:
    async with running("baseline", "whole_body", size) as run:
        run.sees("Arches, and the weight left and right. Even?", "Expected: even", "2 clear")
        await run.press("2", "k", "d", "1", "0")
        marks = [(body.check, body.side, body.mark, body.missing) for body in run.new]
        assert marks == [
            ("st_feet", "L", 2, None), ("st_feet", "R", 0, None), ("st_knees", "L", None, "declined"),
            ("st_knees", "R", 0, None),
        ]  # fmt: skip
        run.sees("4 of 35")
        await run.press(*["k"] * 6)
        await run.press("1", "2", "enter")
        assert (run.new[-1].check, run.new[-1].value) == ("ftf", 12)


@SIZED
async def test_palpate(size: tuple[int, int]) -> None:
    async with running("trace", "palpate", size) as run:
        run.sees("What do your hands find?", "e Note a finding")
        await run.press("e")
        await run.write("rt hip fr")
        await run.press("enter")
        run.sees("What does it feel like?", "Holding muscle (spasm)", "Not for hands")
        await run.press("l", "7", "y", "2", "2", "1")
        run.sees("Where does it spread? Anything else?", "tender 7")
        await run.write("down the leg")
        await run.press("enter")
        (found,) = run.new
        assert (found.site, found.type, found.tenderness, found.glide) == ("hip_front.R", "adhesion", 7, 2)
        assert (found.recognised_pain, found.certainty, found.role) == ("yes", "fairly", "source")
        assert found.spread == "down the leg"
        await run.press("5")
        assert run.state.findings[0].tenderness == 5
        assert len(run.state.findings) == 1


@SIZED
async def test_trace(size: tuple[int, int]) -> None:
    async with running("trace", "trace", size) as run:
        run.sees("Where may it come from? You choose.", "1 step · not checked", "By chance,")
        await run.press("down", "y", "2")
        run.sees("What would show it right or wrong?")
        await run.press("1")
        (idea,) = run.new
        assert idea.test == "Less pain on the main movement"
        run.sees("Working idea", "Less pain on the main movement")


@SIZED
async def test_the_idea_is_judged(size: tuple[int, int]) -> None:
    async with running("rescore", "judge_idea", size) as run:
        run.sees("Did the test hold?")
        await run.press("minus")
        assert run.new[0].verdict == "not_supported"
        run.sees("the test did not hold")


@SIZED
async def test_plan(size: tuple[int, int]) -> None:
    async with running("trace", "plan", size) as run:
        run.sees("1 Front of the right hip: Holding muscle", "depth 2 surface layer", "not agreed yet")
        await run.press("f")
        await run.write("rt low back")
        await run.press("enter", "3", "y")
        assert [(place.site, place.depth) for place in run.state.plan.places] == [("hip_front.R", 2), ("back_low.R", 3)]
        assert run.state.plan.agreed
        run.sees("Agreed. Space goes on.")
        await run.press("comma")
        run.sees("A deeper site stands before a shallower one.")
        await run.press("escape")
        assert run.state.plan.agreed
        await run.press("space")
        assert run.state.step.id == "plan_agreed"


@SIZED
async def test_release(size: tuple[int, int]) -> None:
    async with running("release_a", "release_a", size) as run:
        run.sees("Front of the right hip. Space begins.")
        await run.press("space", "4", "5", "h", "k")
        await run.later(75)
        run.sees("1:15 · hold 0:30 to 1:30", "Pressure 4–5 · guarding, eases")
        await run.press("plus")
        kinds = [body.kind for body in run.new]
        assert kinds == ["release_started", "pressure_rated", "pressure_rated", "release_marked", "release_marked",
                         "release_ended"]  # fmt: skip
        assert run.state.releases[-1].response == "better"
        assert run.state.releases[-1].seconds == pytest.approx(75)
        run.sees("Done here. Space goes on.", "1:15 · better")
        await run.press("space")
        assert run.state.step.id == "release_a_done"


@SIZED
async def test_settling_takes_the_pressure_number(size: tuple[int, int]) -> None:
    async with running("settle", "settle", size) as run:
        await run.press("3")
        assert run.new == [b.PressureRated(value=3)]
        run.sees("▶3◀")


@SIZED
async def test_check(size: tuple[int, int]) -> None:
    async with running("check_1", "retest", size) as run:
        assert "→" not in run.text
        await run.press("4", "plus")
        run.sees("7 → 4, clearly less", "Better, not dizzy. Space goes on.")
        await run.press("y")
        assert run.state.open_stop.rule == "st_dizzy"
        run.sees("Dizzy, faint, sight, speech")
        assert [body.kind for body in run.new] == ["scored", "check_answered", "check_answered", "stop_raised"]


@SIZED
async def test_a_renewed_consent_is_one_key(size: tuple[int, int]) -> None:
    async with running("check_1", "deeper", size) as run:
        run.sees("Yes to deep layer?")
        await run.press("y")
        assert run.new[0].depth == 3
        run.sees("Agreed: down to deep layer.")


@SIZED
async def test_note_step(size: tuple[int, int]) -> None:
    async with running("check_2", "turn", size) as run:
        await run.press("w")
        await run.write("sat up well")
        await run.press("enter")
        assert run.new == [b.Noted(words="sat up well")]
        run.sees("sat up well")


@SIZED
async def test_explain(size: tuple[int, int]) -> None:
    async with running("explain", "explain", size) as run:
        await run.press("y")
        run.sees("What is fascia?", "thin, strong tissue")
        await run.press("space", "down", "down", "w")
        await run.write("My hip pulls on my back")
        await run.press("enter", "down", "down", "2")
        assert [body.kind for body in run.new] == ["question_asked", "taught_back", "scored"]
        assert run.new[-1].value == 2
        run.sees("“My hip pulls on my back”")


@SIZED
async def test_home_and_next_visit(size: tuple[int, int]) -> None:
    async with running("explain", "home", size) as run:
        await run.press("y", "up", "up", "y")
        assert len(run.state.home) == 2
        await run.press(*["down"] * 12, "w", "2", "enter")
        assert run.state.next_visit.when == "In two weeks"
        run.sees("In two weeks", "2 of 3 agreed")


@SIZED
async def test_gate(size: tuple[int, int]) -> None:
    async with running("safety", "safe_to_start", size) as run:
        run.sees("All holds. Space confirms and goes on.", "6 of 6 hold")
        await run.press("space")
        assert run.new[0].confirmed == ("The stop word and the limits are agreed",)
        assert run.state.stage.id == "story"
