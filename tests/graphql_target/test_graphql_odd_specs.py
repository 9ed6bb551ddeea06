"""Specs that are odd in what GraphQL cares about: names, emptiness, texts, deprecations."""

from __future__ import annotations

import pytest
from graphql import build_schema, parse, validate, validate_schema
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.targets import graphql

ODD = r'''
signalspec: 1
name: odd
version: 1.0.0
title: 'Odd """ title'
doc: "Ends in a backslash \\"
schema_base: https://schemas.example.com/odd
transport:
  envelope: Event
  content: payload
  discriminator: input
  operation: {mutation: send_events, argument: query, result: {}, max_items: 1}
enums:
  Flag: {doc: No GraphQL enum values., values: {true: Yes., false: No.}}
  Case: {doc: "Any case.", ignore_case: true, values: {a: "The \"\"\" first.", "b c": Second.}}
  SendEventsResult: {doc: Taken., values: {one: "\u202eOne.", two: " padded "}}
fields:
  input: {type: string, doc: Which one.}
  payload: {type: content, doc: "{{ doc }} {% raw %} #}"}
  kind: {type: SendEventsResult, doc: "Line one.\n\n    indented\nlast"}
  flag: {type: Flag, doc: "tab\there"}
  cases: {type: [Case], min_items: 1, max_items: 3, doc: Cases.}
  nothing: {type: Nothing, doc: Nothing in it.}
  type: {type: string, doc: "", deprecated: {since: 1.2.0, use: kind, doc: 'Said "twice" \ wrong.'}}
  old: {type: string, doc: Old., deprecated: {}}
objects:
  Event: {doc: "*/ --> ]]>", required: [payload], optional: [kind]}
  Nothing: {doc: No members.}
signals:
  common:
    title: Common
    doc: A signal with the name of a file.
    required: [kind]
    optional: [flag, cases, nothing, type, old]
    at_least_one: [flag, cases]
    deprecated: {since: 1.1.0, use: none}
  null: {title: "Null", doc: Named as a GraphQL literal.}
  none: {title: None, doc: Without fields.}
  my_signal: {title: My signal, doc: With an underscore., optional: [nothing]}
'''


@pytest.fixture(scope="module")
def odd() -> Spec:
    return load_text(ODD)


@pytest.fixture(scope="module")
def files(odd: Spec) -> dict[str, str]:
    return graphql.files(odd)


def test_paths_differ_in_more_than_case(files: dict[str, str]) -> None:
    assert "graphql/inputs/Common_.graphql" in files
    assert len({path.lower() for path in files}) == len(files)


def test_wire_schema_and_operation(files: dict[str, str]) -> None:
    schema = build_schema(files["graphql/schema.graphql"])
    assert validate_schema(schema) == []
    assert validate(schema, parse(files["graphql/operations/send_events.graphql"])) == []
    assert schema.description == 'Odd """ title: Ends in a backslash \\'
    assert str(schema.type_map["EventInput"].fields["kind"].type) == "String"  # type: ignore[attr-defined]
    assert schema.mutation_type
    assert str(schema.mutation_type.fields["send_events"].type) == "Boolean"


@pytest.mark.parametrize("name", ["Common_", "Null", "None", "MySignal"])
def test_inputs_build(files: dict[str, str], name: str) -> None:
    sdl = files["graphql/inputs/common.graphql"] + files[f"graphql/inputs/{name}.graphql"]
    schema = build_schema(f"{sdl} type Query {{ take(x: {name.rstrip('_')}Input): Boolean }}")
    assert validate_schema(schema) == []


def test_names_avoid_those_that_are_taken(files: dict[str, str]) -> None:
    schema = build_schema(
        "".join(text for path, text in files.items() if "/inputs/" in path) + "type Query { a: Int }"
    )
    assert str(schema.type_map["NullInput"].fields["input"].type) == "String!"  # type: ignore[attr-defined]
    assert str(schema.type_map["CommonInput"].fields["input"].type) == "CommonInput_!"  # type: ignore[attr-defined]


def test_deprecations(files: dict[str, str]) -> None:
    schema = build_schema(
        files["graphql/inputs/common.graphql"]
        + files["graphql/inputs/Common_.graphql"]
        + "type Query { a: Int }"
    )
    common = schema.type_map["CommonInput"]
    fields = common.fields  # type: ignore[attr-defined]
    assert fields["type"].deprecation_reason == 'Since 1.2.0. Use `kind` instead. Said "twice" \\ wrong.'
    assert fields["old"].deprecation_reason == "No longer supported"
    assert fields["kind"].deprecation_reason is None
    assert "Deprecated. Since 1.1.0. Use `none` instead." in (common.description or "")


def test_descriptions_stay_text(files: dict[str, str]) -> None:
    schema = build_schema(files["graphql/schema.graphql"])
    event = schema.type_map["EventInput"]
    assert event.description == "*/ --> ]]>"
    fields = event.fields  # type: ignore[attr-defined]
    assert fields["payload"].description.startswith("{{ doc }} {% raw %} #}\n\n")
    assert fields["kind"].description.startswith(
        "Line one.\n\n    indented\nlast\n\nOne of these:\n- `one`: \u202eOne."
    )
    inputs = build_schema(files["graphql/inputs/Common_.graphql"] + files["graphql/inputs/common.graphql"])
    values = inputs.type_map["SendEventsResult"].values  # type: ignore[attr-defined]
    assert values["one"].description == "\u202eOne."
    assert values["two"].description == " padded "
    assert "\u202e" not in "".join(files.values())


def test_nothing_shared_gives_no_file_of_it(odd: Spec) -> None:
    from dataclasses import replace

    alone = graphql.files(replace(odd, signals=odd.signals[:1]))
    assert "graphql/inputs/common.graphql" not in alone
    build_schema(alone["graphql/inputs/Common_.graphql"] + "type Query { a: Int }")
