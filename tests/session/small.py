"""A short protocol with every kind of step, and a session of it that tests drive."""

from __future__ import annotations

from itertools import count

from session_tui.clock import ManualClock
from session_tui.protocol.models import Protocol
from session_tui.session.actions import ACTION, Action
from session_tui.session.decision import Decision
from session_tui.session.events import Event, SessionHeader
from session_tui.session.rules import decide
from session_tui.session.session import Session
from session_tui.session.state import State


def stage(stage_id: str, depth: int, minutes: tuple[float, float, float], *steps: dict, **more: object) -> dict:
    return {
        "id": stage_id,
        "name": stage_id.title(),
        "short": stage_id.upper()[:9],
        "minutes": dict(zip(("min", "target", "max"), minutes, strict=True)),
        "depth": depth,
        "purpose": "to be tested",
        "steps": steps,
        **more,
    }


def step(kind: str, step_id: str | None = None, **more: object) -> dict:
    return {"kind": kind, "id": step_id or kind, "headline": (step_id or kind).upper(), **more}


def measure(measure_id: str, **more: object) -> dict:
    return {"id": measure_id, "name": measure_id, "ask": "?", "better": "lower", "low": 0, "high": 10, **more}


SMALL = Protocol.model_validate(
    {
        "id": "small",
        "name": "Small",
        "visit": "first",
        "total_minutes": 60,
        "stages": [
            stage(
                "safety",
                0,
                (3, 5, 8),
                step("safety", groups=["red"]),
                step("consent", depth=2, explain=["sore"]),
                step("gate", "gate-safety", require=[{"answered": "red"}, {"consent": 2}]),
                protected=True,
            ),
            stage(
                "story",
                0,
                (5, 10, 15),
                step("story", topics=["before"]),
                step("pain", measures=["pain_now"], say=["tell"]),
                step("score", "activities", measures=["psfs", "main_movement"], moment="before"),
                step("baseline"),
                step("gate", "gate-story", require=[{"pain_site": True}, {"baseline_done": True}]),
            ),
            stage(
                "idea",
                1,
                (3, 5, 8),
                step("palpate"),
                step("trace"),
                step("plan", max_sites=2, max_deep_sites=1),
                step("score", "second", measures=["pain_now"], moment="before"),
                step("gate", "gate-idea", require=[{"plan_agreed": True}, {"readings": 2}]),
            ),
            stage(
                "release_a",
                2,
                (5, 15, 20),
                step("release", "work-a", places=[1]),
                step("gate", "gate-a", require=[{"no_stop": True}]),
            ),
            stage(
                "check",
                0,
                (2, 3, 5),
                step("check", measure="main_movement"),
                step("consent", "deeper", depth=3, renew=True),
                step("gate", "gate-check", require=[{"not_worse_by": 2}, {"no_stop": True}]),
                protected=True,
            ),
            stage(
                "release_b",
                3,
                (5, 12, 15),
                step("release", "work-b", places=[2]),
                step("gate", "gate-b", require=[{"no_stop": True}, {"pressure_at_most": 7}]),
            ),
            stage(
                "rescore",
                0,
                (3, 5, 8),
                step("score", "after", measures=["pain_now", "psfs", "groc"], moment="after", hide_earlier=True),
                step("gate", "gate-rescore", require=[{"entered": "pain_now"}]),
                protected=True,
            ),
            stage(
                "explain",
                0,
                (3, 5, 8),
                step("explain", teach_back="understanding", questions=["fascia"], home=True, say=["bye"]),
                step("note"),
                step("gate", "gate-explain", require=[{"teach_back": True}, {"confirm": "Safety advice was given"}]),
                protected=True,
            ),
        ],
        "tables": {
            "safety": [
                {
                    "id": "red",
                    "name": "Red flags",
                    "ask_first": "I ask everybody.",
                    "questions": [
                        {"id": "rf_cardiac", "ask": "?", "short": "Chest", "action": "emergency", "rule": "Call."},
                        {"id": "rf_fever", "ask": "?", "short": "Fever", "action": "doctor", "rule": "Not today."},
                        {
                            "id": "ci_blood",
                            "ask": "?",
                            "short": "Blood thinner",
                            "action": "adapt",
                            "rule": "Light.",
                            "depth_cap": 2,
                            "no_sites": ["calf"],
                        },
                    ],
                }
            ],
            "risks": [{"id": "sore", "words": "You may be sore."}],
            "stop_rules": [
                {"id": rule, "name": rule, "trigger": "?", "do": ["Stop."], "ends": "site"}
                for rule in ("st_word", "st_pressure", "st_pain_up", "st_dizzy", "st_consent")
            ],
            "topics": [{"id": "before", "name": "Before", "ask": "?"}],
            "measures": [
                measure("pain_now", per="pain_site", judge="pain", error=2),
                measure("psfs", per="activity", better="higher", error=2.1, max_subjects=3),
                measure("main_movement", judge="pain"),
                measure("groc", low=-5, high=5, better="higher", judge="words", words=[f"w{n}" for n in range(11)]),
                measure("understanding", high=3, better="higher", judge="none"),
            ],
            "checks": [
                {"id": "ftf", "name": "Floor", "ask": "?", "unit": "cm", "high": 60, "expected": "5", "expected_to": 5,
                 "plain": "bending"},
                {"id": "slr", "name": "Leg", "ask": "?", "sides": True, "expected": "even", "plain": "leg"},
            ],
            "types": [
                {
                    "id": kind,
                    "name": kind,
                    "key": kind[0],
                    "feels": "?",
                    "technique": "?",
                    "pressure_ceiling": ceiling,
                    "hold_seconds": [30, 90],
                    "retest": "?",
                    "say": "?",
                    "handout": "?",
                    "did": "?",
                    "hands_on": kind != "not_for_hands",
                }
                for kind, ceiling in (("spasm", 5), ("densified", 7), ("unsure", 5), ("not_for_hands", 0))
            ],
            "prompts": [
                {"id": "tell", "words": "Show me {pain_site}."},
                {"id": "bye", "words": "Thank you."},
                {"id": "better", "when": "after_better", "words": "It is {change}."},
                {"id": "worse", "when": "after_worse", "words": "We go slower."},
                {"id": "spasm-words", "when": "finding_type", "of": "spasm", "words": "{this_site} is holding on."},
            ],
            "questions": [{"id": "fascia", "ask": "What is fascia?", "answer": "A thin tissue."}],
            "home": [
                {"id": f"h{n}", "name": f"Task {n}", "how": "?", "how_much": "?", "stop_when": "?"} for n in range(4)
            ],
        },
    }
)  # fmt: skip

