"""A wish to go somewhere cannot be changed on its way."""

from __future__ import annotations

import pytest

from session_tui.screens.places import Go


def test_a_wish_stays_as_it_was_made() -> None:
    wish = Go("client", "c1")
    assert (wish.place, wish.argument) == ("client", "c1")
    assert Go("home").argument is None
    with pytest.raises(AttributeError):
        wish.place = "home"  # type: ignore[misc]
