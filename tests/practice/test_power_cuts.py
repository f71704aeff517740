"""After every operation of a save, every state that a power cut may leave is opened and judged.

The same judge is shown to see a missing flush of the file, a missing flush of the folder, and a write in place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from session_tui.clock import ManualClock
from session_tui.practice import disk as disk_module
from session_tui.practice import storage as storage_module
from session_tui.practice.disk import Disk
from session_tui.practice.envelope import PlainEnvelope
from session_tui.practice.failures import PracticeError
from session_tui.practice.files import Files
from session_tui.practice.practice import Practice
from session_tui.practice.storage import DurableStorage
from tests.practice.records import SESSION_ID, TINY, header, tiny_events
from tests.practice.simulated import SimulatedDisk

FOLDER = Path("/practice")
FILE = FOLDER / "file.tdb"


class Lost(AssertionError):
    """Something that was said to be saved is not there."""


class SaveJudge:
    """Numbers are saved one after another; whatever is found must be the last acknowledged one or the next."""

    def __init__(self) -> None:
        self.states = 0
        self.acknowledged = 0

    def __call__(self, disk: SimulatedDisk) -> None:
        for found in disk.after_power_cut():
            self.states += 1
            storage = DurableStorage(FILE, PlainEnvelope("file"), found, new=True)
            tables = storage.read() or {"numbers": {"1": {"n": 0}}}
            number = tables["numbers"]["1"]["n"]
            if number not in (self.acknowledged, self.acknowledged + 1):
                raise Lost(f"{number} found, {self.acknowledged} was acknowledged")


def save_numbers(disk: SimulatedDisk, judge: SaveJudge) -> None:
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    disk.each_step = judge
    storage = DurableStorage(FILE, PlainEnvelope("file"), disk, new=True)
    for number in range(1, 5):
        storage.write({"numbers": {"1": {"n": number, "words": "x" * 40 * (5 - number)}}})
        judge.acknowledged = number
        judge(disk)


def test_a_save_survives_every_power_cut() -> None:
    judge = SaveJudge()
    save_numbers(SimulatedDisk(), judge)
    assert judge.states > 60


def nothing(*_: object) -> None:
    """A flush that does not happen."""


def in_place(disk: Disk, path: Path, data: bytes) -> None:
    disk_module._write_out(disk, path, data)
    disk.sync_folder(path.parent)


@pytest.mark.parametrize("missing", ["sync", "sync_folder", "both", "rename"])
def test_the_judge_sees_what_is_missing(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = SimulatedDisk()
    judge = SaveJudge()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    if missing in ("sync", "both"):
        monkeypatch.setattr(disk, "sync", nothing)
    if missing in ("sync_folder", "both"):
        monkeypatch.setattr(disk, "sync_folder", nothing)
    if missing == "rename":
        monkeypatch.setattr(storage_module, "save", in_place)
    with pytest.raises((Lost, PracticeError)):
        save_numbers(disk, judge)


class LifeJudge:
    """A session's life: what was acknowledged is there, nothing is damaged, the lists say what the records say."""

    def __init__(self) -> None:
        self.client = ""
        self.session = False
        self.events = 0
        self.states = 0

    def __call__(self, disk: SimulatedDisk) -> None:
        for found in disk.after_power_cut():
            self.states += 1
            self._judge(found)

    def _judge(self, found: SimulatedDisk) -> None:
        practice = Practice(Files(FOLDER, found), ManualClock())
        assert not practice.problems, [str(problem) for problem in practice.problems]
        assert not [path for path in found.names_now if path.suffix == ".tmp"]
        if self.client and self.client not in [line.id for line in practice.clients()]:
            raise Lost("the client")
        lines = {line.id: line for line in practice.sessions()}
        if self.session and SESSION_ID not in lines:
            raise Lost("the session")
        if SESSION_ID in lines:
            session = practice.load_session(SESSION_ID).replay()
            if len(session.events) not in (self.events, self.events + 1):
                raise Lost(f"{self.events - len(session.events)} events")
            assert lines[SESSION_ID].status == session.state.status
            assert lines[SESSION_ID].client_name == "Ann Smith"
        again = Practice(Files(FOLDER, found, read_only=True), ManualClock())
        assert again.clients() == practice.clients()
        assert again.sessions() == practice.sessions()


def live(practice: Practice, judge: LifeJudge) -> None:
    judge.client = practice.add_client("Ann Smith").id
    practice.start_session(header(judge.client), TINY)
    judge.session = True
    for event in tiny_events(1):
        practice.append(SESSION_ID, [event])
        judge.events = event.seq
        practice.pulse(SESSION_ID, event.stamp)


def test_a_whole_session_survives_every_power_cut() -> None:
    disk = SimulatedDisk()
    judge = LifeJudge()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    disk.each_step = judge
    live(Practice(Files(FOLDER, disk), ManualClock()), judge)
    assert judge.states > 300


@pytest.mark.parametrize("missing", ["sync", "sync_folder"])
def test_the_judge_of_a_whole_session_sees_what_is_missing(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = SimulatedDisk()
    judge = LifeJudge()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    practice = Practice(Files(FOLDER, disk), ManualClock())
    monkeypatch.setattr(disk, missing, nothing)
    disk.each_step = judge
    with pytest.raises(AssertionError):
        live(practice, judge)
