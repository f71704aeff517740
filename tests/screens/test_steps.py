"""The panels without a screen: what a key leads to in each kind of step, and that no key means two things."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.keys import _character_to_key

from session_tui.body.regions import site
from session_tui.clock import ManualClock
from session_tui.commands import COMMANDS, STEP_COMMANDS, commands_of, step_commands
from session_tui.protocol.models import ReleaseStep
from session_tui.screens.dialogs.questions import at_the_end
from session_tui.screens.steps import frame, kinds, picture, scoring
from session_tui.screens.steps.here import Here
from session_tui.screens.steps.view import Line, PanelView, key
from session_tui.screens.steps.wishes import Ask, Do, NoteFinding, PickSite, Stand, Tell, Wish
from session_tui.session import actions as a
from session_tui.session.bodies import PlanPlace
from tests.fixtures.fake_desk import FakeDesk
from tests.fixtures.play import Player
from tests.fixtures.running import here_at
from tests.fixtures.samples import shipped

# Each panel has its tests here and in test_run_panels: screens.steps.safety, screens.steps.consent,
# screens.steps.story, screens.steps.pain, screens.steps.score, screens.steps.scoring, screens.steps.baseline,
# screens.steps.palpate, screens.steps.trace, screens.steps.plan, screens.steps.release, screens.steps.check,
# screens.steps.explain, screens.steps.note, screens.steps.gate, screens.steps.kinds, screens.steps.frame,
# screens.steps.picture, screens.steps.here, screens.steps.view, screens.steps.wishes

DIGITS = tuple("0123456789")


def done(wish: Wish | None) -> a.Action:
    """The action of a wish that needs no question."""
    assert isinstance(wish, Do), wish
    return wish.action


def answered(wish: Wish | None, *answers: str) -> a.Action:
    """The action after questions were answered in turn."""
    for answer in answers:
        assert isinstance(wish, Ask | PickSite), wish
        wish = wish.then(answer)
    return done(wish)


# -- keys ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(kinds.PANELS))
def test_no_key_means_two_things_on_the_run_screen(kind: str) -> None:
    keys = [each for command in (*commands_of("run"), *step_commands(kind)) for each in command.keys]
    twice = [each for each, count in Counter((*keys, *DIGITS)).items() if count > 1]
    assert not twice


def test_every_command_of_a_step_belongs_to_kinds_that_exist() -> None:
    assert {kind for command in STEP_COMMANDS for kind in command.steps} <= set(kinds.PANELS)


def test_ids_of_commands_differ() -> None:
    ids = Counter(command.id for command in (*COMMANDS, *STEP_COMMANDS))
    assert not [each for each, count in ids.items() if count > 1]


def test_letters_that_a_pedal_sends_do_nothing_on_the_run_screen() -> None:
    taken = {each for command in (*commands_of("run"), *STEP_COMMANDS) for each in command.keys}
    assert not taken & set("abc")


def test_signs_are_called_as_the_terminal_calls_them() -> None:
    signs = {"plus": "+", "minus": "-", "equals_sign": "=", "asterisk": "*", "comma": ",", "full_stop": "."}
    used = {each for command in STEP_COMMANDS for each in command.keys}
    assert {name for name in used if len(name) > 1} - {"up", "down"} == set(signs)
    assert all(_character_to_key(sign) == name for name, sign in signs.items())


STEPS = {
    "safety": ("safety", "red_flags"), "consent": ("safety", "consent"), "story": ("story", "story"),
    "pain": ("story", "pain"), "score": ("story", "movement"), "baseline": ("baseline", "whole_body"),
    "palpate": ("trace", "palpate"), "trace": ("trace", "trace"), "plan": ("trace", "plan"),
    "release": ("release_a", "release_a"), "check": ("check_1", "retest"), "explain": ("explain", "explain"),
    "note": ("check_2", "turn"), "gate": ("safety", "safe_to_start"),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(kinds.PANELS))
def test_a_panel_only_offers_keys_that_work_in_its_kind(kind: str) -> None:
    here = here_at(*STEPS[kind])
    known = {command.id for command in (*commands_of("run"), *step_commands(kind))}
    shown = [each.command for each in kinds.view(here).keys if each.command]
    assert set(shown) <= known
    elsewhere = {"finding", "next", "back"}
    assert all(kinds.press(here, each) is not None for each in shown if each not in elsewhere)


@pytest.mark.parametrize("kind", sorted(kinds.PANELS))
def test_keys_of_other_steps_mean_nothing(kind: str) -> None:
    here = here_at(*STEPS[kind])
    others = {command.id for command in STEP_COMMANDS if kind not in command.steps}
    assert not [each for each in others if kinds.press(here, each) is not None]


@pytest.mark.parametrize("protocol", shipped(), ids=lambda protocol: protocol.id)
def test_every_step_that_ships_has_a_panel(protocol) -> None:
    assert {step.kind for stage in protocol.stages for step in stage.steps} <= set(kinds.PANELS)


# -- safety and consent -------------------------------------------------------------------------------------------


def test_safety_a_whole_block_with_one_key() -> None:
    here = here_at("safety", "red_flags")
    assert done(kinds.press(here, "all_well")) == a.AnswerSafety(group="red_flags", answer="no")


def test_safety_a_yes_shows_the_rule_and_asks_what_was_done() -> None:
    here = here_at("safety", "red_flags")
    wish = kinds.press(Here(here.session, cursor=5), "yes")
    assert done(wish) == a.AnswerSafety(questions=("rf_ca_history",), answer="yes")
    (after,) = wish.then
    assert after.question.lines == ("A doctor first. No deep work. Do not frighten; one sign alone says little.",)
    assert answered(after, "Cleared in May").did == "Cleared in May"


def test_safety_goes_to_the_first_that_is_open() -> None:
    first = {"do": "answer_safety", "questions": ["rf_ces_saddle"], "answer": "no"}
    here = here_at("safety", "red_flags", first)
    view = kinds.view(here)
    assert view.cursor == 1
    assert view.place == "1 of 13 answered"
    assert done(kinds.press(here, "maybe")).questions == ("rf_ces_bladder",)


def test_consent_asks_for_stop_word_and_limits_and_keeps_all_at_once() -> None:
    here = here_at("safety", "consent")
    given = answered(kinds.press(here, "yes"), "Red", "Feet")
    assert (given.depth, given.stop_word, given.off_limits) == (2, "Red", "Feet")
    assert given.explained == ("sore_after", "bruise", "flare", "rare_injury", "may_not_help")


def test_consent_renewed_is_one_key_and_a_no_stays_lighter() -> None:
    here = here_at("check_1", "deeper")
    assert done(kinds.press(here, "yes")).depth == 3
    assert answered(kinds.press(here, "no"), "stay") == a.WithdrawConsent(down_to=2)
    assert answered(kinds.press(here, "no"), "all") == a.WithdrawConsent()


# -- story, pain, scores ------------------------------------------------------------------------------------------


def test_story_a_digit_chooses_and_words_are_written() -> None:
    here = Here(here_at("story", "story").session, cursor=1)
    assert done(kinds.digit(here, 2)) == a.NoteStory(topic="since_when", words="6 weeks to 3 months")
    assert kinds.digit(here, 9) is None
    assert answered(kinds.press(here, "write"), "since May").words == "since May"


def test_pain_is_scored_site_by_site() -> None:
    marks = [{"do": "mark_pain", "site": site} for site in ("back_low.R", "hip_front.R")]
    here = here_at("story", "pain", *marks)
    scored = done(kinds.digit(here, 7))
    assert (scored.measure, scored.subject, scored.value) == ("pain_now", "back_low.R", 7)
    three = [{"do": "score", "measure": m, "subject": "back_low.R", "value": 5} for m in
             ("pain_now", "pain_average", "pain_worst")]  # fmt: skip
    here = here_at("story", "pain", *marks, *three)
    assert done(kinds.press(here, "ten")).subject == "hip_front.R"
    assert kinds.view(here).lines[0].right == "now 5   usual 5   worst 5"


def test_pain_is_marked_by_letters_and_taken_off() -> None:
    here = here_at("story", "pain")
    assert kinds.digit(here, 5) is None
    assert answered(kinds.press(here, "find_site"), "calf.L") == a.MarkPain(site="calf.L")
    here = here_at("story", "pain", {"do": "mark_pain", "site": "calf.L"})
    assert done(kinds.press(here, "no")) == a.UnmarkPain(site="calf.L")
    assert answered(kinds.press(here, "write"), "a cramp").words == "a cramp"


def test_an_activity_is_named_before_it_is_scored() -> None:
    here = here_at("story", "activities")
    wish = kinds.digit(here, 3).then("Tying my shoes")
    assert wish.action == a.NameActivity(activity="a1", words="Tying my shoes")
    assert wish.then == (Do(a.Score(measure="psfs", subject="a1", value=3)),)
    named = {"do": "name_activity", "activity": "a1", "words": "Tying my shoes"}
    here = here_at("story", "activities", named)
    assert answered(kinds.press(here, "write"), "Stairs").activity == "a2"
    again = kinds.press(Here(here.session, cursor=0), "write")
    assert again.question.initial == "Tying my shoes"
    assert again.then("Lacing").action.activity == "a1"


def test_declined_ten_and_main_measure() -> None:
    here = here_at("story", "movement")
    assert done(kinds.press(here, "decline")) == a.Score(measure="main_movement", missing="declined")
    assert done(kinds.press(here, "ten")).value == 10
    assert done(kinds.press(here, "main_measure")) == a.ChooseMain(measure="main_movement")


def test_earlier_numbers_stay_hidden_until_the_new_one_is_there() -> None:
    here = here_at("rescore", "after")
    view = kinds.view(here)
    assert view.strip.before is None
    assert "7" not in " ".join(line.right for line in view.lines)
    scored = {"do": "score", "measure": "pain_now", "subject": "back_low.R", "value": 4}
    view = kinds.view(here_at("rescore", "after", scored))
    assert view.lines[0].right == "7 → 4, clearly less"
    assert view.lines[1].right == ""
    assert view.cursor == 1


def test_a_scale_from_minus_five_is_typed() -> None:
    here = here_at("rescore", "after")
    place = next(n for n, line in enumerate(kinds.view(here).lines) if line.text.startswith("Change"))
    wish = kinds.digit(Here(here.session, cursor=place), 3)
    assert wish.question.initial == "3"
    assert wish.question.check("3") == "3 clearly better"
    assert wish.question.check("9").startswith("! It goes from −5 to 5")
    assert wish.question.check("many").startswith("!")
    assert answered(wish, "-2").value == -2


@pytest.mark.parametrize(("text", "value"), [("4,5", 4.5), (" −2 ", -2), ("12", 12), ("nan", None), ("inf", None),
                                             ("1e99", None), ("", None), ("4 cm", None)])  # fmt: skip
def test_numbers_as_people_type_them(text: str, value: float | None) -> None:
    assert scoring.number(text) == value


# -- checks, findings, idea, plan ---------------------------------------------------------------------------------


def test_baseline_marks_in_order_and_types_numbers() -> None:
    here = here_at("baseline", "whole_body")
    assert done(kinds.digit(here, 2)) == a.MarkCheck(check="st_feet", side="L", mark=2)
    assert done(kinds.press(here, "all_well")) == a.MarkCheck(check="st_feet", side="L")
    assert kinds.digit(here, 4) is None
    missing = answered(kinds.press(here, "decline"), "No time")
    assert (missing.missing, missing.note) == ("not_done", "No time")
    place = next(n for n, line in enumerate(kinds.view(here).lines) if line.text == "Fingers to floor")
    wish = kinds.digit(Here(here.session, cursor=place), 1)
    assert wish.question.check("12") == "12 cm"
    assert wish.question.check("99").startswith("! It goes from 0 to 80 cm")
    assert answered(wish, "12").value == 12


def test_baseline_takes_up_where_it_was() -> None:
    marks = [{"do": "mark_check", "check": "st_feet", "side": side, "mark": n} for n, side in enumerate("LR")]
    view = kinds.view(here_at("baseline", "whole_body", *marks))
    assert (view.place[:4], view.title) == ("2 of", "Knees over feet, left")
    assert [line.right for line in view.lines[:2]] == ["as expected", "slight"]


def test_findings_are_noted_and_their_tenderness_is_a_digit() -> None:
    assert isinstance(kinds.press(here_at("trace", "palpate"), "find_site"), NoteFinding)
    here = here_at("trace", "palpate", {"do": "note_finding", "site": "hip_front.R", "type": "spasm"})
    tender = done(kinds.digit(here, 6))
    assert (tender.finding, tender.tenderness) == (here.state.findings[0].finding, 6)
    assert kinds.press(here, "write") == NoteFinding(finding=tender.finding)


def test_the_idea_is_chosen_with_a_reason_and_a_test() -> None:
    here = here_at("trace", "trace")
    view = kinds.view(here)
    assert any("not checked" in line.right for line in view.lines)
    assert any("Holding muscle" in line.right for line in view.lines)
    assert any(note.startswith("By chance,") for note in view.notes)
    noted = answered(kinds.press(here, "yes"), "It began there", "Less pull")
    assert (noted.pain_site, noted.why, noted.test) == ("back_low.R", "It began there", "Less pull")
    assert noted.path[0] == "back_low.R"
    assert noted.path[-1] == noted.source
    assert answered(kinds.press(here, "local"), "", "").source == "local"
    assert done(kinds.press(here, "maybe")).source == "unsure"


def test_the_idea_is_judged_after_the_work() -> None:
    here = here_at("rescore", "judge_idea")
    assert done(kinds.press(here, "worse")) == a.JudgeTrace(pain_site="back_low.R", verdict="not_supported")
    assert done(kinds.press(here, "same")).verdict == "unclear"


def test_the_plan_begins_with_the_findings_and_is_changed_line_by_line() -> None:
    here = here_at("trace", "plan")
    agreed = done(kinds.press(here, "yes"))
    assert [(place.site, place.depth) for place in agreed.places] == [("hip_front.R", 2)]
    assert agreed.agreed
    added = answered(kinds.press(here, "find_site"), "calf.R")
    assert [place.site for place in added.places] == ["hip_front.R", "calf.R"]
    assert not added.agreed
    here = here_at("trace", "plan", {"do": "set_plan", "places": [p.model_dump() for p in added.places]})
    moved = kinds.press(Here(here.session, cursor=1), "earlier")
    assert [place.site for place in moved.action.places] == ["calf.R", "hip_front.R"]
    assert moved.then == (Stand(0),)
    assert isinstance(kinds.press(here, "earlier"), Tell)
    assert done(kinds.digit(Here(here.session, cursor=1), 3)).places[1].depth == 3
    assert kinds.digit(here, 5) is None
    assert [p.site for p in done(kinds.press(here, "no")).places] == ["calf.R"]
    assert isinstance(kinds.press(here, "find_site").then("calf.R"), Tell)


# -- work, check, explain -----------------------------------------------------------------------------------------


def test_work_at_a_place() -> None:
    here = here_at("release_a", "release_a", {"do": "next"}, {"do": "rate_pressure", "value": 4})
    assert done(kinds.digit(here, 5)) == a.RatePressure(value=5)
    assert done(kinds.press(here, "breath_held")).mark == "breath_held"
    assert done(kinds.press(here, "all_well")).mark == "eased"
    assert done(kinds.press(here, "better")) == a.EndRelease(response="better")
    view = kinds.view(here)
    assert view.ask == "Pressure 4. Stay at 5 or less."
    assert frame.headline(here.session) == site("hip_front.R").name


def test_a_check_asks_for_the_score_then_the_answer_and_dizziness_stops() -> None:
    here = here_at("check_1", "retest")
    assert kinds.view(here).strip.before is None
    assert done(kinds.digit(here, 4)) == a.Score(measure="main_movement", value=4)
    assert done(kinds.press(here, "worse")) == a.AnswerCheck(answer="worse")
    assert done(kinds.press(here, "yes")) == a.Stop(rule="st_dizzy")
    here = here_at("check_1", "retest", {"do": "answer_check", "answer": "better"})
    assert done(kinds.press(here, "yes")) == a.AnswerCheck(answer="better", dizzy=True)


def test_explaining_questions_own_words_home_and_next_visit() -> None:
    here = here_at("explain", "explain")
    wish = kinds.press(here, "yes")
    assert done(wish) == a.AskQuestion(question="what_is_fascia")
    assert wish.then[0].question.lines[0].startswith("Fascia is thin, strong tissue")
    back = Here(here.session, cursor=3)
    assert done(kinds.digit(back, 2)) == a.TeachBack(value=2)
    assert kinds.digit(here, 2) is None
    assert answered(kinds.press(back, "write"), "My hip pulls").words == "My hip pulls"
    here = here_at("explain", "home")
    assert done(kinds.press(here, "yes")) == a.GiveHome(task="walk")
    last = Here(here.session, cursor=len(here.tables.home))
    planned = answered(kinds.press(last, "write"), "In two weeks", "")
    assert planned == a.SetNextVisit(when="In two weeks")
    own = answered(kinds.press(here, "write"), "Swim", "Once a week")
    assert (own.name, own.how) == ("Swim", "Once a week")


def test_a_score_after_the_words_keeps_the_words() -> None:
    here = here_at("explain", "explain", {"do": "teach_back", "words": "My hip pulls"})
    scored = done(kinds.digit(Here(here.session, cursor=3), 3))
    assert scored == a.Score(measure="understanding", value=3)


def test_a_gate_shows_what_is_missing_first() -> None:
    here = here_at("safety", "safe_to_start", {"do": "withdraw_consent"})
    view = kinds.view(here)
    assert [line.sign for line in view.lines[:2]] == ["✗", "✗"]
    assert view.ask == "This must hold first; no reason opens it."


def test_a_note_is_asked_for() -> None:
    here = here_at("check_2", "turn")
    assert answered(kinds.press(here, "write"), "sat well") == a.Note(words="sat well")


def test_depth_of_a_new_place_follows_a_safety_answer() -> None:
    thin_bones = next(
        question.id for group in shipped()[0].tables.safety for question in group.questions if question.depth_cap == 2
        and not question.cap_regions and question.action != "emergency"
    )  # fmt: skip
    here = here_at("trace", "plan", {"do": "answer_safety", "questions": [thin_bones], "answer": "yes"})
    added = answered(kinds.press(here, "find_site"), "calf.R")
    assert all(place.depth <= 2 for place in added.places)
    assert isinstance(added.places[0], PlanPlace)


# -- drawing ------------------------------------------------------------------------------------------------------

VIEW = PanelView(
    "Title", "1 of 9", "What is asked?", ("a note", "another"),
    tuple(Line(f"line {n}", f"right {n}", "·") for n in range(9)), 6, None, (key("yes"), key("no")),
)  # fmt: skip


@pytest.mark.parametrize("height", range(12))
@pytest.mark.parametrize("width", [1, 12, 30, 80])
def test_the_line_stood_on_and_the_question_are_never_cut_first(width: int, height: int) -> None:
    placed = picture.laid_out(VIEW, width, height)
    assert len(placed) <= height
    lines = [each.line for each in placed if each.line is not None]
    if height >= 3:
        assert 6 in lines
    assert lines == sorted(lines)


def test_keys_stand_closer_rather_than_being_lost() -> None:
    keys = (key("yes", "Agree"), key("no", "Off"), key("write", "Words"))
    assert len(picture.key_places(keys, 22)) == 3
    assert picture.key_at(keys, 22, 0).command == "yes"
    assert picture.key_at(keys, 22, 9).command == "no"
    assert picture.key_at(keys, 40, 39) is None


# -- frame --------------------------------------------------------------------------------------------------------


def test_what_comes_then() -> None:
    assert frame.then_words(here_at("check_1", "retest").state) == ("OK to go deeper?", "Check 1 · 1 of 3")
    assert frame.then_words(here_at("check_1", "go_deeper").state)[0] == "Release B: along the chain"
    assert frame.then_words(here_at("explain", "understood").state)[0] == "the summary: Ctrl+E"


def test_every_stage_has_its_place_on_the_rail() -> None:
    here = here_at("check_1", "retest", {"do": "repeat_stage", "stage": "release_a", "reason": "asked for"})
    stages = frame.rail(here.state)
    assert [stage.status for stage in stages].count("current") == 1
    assert any(stage.name == "Release A: base and surface (2)" for stage in stages)


@pytest.mark.parametrize("protocol", shipped(), ids=lambda protocol: protocol.id)
def test_every_step_of_every_protocol_that_ships_can_be_shown(protocol) -> None:
    desk = FakeDesk([protocol], clock=ManualClock())
    runner = desk.begin(desk.add_client("A").id, protocol.id, complaint="back")
    playing = Player(runner, desk.clock).begin()
    while not at_the_end(playing.state):
        here = Here(runner.now())
        for view in (kinds.view(here), kinds.view(Here(here.session, cursor=99))):
            assert view.ask or view.lines
            assert picture.laid_out(view, 78, 8)
        assert frame.headline(here.session)
        assert frame.do_say(here.session).do
        assert frame.then_words(here.state)[1]
        go_on(playing)


def go_on(playing: Player) -> None:
    """One step further; at a place of the plan without a number, which not every protocol would take."""
    here = playing.state.stage_key, playing.state.step_index
    while isinstance(playing.state.step, ReleaseStep) and here == (playing.state.stage_key, playing.state.step_index):
        playing.do(a.Next())
    if here == (playing.state.stage_key, playing.state.step_index):
        playing.step()
