"""For any sequence of allowed actions the record holds together."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_tui.protocol.models import GateStep
from session_tui.session import bodies as b
from session_tui.session.gates import gate_items
from session_tui.session.session import Session
from tests.session.small import SMALL, Drive

SITES = ("back_low.R", "hip_front.R", "abdomen", "neck_deep", "calf.L")


def action(name: str, **fields: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({"do": st.just(name), **fields})


WORDS = st.sampled_from(["", "because", "[/b] <img src=x> {change}"])
SITE = st.sampled_from(SITES)
DEPTH = st.integers(1, 4)
MEASURE = st.sampled_from([m.id for m in SMALL.tables.measures] + ["nothing"])
SUBJECT = st.sampled_from(["", "a1", "L", *SITES])
VALUE = st.one_of(st.none(), st.integers(-6, 12))
STAGE = st.one_of(st.none(), st.sampled_from([s.id for s in SMALL.stages] + ["story#2", "ghost"]))

MOVING = st.one_of(
    action("next", reason=WORDS),
    action("next"),
    action("back"),
    action("skip_stage", stage=STAGE, reason=WORDS),
    action("repeat_stage", stage=STAGE, reason=WORDS),
    action("move_stage", stage=STAGE.filter(bool), before=STAGE, reason=WORDS),
)
TIME = st.one_of(
    action("pause"),
    action("resume"),
    action("interrupt"),
    action("end_interruption"),
    action("answer_gap", answer=st.sampled_from(["count", "leave_out", "correct"]), minutes=st.just(3.0)),
)
RECORDING = st.one_of(
    action("answer_safety", group=st.just("red"), answer=st.sampled_from(["no", "not_asked"])),
    action(
        "answer_safety",
        questions=st.sampled_from([["rf_fever"], ["ci_blood"], ["rf_cardiac"]]),
        answer=st.sampled_from(["yes", "no"]),
        did=WORDS,
    ),
    action("give_consent", depth=st.one_of(st.none(), st.integers(0, 4))),
    action("withdraw_consent", down_to=st.one_of(st.none(), st.integers(0, 4))),
    action("mark_pain", site=SITE),
    action("unmark_pain", site=SITE),
    action("name_activity", activity=st.sampled_from(["a1", "a2", "main_movement"]), words=WORDS),
    action("choose_main", measure=MEASURE, subject=SUBJECT),
    action("score", measure=MEASURE, subject=SUBJECT, value=VALUE),
    action("score", measure=MEASURE, subject=SUBJECT, missing=st.just("declined")),
    action("mark_check", check=st.sampled_from(["ftf", "slr"]), side=st.sampled_from([None, "L", "R"])),
    action("note_finding", site=SITE, type=st.sampled_from(["spasm", "densified", "not_for_hands"])),
    action("note", words=WORDS),
    action("teach_back", words=WORDS, value=st.one_of(st.none(), st.integers(0, 3))),
    action("give_home", task=st.sampled_from(["h0", "h1", "h2", "h3"])),
    action("take_home", task=st.sampled_from(["h0", "h1"])),
    action("say"),
    action("ask_question", question=st.just("fascia")),
    action("answer_check", answer=st.sampled_from(["better", "same", "worse"]), dizzy=st.booleans()),
)
WORK = st.one_of(
    action(
        "note_trace",
        source=st.sampled_from([*SITES, "local", "unsure"]),
        pain_site=st.one_of(st.none(), SITE),
    ),
    action("judge_trace", verdict=st.just("unclear")),
    action(
        "set_plan",
        places=st.lists(st.fixed_dictionaries({"site": SITE, "depth": DEPTH}), max_size=3),
        reason=WORDS,
    ),
    action("start_release", site=st.one_of(st.none(), SITE), depth=st.one_of(st.none(), DEPTH), reason=WORDS),
    action("rate_pressure", value=st.integers(0, 10)),
    action("mark_release", mark=st.sampled_from(["guarding", "breath_held", "eased"])),
    action("end_release", response=st.sampled_from(["better", "same", "worse"])),
    action("stop", rule=st.sampled_from(["st_word", "st_dizzy"])),
    action("settle_stop", outcome=st.sampled_from(["settled", "site_left", "release_over"])),
)
ENDING = st.one_of(
    action("end", reason=WORDS),
    action("end", outcome=st.sampled_from(["completed", "stopped_for_safety", "referred"]), reason=WORDS),
    action("sign"),
    action("amend", words=WORDS),
    action("record_print"),
)
MACHINE = st.one_of(
    st.tuples(st.just("pass"), st.floats(0, 900)),
    st.tuples(st.just("wall"), st.floats(-7200, 7200)),
    st.tuples(st.just("reboot"), st.floats(0, 600)),
)
STEPS = st.lists(
    st.one_of(MOVING, MOVING, RECORDING, RECORDING, WORK, TIME, action("undo"), action("undo"), MACHINE, ENDING),
    max_size=45,
)
HEAD_STARTS = st.sampled_from(["", "through_safety", "through_story", "through_plan", "to_the_end"])
FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def driven(head_start: str) -> Drive:
    drive = Drive()
    getattr(drive, head_start)() if head_start else drive.did("start")
    return drive


def play(drive: Drive, step: object) -> bool:
    """Do one step; true when it was an action that happened."""
    if isinstance(step, tuple):
        kind, amount = step
        {"pass": drive.clock.advance, "wall": drive.clock.step_wall, "reboot": drive.clock.reboot}[kind](amount)
        return False
    return drive.do(**step).allowed


def without_time(session: Session) -> dict:
    """The state without what the clock alone changes."""
    state = session.state
    kept = {name: getattr(state, name) for name in state.__dataclass_fields__}
    for name in ("anchor", "elapsed", "paused_seconds", "estimated", "ended", "gaps"):
        kept.pop(name)
    kept["queue"] = [(run.key, run.status, run.reason) for run in state.queue]
    release = state.release
    kept["release"] = (release.site, release.depth, release.pressures, release.marks) if release else None
    kept["releases"] = [(r.site, r.depth, r.pressures, r.marks, r.response) for r in state.releases]
    return kept


@FAST
@given(HEAD_STARTS, STEPS)
def test_any_sequence_of_allowed_actions_folds_and_replays_to_the_same_state(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        play(drive, step)
    replayed = Session.replay(drive.session.header, drive.session.protocol, drive.session.events)
    assert replayed.state == drive.session.state
    assert [event.seq for event in drive.session.events] == list(range(1, len(drive.session.events) + 1))


@FAST
@given(HEAD_STARTS, STEPS)
def test_no_event_is_ever_removed_and_every_refusal_leaves_everything_as_it_was(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        before = drive.session
        happened = play(drive, step)
        assert drive.session.events[: len(before.events)] == before.events
        if not happened:
            assert drive.session is before


@FAST
@given(HEAD_STARTS, STEPS)
def test_undo_gives_the_state_before_the_last_action(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        before = drive.session
        happened = play(drive, step)
        last = drive.session.last_undoable
        done_now = happened and step["do"] != "undo" and last is not None and last.seq > len(before.events)
        if done_now and drive.may(do="undo").allowed:
            undone = drive.session
            drive.did("undo")
            assert without_time(drive.session) == without_time(before)
            drive.session = undone


@FAST
@given(HEAD_STARTS, STEPS)
def test_time_is_never_below_zero_and_stages_never_sum_to_more_than_the_session(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        play(drive, step)
        state = drive.state
        assert state.elapsed >= 0
        assert all(run.seconds >= 0 for run in state.queue)
        assert sum(run.seconds for run in state.queue) >= state.elapsed - 1e-6 or any(g.answered for g in state.gaps)


@FAST
@given(HEAD_STARTS, STEPS)
def test_no_work_is_ever_begun_against_a_hard_safety_rule(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        before, known = drive.state, len(drive.session.events)
        play(drive, step)
        begun = [e.body for e in drive.session.events[known:] if isinstance(e.body, b.ReleaseStarted)]
        for body in begun:
            assert before.consent_depth is not None
            assert body.depth <= before.consent_depth
            assert before.depth_cap is None or body.depth <= before.depth_cap
            assert body.site != "neck_deep"
            assert body.site.split(".")[0] not in before.sites_left_alone
            assert before.open_stop is None


@FAST
@given(HEAD_STARTS, STEPS)
def test_a_gate_is_never_passed_without_what_safety_asks(head_start, steps):
    drive = driven(head_start)
    for step in steps:
        before = drive.state
        count = len(before.gates)
        play(drive, step)
        if len(drive.session.state.gates) > count and isinstance(before.step, GateStep):
            items = gate_items(before, before.step.require)
            assert all(item.holds for item in items if item.hard)
            if not all(item.holds for item in items):
                assert drive.session.state.gates[-1].body.reason