HEADER = SessionHeader(id="s" * 32, client_id="c" * 32, protocol_id="small", created="2026-11-23T09:00:00Z")


class Drive:
    """A session in memory that takes actions, keeps every event, and can be asked what would be allowed."""

    def __init__(self, protocol: Protocol = SMALL) -> None:
        self.clock = ManualClock()
        self.session = Session.new(HEADER, protocol)
        self._ids = (f"event-{n:06d}" for n in count())

    @property
    def state(self) -> State:
        return self.session.at(self.clock.now()).state

    def may(self, **action: object) -> Decision:
        return decide(self.session, ACTION.validate_python(action), self.clock.now())

    def do(self, do: str, **fields: object) -> Decision:
        return self.act(ACTION.validate_python({"do": do, **fields}))

    def act(self, action: Action) -> Decision:
        now = self.clock.now()
        decision = decide(self.session, action, now)
        if decision.allowed:
            name = next(self._ids)
            self.session = self.session.after(
                Event(id=next(self._ids), seq=self.session.next_seq + place, action=name, stamp=now, body=body)
                for place, body in enumerate(decision.bodies)
            )
        return decision

    def did(self, do: str, **fields: object) -> Decision:
        decision = self.do(do, **fields)
        assert decision.allowed, [str(p) for p in decision.problems]
        return decision

    def after(self, seconds: float) -> Drive:
        self.clock.advance(seconds)
        return self

    def through_safety(self) -> Drive:
        self.did("start")
        self.did("answer_safety", group="red", answer="no")
        self.did("next")
        self.did("give_consent", stop_word="red")
        self.did("next")
        self.did("next")
        return self

    def through_story(self) -> Drive:
        self.through_safety()
        self.did("note_story", topic="before", words="two years")
        self.did("next")
        self.did("mark_pain", site="back_low.R")
        self.did("score", measure="pain_now", subject="back_low.R", value=7)
        self.did("next")
        self.did("name_activity", activity="a1", words="Tying my shoes")
        self.did("score", measure="psfs", subject="a1", value=3)
        self.did("score", measure="main_movement", value=6)
        self.did("next")
        self.did("mark_check", check="ftf", value=20)
        self.did("mark_check", check="slr", side="L")
        self.did("mark_check", check="slr", side="R", mark=2)
        self.did("next")
        self.did("next")
        return self

    def through_plan(self) -> Drive:
        self.through_story()
        self.did("note_finding", site="hip_front.R", type="spasm", tenderness=6)
        self.did("next")
        self.did("note_trace", source="hip_front.R", path=["back_low.R", "hip_front.R"], test="less pain bending")
        self.did("next")
        self.did("set_plan", places=[{"site": "hip_front.R", "depth": 2}, {"site": "back_low.R", "depth": 3}])
        self.did("next")
        self.did("score", measure="pain_now", subject="back_low.R", value=6)
        self.did("next")
        self.did("next")
        return self

    def to_the_end(self) -> Drive:
        self.through_plan()
        self.did("next")
        self.did("rate_pressure", value=4)
        self.did("end_release", response="better", tenderness=3)
        self.did("next")
        self.did("next")
        self.did("score", measure="main_movement", value=4)
        self.did("answer_check", answer="better")
        self.did("next")
        self.did("give_consent")
        self.did("next")
        self.did("next")
        self.did("next")
        self.did("next")
        self.did("next")
        self.did("next")
        self.did("score", measure="pain_now", subject="back_low.R", value=3)
        self.did("score", measure="psfs", subject="a1", value=6)
        self.did("score", measure="groc", value=3)
        self.did("next")
        self.did("next")
        self.did("teach_back", words="My hip pulls", value=2)
        self.did("give_home", task="h1")
        self.did("next")
        self.did("next")
        return self
