"""Which sentences belong to this moment, and their words with the blanks filled."""

from __future__ import annotations

from session_tui.body.regions import is_site, site
from session_tui.protocol.models import CheckStep, ReleaseStep
from session_tui.protocol.tables import Prompt
from session_tui.protocol.wording import fill
from session_tui.session.bodies import PlanPlace
from session_tui.session.progress import finding_at, sites_left
from session_tui.session.state import State


def prompts_here(state: State) -> tuple[Prompt, ...]:
    """The prompts of the step on the screen, in order: what just happened first, then the stage's, then the step's."""
    step, stage = state.step, state.stage
    if step is None or stage is None:
        return ()
    table = state.protocol.tables.prompts
    wanted: list[Prompt] = []
    answer = next(
        (e.body.answer for e in reversed(state.answers) if e.stage == state.stage_key),
        None,
    )
    if isinstance(step, CheckStep) and answer is not None:
        wanted += [p for p in table if p.when == f"after_{answer}"]
    if isinstance(step, ReleaseStep) and (kind := _type_in_hand(state, step)) is not None:
        wanted += [p for p in table if p.when == "finding_type" and p.of == kind]
    if state.step_index == 0:
        wanted += [p for p in table if p.when == "stage_start" and p.of in (stage.id, None)]
    by_id = {prompt.id: prompt for prompt in table}
    wanted += [by_id[prompt_id] for prompt_id in step.say if prompt_id in by_id]
    return tuple({prompt.id: prompt for prompt in wanted}.values())


def _type_in_hand(state: State, step: ReleaseStep) -> str | None:
    left = sites_left(state, step)
    place = state.release.site if state.release else (left[0].site if left else None)
    finding = finding_at(state, place) if place else None
    return finding.type if finding else None


def spoken(words: str, state: State) -> str:
    """A sentence with its blanks filled from the session; what is not known yet becomes plain words."""
    return fill(words, blanks(state))


def blanks(state: State) -> dict[str, str]:
    """What the placeholders of a prompt stand for at this moment."""
    step = state.step
    left = sites_left(state, step) if isinstance(step, ReleaseStep) else _all_left(state)
    here = state.release.site if state.release else (left[0].site if left else "")
    following = left[0].site if left and state.release else (left[1].site if len(left) > 1 else here)
    answer = state.answers[-1].body.answer if state.answers else ""
    return {
        "pain_site": _place(state.pain[0].site) if state.pain else "where it hurts",
        "this_site": _place(here) or "this place",
        "next_site": _place(following) or "the next place",
        "change": {"better": "better", "same": "the same", "worse": "worse"}.get(answer, "what changed"),
        "stop_word": state.stop_word or "stop",
        "client": "you",
    }


def _all_left(state: State) -> tuple[PlanPlace, ...]:
    done = {release.site for release in state.releases}
    return tuple(place for place in (state.plan.places if state.plan else ()) if place.site not in done)


def _place(site_id: str) -> str:
    """A site in the middle of a sentence: "your right low back", never its id."""
    return site(site_id).your if site_id and is_site(site_id) else ""
