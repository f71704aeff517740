"""What the models complain of, in plain words: which field, what stands there, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from session_tui.protocol.examples import example_of
from session_tui.protocol.faults import Fault, right_name
from session_tui.protocol.freezing import ROW_TABLES
from session_tui.protocol.models import Step
from session_tui.protocol.scalars import short

Path = tuple[str | int, ...]

_NUMBER = ("float_type", "float_parsing", "int_type", "int_parsing", "int_from_float", "finite_number")
_TEXT = ("string_type", "string_unicode")
_MAPPING = ("model_type", "model_attributes_type", "dict_type")
_LIST = ("tuple_type", "list_type")
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def translated(errors: Iterable[ErrorDetails], data: Any, model: type[BaseModel]) -> list[Fault]:
    """The errors of a validation of `data` by `model` as faults, each part of the data spoken of once."""
    faults: dict[Path, Fault] = {}
    for error in errors:
        path = plain_path(error["loc"], data)
        if path not in faults:
            what, right = _words(error, path, data, model)
            faults[path] = Fault(path, what, right)
    deeper = {path[:length] for path in faults for length in range(len(path)) if "checks" in path[:length]}
    return [fault for path, fault in faults.items() if path not in deeper]


def plain_path(loc: Path, data: Any) -> Path:
    """The path in the data: without the names of step kinds and choices that pydantic puts between."""
    path: list[str | int] = []
    here = data
    was_item = False
    for part in loc:
        if isinstance(part, str) and was_item and isinstance(here, dict) and here.get("kind") == part:
            was_item = False
            continue
        if isinstance(part, str) and part.startswith(("literal[", "tuple[", "constrained-str")):
            continue
        path.append(part)
        was_item = isinstance(part, int)
        here = _child(here, part)
    return tuple(path)


def _child(here: Any, part: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def _words(error: ErrorDetails, path: Path, data: Any, model: type[BaseModel]) -> tuple[str, str]:
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    label = label_of(path)
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "missing":
        return f"'{label}' is missing.", f"Write for example: {example_of(field)}"
    if kind == "extra_forbidden":
        return _unknown_key(field, known_keys(model, path[:-1], data))
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_kind(value)
    if kind == "literal_error":
        return _not_one_of(label, value, context)
    if kind == "value_error":
        return _sentence(str(context.get("error", error["msg"]))), ""
    if value is None:
        return f"'{label}' is empty.", f"Write for example: {example_of(field)}"
    if path[:-1] in ((), ("tables",)) and field in ROW_TABLES and kind in _LIST:
        return f"{label} is {shown(value)}.", "Write rows below it, each beginning with '- '."
    return _wrong_value(kind, label, field, value, context)


def _wrong_value(kind: str, label: str, field: str, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    what = f"{label} is {shown(value)}."
    if kind in _NUMBER:
        whole = "a whole number such as 2" if kind.startswith("int") else "a number such as 12"
        return what, f"Write {whole}, without quotes."
    if kind in _TEXT:
        if isinstance(value, dict | list):
            return what, "Write one text; put it in quotes when it holds ': '."
        return (
            f"{label} is {shown(value)}, which YAML reads as {_kind_of(value)}.",
            f"Put it in quotes: '{value}'",
        )
    if kind == "bool_type":
        return what, "Write true or false."
    if kind in _LIST:
        return what, f"Write a list, for example: {example_of(field)}"
    if kind in _MAPPING:
        return what, f"Write keys with values, for example: {example_of(field)}"
    if kind in _BOUNDS:
        limit, words = _BOUNDS[kind]
        return what, f"Write a number of {words} {context[limit]:g}."
    if kind == "string_pattern_mismatch":
        return what, f"Write small letters, digits, - or _, such as {_as_id(str(value))}."
    return _wrong_size(kind, label, value, context)


def _wrong_size(kind: str, label: str, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind == "string_too_long":
        most = context["max_length"]
        return f"{label} has {len(value)} letters: {shown(value)}.", f"Write at most {most}."
    if kind == "string_too_short":
        return f"{label} is empty.", "Write at least one letter."
    if kind in ("too_short", "too_long"):
        limit = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        return f"{label} holds {context['actual_length']}.", f"Write {limit}."
    return f"{label} is {shown(value)}, which does not fit here.", ""


def _unknown_key(key: str, known: list[str]) -> tuple[str, str]:
    if key == "<<":
        return "'<<' is not part of YAML 1.2.", "Write the keys out."
    return f"unknown key '{short(key)}'.", right_name(key, known, "keys here")


def _unknown_kind(value: Any) -> tuple[str, str]:
    kinds = step_kinds()
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind is None:
        return "the step has no 'kind'.", f"Write one of: {', '.join(kinds)}."
    near = right_name(str(kind), kinds, "kinds")
    listed = f" The kinds are: {', '.join(kinds)}." if near.startswith("Did") else ""
    return f"{shown(kind)} is not a kind of step.", near + listed


def _not_one_of(label: str, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    expected = str(context.get("expected", ""))
    if label == "format":
        return f"format is {shown(value)}, which this version cannot read.", f"Write format: {expected}."
    names = re.findall(r"'([^']*)'", expected) or [expected]
    near = right_name(value, names) if isinstance(value, str) and len(names) > 1 else ""
    if near.startswith("Did"):
        return f"{label} is {shown(value)}.", f"{near} It can be: {', '.join(names)}."
    also = " It can also be a list of ids." if label == "checks" else ""
    return (
        f"{label} is {shown(value)}.",
        f"Write {'one of: ' if len(names) > 1 else ''}{', '.join(names)}.{also}",
    )


def step_kinds() -> list[str]:
    """The kinds of step there are, in the order of the models."""
    union = get_args(Step)[0]
    return [str(get_args(member.model_fields["kind"].annotation)[0]) for member in get_args(union)]


def known_keys(model: type[BaseModel], path: Path, data: Any) -> list[str]:
    """The keys that may stand in the part of the data at `path`."""
    models: list[type[BaseModel]] = [model]
    here = data
    for part in path:
        if isinstance(part, str):
            fields = _fitting(models, here).model_fields
            models = _models_in(fields[part].annotation) if part in fields else []
        here = _child(here, part)
        if not models:
            return []
    return list(_fitting(models, here).model_fields)


def _fitting(models: list[type[BaseModel]], data: Any) -> type[BaseModel]:
    kind = data.get("kind") if isinstance(data, dict) else None
    for model in models:
        if "kind" in model.model_fields and kind in get_args(model.model_fields["kind"].annotation):
            return model
    return models[0]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def label_of(path: Path) -> str:
    """What a person calls that part: `minutes.max`, `groups, number 2`, `headline`."""
    names = [part for part in path if isinstance(part, str)]
    if not path or not names:
        return "the file" if not path else f"number {path[-1] + 1}" if isinstance(path[-1], int) else ""
    label = names[-1]
    if len(path) > 1 and path[-1] == label and path[-2] in ("minutes", "order", "handout"):
        label = f"{path[-2]}.{label}"
    if isinstance(path[-1], int):
        label = f"{label}, number {path[-1] + 1}"
    return label


def shown(value: Any) -> str:
    """The value as somebody who wrote the file would know it again, cut short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "empty"
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a mapping (key: value)"
    return f"'{short(' '.join(value.split()))}'" if isinstance(value, str) else short(str(value))


def _kind_of(value: Any) -> str:
    return "yes or no" if isinstance(value, bool) else "a number"


def _as_id(words: str) -> str:
    slug = re.sub(r"[^a-z0-9_-]+", "_", words.lower()).strip("_-")[:40]
    return f"'{slug}'" if slug[:1].isalpha() else "'left_hip'"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
