"""Simple valid payloads from the model, and a judge of payloads that knows nothing of generated code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.payloads import Finding, Judge, NoValueError, Samples, envelope, minimal, vectors
from signalspec.validators import load
from vector_runs import SPECS, spec

both = pytest.mark.parametrize("name", SPECS)

SMALL = """
signalspec: 1
name: small
version: 1.0.0
title: Small
doc: One signal.
schema_base: https://schemas.example.org/small
transport:
  envelope: Box
  content: inside
  discriminator: kind
  operation: {mutation: send, argument: boxes, result: {ids: [ID]}, max_items: 2}
fields:
  kind: {type: string, doc: Which.}
  inside: {type: content, doc: What.}
  word: {type: string, doc: A word.}
  other: {type: string, doc: Another word.}
  count: {type: integer, doc: A count.}
objects:
  Box: {doc: A box., required: [inside]}
signals:
"""


def small(signals: str) -> Spec:
    return load_text(SMALL + "".join(f"  {line}\n" for line in signals.strip().splitlines()))


@both
def test_the_least_payloads_are_valid_and_free_of_remarks(name: str) -> None:
    model = spec(name)
    judge, package = Judge(model), load(model)
    for signal in model.signals:
        content = minimal(signal, model)
        remarks = [] if signal.deprecated is None else [f"{signal.name}.deprecated"]
        assert [finding.rule for finding in judge.content(content)] == remarks
        assert [v.rule for v in package.validate_content(content, advice=True)] == remarks
        around = envelope(content, model)
        assert around[model.transport.content.name] == content
        assert [v.rule for v in package.validate(around, advice=True)] == remarks
    assert package.validate(minimal(model.transport.envelope, model)) == []


@both
def test_the_least_payload_can_do_without_none_of_its_members(name: str) -> None:
    model = spec(name)
    judge = Judge(model)
    for record in (*model.objects, *model.signals):
        whole = minimal(record, model)
        for member in set(whole) - {model.transport.discriminator.name}:
            assert judge.record(record, {key: value for key, value in whole.items() if key != member})


@both
def test_full_payloads_are_valid(name: str) -> None:
    model = spec(name)
    samples, judge = Samples(model), Judge(model)
    for record in model.records:
        full = samples.full(record)
        assert [finding for finding in judge.record(record, full) if finding.level == "error"] == []
        assert len(full) >= len(samples.minimal(record))


def test_the_least_payloads_are_easy_to_read() -> None:
    model = spec("signals")
    assert minimal(model.signal("addToCart"), model) == {
        "signalType": "addToCart",
        "currency": "AED",
        "itemQuantity": 1,
        "productId": "product id",
        "productName": "product name",
        "unitPrice": 1.5,
    }
    assert minimal(model.signal("identification"), model) == {
        "signalType": "identification",
        "identifierName": "email",
        "identifierValue": "ana@example.com",
    }


def test_each_call_gives_an_object_of_its_own() -> None:
    model = spec("signals")
    minimal(model.signal("pageView"), model)["more"] = 1
    assert "more" not in minimal(model.signal("pageView"), model)


def test_rules_that_call_for_more_are_heeded() -> None:
    model = small("""
a:
  title: A
  doc: One.
  required: [count]
  optional: [word, other]
  at_least_one: [word, other]
  rules:
    - {id: both, when: {word: {present: true}}, then: {other: {required: true, min_length: 12}}}
    - {id: many, when: {other: {present: true}}, then: {count: {minimum: 40}}}
""")
    samples, signal = Samples(model), model.signal("a")
    assert samples.minimal(signal) == {"kind": "a", "count": 40, "other": "other others"}
    with_word = samples.settled(signal, {"kind": "a", "count": 1, "word": "x"}, pinned={"word"})
    assert with_word == {"kind": "a", "count": 40, "word": "x", "other": "other others"}
    assert samples.settled(signal, {"kind": "a", "count": 1, "word": "x"}, pinned={"word", "count"}) is None
    assert Judge(model).content(with_word) == []


def test_a_record_that_nothing_keeps_has_no_vectors_and_spoils_no_others() -> None:
    model = small("""
bad:
  title: Bad
  doc: None.
  required: [count]
  rules:
    - {id: many, then: {count: {minimum: 3}}}
    - {id: few, then: {count: {maximum: 2}}}
good: {title: Good, doc: One.}
""")
    with pytest.raises(NoValueError):
        minimal(model.signal("bad"), model)
    found = vectors(model)
    assert found["bad"] == ()
    assert found["good"] and found["box"] and found["batch"]


def test_where_nothing_is_valid_there_are_no_vectors() -> None:
    model = small("""
bad:
  title: Bad
  doc: None.
  required: [word]
  rules:
    - {id: short, then: {word: {max_length: 2}}}
    - {id: long, then: {word: {min_length: 3}}}
