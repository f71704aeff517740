"""JSON Schemas of protocol and table files, made from the models, so that editors complete and check them."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic.json_schema import models_json_schema

from session_tui.protocol import models, reading, tables
from session_tui.protocol.models import Protocol
from session_tui.protocol.reading import TABLE_FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def protocol_schema() -> dict[str, Any]:
    """The schema of a protocol file."""
    schema = Protocol.model_json_schema()
    return _described({"$schema": DIALECT, **schema})


def tables_schema() -> dict[str, Any]:
    """The schema of any file in `tables/`; `$defs` holds one for each of them."""
    keys, schema = models_json_schema([(model, "validation") for model in TABLE_FILES.values()])
    files = [keys[(model, "validation")] for model in TABLE_FILES.values()]
    return _described({"$schema": DIALECT, "title": "Table", "anyOf": files, **schema})


def as_text(schema: Mapping[str, Any]) -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what is said under each field in the models as the field's description."""
    documented = {**_field_docs(models), **_field_docs(tables), **_field_docs(reading)}
    named = {**schema.get("$defs", {}), str(schema.get("title", "")): schema}
    for name, definition in named.items():
        base = documented.get("StepBase", {}) if name.endswith("Step") else {}
        for field, said in {**base, **documented.get(name, {})}.items():
            if field in definition.get("properties", {}):
                definition["properties"][field].setdefault("description", said)
    return schema


def _field_docs(module: ModuleType) -> dict[str, dict[str, str]]:
    """For each class of the module, the sentence that stands under each of its fields."""
    docs: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, said in zip(node.body, node.body[1:], strict=False):
            match field, said:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                    docs.setdefault(node.name, {})[name] = " ".join(words.split())
    return docs


def write_schemas(folder: Path) -> None:
    """Both schemas into the folder of protocols."""
    (folder / "schema.json").write_text(as_text(protocol_schema()), encoding="utf-8")
    (folder / "tables" / "schema.json").write_text(as_text(tables_schema()), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
