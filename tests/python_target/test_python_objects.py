"""The classes of the generated package, by hand: what a consumer relies on."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from typing import Any

import pytest
from connect_signals import (
    AddToCart,
    CustomAttribute,
    Effect,
    Error,
    ErrorType,
    IdentifiableAttributes,
    ProductView,
    Signal,
    SignalError,
    Violation,
    create_signals,
    decode,
    parse,
    parse_content,
    validate,
    validate_batch,
    validate_content,
    validate_json,
)

CART = {"currency": "EUR", "item_quantity": 1, "product_id": "p", "product_name": "Pot", "unit_price": 4.5}
WIRE = {
    "signalType": "addToCart",
    "currency": "EUR",
    "itemQuantity": 1,
    "productId": "p",
    "productName": "Pot",
    "unitPrice": 4.5,
}


def test_a_signal_is_built_and_written() -> None:
    signal = Signal(
        app_key="k",
        identifiable_attributes=IdentifiableAttributes(email="ana@localhost"),
        session_id="s",
        content=AddToCart(**CART),
    )
    assert signal.to_dict() == {
        "appKey": "k",
        "identifiableAttributes": {"email": "ana@localhost"},
        "signalContent": WIRE,
        "sessionId": "s",
    }
    assert parse(signal.to_dict()) == signal
    assert "k'" not in repr(signal)


def test_a_bad_value_does_not_construct() -> None:
    with pytest.raises(SignalError) as caught:
        AddToCart(**{**CART, "currency": "EURO", "unit_price": None})
    found = [(v.rule, v.code, v.path, v.level) for v in caught.value.violations]
    assert found == [
        ("addToCart.currency.enum", "enum", "/currency", "error"),
        ("addToCart.unitPrice.type", "type", "/unitPrice", "error"),
    ]


def test_values_are_brought_to_their_canonical_form() -> None:
    cart = AddToCart(**{**CART, "item_quantity": 2.0}, image_urls=["a"], effect="positive")
    assert (cart.item_quantity, type(cart.item_quantity)) == (2, int)
    assert cart.image_urls == ("a",)
    assert cart.effect is Effect.POSITIVE
    assert Error(error_text="x", error_type="USER").error_type is ErrorType.USER
    nested = AddToCart(**CART, signal_custom_attributes=[CustomAttribute(name="a", value="b")])
    assert nested.to_dict()["signalCustomAttributes"] == [{"name": "a", "value": "b"}]


def test_decimals_are_written_with_a_point() -> None:
    view = ProductView(product_id="p", product_name="Pot", msrp=10)
    assert repr(view.to_dict()["msrp"]) == "10.0"
    signal = Signal(
        app_key="k", identifiable_attributes=IdentifiableAttributes(contact_key="c"), content=view
    )
    assert "msrp: 10.0\n" in create_signals([signal])


def test_objects_are_immutable_hashable_and_copied_with_checks() -> None:
    cart = AddToCart(**CART, image_urls=["a"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        cart.unit_price = 5
    assert hash(cart) == hash(copy.deepcopy(cart))
    assert pickle.loads(pickle.dumps(cart)) == cart
    assert dataclasses.replace(cart, unit_price=5).unit_price == 5
    with pytest.raises(SignalError):
        dataclasses.replace(cart, unit_price="5")


def test_parsing_drops_unknown_members_only_where_asked() -> None:
    payload = {**WIRE, "more": 1}
    with pytest.raises(SignalError, match=r"addToCart\.unknown"):
        parse_content(payload)
    assert parse_content(payload, unknown="ignore").to_dict() == WIRE


def test_decode_says_why_a_text_is_refused() -> None:
    with pytest.raises(SignalError, match="not JSON"):
        decode(b'{"appKey": ')
    with pytest.raises(SignalError, match=r"at most 1\.79"):
        decode('{"appKey":"k","identifiableAttributes":{"email":"a@b"},"signalContent":'
               '{"signalType":"order","currency":"EUR","orderId":"o","orderTax":1e999}}')  # fmt: skip


@pytest.mark.parametrize("data", ["{}", "nul", b"\xff"])
def test_a_wrong_option_of_decode_is_an_error_of_the_caller(data: bytes | str) -> None:
    options: dict[str, Any] = {"unknown": "drop"}
    with pytest.raises(ValueError, match="unknown is") as caught:
        decode(data, **options)
    assert not isinstance(caught.value, SignalError)


def test_create_signals_refuses_too_many_bad_ones_and_half_characters() -> None:
    good = {"appKey": "k", "identifiableAttributes": {"email": "a@b"}, "signalContent": WIRE}
    with pytest.raises(SignalError, match="at most 500"):
        create_signals([good] * 501)
    with pytest.raises(SignalError) as caught:
        create_signals([good, {**good, "appKey": 5}])
    assert [(v.rule, v.path) for v in caught.value.violations] == [("Signal.appKey.type", "/1/appKey")]
    half = {**good, "sessionId": "a\ud800"}
    with pytest.raises(SignalError) as caught:
        create_signals([half])
    assert [(v.rule, v.code, v.path) for v in caught.value.violations] == [
        ("Text.json", "json", "/0/sessionId")
    ]


def test_secrets_stay_out_of_messages() -> None:
    for value in (7, ["hunter2"], {"hunter2": 1}, None):
        payload = {"appKey": value, "identifiableAttributes": {"email": "a@b"}, "signalContent": WIRE}
        found = validate(payload)
        assert [violation.rule for violation in found] == ["Signal.appKey.type"]
        assert "hunter2" not in str(found)
        assert "7" not in str(found)


def test_violations_are_values() -> None:
    one = Violation("a.b.type", "type", "/b", "expected x, got y")
    assert one == Violation("a.b.type", "type", "/b", "expected x, got y", "error")
    assert len({one, copy.copy(one), pickle.loads(pickle.dumps(one))}) == 1
    with pytest.raises(AttributeError, match=r"no setter|can.t set"):
        one.path = "/c"
    assert str(one) == "/b: expected x, got y [a.b.type]"
    assert one.to_dict()["level"] == "error"


@pytest.mark.parametrize("options", [{"subscription": "gold"}, {"unknown": "drop"}])
@pytest.mark.parametrize("content", [WIRE, {}], ids=["valid", "not valid"])
def test_a_wrong_option_is_an_error_of_the_caller(options: dict[str, str], content: dict[str, Any]) -> None:
    signal = {"appKey": "k", "identifiableAttributes": {"email": "a@b"}, "signalContent": content}
    ways = {
        validate: signal,
        validate_content: content,
        validate_batch: [signal],
        validate_json: json.dumps(signal),
    }
    for way, payload in ways.items():
        with pytest.raises(ValueError, match=next(iter(options))):
            way(payload, **options)


@pytest.mark.parametrize(
    ("subtotal", "shipping", "tax", "value", "remarks"),
    [
        (10.1, 4.9, 0.2, 15.2, 0),
        (10.1, 4.9, 0.2, 15.22, 1),
        (1.7e308, 1.7e308, 1.7e308, 1.7e308, 1),
        (1.7e308, 1.7e308, -1.7e308, 1.7e308, 0),
        (10, 5, None, 99, 0),
        (10, 5, 10**400, 99, 0),
    ],
)
def test_sums_are_advice_and_never_overflow(
    subtotal: float, shipping: float, tax: float, value: float, remarks: int
) -> None:
    order = {"signalType": "order", "currency": "EUR", "orderId": "o", "orderSubtotal": subtotal}
    order |= {"orderShippingHandling": shipping, "orderTax": tax, "orderValue": value}
    found = [v.rule for v in validate_content(order, advice=True) if v.code == "sum"]
    assert found == ["order.valueAddsUp"] * remarks
