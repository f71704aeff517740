"""Ahead or behind, and how the stages to come could be re-planned so that the end time holds.

Only arithmetic over minutes; nothing is ever advanced by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from session_tui.protocol.models import Stage
from session_tui.session.state import State


@dataclass(frozen=True, slots=True)
class Room:
    """How much room one stage has, in seconds: never under `least`, as a rule `target`, at most `most`."""

    key: str
    least: float
    target: float
    most: float


@dataclass(frozen=True, slots=True)
class Replan:
    """Seconds for each stage to come, by its key.

    `overrun` is how much later than wished it ends when every stage is at its least (0 when it holds); `spare` how much
    earlier when every stage is at its most. `droppable` names stages that could be left out to hold the end.
    """

    seconds: dict[str, float]
    overrun: float
    spare: float
    droppable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """What the run screen shows. `seconds` is positive when behind, negative when ahead."""

    seconds: float
    word: Literal["ahead", "behind", "on pace"]
    gone: float
    to_end: float
    stage_left: float
    """Of the current stage to its target; negative when over."""
    over_max: bool


ON_PACE_SECONDS = 60.0


def planned_seconds(state: State) -> float:
    """How long the session is meant to be: until the agreed end, else the sum of the protocol's targets."""
    if state.finish_by is not None and state.started is not None:
        return max(0.0, (state.finish_by - state.started.wall).total_seconds() - state.paused_seconds)
    return state.protocol.total_minutes * 60


def pace(state: State) -> Pace:
    """Pace at the moment `state` stands at."""
    rooms = rooms_left(state)
    projected = state.elapsed + sum(room.target for room in rooms)
    late = projected - planned_seconds(state)
    word: Literal["ahead", "behind", "on pace"] = "on pace"
    if abs(late) >= ON_PACE_SECONDS:
        word = "behind" if late > 0 else "ahead"
    stage = state.stage
    target = stage.minutes.target * 60 if stage else 0.0
    over = stage is not None and state.stage_seconds > stage.minutes.max * 60
    return Pace(
        seconds=late,
        word=word,
        gone=state.elapsed,
        to_end=seconds_to_end(state),
        stage_left=target - state.stage_seconds,
        over_max=over,
    )


def rooms_left(state: State) -> tuple[Room, ...]:
    """The room of the current stage's rest and of every stage to come, in order."""
    rooms = []
    for run in state.queue:
        if run.status not in ("current", "todo"):
            continue
        rooms.append(_room(run.key, state.stage_of(run.key), run.seconds))
    return tuple(rooms)


def _room(key: str, stage: Stage, spent: float) -> Room:
    least = stage.minutes.target if stage.protected else stage.minutes.min
    return Room(
        key,
        max(0.0, least * 60 - spent),
        max(0.0, stage.minutes.target * 60 - spent),
        max(0.0, stage.minutes.max * 60 - spent),
    )


def replan(state: State) -> Replan:
    """The stages to come, fitted into the time that the current stage leaves of the planned length.

    The current stage keeps its own target: its clock must not change while hands are at work.
    """
    here, to_come = _now_and_later(state)
    left = planned_seconds(state) - state.elapsed - here
    fitted = fit(to_come, max(0.0, left))
    overrun = max(0.0, here + sum(fitted.seconds.values()) - (planned_seconds(state) - state.elapsed))
    if overrun < ON_PACE_SECONDS:
        return Replan(fitted.seconds, 0.0, fitted.spare, ())
    droppable = tuple(run.key for run in state.queue if run.status == "todo" and not state.stage_of(run.key).protected)
    return Replan(fitted.seconds, overrun, 0.0, droppable)


def seconds_to_end(state: State) -> float:
    """How long it still takes with the stages to come re-planned."""
    here, _to_come = _now_and_later(state)
    return here + sum(replan(state).seconds.values())


def _now_and_later(state: State) -> tuple[float, tuple[Room, ...]]:
    rooms = rooms_left(state)
    here = sum(room.target for room in rooms if room.key == state.stage_key)
    return here, tuple(room for room in rooms if room.key != state.stage_key)


def fit(rooms: Sequence[Room], available: float) -> Replan:
    """Share `available` seconds out: each stage within its least and most, the slack taken in proportion."""
    wish = sum(room.target for room in rooms)
    floor = sum(room.least for room in rooms)
    roof = sum(room.most for room in rooms)
    if available <= wish:
        slack = wish - floor
        share = min(1.0, (wish - available) / slack) if slack > 0 else 0.0
        seconds = {room.key: room.target - share * (room.target - room.least) for room in rooms}
    else:
        slack = roof - wish
        share = min(1.0, (available - wish) / slack) if slack > 0 else 0.0
        seconds = {room.key: room.target + share * (room.most - room.target) for room in rooms}
    return Replan(seconds, max(0.0, floor - available), max(0.0, available - roof), ())
