"""Where GraphQL's coercion of the typed inputs goes with the contract, and where it is looser or stricter.

Each row is a payload that breaks one kind of rule, or keeps it in a way that other languages trip
over; the last column is what the contract says.
"""

from __future__ import annotations

import pytest
from graphql import build_schema
from graphql_gateway import accepts, accepts_literal, inputs_sdl, take, the_spec
from signalspec.load import load_text
from signalspec.model import Json
from signalspec.targets import graphql

ADD_TO_CART: dict[str, Json] = {
    "signalType": "addToCart",
    "currency": "EUR",
    "itemQuantity": 2,
    "productId": "BEAN-1",
    "productName": "Beans",
    "unitPrice": 24.5,
}
URL = "https://kestrel.example.com/"
ATTRIBUTE: dict[str, Json] = {"name": "size", "value": "L"}

GOOD: dict[str, dict[str, Json]] = {
    "required fields alone": {},
    "null in an optional field": {"effect": None, "productUrls": None, "signalCustomAttributes": None},
    "an integer as 2.0": {"itemQuantity": 2.0},
    "the least integer": {"itemQuantity": -2147483648},
    "the greatest integer": {"itemQuantity": 2147483647},
    "a number without a fraction": {"unitPrice": 24},
    "the greatest number": {"unitPrice": 1.7976931348623157e308},
    "an empty text": {"productName": ""},
    "text of any kind": {"productName": '"""\\\u2028\U0001f600\x00'},
    "256 characters outside the BMP": {"name": "\U0001f600" * 256},
    "an empty array": {"productUrls": []},
    "objects in an array": {"signalCustomAttributes": [ATTRIBUTE, ATTRIBUTE]},
}
ENFORCED: dict[str, dict[str, Json]] = {
    "required: null": {"unitPrice": None},
    "required: null discriminator": {"signalType": None},
    "required: missing in an array's object": {"signalCustomAttributes": [{"name": "size"}]},
    "unknown": {"productID": "BEAN-1"},
    "unknown: null": {"productID": None},
    "unknown: in an array's object": {"signalCustomAttributes": [{**ATTRIBUTE, "unit": "cm"}]},
    "type: number as a string": {"productName": 1},
    "type: boolean as a string": {"productName": True},
    "type: text as a number": {"unitPrice": "24.5"},
    "type: boolean as a number": {"unitPrice": True},
    "type: NaN": {"unitPrice": float("nan")},
    "type: infinity": {"unitPrice": float("inf")},
    "type: text as an integer": {"itemQuantity": "2"},
    "type: boolean as an integer": {"itemQuantity": True},
    "type: fraction in an integer": {"itemQuantity": 2.5},
    "type: array as a string": {"productName": ["Beans"]},
    "type: null in an array": {"productUrls": [URL, None]},
    "type: number in an array": {"productUrls": [1]},
    "type: array in an array": {"productUrls": [[URL]]},
    "type: object as an array of strings": {"productUrls": {"0": URL}},
    "type: string as an array of objects": {"signalCustomAttributes": "size"},
    "type: null as an array's object": {"signalCustomAttributes": [None]},
    "type: number as an enum": {"currency": 978},
    "enum": {"currency": "EURO"},
    "enum: another case": {"currency": "eur"},
    "enum: another signal's type": {"signalType": "order"},
    "range: below an integer": {"itemQuantity": -2147483649},
    "range: above an integer": {"itemQuantity": 2147483648},
    "range: beyond binary64": {"unitPrice": 10**309},
}
LOOSER: dict[str, dict[str, Json]] = {
    "type: a lone value as an array": {"productUrls": URL},
    "type: a lone object as an array": {"signalCustomAttributes": ATTRIBUTE},
    "max_length": {"name": "x" * 257},
    "format": {"signalTimestamp": "yesterday"},
}
# graphql-core's own: it refuses an integer for a Float that binary64 would have to round.
STRICTER: dict[str, dict[str, Json]] = {"type: an integer that binary64 rounds": {"unitPrice": 2**53 + 1}}


@pytest.mark.parametrize("row", GOOD)
def test_valid_contents_are_taken(row: str) -> None:
    assert accepts("addToCart", {**ADD_TO_CART, **GOOD[row]})


