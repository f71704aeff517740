# ruff: noqa: E501  one case a line is easier to read than six lines a case
"""What a person is told about a protocol file that is wrong: the line, what is wrong, and what would be right."""

from __future__ import annotations

import pytest

from tests.protocol.sample import GOOD, broken, line_of, read

# (what is replaced, by what, a piece of the line that is named, words of the message)
BAD = [
    ("max: 25}\n    depth: 0", "max: ten}\n    depth: 0", "max: ten", ["minutes.max is 'ten'", "a number such as 12"]),
    ("{min: 10, target: 20, max: 25}", "{min: 10, targett: 20, max: 25}", "targett", ["unknown key 'targett'", "Did you mean 'target'?"]),
    ("{min: 10, target: 20, max: 25}", "{min: 30, target: 20, max: 25}", "min: 30", ["must rise", "30, 20 and 25"]),
    ("{min: 10, target: 20, max: 25}", "{min: 10, max: 25}", "minutes: {min: 10, max", ["'minutes.target' is missing", "target: 8"]),
    ("minutes: {min: 10, target: 20, max: 25}", "minutes: 20", "minutes: 20", ["minutes is 20", "minutes: {min: 5"]),
    ("kind: trace", "kind: tracer", "kind: tracer", ["'tracer' is not a kind of step", "Did you mean 'trace'?", "safety, consent, story"]),
    ("{kind: trace, id: trace, ", "{id: trace, ", "{id: trace", ["the step has no 'kind'", "palpate"]),
    ("headline: Feel}", "headline: Feel all that can be felt}", "headline: Feel all", ["headline has 25 letters", "at most 24"]),
    ("headline: Feel}", "headline: Feel ☞}", "☞", ["cannot be drawn large", "☞"]),
    ("headline: Feel}", "headline: ''}", "headline: ''", ["headline is empty"]),
    ("{kind: palpate, id: feel, headline: Feel}", "{kind: palpate, id: feel}", "id: feel}", ["'headline' is missing", "headline: Ask first"]),
    ("id: feel,", "id: Feel It,", "Feel It", ["id is 'Feel It'", "small letters", "'feel_it'"]),
    ("protected: true", "protected: no", "protected: no", ["protected is 'no'", "true or false"]),
    ("visit: followup", "visit: follow-up", "visit: follow-up", ["Did you mean 'followup'?", "focus"]),
    ("format: 1", "format: 2", "format: 2", ["format is 2", "cannot read", "Write format: 1"]),
    ("name: Small, sixty minutes", "name: 2024", "name: 2024", ["name is 2024", "reads as a number", "quotes: '2024'"]),
    ("name: Small, sixty minutes", "name: true", "name: true", ["reads as yes or no", "quotes"]),
    ("total_minutes: 60", "total_minutes: '60'", "total_minutes", ["total_minutes is '60'", "without quotes"]),
    ("total_minutes: 60", "total_minutes: 90", "total_minutes", ["add up to 60 minutes", "total_minutes is 90"]),
    ("total_minutes: 60", "total_minutes: 1_000", "1_000", ["total_minutes is '1_000'", "a number such as"]),
    ("total_minutes: 60", "total_minutes: 1000", "1000", ["total_minutes is 1000", "at most 480"]),
    ("total_minutes: 60", "total_minutes: .inf", ".inf", ["'.inf' is not a number"]),
    ("max_sites: 3", "max_sites: 2.5", "max_sites: 2.5", ["max_sites is 2.5", "whole number"]),
    ("max_sites: 3", "max_sites: 7", "max_sites: 7", ["max_sites is 7", "at most 6"]),
    ("depth: 2, explain", "depth: 1, explain", "\n    depth: 2\n", ["stage 'release_a' goes to depth 2", "no consent", "kind: consent"]),
    ("depth: 2\n    purpose: Slow", "depth: 3\n    purpose: Slow", "depth: 3", ["from depth 1 to 3 at once"]),
    ("      - {kind: gate, id: agreed, headline: Agreed?, require: [{plan_agreed: true}]}\n", "", "\n    depth: 2\n", ["no gate stands before it"]),
    ("- {kind: palpate, id: feel, headline: Feel}", "- {kind: note, id: feel, headline: Feel}", "kind: plan", ["plan comes before palpation"]),
    ("places: [1, 2]", "places: [1, 3]", "places: [1, 3]", ["place 3 is not in the plan", "at most 2 sites"]),
    ("- {kind: plan, id: plan, headline: Agree the plan, max_sites: 2}", "- {kind: note, id: plan, headline: Plan}", "places: [1, 2]", ["work on places of the plan comes before the plan"]),
    ("- consent: 1\n", "- consent: 3\n", "consent: 3", ["this gate never opens", "consent for depth 3"]),
    ("- entered: pain_now", "- entered: understanding", "entered: understanding", ["never opens", "scores 'understanding'"]),
    ("- no_stop: true", "- readings: 2", "readings: 2", ["scored 1 times", "not 2"]),
    ("- consent: 1\n", "- {consent: 1, no_stop: true}\n", "consent: 1, no_stop", ["one thing", "consent, no_stop"]),
    ("groups: [red_flags]", "groups: [red_flag]", "groups: [red_flag]", ["'red_flag' is not in the table 'safety'", "Did you mean 'red_flags'?"]),
    ("groups: [red_flags]", "groups: red_flags", "groups: red_flags", ["groups is 'red_flags'", "Write a list"]),
    ("say: [stop_any_time]", "say: [stop_anytime]", "say: [stop_anytime]", ["table 'prompts'", "Did you mean 'stop_any_time'?"]),
    ("explain: [sore_after]", "explain: [bruise]", "explain: [bruise]", ["table 'risks'", "sore_after"]),
    ("measure: pain_now}", "measure: pain_then}", "measure: pain_then", ["table 'measures'", "Did you mean 'pain_now'?"]),
    ("teach_back: understanding", "teach_back: insight", "teach_back: insight", ["'insight' is not in the table 'measures'"]),
    ("main_measure: pain_now", "main_measure: nprs", "main_measure: nprs", ["'nprs' is not in the table 'measures'"]),
    ("questions: [what_is_fascia]", "questions: [how_long]", "questions: [how_long]", ["table 'questions'"]),
    ("checks: all", "checks: some", "checks: some", ["checks is 'some'", "all, off_last_time", "list of ids"]),
    ("checks: all", "checks: [feet, knees]", "checks: [feet, knees]", ["'knees' is not in the table 'checks'", "feet"]),
    ("checks: all", "checks: [feet, 3]", "checks: [feet, 3]", ["checks, number 2 is 3"]),
    ("- id: touch", "- id: arrive", "\n  - id: arrive\n    name: Touch", ["stage 2 is called 'arrive'", "its own id"]),
    ("id: story, headline", "id: marks, headline", "- id: arrive", ["two steps of stage 'arrive' are called 'marks'"]),
    ("{this_site} softens", "{site} softens", "{site}", ["'{site}' stands for nothing", "{pain_site} {next_site} {this_site}"]),
    ("{stop_word}", "{stopword}", "{stopword}", ["'{stopword}' stands for nothing", "{stop_word}"]),
    ("of: dense,", "of: dens,", "of: dens,", ["'dens' is not one of the types", "Did you mean 'dense'?"]),
    ("of: release_a", "of: release_z", "of: release_z", ["not one of the stages", "release_a"]),
    ("{id: unused,", "{id: unused, of: dense,", "id: unused", ["'of' says nothing when 'when' is 'step'"]),
    ("regions: [foot_sole]", "regions: [foot_soul]", "foot_soul", ["not a region of the body", "Did you mean 'foot_sole'?"]),
    ("{id: dense_here,", "{id: unused,", "id: unused, when: step", ["the id 'unused' is used by two rows"]),
    ("- {id: feet, ", "- {id: feet, flat: true, ", "flat: true", ["unknown key 'flat'", "keys here"]),
    ("low: 0, high: 10,", "low: 10, high: 0,", "low: 10", ["low must be below high"]),
    ("purpose: Slow work.", "purpose:", "purpose:\n", ["'purpose' is empty", "Write for example: purpose:"]),
    ("purpose: Slow work.", "purpose: [slow]", "purpose: [slow]", ["purpose is a list", "one text"]),
    ("about: A small", "abaut: A small", "abaut", ["unknown key 'abaut'", "Did you mean 'about'?"]),
    ("id: small-60", "id: small-60\nid: other", "id: other", ["the key 'id' is written twice", "line 2"]),
    ("purpose: Slow work.", "purpose: Slow: work.", "Slow: work", ["':' stands where none can be", "quotes"]),
    ("call_title: When", "call_title: 'When", "'When", ["a quote is opened and never closed"]),
    ("measures: [pain_now]\n", "measures: [pain_now\n", "measures: [pain_now\n", ["not closed", "comma"]),
    ("stages:\n", "stages: [\n", "- id: arrive", ["a list inside brackets"]),
    ("purpose: Slow work.", "purpose: 'Slow work.", "How strong", ["Look for a quote that is not closed above it"]),
    ("    depth: 2\n", "\tdepth: 2\n", "\tdepth: 2", ["begins with a tab", "spaces"]),
    ("purpose: Slow work.", "purpose: !!python/name:os.system x", "!!python", ["the tag", "not allowed"]),
    ("purpose: Slow work.", 'purpose: "\\e[2J"', "[2J", ["character that cannot be shown"]),
    ("id: small-60", "id: small-60\n<<: {a: 1}", "<<", ["'<<' is not part of YAML 1.2"]),
]  # fmt: skip


