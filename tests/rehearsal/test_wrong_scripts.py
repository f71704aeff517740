"""A wrong script is told with file, line, what is wrong and what would be right; everything wrong at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_tui.rehearsal.script import read_script, seconds_of
from tests.rehearsal.playing import HEAD, written

TIME = "Write minutes:seconds such as '12:30'"


@pytest.mark.parametrize(
    ("line", "what", "right"),
    [
        ("{do: scores, measure: pain_now}", "There is no action 'scores'.", "Did you mean 'score'?"),
        ("{do: 7}", "There is no action '7'.", "The actions are:"),
        ("{at: '1:00'}", "The line has no action.", "Begin with 'do:'."),
        ("{do: start, when: now}", "start: unknown key 'when'.", "finish_by"),
        ("{do: score, measure: pain_now, vlaue: 3}", "score: unknown key 'vlaue'.", "Did you mean 'value'?"),
        ("{do: score, measure: pain_now, value: three}", "score: value is 'three'.", "Write a number"),
        ("{do: score, value: 3}", "score: 'measure' is missing.", ""),
        ("{do: answer_safety, group: neck, answer: maybe}", "answer_safety: answer is 'maybe'.", "yes, no, not_asked"),
        ("{do: answer_safety, group: neck, answer: false}", "answer_safety: answer is false.", "yes, no, not_asked"),
        ("{do: rate_pressure, value: 11}", "rate_pressure: value is 11.", "at most 10"),
        ("{do: sleep, minutes: 0}", "sleep: minutes is 0.", "more than 0"),
        ("{do: set_plan, places: [{site: hip_front.R, depth: 5}]}", "set_plan: depth is 5.", "at most 4"),
        ("{do: next, at: soon}", "'at' is no time.", TIME),
        ("{do: next, at: -3}", "'at' is no time.", TIME),
        ("{do: next, after: '1:75'}", "'after' is no time.", TIME),
        ("{do: next, at: '1:00', after: '1:00'}", "A line has 'at' or 'after', not both.", TIME),
        ("{do: next, refused: yes}", "'refused' is 'yes'.", "true or false"),
        ("{do: note, words: 5}", "note: words is 5, which YAML reads as a number.", "'5'"),
    ],
)
def test_a_wrong_line(tmp_path: Path, line: str, what: str, right: str) -> None:
    (problem,) = read_script(written(tmp_path, ["{do: start}", line])).problems
    assert problem.where == "script.yaml:7"
    assert what in problem.what
    assert right in problem.right


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("", 1, "empty"),
        ("name: [", 1, ""),
        ("just words", 1, "the file is"),
        ("- {do: start}", 1, "a list"),
        (HEAD.replace("client: {name: Robin Example}\n", "") + "  - {do: start}\n", 1, "'client' is missing"),
        (HEAD.replace("name: A test\n", "") + "  - {do: start}\n", 1, "'name' is missing"),
        (HEAD.replace(" 14:00+01:00", " 14:00") + "  - {do: start}\n", 4, "offset from UTC"),
        (HEAD.replace("2026-09-07 14:00+01:00", "tomorrow") + "  - {do: start}\n", 4, "start"),
        (HEAD.replace("{name: Robin Example}", "{name: Robin, born: 1.4.61}") + "  - {do: start}\n", 2, "born"),
        (HEAD.replace("{name: Robin Example}", "Robin") + "  - {do: start}\n", 2, "client is 'Robin'"),
        (HEAD.replace("{name: Robin Example}", "{name: '  '}") + "  - {do: start}\n", 2, "name"),
        (HEAD + "  - start\n", 6, ""),
        (HEAD + "  {do: start}\n", 5, "actions"),
        (HEAD, 5, "actions"),
        ("format: 2\n" + HEAD + "  - {do: start}\n", 1, "format is 2"),
        (HEAD.replace("protocol: first-120\n", "") + "  - {do: start}\n", 1, "'protocol' is missing"),
    ],
)
def test_a_wrong_file(tmp_path: Path, text: str, where: int, words: str) -> None:
    path = tmp_path / "script.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_script(path)
    assert reading.script is None
    first = reading.problems[0]
    assert first.where == f"script.yaml:{where}"
    assert words in first.what
    assert "Value error" not in str(first)
    assert "_Script" not in str(first)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    lines = ["{do: start}", "{do: nxt}", "{do: score}", "{do: next, at: x}"]
    found = read_script(written(tmp_path, lines)).problems
    assert [problem.where for problem in found] == ["script.yaml:7", "script.yaml:8", "script.yaml:9"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read_script(tmp_path / "nobody.yaml").problems
    assert str(problem) == "nobody.yaml: there is no such file."


@pytest.mark.parametrize(
    ("written_as", "seconds"),
    [("0:40", 40), ("12:30", 750), ("1:02:00", 3720), ("119:59", 7199), (90, 5400), (1.5, 90), (" 2:00 ", 120)],
)
def test_times_as_people_write_them(written_as: object, seconds: float) -> None:
    assert seconds_of(written_as) == seconds


@pytest.mark.parametrize("written_as", ["", "1", "1:2", "1:60", "1:70:00", "x", None, True, [], -1, "24:00:00:00"])
def test_what_is_no_time(written_as: object) -> None:
    assert seconds_of(written_as) is None


@given(st.text(max_size=300))
def test_any_text_is_read_or_told_and_never_fails(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = read_script(path)
    assert (reading.script is None) == bool(reading.problems)


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
PARTS = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner)),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from(["name", "client", "protocol", "start", "actions", "sessions", "format", "about", "complaint"])


@given(st.dictionaries(KEYS, PARTS), st.lists(st.dictionaries(st.sampled_from(["do", "at", "after", "x"]), PARTS)))
def test_any_data_is_read_or_told_and_never_fails(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object], lines: list[dict[str, object]]
) -> None:
    import json

    path = tmp_path_factory.mktemp("any") / "any.yaml"
    path.write_text(json.dumps({**data, "actions": lines} if lines else data), encoding="utf-8")
    reading = read_script(path)
    assert (reading.script is None) == bool(reading.problems)
