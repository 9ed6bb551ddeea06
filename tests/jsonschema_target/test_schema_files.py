"""What holds for every schema file, whatever it says about signals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from schema_engines import PORTABLE, SPECS, schemas, spec
from signalspec.load import load_text
from signalspec.targets.jsonschema import files

EVERY = [(name, path) for name in SPECS for path in schemas(name)]
EVERY_PORTABLE = [(name, path) for name, path in EVERY if path.startswith(PORTABLE)]
# Keywords whose value is a schema, a list of schemas, or schemas by name.
ONE = {"items", "not", "if", "then", "else", "additionalProperties", "propertyNames"}
SEVERAL = {"allOf", "anyOf", "oneOf"}
NAMED = {"properties", "$defs", "definitions"}


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and every schema in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword, value in schema.items():
        inner = [value] if keyword in ONE else value if keyword in SEVERAL else []
        inner = value.values() if keyword in NAMED else inner
        for one in inner:
            yield from subschemas(one)


def test_the_files_are_those_of_the_interface() -> None:
    kinds = [signal.name for signal in spec("signals").signals]
    both = [*kinds, "content", "signal"]
    assert set(schemas("signals")) == {
        *(f"jsonschema/{name}.schema.json" for name in [*both, "batch"]),
        *(f"jsonschema/tiers/{tier}.schema.json" for tier in ("pro", "premium", "ultimate")),
        *(f"jsonschema/portable/{name}.schema.json" for name in both),
    }


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_it_is_valid_by_its_dialect(name: str, path: str) -> None:
    schema = schemas(name)[path]
    library = jsonschema.Draft7Validator if path.startswith(PORTABLE) else jsonschema.Draft202012Validator
    assert schema["$schema"] == library.META_SCHEMA["$schema"]
    library.check_schema(schema)


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_it_needs_no_other_file(name: str, path: str) -> None:
    schema = schemas(name)[path]
    keyword = "definitions" if path.startswith(PORTABLE) else "$defs"
    defined = {f"#/{keyword}/{key}" for key in schema.get(keyword, {})}
    used = {inner["$ref"] for inner in subschemas(schema) if "$ref" in inner}
    assert used == defined
    assert [inner["$id"] for inner in subschemas(schema) if "$id" in inner] == [schema["$id"]]


def test_ids_are_unique_and_carry_the_major_version() -> None:
    for name, start in (
        ("signals", "https://schemas.example.com/connect-signals/v1/"),
        ("greenhouse", "https://schemas.example.org/greenhouse/v3/"),
    ):
        ids = {schema["$id"]: path for path, schema in schemas(name).items()}
        assert len(ids) == len(schemas(name))
        assert all(id == start + path.removeprefix("jsonschema/") for id, path in ids.items())


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_it_begins_with_what_it_is(name: str, path: str) -> None:
    schema = schemas(name)[path]
    assert list(schema)[:4] == ["$schema", "$id", "title", "description"]


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_objects_are_closed_and_properties_described(name: str, path: str) -> None:
    for schema in subschemas(schemas(name)[path]):
        # Conditions, consequences and the frame around contents list members without describing the object.
        if schema.get("type") == "object" and "properties" in schema and "allOf" not in schema:
            assert schema["additionalProperties"] is False
        if "additionalProperties" in schema:
            assert all(inner["description"] for inner in schema["properties"].values())


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_patterns_mean_the_same_everywhere(name: str, path: str) -> None:
    for schema in subschemas(schemas(name)[path]):
        pattern = schema.get("pattern", "^(?:)$")
        if pattern == "\n":
            continue
        assert pattern.startswith("^(?:")
        assert pattern.endswith(")$")
        assert not re.search(r"\(\?(?!:)|\\[dwsbDWSBpPkAzZ]|(?<!\\)\((?!\?:)", pattern)
        assert "$" not in pattern[:-1].replace(r"\$", "")


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_every_number_has_its_bounds_and_no_list_has_null(name: str, path: str) -> None:
    for schema in subschemas(schemas(name)[path]):
        if "additionalProperties" not in schema:
            continue
        for property in schema["properties"].values():
            inner = property.get("items", property)
            types = inner.get("type", [])
            if {"integer", "number"} & set(types if isinstance(types, list) else [types]):
                assert {"minimum", "maximum"} <= set(inner)
            assert None not in inner.get("enum", [])


@pytest.mark.parametrize(("name", "path"), EVERY_PORTABLE)
def test_portable_files_keep_to_what_generators_read(name: str, path: str) -> None:
    for schema in subschemas(schemas(name)[path]):
        assert not {"format", "allOf", "$defs", "dependentRequired", "unevaluatedProperties"} & set(schema)
        assert set(schema) <= {"$ref", "description", "deprecated"} or "$ref" not in schema


@pytest.mark.parametrize(("name", "path"), [e for e in EVERY_PORTABLE if e[1].count("/") == 2])
def test_portable_types_are_told_apart_by_a_constant(name: str, path: str) -> None:
    kind = Path(path).name.removesuffix(".schema.json")
    discriminator = spec(name).transport.discriminator.name
    if kind in {signal.name for signal in spec(name).signals}:
        schema = schemas(name)[path]
        assert schema["properties"][discriminator]["const"] == kind
        assert discriminator in schema["required"]


@pytest.mark.parametrize("name", SPECS)
def test_the_text_is_tidy_and_the_same_each_time(name: str) -> None:
    first = files(spec(name))
    assert first == files(spec(name))
    for path, text in first.items():
        assert text.endswith("}\n")
        assert not re.search(r"[ \t]\n|\n\n|\t", text), path
        for line in text.splitlines():
            assert (len(line) - len(line.lstrip())) % 2 == 0


def test_formats_of_json_schema_stand_only_where_the_spec_says() -> None:
    found = {
        inner["format"]
        for name in SPECS
        for schema in schemas(name).values()
        for inner in subschemas(schema)
        if "format" in inner
    }
    assert found == {"date-time", "hostname"}


def test_one_changed_limit_is_one_changed_line_in_each_file() -> None:
    text = SPECS["signals"].read_text("utf-8")
    before = files(spec("signals"))
    after = files(load_text(text.replace("max_length: 256", "max_length: 255")))
    for path, old in before.items():
        pairs = list(zip(old.splitlines(), after[path].splitlines(), strict=True))
        changed = [one for one, other in pairs if one != other]
        assert all(line.strip() == '"maxLength": 256' for line in changed)


def test_two_schemas_of_one_path_are_refused() -> None:
    known = spec("signals")
    clash = replace(known.signals[0], name="signal")
    with pytest.raises(ValueError, match=r"signal\.schema\.json"):
        files(replace(known, signals=(clash, *known.signals[1:])))


def test_doc_texts_stay_texts() -> None:
    nasty = 'a "quote" \\ {{ 1 }} {% x %} */ """ </script> \u202e \ud83d\ude00 \n\t\x00 end'.encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16")
    known = spec("greenhouse")
    signal = known.signals[0]
    field = replace(signal.fields[0], doc=nasty)
    signal = replace(signal, doc=nasty, note=nasty, title=nasty, fields=(field,))
    changed = replace(known, signals=(signal, *known.signals[1:]))
    schema = json.loads(files(changed)["jsonschema/email.schema.json"])
    assert schema["title"] == schema["$comment"] == nasty
    assert schema["description"] == nasty
    assert schema["properties"][field.name]["description"] == nasty
