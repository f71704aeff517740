"""Putting a page on the disk: whole, private, and never over an older one."""

from __future__ import annotations

import errno
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from session_tui.handout import writing
from session_tui.handout.writing import file_name, not_written, open_with_system_viewer, save_exactly, save_new


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_second_page_gets_a_name_of_its_own(tmp_path):
    first = save_new(tmp_path / "page.pdf", b"one")
    second = save_new(tmp_path / "page.pdf", b"two")
    third = save_new(tmp_path / "page.pdf", b"three")
    assert [path.name for path in (first, second, third)] == ["page.pdf", "page-v2.pdf", "page-v3.pdf"]
    assert [path.read_bytes() for path in (first, second, third)] == [b"one", b"two", b"three"]
    assert names(tmp_path) == ["page-v2.pdf", "page-v3.pdf", "page.pdf"]


def test_eight_at_once_are_eight_pages(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda n: save_new(tmp_path / "page.pdf", bytes([n]) * 5000), range(8)))
    assert len(set(paths)) == 8
    assert sorted(path.read_bytes()[0] for path in paths) == list(range(8))
    assert all(len(path.read_bytes()) == 5000 for path in paths)
    assert len(names(tmp_path)) == 8


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_it(tmp_path):
    old = os.umask(0)
    try:
        path = save_new(tmp_path / "page.pdf", b"x")
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_a_disk_without_hard_links_will_do(tmp_path, monkeypatch, error):
    def no_links(*_paths):
        raise OSError(error, "no links here")

    monkeypatch.setattr(writing.os, "link", no_links)
    assert save_new(tmp_path / "page.pdf", b"one").read_bytes() == b"one"
    assert save_new(tmp_path / "page.pdf", b"two").read_bytes() == b"two"
    assert names(tmp_path) == ["page-v2.pdf", "page.pdf"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_new(tmp_path / "page.pdf", b"x")
    assert names(tmp_path) == []


def test_a_full_disk_without_hard_links_leaves_nothing_half_written(tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def full_the_second_time(handle):
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    def no_links(*_paths):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(writing.os, "link", no_links)
    monkeypatch.setattr(writing.os, "fsync", full_the_second_time)
    with pytest.raises(OSError, match="No space"):
        save_new(tmp_path / "page.pdf", b"x")
    assert names(tmp_path) == []


def test_a_chosen_name_that_is_taken_is_refused(tmp_path):
    taken = tmp_path / "mine.pdf"
    taken.write_bytes(b"mine")
    with pytest.raises(FileExistsError) as raised:
        save_exactly(taken, b"other")
    assert taken.read_bytes() == b"mine"
    assert names(tmp_path) == ["mine.pdf"]
    assert "is there already" in str(not_written(taken, raised.value))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_a_link_is_never_written_through(tmp_path):
    target = tmp_path / "elsewhere"
    os.symlink(target, tmp_path / "page.pdf")
    assert save_new(tmp_path / "page.pdf", b"x").name == "page-v2.pdf"
    assert not target.exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "no folder"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not be written"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
    ],
)
def test_why_it_could_not_be_written_is_told_in_words(tmp_path, error, told):
    assert told in str(not_written(tmp_path / "page.pdf", error))


def test_the_file_name_tells_the_day_and_nothing_of_the_client():
    assert file_name(date(2026, 11, 23), "a1b2c3") == "session-2026-11-23-a1b2c3.pdf"


def test_the_viewer_is_started_apart_from_the_terminal(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(writing.sys, "platform", "linux")
    monkeypatch.setattr(writing.subprocess, "Popen", lambda command, **how: started.append((command, how)))
    assert open_with_system_viewer(tmp_path / "page.pdf") is None
    [(command, how)] = started
    assert command == ["xdg-open", str(tmp_path / "page.pdf")]
    assert how["start_new_session"]
    assert {how["stdin"], how["stdout"], how["stderr"]} == {subprocess.DEVNULL}


def test_without_a_viewer_the_user_is_told_where_the_page_is(tmp_path, monkeypatch):
    def none(*_command, **_how):
        raise FileNotFoundError("xdg-open")

    monkeypatch.setattr(writing.subprocess, "Popen", none)
    assert str(tmp_path / "page.pdf") in str(open_with_system_viewer(tmp_path / "page.pdf"))