def _line(text: str, marker: str) -> int:
    return text.count("\n", 0, text.index(marker)) + (2 if marker.startswith("\n") else 1)


@pytest.mark.parametrize(
    ("old", "new", "marker", "words"), BAD, ids=[f"{n}-{bad[1][:24]}" for n, bad in enumerate(BAD)]
)
def test_a_wrong_file_says_line_and_reason(old: str, new: str, marker: str, words: list[str]) -> None:
    """The one fault is told at its line, with what would be right, and no protocol comes of it."""
    text = broken(old, new)
    reading = read(text)
    assert reading.protocol is None
    told = [str(problem) for problem in reading.problems]
    fitting = [one for one in told if all(word in one for word in words)]
    assert fitting, told
    where = f"p.yaml:{_line(text, marker)}: "
    assert any(one.startswith(where) for one in fitting), (where, fitting)


def test_several_errors_are_told_at_once_in_the_order_of_the_file() -> None:
    """Three fields wrong in three places are three problems, top to bottom, each with its line."""
    text = GOOD.replace("visit: followup", "visit: never").replace("depth: 2\n", "depth: deep\n")
    text = text.replace("home: true", "hom: true")
    problems = read(text).problems
    lines = [int(problem.where.split(":")[1]) for problem in problems]
    assert lines == [line_of(text, piece) for piece in ("visit: never", "depth: deep", "hom: true")]


