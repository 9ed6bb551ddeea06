"""`signalspec resolve`: complete, stable, and of the shape that its schema tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from signalspec import cli
from signalspec.hidden import has_hidden
from signalspec.load import load_file, load_text
from signalspec.model import Json, Spec
from signalspec.resolution import FORMAT, resolution, schema_text
from signalspec.rules import rules

from tests.strategies.specs import as_yaml, documents

REPO = Path(__file__).resolve().parents[1]
SPECS = [REPO / "spec" / "signals.yaml", *sorted((REPO / "tests" / "cases").glob("[lmns]*/spec.yaml"))]
GOOD = [path for path in SPECS if not path.parent.name.startswith("mistakes")]
SCHEMA = json.loads(schema_text())


def check(spec: Spec) -> dict[str, Json]:
    found = json.loads(json.dumps(resolution(spec)))
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]
    assert errors == []
    return dict(found)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_it_keeps_its_schema_and_has_every_rule_field_and_enum(path: Path) -> None:
    spec = load_file(path)
    found = check(spec)
    records = [found["envelope"], *found["objects"], *found["signals"]]
    listed = {rule["id"] for part in (found, *records) for rule in part["rules"]}
    assert listed == {rule.id for rule in rules(spec)}
    assert [[field["name"] for field in record["fields"]] for record in records] == [
        [field.name for field in record.fields] for record in spec.records
    ]
    assert [each["name"] for each in found["enums"]] == [enum.name for enum in spec.enums]
    known = {"string", "number", "integer", "boolean", "content"}
    known |= {each["name"] for each in (*found["enums"], *found["objects"], found["envelope"])}
    assert {field["type"] for record in records for field in record["fields"]} <= known


@settings(max_examples=20)
@given(documents())
def test_any_spec_keeps_the_schema(document: dict[str, Json]) -> None:
    check(load_text(as_yaml(document)))


def objects(schema: Json) -> Iterator[dict[str, Json]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_the_schema_describes_each_member_and_asks_for_all_of_them() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    for schema in objects(SCHEMA):
        assert schema["required"] == list(schema["properties"])
        assert schema["additionalProperties"] is False
        assert all(member["description"] for member in schema["properties"].values())


def test_the_command_writes_the_same_to_a_file_and_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new" / "model.json"
    spec = str(REPO / "tests" / "cases" / "nasty" / "spec.yaml")
    assert cli.run(["resolve", "--spec", spec]) == 0
    printed = capsys.readouterr().out
    assert cli.run(["resolve", "--spec", spec, "--output", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == printed
    assert json.loads(printed) == resolution(load_file(Path(spec)))
    # What a terminal would hide or act on is escaped.
    assert not has_hidden(printed.replace("\n", ""))
    assert cli.run(["resolve", "--schema"]) == 0
    assert capsys.readouterr().out == schema_text()
    assert cli.run(["resolve", "--output", str(tmp_path / "new")]) == 2
