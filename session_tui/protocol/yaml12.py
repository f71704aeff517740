"""YAML 1.2 core schema with line numbers: plain data, and where each part of it stands.

ruamel.yaml reads the text; which plain words are numbers or yes/no is decided here, so that `12:30`, `no`,
`1_000`, `0b1` and `2026-11-23` stay the words they are. Nothing in a file can make an object, run code or
fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from session_tui.problem import Problem
from session_tui.protocol.scalars import UNSHOWABLE, plain_syntax, resolved, short

Where = tuple[str | int, ...]
"""A path into the data, such as ("stages", 3, "minutes", "max")."""

MAX_BYTES = 1_000_000
MAX_PARTS = 50_000
MAX_DEPTH = 30

_TAB_INDENT = re.compile(r"^ *\t[ \t]*[^ \t#\r\n]", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A file as plain data (None when it cannot be read at all), the line of each part, and its problems."""

    name: str
    data: Any = None
    lines: Mapping[Where, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Where = ()) -> int:
        """The line of that part, or of the nearest part around it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def where(self, path: Where = ()) -> str:
        """`file.yaml:LINE` of that part."""
        return f"{self.name}:{self.line(path)}"


class _Refused(Exception):
    """The text cannot be taken as it is; carries the problem."""

    def __init__(self, line: int, what: str, right: str = "") -> None:
        super().__init__(what)
        self.line, self.what, self.right = line, what, right


@dataclass
class _Node:
    """One part of the text before aliases are followed; `value` is a scalar, a list or a dict of nodes."""

    line: int
    value: Any = None
    key_lines: dict[str, int] = field(default_factory=dict)
    open: bool = False


def read_file(path: Path) -> Document:
    """The YAML file at `path`; one that is missing, not text or too large is a problem, not an exception."""
    name = path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            return _failed(name, 1, "the file is larger than 1 MB.", "A protocol is a few dozen kB.")
        raw = path.read_bytes()
    except OSError as error:
        return Document(name, problems=(_cannot_open(name, error),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _failed(name, line, "the file is not UTF-8 text.", "Save it as UTF-8 in your editor.")
    return read_text(text, name)


def read_text(text: str, name: str) -> Document:
    """The YAML text; `name` stands in front of the line numbers of problems."""
    faults: list[_Refused] = []
    try:
        _refuse_bad_characters(text)
        root = _Composer(text, faults).root()
        lines: dict[Where, int] = {(): root.line}
        data = _expand(root, (), lines)
    except _Refused as refused:
        problems = (*(_problem(name, fault) for fault in faults), _problem(name, refused))
        return Document(name, problems=problems)
    return Document(name, data, lines, tuple(_problem(name, fault) for fault in faults))


def _failed(name: str, line: int, what: str, right: str) -> Document:
    return Document(name, problems=(Problem(what=what, right=right, where=f"{name}:{line}"),))


def _problem(name: str, fault: _Refused) -> Problem:
    return Problem(what=fault.what, right=fault.right, where=f"{name}:{fault.line}")


def _cannot_open(name: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(what="there is no such file.", where=name)
    if isinstance(error, IsADirectoryError):
        return Problem(what="this is a folder, not a file.", where=name)
    return Problem(what=f"the file cannot be opened ({error.strerror or 'no reason given'}).", where=name)


def _refuse_bad_characters(text: str) -> None:
    if len(text) > MAX_BYTES:
        raise _Refused(1, "the text is larger than 1 MB.")
    tab = _TAB_INDENT.search(text)
    if tab:
        raise _Refused(text.count("\n", 0, tab.start()) + 1, "the line begins with a tab.", "Indent with spaces.")


class _Composer:
    """Turns the parser's events into nodes, keeping line numbers and refusing what is not plain data."""

    def __init__(self, text: str, faults: list[_Refused]) -> None:
        self._text = text
        self._faults = faults
        self._anchors: dict[str, _Node] = {}
        self._events = self._parse()

    def root(self) -> _Node:
        """The one document of the text. Raises _Refused when it cannot be read."""
        documents = 0
        root: _Node | None = None
        for kind, event in self._events:
            if kind == "DocumentStart":
                documents += 1
                self._check_start(event, documents)
            elif kind not in ("StreamStart", "StreamEnd", "DocumentEnd"):
                root = self._node(kind, event, 0)
        if root is None or (root.value is None and documents <= 1):
            raise _Refused(1, "the file is empty.")
        return root

    def _check_start(self, event: Any, documents: int) -> None:
        line = event.start_mark.line + 1
        if documents > 1:
            raise _Refused(line, "a second document begins here ('---').", "Keep one protocol or table in one file.")
        if event.version not in (None, (1, 2)):
            raise _Refused(line, "this file asks for another YAML version.", "Leave the %YAML line out; 1.2 is meant.")

    def _parse(self) -> Iterator[tuple[str, Any]]:
        try:
            for event in YAML(typ="safe", pure=True).parse(self._text):
                yield type(event).__name__.removesuffix("Event"), event
        except MarkedYAMLError as error:
            raise self._syntax(error) from None
        except ReaderError as error:
            line = self._text.count("\n", 0, error.position) + 1
            raise _Refused(line, "there is a character here that is not text.", "Delete it.") from None
        except (YAMLError, ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
            # The parser library stumbles over some broken texts with errors of its own making.
            raise _Refused(1, f"this is not YAML ({type(error).__name__}).") from None

    def _syntax(self, error: MarkedYAMLError) -> _Refused:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and ("end of stream" in error.problem or "expected ',' or" in error.problem):
            mark = error.context_mark  # where it was opened says more than where the parser gave up
        line = mark.line + 1 if mark else 1
        what, right = plain_syntax(error.problem or "", error.context or "")
        return _Refused(line, what, right)

    def _node(self, kind: str, event: Any, depth: int) -> _Node:
        line = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise _Refused(line, f"more than {MAX_DEPTH} parts are nested in each other.")
        if kind == "Alias":
            return self._alias(event.anchor, line)
        if getattr(event, "tag", None) not in (None, "!"):
            self._faults.append(_Refused(line, f"the tag '{short(event.tag)}' is not allowed.", "Leave it out."))
        node = _Node(line)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if kind == "Scalar":
            node.value = self._scalar(event, line)
            return node
        node.open = True
        if kind == "SequenceStart":
            node.value = self._items(depth)
        else:
            self._fill_mapping(node, depth)
        node.open = False
        return node

    def _alias(self, anchor: str, line: int) -> _Node:
        node = self._anchors.get(anchor)
        if node is None:
            raise _Refused(line, f"'*{short(anchor)}' stands for nothing.", f"Write '&{short(anchor)}' before it.")
        if node.open:
            raise _Refused(line, f"'*{short(anchor)}' points into itself.", "Write the words out.")
        return node

    def _items(self, depth: int) -> list[_Node]:
        items: list[_Node] = []
        for kind, event in self._events:
            if kind == "SequenceEnd":
                break
            items.append(self._node(kind, event, depth + 1))
        return items

    def _fill_mapping(self, node: _Node, depth: int) -> None:
        node.value = {}
        for kind, event in self._events:
            if kind == "MappingEnd":
                break
            line = event.start_mark.line + 1
            if kind != "Scalar":
                raise _Refused(line, "a key must be one word.", "Write 'key: value'; put words with : in quotes.")
            key = event.value
            value = self._node(*next(self._events), depth + 1)
            if UNSHOWABLE.search(key):
                self._faults.append(_Refused(line, "a key holds a character that cannot be shown.", "Delete it."))
            elif key in node.value:
                what = f"the key '{short(key)}' is written twice; the first is in line {node.key_lines[key]}."
                self._faults.append(_Refused(line, what, "Keep one of them."))
            else:
                node.value[key], node.key_lines[key] = value, line

    def _scalar(self, event: Any, line: int) -> Any:
        text: str = event.value
        if UNSHOWABLE.search(text):
            self._faults.append(_Refused(line, "the text holds a character that cannot be shown.", "Delete it."))
            return UNSHOWABLE.sub("", text)
        plain = not event.style and event.implicit[0] and event.tag is None
        try:
            return resolved(text) if plain else text
        except ValueError:
            self._faults.append(
                _Refused(line, f"'{short(text)}' is not a number to work with.", "Write a smaller one.")
            )
            return 0


def _expand(node: _Node, path: Where, lines: dict[Where, int]) -> Any:
    """The node as plain data, the line of each part added to `lines`; aliases are followed, within bounds."""
    if len(lines) > MAX_PARTS:
        raise _Refused(node.line, f"the file has more than {MAX_PARTS} parts; aliases (*) may repeat each other.")
    if len(path) > MAX_DEPTH:
        raise _Refused(node.line, f"more than {MAX_DEPTH} parts are nested in each other.")
    if isinstance(node.value, dict):
        mapping = {}
        for key, child in node.value.items():
            lines[(*path, key)] = node.key_lines[key]
            mapping[key] = _expand(child, (*path, key), lines)
        return mapping
    if isinstance(node.value, list):
        items = []
        for position, child in enumerate(node.value):
            lines[(*path, position)] = child.line
            items.append(_expand(child, (*path, position), lines))
        return items
    return node.value
