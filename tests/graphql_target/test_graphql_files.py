"""The generated GraphQL files: they build, alone and together, and the operation fits the schema."""

from __future__ import annotations

import subprocess
import sys

import pytest
from graphql import GraphQLInputObjectType, build_schema, parse, print_type, validate, validate_schema
from graphql_gateway import COMMON, inputs_sdl, take, the_files, the_spec
from signalspec import naming
from signalspec.model import Spec
from signalspec.targets import graphql

SIGNALS = [signal.name for signal in the_spec().signals]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return the_files()


def test_lists_one_input_file_a_signal(files: dict[str, str], spec: Spec) -> None:
    inputs = {f"graphql/inputs/{naming.pascal_case(name)}.graphql" for name in SIGNALS}
    operation = f"graphql/operations/{spec.transport.operation.name}.graphql"
    assert set(files) == inputs | {COMMON, "graphql/schema.graphql", operation}


def test_wire_schema_is_what_the_platform_takes(files: dict[str, str]) -> None:
    schema = build_schema(files["graphql/schema.graphql"])
    assert validate_schema(schema) == []
    assert schema.mutation_type
    mutation = schema.mutation_type.fields["createSignals"]
    assert str(mutation.args["signals"].type) == "[SignalInput!]!"
    assert str(mutation.type) == "CreateSignalsResult"
    signal = schema.type_map["SignalInput"]
    assert isinstance(signal, GraphQLInputObjectType)
    assert {name: str(field.type) for name, field in signal.fields.items()} == {
        "appKey": "String!",
        "identifiableAttributes": "IdentifiableAttributesInput!",
        "signalContent": "JSON!",
        "sessionId": "String",
        "test": "Boolean",
    }
    assert "signalIds: [ID]" in print_type(schema.type_map["CreateSignalsResult"])


def test_operation_validates_against_wire_schema(files: dict[str, str]) -> None:
    schema = build_schema(files["graphql/schema.graphql"])
    assert validate(schema, parse(files["graphql/operations/createSignals.graphql"])) == []


@pytest.mark.parametrize("signal", SIGNALS)
def test_inputs_build_with_common(files: dict[str, str], signal: str) -> None:
    assert validate_schema(build_schema(inputs_sdl(files, signal))) == []


def test_all_files_build_together(files: dict[str, str]) -> None:
    parts = [text for path, text in files.items() if "/operations/" not in path]
    assert validate_schema(build_schema("\n".join(parts))) == []


def test_common_holds_what_several_signals_use_and_nothing_else(files: dict[str, str]) -> None:
    definitions = {d.name.value for d in parse(files[COMMON]).definitions}  # type: ignore[attr-defined]
    for name in definitions:
        users = [path for path, text in files.items() if "/inputs/" in path and f": {name}" in text]
        users += [path for path, text in files.items() if "/inputs/" in path and f": [{name}" in text]
        assert len(set(users)) > 1, name
    assert {"Currency", "Effect", "CustomAttributeInput"} <= definitions
    assert not {"OrderedItemInput", "IdentifierName"} & definitions


@pytest.mark.parametrize("signal", SIGNALS)
def test_examples_are_taken_as_they_are(spec: Spec, signal: str) -> None:
    for example in spec.signal(signal).examples:
        content = {"signalType": signal, **example.value}
        assert take(signal, content) == content


@pytest.mark.parametrize("signal", SIGNALS)
def test_type_comes_with_its_default(spec: Spec, signal: str) -> None:
    example = spec.signal(signal).examples[0].value
    assert take(signal, example) == {"signalType": signal, **example}


def test_says_what_graphql_does_not_check(files: dict[str, str]) -> None:
    schema = build_schema(inputs_sdl(files, "identification"))
    described = schema.type_map["IdentificationInput"]
    assert isinstance(described, GraphQLInputObjectType)
    assert "`identification.smsValue`" in (described.description or "")
    assert "Subscription: pro, premium, ultimate." in (described.description or "")
    assert "At most 256 characters." in (described.fields["name"].description or "")
    assert "Format `timestamp`:" in (described.fields["signalTimestamp"].description or "")


def test_enum_without_case_is_a_described_string(files: dict[str, str]) -> None:
    schema = build_schema(inputs_sdl(files, "error"))
    field = schema.type_map["ErrorInput"].fields["errorType"]  # type: ignore[attr-defined]
    assert str(field.type) == "String!"
    assert "in any ASCII letter case:\n- `application`: " in field.description
    assert "ErrorType" not in schema.type_map


def test_same_spec_gives_the_same_text(files: dict[str, str], spec: Spec) -> None:
    assert graphql.files(spec) == files


def test_generating_loads_no_graphql_library() -> None:
    script = "import sys; import signalspec.targets.graphql; sys.exit('graphql' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_lines_end_plainly(files: dict[str, str]) -> None:
    for path, text in files.items():
        assert text.endswith("\n") and not text.endswith("\n\n"), path
        assert not any(line != line.rstrip() for line in text.split("\n")), path
        assert "\n\n\n" not in text, path
