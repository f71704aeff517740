"""What the rules answer to a wish: the happenings it leads to, or why not."""

from __future__ import annotations

from dataclasses import dataclass

from session_tui.problem import Problem
from session_tui.session.bodies import Body


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one action.

    With `bodies` it may happen. With `problems` it may not, and nothing changes; `needs_reason` says that it may after
    all when the practitioner gives a reason, because a rule of the practice stands against it and none of safety.
    `remarks` are worth a line on the screen, no more.
    """

    bodies: tuple[Body, ...] = ()
    problems: tuple[Problem, ...] = ()
    needs_reason: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it may happen."""
        return not self.problems


def yes(*bodies: Body, remarks: tuple[str, ...] = ()) -> Decision:
    """It may happen, like this."""
    return Decision(bodies=bodies, remarks=remarks)


def no(what: str, right: str = "") -> Decision:
    """It may not happen."""
    return Decision(problems=(Problem(what, right),))


def only_with_reason(*problems: Problem) -> Decision:
    """It may happen once a reason is given."""
    return Decision(problems=problems, needs_reason=True)
