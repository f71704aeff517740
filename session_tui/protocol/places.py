"""Where the shipped protocols lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
PACKAGED = PACKAGE / "shipped_protocols"
"""Where a wheel carries them."""

BESIDE = PACKAGE.parent / "protocols"
"""Where a checkout, and an editable install of it, has them."""


def shipped_folder(packaged: Path = PACKAGED, beside: Path = BESIDE) -> Path:
    """The folder of the protocols that came with this program.

    Raises FileNotFoundError, naming both places, when neither is there: the installation is incomplete.
    """
    for folder in (packaged, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"The protocols that come with session-tui are missing. They should be in {packaged} (installed) "
        f"or in {beside} (a checkout). Install session-tui again."
    )
