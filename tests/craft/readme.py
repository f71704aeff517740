"""The parts of the README that are made from the program: run `python -m tests.craft.readme` to renew them."""

from __future__ import annotations

import re
from pathlib import Path

from session_tui.commands import COMMANDS, key_label

README = Path(__file__).resolve().parents[2] / "README.md"


def keys_table() -> str:
    """Every command with a key, as Markdown, in the order and the groups of the command table."""
    groups: dict[str, list[str]] = {}
    for command in COMMANDS:
        if command.keys:
            keys = " ".join(f"`{key_label(key)}`" for key in command.keys)
            groups.setdefault(command.group, []).append(f"| {keys} | {command.label} | {command.help} |")
    rows = (f"| **{group}** | | |\n" + "\n".join(lines) for group, lines in groups.items())
    return "| key | | what it does |\n|---|---|---|\n" + "\n".join(rows)


def renewed(text: str) -> str:
    """The README with its made parts as they should be now."""
    return re.sub(
        r"(<!-- keys: .*? -->\n).*?(<!-- end of keys -->)",
        lambda match: f"{match[1]}{keys_table()}\n{match[2]}",
        text,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