""")
    assert set(map(len, vectors(model).values())) == {0}


def test_limits_beyond_reason_are_left_to_others() -> None:
    model = small("a: {title: A, doc: One., optional: [{word: {max_length: 1000000000}}]}")
    assert sum(len(json.dumps(v.given)) for v in vectors(model)["a"]) < 10_000


@pytest.mark.parametrize("asked", ["min_length: 1000000000", "min_items: 1000000000"])
def test_values_beyond_reason_are_not_made(asked: str) -> None:
    kind = "[string]" if "items" in asked else "string"
    model = small(f"""
a: {{title: A, doc: One., required: [{{word: {{type: {kind}, {asked}}}}}]}}
b: {{title: B, doc: Two.}}
""")
    with pytest.raises(NoValueError):
        minimal(model.signal("a"), model)
    found = vectors(model)
    assert found["a"] == ()
    assert found["b"]


@pytest.mark.parametrize("kind", ["optional", "required"])
def test_objects_in_objects_beyond_number_are_no_trouble(kind: str) -> None:
    """Ten objects that hold the next one in eight ways each: a billion ways to the last one."""
    text = SMALL.replace("signals:\n", "")
    ways = range(8)
    fields = "".join(f"  f{d}_{w}: {{type: T{d}, doc: In it.}}\n" for d in range(10) for w in ways)
    objects = "".join(
        f"  T{d}: {{doc: One., {kind}: [{', '.join(f'f{d + 1}_{w}' for w in ways) if d < 9 else 'word'}]}}\n"
        for d in range(10)
    )
    text = text.replace("objects:\n", f"{fields}objects:\n{objects}")
    model = load_text(f"{text}signals:\n  a: {{title: A, doc: One., {kind}: [f0_0]}}\n")
    found = vectors(model)
    assert load(model).validate({"inside": {"kind": "a"}}) == [] or kind == "required"
    assert len(found["a"]) < 4_000
    assert bool(found["a"]) == (kind == "optional")


def settled(model: Spec, members: dict[str, Any]) -> dict[str, Any]:
    """The members, mended, which are valid then."""
    found = Samples(model).settled(model.signal("a"), {"kind": "a", **members})
    assert found is not None
    assert [finding for finding in Judge(model).content(found) if finding.level == "error"] == []
    return found


def test_a_required_array_is_there_whatever_a_rule_would_have() -> None:
    """A rule on advice that cannot be followed must not make a valid object invalid."""
    model = small("""
a:
  title: A
  doc: One.
  required: [{word: {type: [string]}}, {other: {min_length: 5}}]
  rules:
    - {id: short, level: advice, when: {word: {present: true}}, then: {other: {one_of: [ab]}}}
""")
    assert settled(model, {"word": ["x"], "other": "others"})["word"] == ["x"]


def test_what_no_value_keeps_is_taken_away() -> None:
    model = small("""
a:
  title: A
  doc: One.
  optional: [{word: {min_length: 5}}]
  rules: [{id: short, then: {word: {one_of: [ab]}}}]
""")
    assert settled(model, {"word": "words"}) == {"kind": "a"}


def test_of_several_the_one_that_a_rule_asks_for_stays() -> None:
    model = small("""
a:
  title: A
  doc: One.
  optional: [word, other]
  at_most_one: [word, other]
  rules: [{id: always, then: {other: {required: true}}}]
""")
    assert settled(model, {"word": "x", "other": "y"}) == {"kind": "a", "other": "y"}


def test_a_sum_that_its_total_cannot_hold_loses_a_term() -> None:
    model = small("""
a:
  title: A
  doc: One.
  required: [{count: {maximum: 3}}]
  optional: [{word: {type: integer}}, {other: {type: integer}}]
  rules: [{id: addsUp, sum: [word, other], equals: count, level: advice}]
""")
    found = settled(model, {"count": 1, "word": 7, "other": 8})
    assert Judge(model).content(found) == []
    assert settled(model, {"count": 1, "word": 1, "other": 1})["count"] == 2


def test_the_judge_finds_every_fault() -> None:
    content = {"signalType": "addToCart", "currency": "eur", "itemQuantity": 1.5, "a/b": 0, "productId": ""}
    assert Judge(spec("signals")).content(content, "pro") == [
        Finding("addToCart.productName.required", "/productName"),
        Finding("addToCart.unitPrice.required", "/unitPrice"),
        Finding("addToCart.currency.enum", "/currency"),
        Finding("addToCart.itemQuantity.type", "/itemQuantity"),
        Finding("addToCart.unknown", "/a~1b"),
        Finding("addToCart.productId.advice_min_length", "/productId", "advice"),
    ]
