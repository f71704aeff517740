"""YAML 1.2 core schema: words stay words, every part has its line, and nothing harmful gets in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_tui.protocol.yaml12 import read_file, read_text

WORDS = [
    "12:30",
    "no",
    "No",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "1_000",
    "0b1",
    "2026-11-23",
    "1:2:3",
    "0x",
    "1.2.3",
]
ODD_WORDS = ["1e", "tRUE", "nUll", "=", "<<", "+", "-.", "0o8", "1,5", "5%", "é"]


@pytest.mark.parametrize("word", [*WORDS, *ODD_WORDS, "2026-11-23 10:00:00", "12 cm"])
def test_plain_words_stay_words(word: str) -> None:
    """What YAML 1.1 would have taken for a time, a date, a number or a yes stays as it is written."""
    assert read_text(f"a: {word}", "f.yaml").data == {"a": word}


NUMBERS = [
    ("1", 1),
    ("-7", -7),
    ("+7", 7),
    ("017", 17),
    ("0o17", 15),
    ("0x1F", 31),
    ("1.5", 1.5),
    (".5", 0.5),
]
OTHERS = [("1e3", 1000.0), ("true", True), ("False", False), ("null", None), ("~", None), ("", None)]
QUOTED = [("'1'", "1"), ('"no"', "no"), ('"true"', "true"), ("|\n  12", "12")]


@pytest.mark.parametrize(("word", "value"), [*NUMBERS, *OTHERS, *QUOTED])
def test_core_schema_values(word: str, value: object) -> None:
    """Numbers, true, false and null of the core schema are what they say."""
    read = read_text(f"a: {word}", "f.yaml").data["a"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: .inf", 2, "not a number"),
        ("a: .nan", 1, "not a number"),
        ("a: 1e999", 1, "not a number"),
        ("a: " + "9" * 5000, 1, "not a number"),
        ("a: 1\nb: 2\na: 3", 3, "'a' is written twice; the first is in line 1"),
        ("a: 1\nb: &x [*x]", 2, "points into itself"),
        ("a: 1\nb: *nobody", 2, "stands for nothing"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("a:\n\tb: 1", 2, "begins with a tab"),
        ("a: 1\nb: !!python/object/apply:os.system [x]", 2, "tag"),
        ("a: !!binary aGk=", 1, "tag"),
        ("%YAML 1.1\n---\na: no", 2, "another YAML version"),
        ("a: 1\n? [b]\n: c", 2, "a key must be one word"),
        ('a: "\\x00"', 1, "cannot be shown"),
        ('a: "\\u202E"', 1, "cannot be shown"),
        ('a: "\\uD800"', 1, "cannot be shown"),
        ("a: \x07", 1, "not text"),
        ("[" * 100, 1, "nested"),
        ("", 1, "empty"),
    ],
)
def test_traps_are_problems_with_a_line(text: str, line: int, words: str) -> None:
    """Each trap is told in words, at its line."""
    problems = read_text(text, "f.yaml").problems
    assert any(problem.where == f"f.yaml:{line}" and words in problem.what for problem in problems), problems


def test_every_part_has_its_line() -> None:
    """Keys, items and parts that came by an alias are found again."""
    document = read_text("a: &x\n  - b: 1\n  - c\nd: *x\ne: {f: {g: 2}}\n", "f.yaml")
    assert document.data == {"a": [{"b": 1}, "c"], "d": [{"b": 1}, "c"], "e": {"f": {"g": 2}}}
    assert document.where(("a", 1)) == "f.yaml:3"
    assert document.where(("d",)) == "f.yaml:4"
    assert document.where(("d", 0, "b")) == "f.yaml:2"
    assert document.where(("e", "f", "g", "missing", 3)) == "f.yaml:5"


def test_aliases_cannot_fill_the_memory() -> None:
    """Nine lines that would grow to a thousand million words are refused at once."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join(['*' + before] * 10)}]")
    began = time.process_time()
    document = read_text("\n".join(lines), "f.yaml")
    assert document.data is None
    assert "parts" in document.problems[0].what
    assert time.process_time() - began < 2


def test_files_that_are_not_utf8_text(tmp_path: Path) -> None:
    """Another encoding says so at its line; a byte order mark of UTF-8 is no trouble."""
    path = tmp_path / "f.yaml"
    path.write_bytes("a: 1\nb: \xe9\n".encode("latin-1"))
    assert str(read_file(path).problems[0]) == "f.yaml:2: the file is not UTF-8 text. Save it as UTF-8 in your editor."
    path.write_bytes("a: 1".encode("utf-16"))
    assert "UTF-8" in read_file(path).problems[0].what
    path.write_bytes("\ufeffa: é\r\n".encode())
    assert read_file(path).data == {"a": "é"}


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder and a huge file are problems, not exceptions."""
    assert "no such file" in read_file(tmp_path / "none.yaml").problems[0].what
    assert "folder" in read_file(tmp_path).problems[0].what
    (tmp_path / "huge.yaml").write_bytes(b"#" * 1_000_001)
    assert "1 MB" in read_file(tmp_path / "huge.yaml").problems[0].what


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="ab:-?{}[],&*!|>'\"%@`# \n\t~0.x<", max_size=60)))
def test_no_text_raises(text: str) -> None:
    """Whatever the text, there is data or a problem."""
    document = read_text(text, "f.yaml")
    assert document.problems or document.data is not None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Whatever the bytes of a file, there is data or a problem."""
    path = tmp_path_factory.mktemp("bytes") / "f.yaml"
    path.write_bytes(raw)
    document = read_file(path)
    assert document.problems or document.data is not None
