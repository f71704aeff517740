"""The JSON Schemas that editors use are those of the models."""

from __future__ import annotations

import pytest

from session_tui.protocol.schema import as_text, protocol_schema, tables_schema
from tests.protocol.sample import SHIPPED


@pytest.mark.parametrize(("name", "make"), [("schema.json", protocol_schema), ("tables/schema.json", tables_schema)])
def test_the_committed_schema_is_that_of_the_models(name: str, make: object) -> None:
    """After a change of the models: `python -m session_tui.protocol.schema protocols`."""
    assert callable(make)
    assert (SHIPPED / name).read_text(encoding="utf-8") == as_text(make())


def test_fields_are_described_in_the_words_of_the_models() -> None:
    definitions = protocol_schema()["$defs"]
    assert definitions["Stage"]["properties"]["protected"]["description"].startswith("Never trimmed below")
    assert definitions["GateStep"]["properties"]["say"]["description"].startswith("Prompts of the table")
    assert "description" not in definitions["RestrictionType"]["properties"]["say"]


def test_unknown_keys_are_refused_by_the_schema_too() -> None:
    schema = protocol_schema()
    assert schema["additionalProperties"] is False
    assert len(schema["$defs"]["Stage"]["properties"]["steps"]["items"]["oneOf"]) == 14
