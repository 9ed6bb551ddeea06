"""Numbers beyond what binary64 tells apart: however a payload is read, rules compare what it says."""

from __future__ import annotations

import json
from importlib import import_module

import pytest
from pydantic import ValidationError
from signalspec.load import load_text
from signalspec.validators import load

from tests.small_specs import head

SPEC = (
    head("odd-numbers")
    + """\
fields:
  kind: {type: string, doc: Kind.}
  payload: {type: content, doc: Content.}
  n: {type: number, doc: Number.}
  ns: {type: [number], doc: Numbers.}
  s: {type: string, doc: Text.}
objects:
  Event: {doc: Event., required: [payload]}
signals:
  equal:
    title: Equal
    doc: Equal.
    optional: [n, s]
    rules: [{id: r, when: {n: 9007199254740993}, then: {s: {required: true}}}]
  least:
    title: Least
    doc: Least.
    optional: [n, s]
    rules: [{id: r, when: {n: {minimum: 9007199254740993}}, then: {s: {required: true}}}]
  most:
    title: Most
    doc: Most.
    required: [n]
    optional: [s]
    rules: [{id: r, when: {s: x}, then: {n: {maximum: 9007199254740992}}}]
  lowest:
    title: Lowest
    doc: Lowest.
    optional: [ns, s]
    rules: [{id: r, when: {s: x}, then: {ns: {minimum: -9007199254740992}}}]
"""
)
EDGE = 2**53
CASES = [
    {"kind": "equal", "n": EDGE + 1},
    {"kind": "equal", "n": EDGE},
    {"kind": "equal", "n": EDGE + 1, "s": ""},
    {"kind": "least", "n": EDGE + 1},
    {"kind": "least", "n": EDGE},
    {"kind": "least", "n": 1.5},
    {"kind": "most", "n": EDGE + 1, "s": "x"},
    {"kind": "most", "n": EDGE, "s": "x"},
    {"kind": "most", "n": 1, "s": "x"},
    {"kind": "lowest", "ns": [-EDGE - 1], "s": "x"},
    {"kind": "lowest", "ns": [1, -EDGE], "s": "x"},
    {"kind": "lowest", "s": "x"},
]


@pytest.mark.parametrize("content", CASES, ids=str)
def test_text_has_the_verdict_of_the_value(content: object) -> None:
    package = load(load_text(SPEC))
    signal = {"payload": content}
    assert package.validate_json(json.dumps(signal)) == package.validate(signal)


def test_the_cases_are_good_and_bad() -> None:
    package = load(load_text(SPEC))
    bad = [case for case in CASES if package.validate({"payload": case})]
    assert [case["kind"] for case in bad] == ["equal", "least", "most", "lowest"]


def test_bounds_of_integers_may_have_a_fraction() -> None:
    halves = "signals:\n  half: {title: Half, doc: Half., optional: [i, is]}\n"
    fields = (
        "  i: {type: integer, minimum: 0.5, maximum: 2.5, doc: Integer.}\n"
        "  is: {type: [integer], minimum: -2.5, doc: Integers.}\n"
    )
    text = SPEC.replace("objects:\n", f"{fields}objects:\n").replace("signals:\n", halves)
    package = load(load_text(text))
    models = import_module(f"{package.__name__}.pydantic_models")  # type: ignore[attr-defined]
    for content, good in (
        ({"i": 1, "is": [-2]}, True),
        ({"i": 2.0}, True),
        ({"i": 0}, False),
        ({"i": 3}, False),
        ({"is": [1, -3]}, False),
    ):
        signal = {"payload": {"kind": "half", **content}}
        found = package.validate(signal)
        assert (not found) == good
        assert package.validate_json(json.dumps(signal)) == found
        if good:
            assert models.Event.model_validate(signal)
        else:
            with pytest.raises(ValidationError):
                models.Event.model_validate(signal)
