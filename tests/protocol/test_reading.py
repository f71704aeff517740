"""A sound file is read whole, with the rows it needs; any change to it is read or refused, never raised."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from session_tui.protocol.examples import EXAMPLES
from session_tui.protocol.models import Protocol
from session_tui.protocol.reading import TABLE_FILES, read_protocol, read_tables
from session_tui.protocol.schema import protocol_schema, tables_schema
from session_tui.protocol.tables import Tables
from tests.protocol.sample import GOOD, GOOD_FILE, broken, read


def _good() -> Protocol:
    reading = read_protocol(GOOD_FILE, Tables())
    assert [str(problem) for problem in reading.problems] == []
    assert reading.protocol is not None
    return reading.protocol


def test_a_sound_file_is_read_whole() -> None:
    """Every kind of step is there, and words that look like a time stay words."""
    protocol = _good()
    kinds = {step.kind for stage in protocol.stages for step in stage.steps}
    assert kinds == {
        "safety",
        "consent",
        "story",
        "pain",
        "score",
        "baseline",
        "palpate",
        "trace",
        "plan",
    } | {
        "release",
        "check",
        "explain",
        "note",
        "gate",
    }
    assert protocol.stage("arrive").step("before").do[1] == "12:30 is a text"
    assert protocol.tables.handout.call_title == "When to call"


def test_only_rows_that_can_be_needed_are_frozen_in() -> None:
    """A measure nobody scores and a prompt nobody says stay out; what a finding may call for stays in."""
    tables = _good().tables
    assert {row.id for row in tables.measures} == {"pain_now", "understanding"}
    assert {row.id for row in tables.prompts} == {"stop_any_time", "dense_here", "begin_release"}


def test_a_frozen_protocol_survives_being_stored() -> None:
    """What is written into a session's record reads back the same, and needs no other file."""
    protocol = _good()
    assert Protocol.model_validate_json(protocol.model_dump_json()) == protocol


def test_own_rows_of_a_protocol_win_over_shared_ones() -> None:
    """The file's `tables:` replaces a shared row of the same id and leaves the others."""
    shared = read(GOOD.replace("words: This feels firm.", "words: Shared words.")).protocol
    assert shared is not None
    own = "tables:\n  prompts:\n    - {id: dense_here, when: finding_type, of: dense, words: My words.}\n"
    reading = read(GOOD[: GOOD.index("tables:")] + own, shared.tables)
    assert reading.protocol is not None, reading.problems
    assert reading.protocol.tables.prompt("dense_here").words == "My words."
    assert reading.protocol.tables.prompt("begin_release").words == "I begin here."


def test_shallower_work_between_does_not_reset_the_depth() -> None:
    """After work at depth 2, then a look at depth 0, depth 3 is one level more, not three."""
    deeper = """  - id: deep
    name: Deep
    short: Deep
    minutes: {min: 0, target: 1, max: 2}
    depth: 3
    purpose: Deeper.
    steps: [{kind: release, id: deep, headline: Deep}]
"""
    text = GOOD.replace("tables:\n", deeper + "tables:\n").replace("total_minutes: 60", "total_minutes: 61")
    assert read(text.replace("depth: 2, explain", "depth: 3, explain")).problems == ()
    told = [str(problem) for problem in read(text).problems]
    assert len(told) == 1
    assert "no consent before it reaches that deep" in told[0]
    text = text.replace("depth: 2, explain", "depth: 4, explain").replace("    depth: 3\n", "    depth: 4\n")
    assert "from depth 2 to 4 at once" in read(text).problems[0].what
    relaxed = text.replace("one_level_at_a_time: true", "one_level_at_a_time: false")
    assert read(relaxed).problems == ()


def test_minutes_with_halves_add_up() -> None:
    """Targets such as 7.5 are added without a rounding complaint."""
    text = broken("target: 20, max: 25", "target: 19.9, max: 25")
    text = text.replace("target: 10, max: 12", "target: 10.1, max: 12")
    assert read(text).problems == ()


def test_every_required_field_has_an_example() -> None:
    """Whoever leaves a field out is shown a right line, not three dots."""
    required: set[str] = set()
    for schema in (protocol_schema(), tables_schema()):
        for definition in (schema, *schema["$defs"].values()):
            required.update(definition.get("required", ()))
    assert required - set(EXAMPLES) == set()


