"""The parts of the README made from the program; `python -m tests.craft.readme` renews them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from session_tui.commands import COMMANDS, key_label
from session_tui.rehearsal.script import BY_NAME

README = Path(__file__).resolve().parents[2] / "README.md"
UNSCRIPTED = {"notice_gap", "record_print"}
"""Actions that the program takes by itself."""

PLAIN = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}


def keys_table() -> str:
    """Every command with a key, as Markdown, in the order and the groups of the command table."""
    groups: dict[str, list[str]] = {}
    for command in COMMANDS:
        if command.keys:
            keys = " ".join(f"`{key_label(key)}`" for key in command.keys)
            groups.setdefault(command.group, []).append(f"| {keys} | {command.label} | {command.help} |")
    rows = (f"| **{group}** | | |\n" + "\n".join(lines) for group, lines in groups.items())
    return "| key | | what it does |\n|---|---|---|\n" + "\n".join(rows)


def actions_table() -> str:
    """Every action a rehearsal script may name, with what it takes."""
    rows = ["| `do:` | takes | |", "|---|---|---|"]
    for name, model in sorted(BY_NAME.items()):
        if name not in UNSCRIPTED:
            said = " ".join((model.__doc__ or "").split()).replace("|", "\\|")
            rows.append(f"| `{name}` | {_takes(model.model_json_schema())} | {said} |")
    return "\n".join(rows)


def _takes(schema: dict[str, Any]) -> str:
    """The fields of an action: needed ones in bold, each with what it may be."""
    needed = schema.get("required", ())
    fields = []
    for field, form in schema["properties"].items():
        if field != "do":
            shown = f"**{field}**" if field in needed else field
            fields.append(f"{shown} ({_form(form, schema.get('$defs', {}))})")
    return ", ".join(fields) or "–"


def _form(form: dict[str, Any], parts: dict[str, Any]) -> str:
    """What a field may be, in words."""
    if "$ref" in form:
        return f"each {_takes(parts[form['$ref'].rsplit('/', 1)[-1]])}"
    if "anyOf" in form:
        kinds = [_form(kind, parts) for kind in form["anyOf"] if kind.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in form:
        return " / ".join(f"`{choice}`" for choice in form["enum"])
    if form.get("type") == "array":
        return f"list: {_form(form['items'], parts)}"
    return _word(form)


def _word(form: dict[str, Any]) -> str:
    """What a plain value may be, with its range."""
    pattern = form.get("pattern", "")
    if "[LR]" in pattern:
        return "site"
    if pattern:
        return "id"
    if form.get("format") == "date-time":
        return "time with its offset"
    word = PLAIN.get(form.get("type", ""), "value")
    low, high = form.get("minimum", form.get("exclusiveMinimum")), form.get("maximum")
    if low is not None and high is not None:
        return f"{low:g}–{high:g}"
    return word


MADE: dict[str, Callable[[], str]] = {"keys": keys_table, "actions": actions_table}


def renewed(text: str) -> str:
    """The README with its made parts as they should be now."""
    for name, make in MADE.items():
        part = re.compile(rf"(<!-- {name}: .*? -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        found = part.search(text)
        if found is None:
            raise ValueError(f"README.md has lost its place for {name}")
        text = f"{text[: found.end(1)]}\n{make()}\n\n{text[found.start(2) :]}"
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
