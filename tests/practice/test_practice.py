"""Clients, courses and sessions of a practice, on real files."""

from __future__ import annotations

import errno
import stat
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from session_tui.clock import ManualClock, Stamp
from session_tui.practice.failures import (
    Ambiguous,
    CannotRead,
    EventConflict,
    NotAPractice,
    NotFound,
    PracticeError,
    ReadOnly,
    SaveFailed,
)
from session_tui.practice.files import Files
from session_tui.practice.practice import Practice
from session_tui.practice.records import PracticeSettings
from session_tui.session.session import Session
from tests.practice.faults import FailingDisk
from tests.practice.records import SESSION_ID, TINY, header, long_events, tiny_events, with_client
from tests.session.small import SMALL


def opened(folder: Path, clock: ManualClock | None = None, **options: bool) -> Practice:
    return Practice.open(folder, clock=clock or ManualClock(), **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "practice"


def test_a_practice_has_the_agreed_layout_and_is_shut_to_others(folder: Path) -> None:
    with opened(folder) as practice:
        practice.start_session(header(with_client(practice)), TINY)
        found = {path.name for path in folder.iterdir()}
        assert found >= {"lock", "practice.tdb", "index.tdb", "clients", "sessions"}
        assert not practice.handouts.exists()
        assert practice.handouts_folder() == folder / "handouts"
    for path in (folder, *folder.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert "Ann" not in "".join(path.name for path in folder.rglob("*"))


def test_what_was_entered_is_there_next_time(folder: Path) -> None:
    with opened(folder) as practice:
        client = practice.add_client(" Zoë\tO’Brien\n", date(1980, 5, 17), "zoe@example.org", "left-handed\nshy")
        course = practice.add_course(client.id, "low back", 5, "pain_now")
        practice.start_session(header(client.id, course_id=course.id, planned_visits=5), TINY)
        practice.append(SESSION_ID, tiny_events())
        practice.pulse(SESSION_ID, Stamp(datetime(2026, 11, 23, 9, 4, tzinfo=UTC), 5.5, "boot"))
    with opened(folder) as practice:
        assert practice.client(client.id) == client
        assert client.name == "Zoë O’Brien"
        assert client.notes == "left-handed\nshy"
        assert practice.courses(client.id) == (course,)
        assert practice.open_course(client.id) == course
        stored = practice.load_session(SESSION_ID)
        assert stored.events == tiny_events()
        assert stored.protocol == TINY
        assert stored.pulse == Stamp(datetime(2026, 11, 23, 9, 4, tzinfo=UTC), 5.5, "boot")
        (line,) = practice.sessions()
        assert (line.client_name, line.status, line.outcome) == ("Zoë O’Brien", "ended", "completed")
        assert (line.protocol_name, line.visit, line.minutes) == ("Tiny", 1, 4.0)
        (listed,) = practice.clients()
        assert (listed.sessions, listed.last_seen) == (1, line.started)


def test_a_stored_session_replays_to_the_same_state(folder: Path) -> None:
    events = long_events()
    with opened(folder) as practice:
        head = header(with_client(practice), protocol_id="small")
        practice.start_session(head, SMALL)
        for event in events:
            practice.append(SESSION_ID, [event])
        replayed = practice.load_session(SESSION_ID).replay()
        assert replayed == Session.replay(head, SMALL, events)
        (line,) = practice.unfinished()
        assert line.status == "running"
        assert "6.5 → 3, clearly less" in line.headline


def test_an_append_is_one_durable_write_and_the_same_events_again_change_nothing(folder: Path) -> None:
    events = tiny_events()
    with opened(folder) as practice:
        practice.start_session(header(with_client(practice)), TINY)
        before = practice.load_session(SESSION_ID)
        practice.append(SESSION_ID, [])
        assert practice.load_session(SESSION_ID) == before
        practice.append(SESSION_ID, events[:3])
        practice.append(SESSION_ID, events[:3])
        practice.append(SESSION_ID, events[2:4])
        assert practice.load_session(SESSION_ID).events == events[:4]
        other = events[1].model_copy(update={"id": "something-else"})
        with pytest.raises(EventConflict):
            practice.append(SESSION_ID, [other])
        with pytest.raises(EventConflict):
            practice.append(SESSION_ID, events[5:])
        assert practice.load_session(SESSION_ID).events == events[:4]


def test_a_running_session_is_listed_with_the_time_it_was_last_seen(folder: Path) -> None:
    events = tiny_events(1)
    with opened(folder) as practice:
        practice.start_session(header(with_client(practice)), TINY)
        assert practice.unfinished()[0].status == "planned"
        practice.append(SESSION_ID, events[:2])
        assert practice.unfinished()[0].minutes == 0
        start = events[0].stamp
        practice.pulse(SESSION_ID, Stamp(start.wall, start.ticks + 90, start.boot))
        assert practice.unfinished()[0].minutes == 1.5
    with opened(folder) as practice:
        assert practice.unfinished()[0].minutes == 1.5
        practice.append(SESSION_ID, events[2:])
        assert not practice.unfinished()
        assert practice.session_line(SESSION_ID).minutes == 2
    with opened(folder) as practice:
        assert not practice.unfinished()


def test_a_renamed_client_is_renamed_in_every_list(folder: Path) -> None:
    with opened(folder) as practice:
        client = practice.add_client("Ann Smith")
        practice.start_session(header(client.id), TINY)
        practice.update_client(client.model_copy(update={"name": "Ann Jones"}))
        assert practice.sessions()[0].client_name == "Ann Jones"
        assert practice.find_clients("jones")[0].name == "Ann Jones"
    with opened(folder) as practice:
        assert practice.sessions()[0].client_name == "Ann Jones"
        assert practice.clients()[0].name == "Ann Jones"


def test_courses_follow_each_other(folder: Path) -> None:
    clock = ManualClock()
    with opened(folder, clock) as practice:
        client = with_client(practice)
        assert practice.open_course(client) is None
        first = practice.add_course(client, "neck")
        clock.advance(60)
        practice.update_course(client, first.model_copy(update={"closed": clock.now().wall}))
        assert practice.open_course(client) is None
        second = practice.add_course(client, "knee", 4)
        assert [course.complaint for course in practice.courses(client)] == ["neck", "knee"]
        assert practice.open_course(client) == second


def test_what_cannot_be_is_said_plainly(folder: Path) -> None:
    with opened(folder) as practice:
        client = with_client(practice)
        for wrong, words in [
            (lambda: practice.add_client("  \n"), "name is empty"),
            (lambda: practice.add_client("x" * 500), "name is too long"),
            (lambda: practice.add_client("x\ud800"), "name cannot be used"),
            (lambda: practice.add_course(client, "back", 99), "planned visits must be at most 20"),
            (lambda: practice.client("f" * 32), "no client"),
            (lambda: practice.courses("f" * 32), "no client"),
            (lambda: practice.load_session("f" * 32), "no session"),
            (lambda: practice.session_line("f" * 32), "no session"),
            (lambda: practice.start_session(header("f" * 32), TINY), "no client"),
        ]:
            with pytest.raises(PracticeError) as told:
                wrong()
            assert words in str(told.value)
        assert len(practice.clients()) == 1


def test_the_beginning_of_an_id_is_enough_when_only_one_fits(folder: Path) -> None:
    with opened(folder) as practice:
        client = with_client(practice)
        practice.start_session(header(client, "ab" + "0" * 30), TINY)
        practice.start_session(header(client, "ac" + "0" * 30), TINY)
        assert practice.session_id("AB") == "ab" + "0" * 30
        assert practice.client_id(client[:8]) == client
        with pytest.raises(Ambiguous):
            practice.session_id("a")
        for wrong in ("x", ""):
            with pytest.raises(NotFound):
                practice.session_id(wrong)


def test_sessions_are_listed_newest_first_and_by_client(folder: Path) -> None:
    with opened(folder) as practice:
        ann, bob = with_client(practice, "Ann"), with_client(practice, "Bob")
        for number, client in enumerate((ann, bob, ann), 1):
            made = header(client, f"{number}" * 32, created=f"2026-11-0{number}T09:00:00Z")
            practice.start_session(made, TINY)
        assert [line.id[0] for line in practice.sessions()] == ["3", "2", "1"]
        assert [line.id[0] for line in practice.sessions(ann)] == ["3", "1"]
        assert [line.name for line in practice.clients()] == ["Ann", "Bob"]
        assert [line.sessions for line in practice.clients()] == [2, 1]


def test_settings_of_the_practice_are_kept(folder: Path) -> None:
    settings = PracticeSettings(name="Quiet Hands", contact=("12 High Street", "Tel. 01234"), country="UK")
    with opened(folder, demo=True) as practice:
        assert practice.settings == PracticeSettings()
        practice.save_settings(settings)
        assert practice.settings == settings
    with opened(folder) as practice:
        assert practice.settings == settings
        assert practice.is_demo
    with opened(folder.parent / "another") as practice:
        assert not practice.is_demo


def test_a_folder_with_other_things_in_it_never_becomes_a_practice(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("mine")
    for read_only in (False, True):
        with pytest.raises(NotAPractice, match="other things"):
            opened(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_reading_makes_no_practice(folder: Path) -> None:
    with pytest.raises(NotAPractice, match="no practice"):
        opened(folder, read_only=True)
    assert not folder.exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PracticeError):
        opened(tmp_path / "file")
    with pytest.raises(PracticeError):
        opened(tmp_path / "file" / "below")


def test_a_reader_sees_everything_and_changes_nothing(folder: Path) -> None:
    with opened(folder) as practice:
        client = with_client(practice)
        practice.start_session(header(client), TINY)
        practice.append(SESSION_ID, tiny_events()[:3])
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        with opened(folder, read_only=True) as reader:
            assert reader.read_only
            assert reader.clients() == practice.clients()
            assert reader.sessions() == practice.sessions()
            assert reader.load_session(SESSION_ID).events == tiny_events()[:3]
            for change in (
                lambda: reader.add_client("Bob"),
                lambda: reader.add_course(client, "back"),
                lambda: reader.append(SESSION_ID, tiny_events()[3:]),
                lambda: reader.pulse(SESSION_ID, tiny_events()[0].stamp),
                lambda: reader.start_session(header(client, "d" * 32), TINY),
                lambda: reader.save_settings(PracticeSettings(name="x")),
            ):
                with pytest.raises(ReadOnly):
                    change()
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("call", ["write", "sync", "replace", "sync_folder"])
def test_a_failed_save_can_be_made_again_and_doubles_nothing(folder: Path, call: str) -> None:
    folder.mkdir()
    disk = FailingDisk(only=(call,))
    practice = Practice(Files(folder, disk), ManualClock())
    events = tiny_events()

    def failing_once(action) -> None:
        disk.arm(1, errno.ENOSPC)
        with pytest.raises(SaveFailed):
            action()
        action()

    failing_once(lambda: practice.add_client("Ann Smith"))
    (client,) = practice.clients()
    failing_once(lambda: practice.add_course(client.id, "back"))
    assert len(practice.courses(client.id)) == 1
    failing_once(lambda: practice.start_session(header(client.id), TINY))
    for event in events:
        failing_once(lambda event=event: practice.append(SESSION_ID, [event]))
    failing_once(lambda: practice.save_settings(PracticeSettings(name="x")))
    practice.close()
    with opened(folder) as practice:
        assert not practice.problems
        assert [line.name for line in practice.clients()] == ["Ann Smith"]
        assert practice.load_session(SESSION_ID).events == events
        assert len(list((folder / "clients").iterdir())) == 1


def test_an_index_that_cannot_be_saved_stops_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    disk = FailingDisk()
    practice = Practice(Files(folder, disk), ManualClock())
    real = disk.create

    def create(path: Path) -> int:
        if path.name.startswith("index"):
            raise OSError(errno.ENOSPC, "full")
        return real(path)

    monkeypatch.setattr(disk, "create", create)
    practice.start_session(header(with_client(practice)), TINY)
    practice.append(SESSION_ID, tiny_events())
    assert practice.sessions()[0].status == "ended"
    practice.close()
    with opened(folder) as practice:
        assert not practice.problems
        assert practice.sessions()[0].status == "ended"


def test_a_practice_that_is_gone_is_no_empty_one(folder: Path) -> None:
    with opened(folder) as practice:
        client = with_client(practice)
        practice.start_session(header(client), TINY)
        folder.rename(folder.with_name("elsewhere"))
        with pytest.raises(CannotRead, match="not there any more"):
            practice.client(client)
        with pytest.raises(CannotRead, match="not there any more"):
            practice.load_session(SESSION_ID)
        for _ in range(2):
            with pytest.raises(SaveFailed, match="not there any more"):
                practice.append(SESSION_ID, tiny_events())
        with pytest.raises(SaveFailed, match="not there any more"):
            practice.add_client("Bob")
        folder.with_name("elsewhere").rename(folder)
        practice.append(SESSION_ID, tiny_events())
        practice.add_client("Bob")
    with opened(folder) as practice:
        assert practice.load_session(SESSION_ID).events == tiny_events()
        assert len(practice.clients()) == 2


def test_one_thread_writes_while_another_reads(folder: Path) -> None:
    events = tiny_events(40)
    failures: list[Exception] = []
    with opened(folder) as practice:
        practice.start_session(header(with_client(practice)), TINY)

        def read() -> None:
            try:
                while practice.session_line(SESSION_ID).status != "ended":
                    practice.clients()
                    practice.load_session(SESSION_ID).replay()
            except Exception as error:  # noqa: BLE001
                failures.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        for event in events:
            practice.append(SESSION_ID, [event])
        reader.join(20)
        assert not failures
        assert not reader.is_alive()
        assert practice.load_session(SESSION_ID).events == events
