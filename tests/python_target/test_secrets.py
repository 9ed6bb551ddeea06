"""Values of secret fields are in no message, whatever is wrong with them."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from pydantic import ValidationError
from signalspec.load import load_text
from signalspec.validators import load

from tests.small_specs import head

SPEC = (
    head("secret-events")
    + """\
enums:
  Size: {doc: Size., values: {small: Small., large: Large.}}
formats:
  code: {doc: A code., pattern: "[A-Z]{4}", matches: [ABCD], rejects: [x]}
fields:
  kind: {type: string, doc: Kind.}
  payload: {type: content, doc: Content.}
  token: {type: string, max_length: 9, format: code, secret: true, doc: Text.}
  tokens: {type: [string], max_items: 1, max_length: 9, secret: true, doc: Texts.}
  size: {type: Size, secret: true, doc: Enum.}
  sizes: {type: [Size], secret: true, doc: Enums.}
  flag: {type: boolean, secret: true, doc: Flag.}
  count: {type: integer, maximum: 9, secret: true, advice: {maximum: 5}, doc: Integer.}
  one: {type: number, minimum: 1, secret: true, doc: Number.}
  other: {type: number, doc: Number.}
  total: {type: number, doc: Total.}
objects:
  Event: {doc: Event., required: [payload]}
signals:
  paid:
    title: Paid
    doc: Paid.
    optional: [token, tokens, size, sizes, flag, count, one, other, total]
    rules:
      - {id: short, when: {flag: true}, then: {token: {max_length: 4}}}
      - {id: adds, sum: [one, other], equals: total, level: advice}
"""
)
HIDDEN = "778899"
VALUES: list[Any] = [
    HIDDEN,
    HIDDEN * 2,
    int(HIDDEN),
    -float(HIDDEN),
    [HIDDEN],
    [int(HIDDEN), HIDDEN * 3],
    {"a": HIDDEN},
    {HIDDEN: 1},
]
NAMES = ("token", "tokens", "size", "sizes", "flag", "count", "one")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", VALUES, ids=str)
def test_no_message_shows_the_value(name: str, value: object) -> None:
    package: Any = load(load_text(SPEC))
    models = import_module(f"{package.__name__}.pydantic_models")
    content = {"kind": "paid", "flag": True, "other": 1, "total": 3, name: value}
    signal = {"payload": content}
    found = [
        *package.validate(signal, advice=True),
        *package.validate_content(content, advice=True),
        *package.validate_json(json.dumps(signal), advice=True),
    ]
    try:
        models.Event.model_validate(signal)
    except ValidationError as error:
        assert HIDDEN not in str(error) + repr(error.errors())
    shown = [violation for violation in found if name in violation.path or violation.code == "sum"]
    assert not [violation.message for violation in shown if HIDDEN in violation.message]


def test_a_sum_with_a_secret_shows_no_number() -> None:
    package = load(load_text(SPEC))
    content = {"kind": "paid", "one": 778, "other": 1, "total": 3}
    (remark,) = package.validate_content(content, advice=True)
    assert remark.message == "expected the sum of one + other, got another number"
