"""Whether rows of the shared tables fit each other: ids, keys, regions, names and placeholders."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from session_tui.body.regions import sites
from session_tui.protocol.faults import Fault, right_name
from session_tui.protocol.tables import Tables
from session_tui.protocol.wording import PLACEHOLDERS, placeholders

Path = tuple[str | int, ...]

_WITH_IDS = (
    "safety",
    "risks",
    "stop_rules",
    "topics",
    "measures",
    "checks",
    "types",
    "prompts",
    "questions",
    "home",
)
_SPOKEN = {
    "prompts": ("words",),
    "types": ("say", "handout", "did"),
    "questions": ("answer",),
    "risks": ("words",),
}


def check_tables(
    tables: Tables, all_tables: Tables | None = None, stages: Collection[str] | None = None
) -> tuple[Fault, ...]:
    """All faults of these rows; names may also stand in `all_tables`, the shared ones they are merged into.

    `stages` are the ids a prompt of a stage's start may name; shared prompts serve many protocols and
    may name any.
    """
    context = all_tables or tables
    return (
        *_twice(tables),
        *_keys(tables, context),
        *_regions(tables),
        *_words(tables),
        *_prompts(tables, context, stages),
    )


def _twice(tables: Tables) -> Iterator[Fault]:
    for table in _WITH_IDS:
        yield from _differ((table,), "id", [row.id for row in getattr(tables, table)])
    seen: set[str] = set()
    for at, group in enumerate(tables.safety):
        ids = [question.id for question in group.questions]
        yield from _differ(("safety", at, "questions"), "id", ids, seen)
        seen.update(ids)


def _differ(path: Path, field: str, values: list[str], before: set[str] | None = None) -> Iterator[Fault]:
    seen = set(before or ())
    for at, value in enumerate(values):
        if value in seen:
            what = f"the {field} '{value}' is used by two rows of '{path[0]}'."
            yield Fault((*path, at, field), what, f"Every row has its own {field}.")
        seen.add(value)


def _keys(tables: Tables, context: Tables) -> Iterator[Fault]:
    """Two types with one key; the fault stands at the row that is in `tables`."""
    own = {row.id: at for at, row in enumerate(tables.types)}
    owner: dict[str, str] = {}
    for row in context.types:
        first = owner.setdefault(row.key, row.id)
        at = own.get(row.id, own.get(first))
        if first != row.id and at is not None:
            what = f"the types '{first}' and '{row.id}' share the key '{row.key}'."
            yield Fault(("types", at, "key"), what, "Every type has its own key.")


def _regions(tables: Tables) -> Iterator[Fault]:
    known = {site.region for site in sites().values()}
    places: list[tuple[Path, tuple[str, ...]]] = []
    places += [(("checks", at, "regions"), row.regions) for at, row in enumerate(tables.checks)]
    for at, group in enumerate(tables.safety):
        for question_at, question in enumerate(group.questions):
            here: Path = ("safety", at, "questions", question_at)
            places.append(((*here, "no_sites"), question.no_sites))
            places.append(((*here, "cap_regions"), question.cap_regions))
    for path, names in places:
        for at, name in enumerate(names):
            if name not in known:
                yield Fault((*path, at), f"'{name}' is not a region of the body.", right_name(name, known, "regions"))


def _words(tables: Tables) -> Iterator[Fault]:
    for table, fields in _SPOKEN.items():
        for at, row in enumerate(getattr(tables, table)):
            for field in fields:
                yield from _placeholders((table, at, field), row, field)


def _placeholders(path: Path, row: Any, field: str) -> Iterator[Fault]:
    for name in placeholders(getattr(row, field)):
        if name not in PLACEHOLDERS:
            known = " ".join(f"{{{each}}}" for each in PLACEHOLDERS)
            yield Fault(path, f"'{{{name}}}' stands for nothing.", f"You can write {known}.")


def _prompts(tables: Tables, context: Tables, stages: Collection[str] | None) -> Iterator[Fault]:
    sources: dict[str, tuple[str, Collection[str] | None]] = {
        "finding_type": ("types", [row.id for row in context.types]),
        "question": ("questions", [row.id for row in context.questions]),
        "stage_start": ("stages", stages),
    }
    for at, prompt in enumerate(tables.prompts):
        path = ("prompts", at, "of")
        if prompt.of is None:
            continue
        if prompt.when in ("step", "any"):
            what = f"'of' says nothing when 'when' is '{prompt.when}'."
            yield Fault(path, what, "Leave it out, or write 'when: finding_type', 'stage_start' or 'question'.")
        plural, known = sources.get(prompt.when, ("", None))
        if known is not None and prompt.of not in known:
            yield Fault(path, f"'{prompt.of}' is not one of the {plural}.", right_name(prompt.of, known, plural))
