"""The pydantic models of the generated package: the validators' verdict, in pydantic's own shape."""

from __future__ import annotations

import json
import pickle
from collections import ChainMap
from types import MappingProxyType, SimpleNamespace
from typing import Any

import connect_signals
import pytest
from connect_signals.pydantic_models import (
    AddToCart,
    Content,
    IdentifiableAttributes,
    Order,
    PageView,
    ProductView,
    Signal,
)
from hypothesis import given, strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from signalspec import naming

from tests.python_target.test_python_properties import SIGNALS, SPEC
from tests.strategies.payloads import Payload, spoilt

CART = {"currency": "EUR", "itemQuantity": 2, "productId": "p", "productName": "Pot", "unitPrice": 4}
WIRE = {"signalType": "addToCart", **CART}


def refused(payload: Any, model: type[BaseModel] = Signal) -> list[tuple[str, str, str]]:
    """Rule, pointer and message of each error; none where the model takes the payload."""
    try:
        model.model_validate(payload)
    except ValidationError as error:
        return [(each["type"], pointer(each["loc"]), each["msg"]) for each in error.errors()]
    return []


def pointer(location: tuple[str | int, ...]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in location)


@given(st.one_of(SIGNALS, spoilt(SIGNALS, SPEC)))
def test_errors_are_the_violations(signal: Payload) -> None:
    violations = connect_signals.validate(signal)
    assert refused(signal) == [(v.rule, v.path, v.message) for v in violations]
    try:
        Signal.model_validate_json(json.dumps(signal))
    except ValidationError as error:
        assert [each["type"] for each in error.errors()] == [v.rule for v in violations]
    else:
        assert violations == []


@given(SIGNALS)
def test_models_write_what_the_dataclasses_write(signal: Payload) -> None:
    model = Signal.model_validate(signal)
    assert model.to_dict() == connect_signals.parse(signal).to_dict()
    assert (
        Signal.model_validate(model.to_dict()) == Signal.model_validate_json(model.model_dump_json()) == model
    )


@pytest.mark.parametrize("model", [AddToCart, Signal])
def test_what_is_no_object_is_refused_whatever_pydantic_makes_of_it(model: type[BaseModel]) -> None:
    wrong = {**WIRE, "itemQuantity": "2"}
    for value in (MappingProxyType(wrong), ChainMap(wrong), SimpleNamespace(**wrong), 5, "text", None, []):
        assert [rule for rule, _, _ in refused(value, model)] == ["model_type"]
        with pytest.raises(ValidationError, match="model_type"):
            model.model_validate(value, from_attributes=True)
    with pytest.raises(ValidationError):
        TypeAdapter(Content).validate_python(MappingProxyType(wrong))
    assert AddToCart.model_validate(AddToCart(**CART)) == AddToCart(**CART)


def test_a_model_is_built_by_the_names_in_json() -> None:
    cart = AddToCart(**CART)
    assert (cart.item_quantity, cart.currency) == (2, connect_signals.Currency.EUR)
    signal = Signal(
        appKey="k", identifiableAttributes=IdentifiableAttributes(email="ana@localhost"), signalContent=cart
    )
    assert signal.content == cart
    assert signal.to_dict()["signalContent"] == WIRE
    assert "createSignals" in connect_signals.create_signals([signal.to_dict()])
    assert refused({**CART, "unit_price": 4}, AddToCart) == [
        ("addToCart.unknown", "/unit_price", 'expected no member "unit_price"; did you mean "unitPrice"?')
    ]
    assert refused({"url": "/", "nope": 1}, PageView) == [
        ("pageView.unknown", "/nope", 'expected no member "nope"')
    ]


def test_a_model_is_immutable_and_copied_whole() -> None:
    cart = AddToCart(**CART)
    with pytest.raises(ValidationError, match="frozen"):
        cart.unit_price = 5
    assert pickle.loads(pickle.dumps(cart)) == cart.model_copy(deep=True) == cart


def test_conditional_rules_hold_and_places_are_told() -> None:
    value = {"signalType": "identification", "identifierName": "sms", "identifierValue": "none"}
    with pytest.raises(ValidationError, match="has the format phone"):
        TypeAdapter(Content).validate_python(value)
    items = [
        {"productId": "p", "productName": "Pot", "unitPrice": 1},
        {"productId": "q", "productName": "Pan"},
    ]
    payload = {"currency": "EUR", "orderId": "o", "orderedItems": items}
    with pytest.raises(ValidationError) as caught:
        Order.model_validate(payload)
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == (
        "OrderedItem.unitPrice.required",
        ("orderedItems", 1, "unitPrice"),
    )


@pytest.mark.parametrize("payload", [5, "order", None, [WIRE]])
def test_what_is_no_object_is_refused(payload: Any) -> None:
    assert refused(payload, AddToCart)
    assert refused({"appKey": "k", "identifiableAttributes": payload, "signalContent": payload})


def test_another_type_is_refused() -> None:
    assert refused({**WIRE, "signalType": "order"}, AddToCart)
    assert refused({**WIRE, "signalType": None}, AddToCart)


def test_letter_case_and_decimal_points_come_out_as_the_spec_says() -> None:
    error = {"signalType": "error", "errorText": "No.", "errorType": "USER"}
    assert TypeAdapter(Content).validate_python(error).to_dict()["errorType"] == "user"
    view = ProductView(productId="p", productName="Pot", msrp=10)
    assert '"msrp":10.0' in view.model_dump_json()


def test_secrets_stay_out_of_errors_and_representations() -> None:
    good = {"appKey": "hunter2", "identifiableAttributes": {"email": "a@b"}, "signalContent": WIRE}
    assert "hunter2" not in repr(Signal.model_validate(good))
    for key in (["hunter2"], {"hunter2": 1}):
        with pytest.raises(ValidationError) as caught:
            Signal.model_validate({**good, "appKey": key, "more": 1})
        assert "hunter2" not in f"{caught.value} {caught.value.errors()} {caught.value.json()}"


def test_their_json_schema_says_limits_and_meanings() -> None:
    properties = Order.model_json_schema()["properties"]
    assert {"maxLength": 256, "type": "string"} in properties["name"]["anyOf"]
    assert properties["orderId"]["description"].startswith("Identifies the order.")
    assert "pattern" in str(properties["signalTimestamp"])


def test_names_that_every_model_has_are_known() -> None:
    public = {name for name in [*dir(BaseModel), *dir(type(BaseModel))] if not name.startswith("_")}
    assert {name for name in public if naming.model_attribute(name) == name} == set()
    assert naming.model_attribute("model_number") == "model_number"