def test_cross_errors_are_told_together() -> None:
    """Unknown names, minutes that do not add up and a wrong order come in one go."""
    text = GOOD.replace("total_minutes: 60", "total_minutes: 61").replace("groups: [red_flags]", "groups: [red]")
    text = text.replace("places: [1, 2]", "places: [9]")
    told = "\n".join(str(problem) for problem in read(text).problems)
    assert "add up to 60" in told
    assert "'red' is not in the table" in told
    assert "place 9 is not in the plan" in told


def test_one_wrong_choice_is_told_once() -> None:
    """A field that may be a word or a list does not complain twice."""
    assert len(read(broken("checks: all", "checks: some")).problems) == 1
    assert len(read(broken("checks: all", "checks: [feet, Big Toe]")).problems) == 1


def test_a_flood_of_problems_is_cut() -> None:
    """Hundreds of wrong rows do not bury the first."""
    rows = "".join(f"    - {{id: r{n}, wordz: x}}\n" for n in range(300))
    problems = read(GOOD.replace("  risks:\n", "  risks:\n" + rows)).problems
    assert len(problems) == 61
    assert "more problems" in problems[-1].what


@pytest.mark.parametrize("text", ["just words", "- a\n- b", "42", "rows: []", "[]", "{}", "null", "", "# nothing"])
def test_a_file_that_is_no_protocol_says_so(text: str) -> None:
    """Other things than a protocol are refused in words."""
    reading = read(text)
    assert reading.protocol is None
    assert reading.problems