@pytest.mark.parametrize("row", ENFORCED)
def test_enforced(row: str) -> None:
    assert not accepts("addToCart", {**ADD_TO_CART, **ENFORCED[row]})


@pytest.mark.parametrize("name", [f.name for f in the_spec().signal("addToCart").required])
def test_required_fields_are_enforced(name: str) -> None:
    assert not accepts("addToCart", {k: v for k, v in ADD_TO_CART.items() if k != name})


@pytest.mark.parametrize("content", [None, [], "x", 1, [dict(ADD_TO_CART)]])
def test_a_content_is_an_object(content: Json) -> None:
    assert not accepts("addToCart", content)


@pytest.mark.parametrize("row", LOOSER)
def test_looser_than_the_contract(row: str) -> None:
    assert accepts("addToCart", {**ADD_TO_CART, **LOOSER[row]})


@pytest.mark.parametrize("row", STRICTER)
def test_stricter_than_the_contract(row: str) -> None:
    assert not accepts("addToCart", {**ADD_TO_CART, **STRICTER[row]})


def test_looser_discriminator_may_be_left_out() -> None:
    assert accepts("addToCart", {k: v for k, v in ADD_TO_CART.items() if k != "signalType"})


def test_looser_enum_that_ignores_case_is_any_string() -> None:
    content: dict[str, Json] = {"signalType": "error", "errorText": "No.", "errorType": "USER"}
    assert accepts("error", content)
    assert accepts("error", {**content, "errorType": "nobody"})


def test_looser_conditional_rule() -> None:
    content: Json = {"signalType": "identification", "identifierName": "sms", "identifierValue": "none"}
    assert accepts("identification", content)


LIMITED = """
signalspec: 1
name: limited
version: 1.0.0
title: Limited
doc: Limits that Connect does not use.
schema_base: https://schemas.example.com/limited
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {mutation: send, argument: events, result: {ok: Boolean}, max_items: 1}
tiers: {plan: {free: Free., full: Full.}}
enums: {Size: {doc: No GraphQL names., values: {"36": Small., "38": Large.}}}
fields:
  kind: {type: string, doc: Which.}
  payload: {type: content, doc: Content.}
  text: {type: string, min_length: 2, doc: Text.}
  count: {type: integer, minimum: 1, maximum: 9, doc: Count.}
  list: {type: [string], min_items: 2, max_items: 3, doc: List.}
  size: {type: Size, doc: Size.}
  old: {type: boolean, doc: Old., deprecated: {since: 1.0.0}}
objects: {Event: {doc: Event., required: [payload]}}
signals:
  thing:
    title: Thing
    doc: A thing.
    tiers: [full]
    optional: [text, count, list, size, old]
    at_least_one: [text, count]
    at_most_one: [list, size]
"""


def test_looser_in_all_other_limits() -> None:
    files = graphql.files(load_text(LIMITED))
    schema = build_schema(inputs_sdl(files, "thing"))
    looser: list[dict[str, Json]] = [
        {"text": "x"},  # min_length
        {"count": 10},  # range
        {"text": "ab", "list": ["a"]},  # min_items
        {"text": "ab", "list": ["a"] * 4},  # max_items
        {"text": "ab", "size": "37"},  # enum whose values are no names
        {},  # at_least_one
        {"text": "ab", "list": ["a", "b"], "size": "36"},  # at_most_one
        {"text": "ab", "old": True},  # deprecated is a remark in the schema alone
    ]
    for content in looser:
        assert isinstance(take("thing", content, schema), dict), content


LITERAL = (
    '{{currency: {currency}, itemQuantity: {quantity}, productId: "a", productName: "b", unitPrice: {price}}}'
)


def test_inline_literals() -> None:
    def accepts_with(currency: str = "EUR", quantity: str = "2", price: str = "24.5") -> bool:
        return accepts_literal("addToCart", LITERAL.format(currency=currency, quantity=quantity, price=price))

    assert accepts_with()
    assert accepts_with(price="24")
    assert not accepts_with(quantity="2.0"), "stricter: no 2.0 for an Int"
    assert not accepts_with(quantity="2e0"), "stricter: no 2e0 for an Int"
    assert not accepts_with(currency='"EUR"'), "stricter: no string for an enum"
    assert not accepts_with(price='"24.5"')
