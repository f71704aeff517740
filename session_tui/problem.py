"""A problem as data: where it is, what is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a wish from being done, in words for the person who wished it.

    `where` is a place that person can find (a file and line, a screen, a stage); empty when there is only one.
    """

    what: str
    right: str = ""
    where: str = ""

    def __str__(self) -> str:
        """One line: where, what, and what would be right."""
        head = f"{self.where}: " if self.where else ""
        tail = f" {self.right}" if self.right else ""
        return f"{head}{self.what}{tail}"


def one_per_line(problems: Iterable[Problem]) -> str:
    """All of them, a line each."""
    return "\n".join(str(problem) for problem in problems)


class DeskProblem(Exception):
    """Something that was asked for could not be done, in words for the user."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem."""
        super().__init__(str(problem))
        self.problem = problem
