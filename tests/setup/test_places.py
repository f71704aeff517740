"""Where the shipped protocols are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from session_tui.protocol.places import shipped_folder


def test_the_packaged_folder_comes_first(tmp_path: Path) -> None:
    packaged, beside = tmp_path / "packaged", tmp_path / "beside"
    packaged.mkdir()
    beside.mkdir()
    assert shipped_folder(packaged, beside) == packaged


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    assert shipped_folder(tmp_path / "packaged", beside) == beside


def test_missing_protocols_name_both_places(tmp_path: Path) -> None:
    packaged, beside = tmp_path / "packaged", tmp_path / "beside"
    with pytest.raises(FileNotFoundError) as raised:
        shipped_folder(packaged, beside)
    assert str(packaged) in str(raised.value)
    assert str(beside) in str(raised.value)
