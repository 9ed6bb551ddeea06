"""What the platform's type system refuses, and what passes it exactly as it was written."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from mock_calls import GRAPHQL, Calls, codes

Signal = dict[str, Any]
VALID = '{appKey: "k", identifiableAttributes: {contactKey: "C"}, signalContent: %s}'
CALL = "mutation { createSignals(signals: [%s]) { signalIds } }"

REFUSED_LITERALS = [
    '{identifiableAttributes: {contactKey: "C"}, signalContent: {}}',
    '{appKey: null, identifiableAttributes: {contactKey: "C"}, signalContent: {}}',
    '{appKey: 5, identifiableAttributes: {contactKey: "C"}, signalContent: {}}',
    '{appKey: K, identifiableAttributes: {contactKey: "C"}, signalContent: {}}',
    '{appKey: "k", identifiableAttributes: [], signalContent: {}}',
    '{appKey: "k", identifiableAttributes: {contactKey: "C", fax: "1"}, signalContent: {}}',
    '{appKey: "k", identifiableAttributes: {contactKey: "C"}, signalContent: null}',
    '{appKey: "k", identifiableAttributes: {contactKey: "C"}, signalContent: {}, test: "true"}',
    '{appKey: "k", identifiableAttributes: {contactKey: "C"}, signalContent: {}, sessionID: "S"}',
    '{appKey: "k", appKey: "l", identifiableAttributes: {contactKey: "C"}, signalContent: {}}',
    VALID % "{a: 1, a: 2}",
    VALID % "{a: $x}",
    VALID % "{a: {b: [1, {c: 1, c: 1}]}}",
    VALID % ("{a: " * 101 + "1" + "}" * 101),
    VALID % ("1" * 5000),
    "null",
    '"text"',
]


@pytest.mark.parametrize("literal", REFUSED_LITERALS, ids=lambda text: text[:90])
def test_bad_literals_are_validation_errors(lenient: Calls, literal: str) -> None:
    response = lenient.query(CALL % literal, accept=GRAPHQL)
    assert response.status_code == 400
    assert set(codes(response)) == {"GRAPHQL_VALIDATION_FAILED"}
    assert lenient.mock.counts()["signals"] == 0


@pytest.mark.parametrize(
    "literal",
    [
        VALID % "{a: 01}",
        VALID % "{a: 1x}",
        VALID % '{a: "b}',
        VALID % "{a 1}",
        VALID % "{a: .5}",
        "[",
        VALID % "{",
    ],
)
def test_bad_syntax_is_a_syntax_error(lenient: Calls, literal: str) -> None:
    response = lenient.query(CALL % literal, accept=GRAPHQL)
    assert (response.status_code, codes(response)) == (400, ["GRAPHQL_PARSE_FAILED"])


REFUSED_VALUES: list[object] = [
    {"identifiableAttributes": {"contactKey": "C"}, "signalContent": {}},
    {"appKey": 5, "identifiableAttributes": {"contactKey": "C"}, "signalContent": {}},
    {"appKey": "k", "identifiableAttributes": {"fax": "C"}, "signalContent": {}},
    {"appKey": "k", "identifiableAttributes": {"contactKey": "C"}, "signalContent": None},
    {"appKey": "k", "identifiableAttributes": {"contactKey": "C"}, "signalContent": {}, "test": 1},
    {"appKey": "k", "identifiableAttributes": {"contactKey": "C"}, "signalContent": {}, "Test": True},
    None,
    "text",
    [],
]


@pytest.mark.parametrize("value", REFUSED_VALUES, ids=repr)
def test_bad_variables_are_coercion_errors(lenient: Calls, value: object) -> None:
    response = lenient.query(lenient.with_variables, {"batch": [value]}, accept=GRAPHQL)
    assert (response.status_code, set(codes(response))) == (400, {"BAD_USER_INPUT"})
    assert lenient.mock.counts()["signals"] == 0


SECRET = "TOPSEC"
REST = '"identifiableAttributes": {"contactKey": "C"}'


@pytest.mark.parametrize(
    "signal",
    [
        f'{{"appKey": "{SECRET}", {REST}}}',
        f'{{"appKey": ["{SECRET}"], {REST}, "signalContent": {{}}}}',
        f'{{"appKey": {{"a": "{SECRET}"}}, {REST}, "signalContent": {{}}}}',
        f'{{"appKey": "{SECRET}", {REST}, "signalContent": {{}}, "sessionID": "S"}}',
        f'{{"appKey": "{SECRET}", {REST}, "signalContent": {{}}, "other": "S"}}',
        f'{{"appKey": "k", "identifiableAttributes": "{SECRET}", "signalContent": {{}}}}',
        f'{{"appKey": "k", {REST}, "signalContent": {{}}, "test": "{SECRET}"}}',
        f'"{SECRET}"',
        f'["{SECRET}"]',
    ],
)
def test_errors_quote_no_values(lenient: Calls, signal: str) -> None:
    literal = re.sub(r'"(\w+)":', r"\1:", signal)
    for response in (
        lenient.query(lenient.with_variables, {"batch": [json.loads(signal)]}),
        lenient.query(CALL % literal),
        lenient.query(CALL % literal.replace(f'"{SECRET}"', SECRET)),
        lenient.query(CALL % literal.replace("]", "}")),
        lenient.query(CALL % f"{literal} x:"),
    ):
        assert response.json()["errors"]
        assert SECRET not in response.text


def test_errors_about_literals_say_where_they_stand(lenient: Calls) -> None:
    document = "mutation {\n  createSignals(\n    signals: [{appKey: 5}]\n  ) { signalIds }\n}"
    errors = lenient.query(document).json()["errors"]
    assert {(at["line"], at["column"]) for error in errors for at in error["locations"]} == {(3, 15), (3, 24)}


def test_errors_have_a_limit_and_say_so(lenient: Calls) -> None:
    errors = lenient.query(CALL % ("{} " * 400)).json()["errors"]
    assert len(errors) == 101 and "limit" in errors[-1]["message"]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("mutation { createSignals { signalIds } }", "required"),
        ("mutation { createSignals(signals: []) }", "selection of subfields"),
        ("mutation { createSignals(signals: []) { ids } }", "Cannot query field"),
        ("mutation () { createSignals(signals: [{}]) { signalIds } }", "Syntax Error"),
        (
            "mutation ($a: [SignalInput!]!, $a: Int) { createSignals(signals: $a) { signalIds } }",
            "only one variable",
        ),
        ("mutation ($a: [SignalInput!]! $b: Int) { createSignals(signals: $a) { signalIds } }", "never used"),
        ("mutation ($a: [SignalInput]) { createSignals(signals: $a) { signalIds } }", "expecting type"),
        ("query { createSignals(signals: []) { signalIds } }", "Cannot query field"),
        ("{ " * 4000, "Syntax Error"),
        ("mutation { createSignals(signals: " + "[" * 4000, ""),
        ("{ " + "_empty " * 501 + "}", "more than 500 fields"),
        ("{ a: _empty " + "... on Query { " * 300 + "_empty" + " }" * 300 + " }", ""),
    ],
    ids=lambda text: text[:60],
)
def test_documents_that_are_refused(lenient: Calls, document: str, says: str) -> None:
    response = lenient.query(document, {"a": []}, accept=GRAPHQL)
    if "... on" not in document:
        assert response.status_code == 400
    assert says in response.text
    assert set(codes(response)) <= {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}


def test_documents_have_a_limit_of_tokens(lenient: Calls) -> None:
    response = lenient.query("{ __typename" + " # x\n" * 3 + "}" + " " * 1000)
    assert response.status_code == 200
    response = lenient.query(CALL % (VALID % ("[" + "1 " * 500_001 + "]")))
    assert codes(response) == ["GRAPHQL_PARSE_FAILED"]
    assert "tokens" in response.text


EXACT = {
    "0": 0,
    "-0": 0,
    "2.0": 2.0,
    "1e3": 1000.0,
    "9007199254740993": 9007199254740993,
    "123456789012345678901234567890": 123456789012345678901234567890,
    "0.1": 0.1,
    "5e-324": 5e-324,
    "null": None,
    "true": True,
    '"null"': "null",
    '"\\u00e4\\n\\"\\\\ü"': 'ä\n"\\ü',
    "[]": [],
    "{}": {},
    "[[1], null, {a: []}]": [[1], None, {"a": []}],
    "RED": "RED",
    '"""block\n  text"""': "block\ntext",
}


@pytest.mark.parametrize("literal", EXACT)
def test_content_keeps_its_values_exactly(lenient: Calls, literal: str) -> None:
    expected = EXACT[literal]
    call = CALL % (VALID % f"{{v: {literal}}}")
    assert lenient.result(lenient.query(call)) == {"signalIds": ["signal-1"]}
    envelope = {
        "appKey": "k",
        "identifiableAttributes": {"contactKey": "C"},
        "signalContent": {"v": expected},
    }
    assert lenient.result(lenient.send(envelope)) == {"signalIds": ["signal-2"]}
    document = f"mutation ($v: JSON) {{ createSignals(signals: [{VALID % '{v: $v}'}]) {{ signalIds }} }}"
    assert lenient.result(lenient.query(document, {"v": expected})) == {"signalIds": ["signal-3"]}
    for seen in lenient.mock.all():
        value = seen.signal["signalContent"]["v"]
        assert (json.dumps(value), type(value)) == (json.dumps(expected), type(expected))


def test_numbers_beyond_binary64_are_out_of_range(lenient: Calls, good: Signal) -> None:
    lenient.query(lenient.inline([good]).replace("24.5", "1e400"))
    body = json.dumps({"query": lenient.with_variables, "variables": {"batch": [good]}})
    lenient.post(content=body.replace("24.5", "-1e400").encode())
    found = [seen.violations[0].rule for seen in lenient.mock.bad()]
    assert found == ["addToCart.unitPrice.range"] * 2


def test_a_variable_that_is_not_given_is_no_member(lenient: Calls) -> None:
    document = (
        f"mutation ($v: JSON) {{ createSignals(signals: [{VALID % '{v: $v, w: [$v]}'}]) {{ signalIds }} }}"
    )
    lenient.result(lenient.query(document))
    assert lenient.mock.all()[0].signal["signalContent"] == {"w": [None]}


def test_one_signal_stands_for_a_list_of_one(lenient: Calls, good: Signal) -> None:
    response = lenient.query(lenient.with_variables, {"batch": good})
    assert lenient.result(response) == {"signalIds": ["signal-1"]}
    one = lenient.inline([good]).replace("signals: [", "signals: ", 1)
    assert lenient.result(lenient.query("}".join(one.rsplit("}\n    ]", 1)))) == {"signalIds": ["signal-2"]}


def test_introspection_shows_the_wire_schema(strict: Calls) -> None:
    from graphql import build_client_schema, get_introspection_query, print_schema

    answer = strict.query(get_introspection_query()).json()
    schema = print_schema(build_client_schema(answer["data"]))
    assert "createSignals(" in schema and "signalContent: JSON!" in schema
