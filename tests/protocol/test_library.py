"""All protocols: shipped and own, own wins by id, and a broken file hides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from session_tui.protocol.library import Library
from tests.protocol.sample import GOOD


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A shipped folder with one protocol and its tables as files, and an empty own folder."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    (shipped / "tables").mkdir(parents=True)
    (own / "tables").mkdir(parents=True)
    head, tables = GOOD.split("tables:\n")
    (shipped / "small.yaml").write_text(head)
    for name, body in _blocks(tables):
        (shipped / "tables" / f"{name}.yaml").write_text(body)
    return shipped, own


def _blocks(tables: str) -> list[tuple[str, str]]:
    """The `tables:` of a protocol as files."""
    blocks: list[tuple[str, list[str]]] = []
    for line in tables.splitlines():
        if line.startswith("  ") and line[2] != " ":
            blocks.append((line.strip().rstrip(":"), []))
        else:
            blocks[-1][1].append(line[4:])
    files = []
    for name, lines in blocks:
        rows = "\n".join(lines) if name == "handout" else "rows:\n" + "\n".join(f"  {line}" for line in lines)
        files.append((name, f"format: 1\n{rows}\n"))
    return files


def test_shipped_protocols_are_found(folders: tuple[Path, Path]) -> None:
    library = Library.load(folders[0], None)
    assert library.problems == ()
    assert list(library.protocols()) == ["small-60"]
    assert library.origin("small-60").kind == "shipped"
    assert library.protocols()["small-60"].tables.prompt("dense_here").words == "This feels firm."


def test_own_protocol_wins_by_id(folders: tuple[Path, Path]) -> None:
    shipped, own = folders
    head = GOOD.split("tables:\n")[0]
    (own / "any-name.yaml").write_text(head.replace("name: Small, sixty minutes", "name: Mine"))
    (own / "other.yml").write_text(head.replace("id: small-60", "id: other-60"))
    library = Library.load(shipped, own)
    assert library.problems == ()
    assert {name: library.origin(name).kind for name in library.protocols()} == {
        "small-60": "own",
        "other-60": "own",
    }
    assert library.protocols()["small-60"].name == "Mine"


def test_own_table_rows_reach_shipped_protocols(folders: tuple[Path, Path]) -> None:
    shipped, own = folders
    row = "{id: dense_here, when: finding_type, of: dense, words: My own words.}"
    (own / "tables" / "prompts.yaml").write_text(f"format: 1\nrows:\n  - {row}\n")
    library = Library.load(shipped, own)
    assert library.problems == ()
    assert library.protocols()["small-60"].tables.prompt("dense_here").words == "My own words."


def test_a_broken_own_file_hides_nothing(folders: tuple[Path, Path]) -> None:
    """The shipped protocol of the same id stays, the sound own one is there, and each problem is told."""
    shipped, own = folders
    head = GOOD.split("tables:\n")[0]
    (own / "broken.yaml").write_text(head.replace("kind: trace", "kind: tracer"))
    (own / "fine.yaml").write_text(head.replace("id: small-60", "id: fine-60"))
    (own / "cut.yaml").write_bytes(head.encode()[:300] + b"\xff")
    (own / "tables" / "prompts.yaml").write_text("rows: [{id: x}]\n")
    (own / "tables" / "notes.yaml").write_text("rows: []\n")
    (own / "folder.yaml").mkdir()
    library = Library.load(shipped, own)
    assert {name: library.origin(name).kind for name in library.protocols()} == {
        "small-60": "shipped",
        "fine-60": "own",
    }
    files = {problem.where.split(":")[0] for problem in library.problems}
    assert files == {"broken.yaml", "cut.yaml", "prompts.yaml", "notes.yaml", "folder.yaml"}


def test_two_own_files_with_one_id(folders: tuple[Path, Path]) -> None:
    shipped, own = folders
    head = GOOD.split("tables:\n")[0]
    (own / "a.yaml").write_text(head.replace("name: Small, sixty minutes", "name: First"))
    (own / "b.yaml").write_text(head)
    library = Library.load(shipped, own)
    assert library.protocols()["small-60"].name == "First"
    assert str(library.problems[0]).startswith("b.yaml: the id 'small-60' is already used by a.yaml")


def test_missing_folders_are_empty(tmp_path: Path) -> None:
    library = Library.load(tmp_path / "none", tmp_path / "neither")
    assert (dict(library.protocols()), library.problems) == ({}, ())


def test_a_file_anywhere_can_be_checked(folders: tuple[Path, Path], tmp_path: Path) -> None:
    library = Library.load(folders[0], None)
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.split("tables:\n")[0].replace("say: [stop_any_time]", "say: [hello]"))
    told = library.check(path).problems
    assert [problem.where for problem in told] == ["mine.yaml:19"]
