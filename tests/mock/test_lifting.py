"""The short way around the parser comes to the same as the long one, or is not taken."""

from __future__ import annotations

import random
from typing import Any

import pytest
from graphql import build_schema, parse
from hypothesis import given, strategies as st
from signalspec.mock.lifting import Lifter
from signalspec.mock.scalars import literal_value
from signalspec.mock.schema import argument_type, wire_schema
from signalspec.model import Spec
from signalspec.runtime.python.literals import mutation

NAMES = st.from_regex(r"[_A-Za-z][_0-9A-Za-z]{0,5}", fullmatch=True)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(['"', "\\", "#", "signals: [", "{}", "$x", '"""', "é\u2028\ufeff", "\U0001f600", "\t\n"]),
)
NUMBERS = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([10**40, -0.0, 1e-320])
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)
MANY = 100_000


@pytest.fixture(scope="module")
def lifter(spec: Spec) -> Lifter:
    schema = wire_schema(spec, lambda info, batch: None)
    return Lifter(spec.transport.operation.argument, argument_type(schema, spec))


def long_way(document: str) -> Any:
    """The argument's value as graphql-core parses it."""
    field = parse(document).definitions[0].selection_set.selections[0]
    return literal_value(field.arguments[0].value)


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=4), max_size=3))
def test_values_are_the_same(lifter: Lifter, items: list[dict[str, Any]]) -> None:
    document = mutation("createSignals", "signals", ["signalIds"], items)
    lifted = lifter.lift(document, MANY)
    long = long_way(document)
    assert repr(long) == repr(items)
    if lifted is not None:
        assert repr(lifted.variables) == repr({"_lifted0": long})
        assert lifted.document.count("signals") == 1


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=4), min_size=1, max_size=3), st.data())
def test_spoilt_documents_are_left_alone_or_read_alike(
    lifter: Lifter, items: list[dict[str, Any]], data: st.DataObject
) -> None:
    document = mutation("createSignals", "signals", ["signalIds"], items)
    at = data.draw(st.integers(0, len(document)))
    piece = data.draw(st.sampled_from([*'"\\{}[]():$#,.!0-ex \n', "", '"""', "...", "1.", "01", "_a"]))
    spoilt = document[:at] + piece + document[at + data.draw(st.integers(0, 2)) :]
    lifted = lifter.lift(spoilt, MANY)
    if lifted is None:
        return
    try:
        parse(lifted.document)
    except Exception:
        return  # then the long way decides
    fields = parse(spoilt).definitions[0].selection_set.selections
    (argument,) = [a for field in fields for a in field.arguments or () if a.name.value == "signals"]
    assert repr(lifted.variables["_lifted0"]) == repr(literal_value(argument.value))


LEFT_ALONE = [
    "mutation { createSignals(signals: [{a: 1, a: 2}]) { signalIds } }",
    "mutation { createSignals(signals: [{a: $x}]) { signalIds } }",
    "mutation { createSignals(signals: $x) { signalIds } }",
    "mutation { createSignals(signals: [{a: RED}]) { signalIds } }",
    'mutation { createSignals(signals: [{a: """b"""}]) { signalIds } }',
    "mutation { createSignals(signals: [{a: 1}]) { signalIds } # why\n }",
    "mutation () { createSignals(signals: [{a: 1}]) { signalIds } }",
    "mutation { createSignals(signals: [{a: 01}]) { signalIds } }",
    "mutation { createSignals(signals: [{a: 1_0}]) { signalIds } }",
    "mutation { createSignals(signals: [{a: 1",
    "mutation { a: createSignals(signals: [{}]) { signalIds } } query B { _empty }",
    "mutation { ...a } fragment a on Mutation { createSignals(signals: [{}]) { signalIds } }",
    "query { createSignals(signals: [{a: 1}]) { signalIds } }",
    'mutation { createSignals(signals: [{a: "\\ud800"}]) { signalIds } }',
    'mutation { createSignals(signals: [{a: "\\u{1F600}"}]) { signalIds } }',
    'mutation { createSignals(signals: [{a: "_lifted0"}]) { signalIds } }',
    "mutation { createSignals(signals: [" + "[" * 100 + "]" * 100 + "]) { signalIds } }",
    "mutation { createSignals(signals: [{a: " + "9" * 4301 + "}]) { signalIds } }",
    "mutation { __typename }",
    "",
]


@pytest.mark.parametrize("document", LEFT_ALONE, ids=lambda text: text[:70])
def test_what_is_unusual_is_left_alone(lifter: Lifter, document: str) -> None:
    assert lifter.lift(document, MANY) is None


@pytest.mark.parametrize(
    ("head", "short"),
    [
        ("mutation {", "mutation ( $_lifted0: [SignalInput!]! ) {"),
        (
            "mutation Send @a(b: {c: 1}) {",
            "mutation Send ( $_lifted0: [SignalInput!]! ) @ a ( b : { c : 1 } ) {",
        ),
        (
            "mutation Send($x: [Int] = [1]) {",
            "mutation Send ( $_lifted0: [SignalInput!]! $ x : [ Int ] = [ 1 ] ) {",
        ),
        ("mutation($signals: [X]) {", "mutation ( $_lifted0: [SignalInput!]! $ signals : [ X ] ) {"),
    ],
)
def test_the_variable_is_declared(lifter: Lifter, head: str, short: str) -> None:
    lifted = lifter.lift(head + " createSignals(signals: [{a: 1}]) { signalIds } }", MANY)
    assert lifted is not None
    assert lifted.document.startswith(short)
    parse(lifted.document)


def test_several_calls_are_lifted_each(lifter: Lifter) -> None:
    calls = " ".join(f"c{n}: createSignals(signals: [{{n: {n}}}]) {{ signalIds }}" for n in range(3))
    lifted = lifter.lift(f"mutation {{ {calls} }}", MANY)
    assert lifted is not None
    assert lifted.variables == {f"_lifted{n}": [{"n": n}] for n in range(3)}


def test_a_whole_float_stays_wrong_where_an_integer_belongs() -> None:
    schema = build_schema("type Query { a(b: [I]): Int } input I { n: Int, i: I }")
    lifter = Lifter("b", schema.query_type.fields["a"].args["b"].type)
    document = "mutation { a(b: [{n: %s}]) }"
    assert lifter.lift(document % "2.0", MANY) is None
    assert lifter.lift(document % "2", MANY) is not None


def test_long_documents_take_linear_time(lifter: Lifter) -> None:
    source = random.Random(1)
    pieces = ['"', "\\", "{", "}", "[", "]", ":", "a", "1", "-", ".", " ", "#", "e"]
    for _ in range(20):
        document = "mutation { createSignals(signals: [" + "".join(source.choices(pieces, k=50_000))
        lifter.lift(document, MANY)
    for piece in ('"', '"\\', "-1.", "1e", "{a:", "[", "...", '"a'):
        lifter.lift("mutation { createSignals(signals: [" + piece * 100_000, MANY)