def test_table_files_are_laid_over_each_other(tmp_path: Path) -> None:
    """A row of the same id is replaced, a new one added, words of the handout that are not given stay."""
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    own.mkdir()
    (shared / "risks.yaml").write_text("format: 1\nrows: [{id: sore, words: Sore.}, {id: bruise, words: Bruise.}]\n")
    (shared / "handout.yaml").write_text("format: 1\ncall_title: Call\nrecord: Kept.\n")
    (own / "risks.yaml").write_text("format: 1\nrows: [{id: sore, words: Mine.}, {id: tired, words: Tired.}]\n")
    (own / "handout.yaml").write_text("format: 1\nrecord: Kept by me.\n")
    read_shared = read_tables(shared)
    both = read_tables(own, under=read_shared.tables)
    assert (read_shared.problems, both.problems) == ((), ())
    assert [(row.id, row.words) for row in both.tables.risks] == [
        ("sore", "Mine."),
        ("bruise", "Bruise."),
        ("tired", "Tired."),
    ]
    assert (both.tables.handout.call_title, both.tables.handout.record) == ("Call", "Kept by me.")


def test_a_wrong_table_file_is_told_and_left_out(tmp_path: Path) -> None:
    """Line and reason for each wrong file; the sound ones are still taken."""
    (tmp_path / "risks.yaml").write_text("format: 1\nrows:\n  - id: sore\n    word: Sore.\n")
    (tmp_path / "mesures.yaml").write_text("format: 1\nrows: []\n")
    (tmp_path / "questions.yaml").write_text("format: 1\nrows: [{id: why, ask: Why?, answer: 'So, {name}.'}]\n")
    (tmp_path / "home.yaml").write_text("- {id: walk}\n")
    (tmp_path / "topics.yaml").write_text("format: 1\nrows: [{id: care, name: Care, ask: What?}]\n")
    read_all = read_tables(tmp_path)
    told = [str(problem) for problem in read_all.problems]
    assert any(one.startswith("risks.yaml:4: unknown key 'word'. Did you mean 'words'?") for one in told), told
    assert any(one.startswith("risks.yaml:3: 'words' is missing.") for one in told), told
    assert any("there is no table 'mesures'. Did you mean 'measures'?" in one for one in told), told
    assert any(one.startswith("questions.yaml:2: '{name}' stands for nothing") for one in told), told
    assert any(one.startswith("home.yaml:1: the file holds a list.") for one in told), told
    assert [row.id for row in read_all.tables.topics] == ["care"]
    assert (read_all.tables.risks, read_all.tables.questions) == ((), ())


def test_two_types_with_one_key_are_told(tmp_path: Path) -> None:
    """A key picks one type; a second type with it is refused, also when the first is a shared one."""
    shared = _good().tables
    row = "{id: mine, name: Mine, key: d, feels: x, technique: x, pressure_ceiling: 5, hold_seconds: [1, 2],"
    (tmp_path / "types.yaml").write_text(f"rows:\n  - {row} retest: x, say: x, handout: x, did: x}}\n")
    read_own = read_tables(tmp_path, under=shared)
    assert str(read_own.problems[0]).startswith("types.yaml:2: the types 'dense' and 'mine' share the key 'd'.")
    assert [kind.id for kind in read_own.tables.types] == ["dense"]


def test_there_is_a_file_for_each_table() -> None:
    """Every table of the models can be written as a file."""
    assert set(TABLE_FILES) == set(Tables.model_fields)


def _mutated(data: st.DataObject) -> str:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(0, 40))
        piece = data.draw(st.one_of(st.text(max_size=8), st.sampled_from(PIECES)))
        text = text[:start] + piece + text[start + length :] or "x"
    return text


PIECES = [
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "null",
    "'",
    '"',
    "&a ",
    "*a",
    "!!str ",
    "|\n",
    ">\n",
    "#",
]
MORE_PIECES = ["---\n", "1e400", "kind: gate", "true", "[[[]]]", "id: ", "? ", "%", "\ttab", "{{x}}", "\x00"]
PIECES = [*PIECES, *MORE_PIECES, "9" * 30, "steps: []"]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_change_of_a_file_raises(data: st.DataObject) -> None:
    """Whatever is cut, put in or mangled: a protocol, or problems with a line; never both, never neither."""
    reading = read(_mutated(data))
    assert (reading.protocol is None) == bool(reading.problems)
    assert all(problem.where.startswith("p.yaml:") or "more problems" in problem.what for problem in reading.problems)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GOOD)))
def test_no_cut_of_a_file_raises(length: int) -> None:
    """A file that was cut short is read or refused."""
    reading = read(GOOD[:length])
    assert (reading.protocol is None) == bool(reading.problems)


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 9), st.floats(0, 9), st.text(max_size=5), st.just("gate")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "min", "x"]), inner),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_wrong_value_anywhere_raises(data: st.DataObject) -> None:
    """Any other value at any place of a sound file is a protocol or a problem in words."""
    import json

    from session_tui.protocol.yaml12 import read_text

    tree = read_text(GOOD, "p.yaml").data
    here = tree
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.integers(0, 3)) == 0:
            break
        here = here[key]
    here[key] = data.draw(_VALUES)
    reading = read(json.dumps(tree))
    assert (reading.protocol is None) == bool(reading.problems)
    assert all("Input should" not in problem.what for problem in reading.problems)
