"""What all frozen models of this program have in common, and the small kinds of text they are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Frozen(BaseModel):
    """A model that never changes, takes no unknown field, and holds no number that is not one."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, ser_json_inf_nan="null")


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_\-]{0,39}$")]
"""Lower-case letters, digits, underscore and hyphen; begins with a letter; at most 40 characters."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=0, max_length=400)]
"""One sentence or two; at most 400 characters."""

Text = Annotated[str, StringConstraints(max_length=5000)]
"""Whatever the user writes; at most 5,000 characters."""
