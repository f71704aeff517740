"""Opening a practice: what is derived is repaired, what is lost is told, everything else opens."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import orjson
import pytest

from session_tui.clock import ManualClock
from session_tui.practice import opening
from session_tui.practice.envelope import PlainEnvelope
from session_tui.practice.failures import Damaged, NewerFormat
from session_tui.practice.practice import Practice
from session_tui.practice.records import PracticeSettings
from tests.practice.records import TINY, header, tiny_events

FIRST, SECOND = "1" * 32, "2" * 32


def opened(folder: Path, **options: bool) -> Practice:
    return Practice.open(folder, clock=ManualClock(), **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A practice with two clients, a session each: the first is over, the second is not."""
    place = tmp_path / "practice"
    with opened(place) as practice:
        for session_id, name, count in ((FIRST, "Ann Smith", 6), (SECOND, "Bob Jones", 3)):
            client = practice.add_client(name)
            practice.start_session(header(client.id, session_id), TINY)
            practice.append(session_id, tiny_events()[:count])
    return place


def lists(folder: Path) -> tuple[object, object]:
    with opened(folder, read_only=True) as practice:
        return practice.clients(), practice.sessions()


def told(folder: Path) -> str:
    with opened(folder) as practice:
        return "\n".join(str(problem) for problem in practice.problems)


def session_file(folder: Path, session_id: str) -> Path:
    return folder / "sessions" / f"{session_id}.tdb"


def rewritten(path: Path, kind: str, table: str, **fields: object) -> None:
    """Change a row of a file as a newer or another program would, with a sound check."""
    envelope = PlainEnvelope(f"{kind}/{path.stem}")
    found = envelope.open(path.read_bytes())
    tables = orjson.loads(found.plain)
    tables[table]["1"].update(fields)
    path.write_bytes(envelope.seal(orjson.dumps(tables), found.generation + 1))


def test_a_missing_index_is_made_anew(folder: Path) -> None:
    before = lists(folder)
    (folder / "index.tdb").unlink()
    assert told(folder) == ""
    assert (folder / "index.tdb").exists()
    assert lists(folder) == before


@pytest.mark.parametrize("damage", [b"", b"{}", b"nonsense", None])
def test_a_damaged_index_is_set_aside_and_made_anew(folder: Path, damage: bytes | None) -> None:
    before = lists(folder)
    index = folder / "index.tdb"
    index.write_bytes(index.read_bytes()[:-40] if damage is None else damage)
    assert "made anew" in told(folder)
    assert (folder / "index.tdb.damaged").exists()
    assert lists(folder) == before
    assert told(folder) == ""


def test_an_index_of_another_format_is_made_anew(folder: Path) -> None:
    before = lists(folder)
    rewritten(folder / "index.tdb", "index", "about", format=99)
    told(folder)
    assert lists(folder) == before


