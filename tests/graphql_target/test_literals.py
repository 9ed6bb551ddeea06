"""The runtime's literals: GraphQL reads back what was written, and nothing else."""

from __future__ import annotations

import collections
import enum
import math
import sys
from pathlib import Path

import pytest
from graphql import (
    FieldNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValueNode,
    build_schema,
    parse,
    parse_value,
    validate,
    value_from_ast_untyped,
)
from graphql_gateway import the_files, the_spec
from graphql_values import NAMES, SIGNALS, TEXTS, VALUES, same
from hypothesis import example, given, strategies as st
from signalspec.runtime.python.literals import LiteralError, literal, mutation


def read(node: ValueNode) -> object:
    """The value of a literal; integers stay exact and apart from floats."""
    if isinstance(node, IntValueNode):
        return int(node.value)
    if isinstance(node, FloatValueNode):
        return float(node.value)
    if isinstance(node, ListValueNode):
        return [read(value) for value in node.values]
    if isinstance(node, ObjectValueNode):
        names = [field.name.value for field in node.fields]
        assert len(names) == len(set(names))
        return {field.name.value: read(field.value) for field in node.fields}
    return value_from_ast_untyped(node)


@given(VALUES)
@example(1e22)
@example(-0.0)
@example(1e-7)
@example(5e-324)
@example(10**4000)
@example([[], {}, [{}], {"a": []}])
def test_literal_reads_back(value: object) -> None:
    assert same(read(parse_value(literal(value))), value)


@given(TEXTS)
@example('"""')
@example('"}) { x } #')
@example("\\")
@example("\x00\u2028\u202e")
@example("\x7f")
def test_text_stays_one_string(text: str) -> None:
    written = literal(text)
    assert read(parse_value(written)) == text
    assert not any(char in written for char in "\n\r\x00\x7f\x85\u2028\u2029\u202e\u2066\ufeff\U000e0041")


@given(st.lists(SIGNALS, max_size=3), NAMES, NAMES, st.lists(NAMES, max_size=3))
def test_mutation_holds_one_field_with_the_items(
    items: list[dict[str, object]], operation: str, argument: str, asked: list[str]
) -> None:
    document = parse(mutation(operation, argument, asked, items))
    (definition,) = document.definitions
    assert isinstance(definition, OperationDefinitionNode)
    assert definition.operation.value == "mutation"
    assert not definition.variable_definitions and not definition.directives
    (field,) = definition.selection_set.selections
    assert isinstance(field, FieldNode) and field.name.value == operation
    (given_argument,) = field.arguments or ()
    assert given_argument.name.value == argument
    assert same(read(given_argument.value), items)
    selected = field.selection_set.selections if field.selection_set else ()
    assert [f.name.value for f in selected if isinstance(f, FieldNode)] == asked


def test_mutation_is_valid_in_the_wire_schema() -> None:
    spec = the_spec()
    envelope = spec.transport.envelope.examples[0].value
    items = [
        {**envelope, "signalContent": {"signalType": signal.name, **example.value}}
        for signal in spec.signals
        for example in signal.examples
    ]
    document = parse(mutation("createSignals", "signals", ["signalIds"], items))
    assert validate(build_schema(the_files()["graphql/schema.graphql"]), document) == []


def test_layout() -> None:
    items = [
        {
            "a": "x",
            "short": ["b", "c"],
            "long": ["d" * 60, "e" * 60],
            "in": [{"f": 1.0, "g": None}],
            "none": [],
            "o": {},
        }
    ]
    assert mutation("send", "items", ["ids"], items) == (
        "mutation {\n"
        "  send(\n"
        "    items: [\n"
        "      {\n"
        '        a: "x"\n'
        '        short: ["b", "c"]\n'
        "        long: [\n"
        f'          "{"d" * 60}"\n'
        f'          "{"e" * 60}"\n'
        "        ]\n"
        "        in: [\n"
        "          {\n"
        "            f: 1.0\n"
        "            g: null\n"
        "          }\n"
        "        ]\n"
        "        none: []\n"
        "        o: {}\n"
        "      }\n"
        "    ]\n"
        "  ) {\n"
        "    ids\n"
        "  }\n"
        "}\n"
    )
    assert literal({"a": [1]}, indent=2) == "{\n      a: [1]\n    }"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10.0, "10.0"),
        (1e22, "1.0e+22"),
        (1.5e-7, "1.5e-07"),
        (-0.0, "-0.0"),
        (7, "7"),
        (True, "true"),
        (None, "null"),
    ],
)
def test_scalars(value: object, written: str) -> None:
    assert literal(value) == written


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return '"} evil'


class Color(enum.Enum):
    RED = "red"


Shade = enum.Enum("Shade", {"DARK": "dark"}, type=str)


def test_subclasses_are_what_they_derive_from() -> None:
    ordered = collections.OrderedDict(a=Text("x"), b=(1, 2), c=enum.IntEnum("N", "ONE")(1), d=Shade("dark"))
    assert read(parse_value(literal(ordered))) == {"a": "x", "b": [1, 2], "c": 1, "d": "dark"}
    assert read(parse_value(literal({Text("name"): 1}))) == {"name": 1}


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        ("\ud800", "", "surrogate"),
        ([{"a": {"b": ["x", "é\udc00"]}}], "/0/a/b/1", "character 1 is one half of a surrogate pair"),
        ({"a": math.nan}, "/a", "NaN"),
        ([0.0, -math.inf], "/1", "infinities"),
        ({"a": {"b c": 1}}, "/a/b c", "no GraphQL name"),
        ({"a": {"": 1}}, "/a/", "no GraphQL name"),
        ({"a~/b": 1}, "/a~0~1b", "no GraphQL name"),
        ({"n\n": 1}, "/n\n", "no GraphQL name"),
        ({"é": 1}, "/é", "no GraphQL name"),
        ({1: 1}, "/1", "a key is a int"),
        ([b"x"], "/0", "a bytes is no JSON value"),
        ([{1, 2}], "/0", "a set is no JSON value"),
        ([Color.RED], "/0", "a Color is no JSON value"),
    ],
)
def test_refusals_name_the_place(value: object, path: str, reason: str) -> None:
    with pytest.raises(ValueError, match="cannot be written as GraphQL") as caught:
        literal(value)
    assert isinstance(caught.value, LiteralError)
    assert caught.value.path == path
    assert reason in caught.value.reason


def test_integers_beyond_what_python_writes_are_refused() -> None:
    with pytest.raises(LiteralError, match="/0 cannot be written as GraphQL: the number has more digits"):
        literal([10**5000])


def test_what_contains_itself_is_refused() -> None:
    loop: dict[str, object] = {}
    loop["a"] = [loop]
    with pytest.raises(LiteralError, match="contains itself"):
        literal(loop)


@pytest.mark.parametrize("name", ["", "a b", "a(b)", "1a", "a\n", "{"])
def test_names_are_checked(name: str) -> None:
    for names in ((name, "a", ["a"]), ("a", name, ["a"]), ("a", "a", [name])):
        with pytest.raises(ValueError, match="no GraphQL name"):
            mutation(*names, [])


def test_runtime_needs_the_standard_library_alone() -> None:
    source = Path(sys.modules[literal.__module__].__file__ or "").read_text(encoding="utf-8")
    assert "from ." not in source and "signalspec" not in source
