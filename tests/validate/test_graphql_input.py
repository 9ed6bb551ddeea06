"""GraphQL documents and requests: a mutation is a batch, a signal has its place in the document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SIGNAL = (
    '{appKey: "k", identifiableAttributes: {email: "ana@example.com"}, signalContent: {signalType: %s, '
    'currency: EUR, itemQuantity: 2, productId: "P-1", productName: "\\u00e9 \\"x\\"", unitPrice: 24.5}}'
)
GOOD = SIGNAL % '"addToCart"'


def mutation(*signals: str) -> str:
    return (
        "mutation {\n  createSignals(signals: [\n    " + ",\n    ".join(signals) + "\n  ]) { signalIds }\n}\n"
    )


def check(validate: Any, here: Path, text: str, *options: str) -> Any:
    (here / "t.graphql").write_text(text)
    return validate("t.graphql", *options)


def test_a_clean_document(validate: Any, here: Path) -> None:
    outcome = check(validate, here, mutation(GOOD, GOOD))
    assert outcome.code == 0
    assert outcome.summary["types"] == {"addToCart": {"signals": 2, "bad": 0}}


def test_a_signal_has_its_line_column_and_index(validate: Any, here: Path) -> None:
    bad = GOOD.replace("unitPrice: 24.5", 'unitPrice: "dear", more: null')
    found = check(validate, here, mutation(GOOD, bad)).findings
    assert {(f["line"], f["column"], f["index"]) for f in found} == {(4, 5, 1)}
    assert {(f["rule"], f["pointer"]) for f in found} == {
        ("addToCart.unitPrice.type", "/signalContent/unitPrice"),
        ("addToCart.unknown", "/signalContent/more"),
    }


def test_a_name_is_a_text_in_contents_alone(validate: Any, here: Path) -> None:
    for pointer, bad in (
        ("/appKey", GOOD.replace('"k"', "K")),
        ("/identifiableAttributes/email", GOOD.replace('"ana@example.com"', "ana")),
    ):
        outcome = check(validate, here, mutation(GOOD, bad))
        assert [(f["rule"], f["index"], f["message"]) for f in outcome.findings] == [
            ("Text.graphql", 1, f"not judged: the name at {pointer} is no text; put it in quotes")
        ]
        given = mutation("$a").replace("mutation {", f"mutation ($a: SignalInput = {bad}) {{")
        assert check(validate, here, given).rules == ["Text.graphql"]
        given = given.replace("[\n    $a\n  ]", "$a")
        assert check(validate, here, given).rules == ["Text.graphql"]


def test_a_mutation_is_a_batch(validate: Any, here: Path) -> None:
    outcome = check(validate, here, mutation(*[GOOD] * 501))
    assert [(f["rule"], f["line"], f["column"]) for f in outcome.findings] == [("Batch.max_items", 2, 3)]
    assert outcome.summary["types"]["addToCart"] == {"signals": 501, "bad": 0}
    assert check(validate, here, mutation(*[GOOD] * 500)).code == 0


def test_an_empty_batch_gets_a_remark_on_request(validate: Any, here: Path) -> None:
    assert check(validate, here, mutation()).findings == []
    outcome = check(validate, here, mutation(), "--advice")
    assert (outcome.code, outcome.rules) == (0, ["Batch.advice_min_items"])


def test_one_signal_stands_for_a_list_of_one(validate: Any, here: Path) -> None:
    assert check(validate, here, f"mutation {{ createSignals(signals: {GOOD}) {{ signalIds }} }}").code == 0


@pytest.mark.parametrize("argument", ["", "(signals: null)", "(signals: 5)", '(other: "x")'])
def test_an_argument_that_is_no_list(validate: Any, here: Path, argument: str) -> None:
    outcome = check(validate, here, f"mutation {{ createSignals{argument} {{ signalIds }} }}")
    assert (outcome.code, outcome.rules) == (1, ["Batch.type"])


def test_several_mutations_aliases_and_fragments(validate: Any, here: Path) -> None:
    text = (
        "mutation A { a: createSignals(signals: [SIGNAL]) { ids } b: createSignals(signals: [5]) { ids } }\n"
        "mutation B { ...F ... on Mutation { createSignals(signals: [6]) { ids } } }\n"
        "fragment F on Mutation { createSignals(signals: [7]) { ids } ...F }\n"
    ).replace("SIGNAL", GOOD)
    outcome = check(validate, here, text)
    assert [(f["rule"], f["line"]) for f in outcome.findings] == [
        ("Signal.type", 1),
        ("Signal.type", 3),
        ("Signal.type", 2),
    ]


def test_variables_with_and_without_a_value(validate: Any, here: Path) -> None:
    text = (
        "mutation($a: S, $b: S = %s, $k: String) { createSignals(signals: [%s, $a, $b, %s]) { signalIds } }"
    )
    outcome = check(validate, here, text % (GOOD, GOOD, GOOD.replace('"k"', "$k")))
    assert outcome.code == 0, "a warning is no violation"
    assert [(f["rule"], f["level"], f["index"]) for f in outcome.findings] == [
        ("Text.variable", "warning", 1),
        ("Text.variable", "warning", 3),
    ]
    assert outcome.findings[1]["message"] == "not judged: the variable $k has no value here"
    assert outcome.summary["signals"] == 2


def test_all_signals_in_a_variable(validate: Any, here: Path, envelope: Any) -> None:
    query = "mutation($s: [S!]!) { createSignals(signals: $s) { signalIds } }"
    outcome = check(validate, here, query)
    assert (outcome.code, outcome.rules) == (0, ["Text.variable"])
    for values, code in (([envelope, envelope], 0), ([envelope, 5], 1), (envelope, 0), ([envelope] * 501, 1)):
        body = {"query": query, "variables": {"s": values}}
        (here / "body.json").write_text(json.dumps(body, indent=2))
        (here / "body.ndjson").write_text(json.dumps(body) + "\n")
        outcome = validate("body.json", "body.ndjson")
        assert outcome.code == code
        assert outcome.summary["signals"] == 2 * (len(values) if isinstance(values, list) else 1)
    assert outcome.rules == ["Batch.max_items"] * 2


def test_a_request_with_literals(validate: Any, here: Path) -> None:
    (here / "t.ndjson").write_text("\n" + json.dumps({"query": mutation(GOOD, "5")}) + "\n")
    found = validate("t.ndjson").findings
    assert [(f["rule"], f["line"], f["index"]) for f in found] == [("Signal.type", 2, 1)]


def test_a_member_twice(validate: Any, here: Path) -> None:
    text = mutation(GOOD.replace("unitPrice: 24.5", 'unitPrice: "x", unitPrice: 24.5'))
    assert check(validate, here, text).findings == []
    found = check(validate, here, text, "--advice").findings
    assert [(f["rule"], f["pointer"]) for f in found] == [("Text.duplicate_key", "/signalContent/unitPrice")]


BAD = {
    "syntax": ("mutation {", "not GraphQL: expected Name, found <EOF>.", 1, 11),
    "empty-braces": (
        "mutation { createSignals(signals: [{a}]) }",
        "not GraphQL: expected ':', found '}'.",
        1,
        38,
    ),
    "no-mutation": ("query { createSignals }", "the document has no mutation with createSignals", 1, 1),
    "other-mutation": (
        "mutation { other(a: 1) }",
        "the document has no mutation with createSignals",
        1,
        1,
    ),
    "nested": (
        "mutation { createSignals(signals: %s) }" % ("[" * 5000),
        "not GraphQL: document is nested too deeply",
        1,
        None,
    ),
}


@pytest.mark.parametrize(("text", "message", "line", "column"), BAD.values(), ids=BAD)
def test_documents_that_cannot_be_judged(
    validate: Any, here: Path, text: str, message: str, line: int | None, column: int | None
) -> None:
    (here / "good.graphql").write_text(mutation(GOOD))
    (here / "t.graphql").write_text(text)
    outcome = validate("t.graphql", "good.graphql")
    assert outcome.code == 1
    [found] = outcome.findings
    assert (found["rule"], found.get("line")) == ("Text.graphql", line)
    assert found["message"].startswith(message)
    assert column is None or found["column"] == column
    assert outcome.summary["types"]["addToCart"]["signals"] == 1


def test_too_many_tokens(validate: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from signalspec.inputs import graphql

    monkeypatch.setattr(graphql, "MAX_TOKENS", 100)
    found = check(validate, here, mutation(*[GOOD] * 5)).findings
    assert "more than 100 tokens" in found[0]["message"]


def test_deep_and_long_literals(validate: Any, here: Path) -> None:
    deep = "{a: " + "[" * 100 + "]" * 100 + "}"
    long = "{a: " + "9" * 4301 + "}"
    outcome = check(validate, here, mutation(GOOD, deep, long, "{a: 1e999}"))
    messages = [f["message"] for f in outcome.findings if f["rule"] == "Text.graphql"]
    assert messages == [
        "not judged: it is more than 100 levels deep",
        "not judged: an integer has more than 4300 digits",
    ]
    assert outcome.summary["types"]["addToCart"] == {"signals": 1, "bad": 0}


def test_a_document_that_is_not_utf8(validate: Any, here: Path) -> None:
    (here / "t.graphql").write_bytes(b"mutation {\n # \xff\n}")
    [found] = validate("t.graphql").findings
    assert (found["rule"], found["line"], found["offset"]) == ("Text.graphql", 2, 14)


def test_syntax_errors_quote_no_values(validate: Any, here: Path) -> None:
    for text in (
        'mutation { a(b: {c "s3cret"}) }',
        'mutation { a(b: "s3" "s3cret") }',
        "mutation { a(b c s3cret }",
        'mutation { a(b: 1 """s3"cret""" """s3cret""") }',
    ):
        assert "s3" not in check(validate, here, text).out