def test_opening_twice_changes_nothing(folder: Path) -> None:
    told(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.tdb")}
    told(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*.tdb")} == before


def test_an_old_index_beside_newer_records_is_brought_up_to_date(folder: Path) -> None:
    index = folder / "index.tdb"
    old = index.read_bytes()
    with opened(folder) as practice:
        practice.append(SECOND, tiny_events()[3:])
        ann = practice.find_clients("ann")[0]
        practice.update_client(practice.client(ann.id).model_copy(update={"name": "Ann Brown"}))
        practice.add_client("Cid New")
    index.write_bytes(old)
    with opened(folder) as practice:
        assert not practice.problems
        assert {line.name for line in practice.clients()} == {"Ann Brown", "Bob Jones", "Cid New"}
        assert {line.status for line in practice.sessions()} == {"ended"}
        assert practice.session_line(FIRST).client_name == "Ann Brown"


def test_a_missing_session_is_told_by_day_and_client_and_kept_in_the_list(folder: Path) -> None:
    away = folder.parent / "away"
    session_file(folder, FIRST).rename(away)
    for _ in range(2):
        words = told(folder)
        assert "23 November 2026 with Ann Smith is missing" in words
        assert "backup" in words
    with opened(folder) as practice:
        assert practice.session_line(FIRST).trouble == "missing"
        assert practice.load_session(SECOND)
    away.rename(session_file(folder, FIRST))
    assert told(folder) == ""
    with opened(folder) as practice:
        assert practice.session_line(FIRST).trouble == ""


def test_a_damaged_session_is_told_and_left_as_it_is(folder: Path) -> None:
    path = session_file(folder, SECOND)
    damaged = path.read_bytes()[:-9]
    path.write_bytes(damaged)
    assert "with Bob Jones is damaged" in told(folder)
    with opened(folder) as practice:
        assert [line.id for line in practice.unfinished()] == []
        with pytest.raises(Damaged):
            practice.load_session(SECOND)
        assert len(practice.sessions()) == 2
    assert path.read_bytes() == damaged
    (folder / "index.tdb").unlink()
    assert f"sessions/{SECOND}.tdb" in told(folder)


def test_a_flip_of_the_same_length_is_noticed_on_opening(folder: Path) -> None:
    path = session_file(folder, FIRST)
    path.write_bytes(path.read_bytes().replace(b"note 1", b"note 7"))
    assert "with Ann Smith is damaged" in told(folder)


def test_a_session_swapped_for_another_is_noticed(folder: Path) -> None:
    shutil.copyfile(session_file(folder, SECOND), session_file(folder, FIRST))
    assert "with Ann Smith is damaged" in told(folder)


def test_an_older_copy_put_back_is_noticed_until_the_newer_one_is_there(folder: Path) -> None:
    path = session_file(folder, SECOND)
    old = path.read_bytes()
    with opened(folder) as practice:
        practice.append(SECOND, tiny_events()[3:])
    new = path.read_bytes()
    path.write_bytes(old)
    for _ in range(2):
        assert "with Bob Jones is an older copy" in told(folder)
    path.write_bytes(new)
    assert told(folder) == ""


def test_a_missing_client_is_told_even_without_an_index(folder: Path) -> None:
    with opened(folder) as practice:
        ann = practice.find_clients("ann")[0].id
    (folder / "clients" / f"{ann}.tdb").unlink()
    assert "The record of Ann Smith is missing" in told(folder)
    (folder / "index.tdb").unlink()
    assert "though there are sessions with them" in told(folder)
    with opened(folder) as practice:
        assert practice.load_session(FIRST)
        assert [line.name for line in practice.clients()] == ["Bob Jones"]


def test_a_restored_copy_of_the_same_bytes_is_no_trouble(folder: Path) -> None:
    path = session_file(folder, FIRST)
    os.utime(path, ns=(1, 1))
    assert told(folder) == ""


def test_leftovers_of_a_save_are_taken_away(folder: Path) -> None:
    leftovers = [
        folder / "index.tdb.tmp",
        folder / "clients" / "x.tdb.tmp",
        session_file(folder, FIRST).with_suffix(".tdb.tmp"),
    ]
    for path in leftovers:
        path.write_bytes(b"half")
    opened(folder, read_only=True).close()
    assert all(path.exists() for path in leftovers), "a reader takes nothing away"
    assert told(folder) == ""
    assert not any(path.exists() for path in leftovers)


def test_a_strange_file_is_told_and_left_alone(folder: Path) -> None:
    strange = folder / "sessions" / f"{FIRST} (conflicted copy).tdb"
    strange.write_bytes(session_file(folder, FIRST).read_bytes())
    assert "conflicted copy" in told(folder)
    assert strange.exists()


def test_a_session_of_a_newer_version_is_told_and_the_rest_opens(folder: Path) -> None:
    path = session_file(folder, FIRST)
    rewritten(path, "sessions", "header", format=2)
    before = path.read_bytes()
    assert "with Ann Smith was written by a newer session-tui" in told(folder)
    with opened(folder) as practice:
        with pytest.raises(NewerFormat, match="newer"):
            practice.load_session(FIRST)
        assert practice.load_session(SECOND)
    assert path.read_bytes() == before


def test_a_practice_of_a_newer_version_is_refused_in_one_sentence(folder: Path) -> None:
    rewritten(folder / "practice.tdb", "practice", "practice", format=2)
    with pytest.raises(NewerFormat) as refused:
        opened(folder)
    assert str(refused.value).startswith("This practice was written by a newer session-tui (format 2")
    rewritten(folder / "practice.tdb", "practice", "practice", format=1)
    assert told(folder) == "", "the lock was let go of"


def test_a_lost_or_damaged_marker_costs_only_its_settings(folder: Path) -> None:
    marker = folder / "practice.tdb"
    marker.write_bytes(b"?")
    assert "practice.tdb" in told(folder)
    with opened(folder) as practice:
        assert len(practice.sessions()) == 2
        practice.save_settings(PracticeSettings(name="Quiet Hands"))
    assert told(folder) == ""
    marker.unlink()
    assert "practice.tdb" in told(folder)
    assert told(folder) == ""


def test_a_record_that_is_sound_json_and_no_session_is_damaged(folder: Path) -> None:
    path = session_file(folder, FIRST)
    rewritten(path, "sessions", "header", visit="three")
    assert "is damaged" in told(folder)


def test_events_that_do_not_fit_their_protocol_are_damage_and_stop_nothing(folder: Path) -> None:
    strange = tiny_events()[1].model_copy(deep=True)
    body = strange.body.model_copy(update={"step": "elsewhere"})
    with opened(folder) as practice:
        client = practice.find_clients("ann")[0].id
        practice.start_session(header(client, "3" * 32), TINY)
        practice.append("3" * 32, [tiny_events()[0], strange.model_copy(update={"body": body})])
        practice.sessions()
    assert "with Ann Smith is damaged" in told(folder)
    with opened(folder) as practice:
        stored = practice.load_session("3" * 32)
        with pytest.raises(Damaged, match="do not fit"):
            stored.replay()
        assert practice.load_session(FIRST).replay()


def test_a_synced_folder_and_a_nearly_full_disk_are_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "copies to the internet" in told(tmp_path / "Dropbox" / "practice")
    monkeypatch.setattr(opening, "ROOM_BYTES", 10**18)
    assert "free" in told(tmp_path / "practice")


def test_every_cut_of_every_file_of_a_practice_is_told_and_hurts_nothing_else(folder: Path) -> None:
    told(folder)
    for path in sorted((folder / "sessions").glob("*.tdb")):
        whole = path.read_bytes()
        for length in range(0, len(whole), 101):
            path.write_bytes(whole[:length])
            with opened(folder, read_only=True) as practice:
                assert [line.trouble for line in practice.sessions()].count("damaged") == 1
                assert len(practice.problems) == 1
        path.write_bytes(whole)


def test_stock_tinydb_reads_every_file_of_a_practice(folder: Path) -> None:
    from tinydb import TinyDB

    for path in folder.rglob("*.tdb"):
        json.loads(path.read_text(encoding="utf-8"))
        with TinyDB(path, access_mode="r") as stock:
            assert stock.tables()
    with TinyDB(session_file(folder, FIRST), access_mode="r") as stock:
        assert [row["seq"] for row in stock.table("events")] == [1, 2, 3, 4, 5, 6]
