"""Failing examples shrink to what is required and simple."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from connect_signals import strategies
from hypothesis import find, settings, strategies as st

ORDER = {"signalType": "order", "currency": "AED", "orderId": ""}
ITEM = {"productId": "", "productName": "", "unitPrice": 0}
CART = {"signalType": "addToCart", "currency": "AED", "itemQuantity": 0, **ITEM}
SIGNAL = {"appKey": "", "identifiableAttributes": {"contactKey": "a"}, "signalContent": CART}

Condition = Callable[[Any], Any]
CASES: list[tuple[st.SearchStrategy[Any], Condition, Any]] = [
    (strategies.contents("order"), lambda order: True, ORDER),
    (strategies.contents("order"), lambda order: order.get("name") is not None, {**ORDER, "name": ""}),
    (
        strategies.contents("order"),
        lambda order: order.get("name") and order.get("effect"),
        {**ORDER, "name": "a", "effect": "positive"},
    ),
    (strategies.contents("order"), lambda order: order["currency"] > "M", {**ORDER, "currency": "MAD"}),
    (
        strategies.contents("order"),
        lambda order: len(order.get("orderedItems") or ()) > 1,
        {**ORDER, "orderedItems": [ITEM, ITEM]},
    ),
    (
        strategies.contents("order"),
        lambda order: any(len(item.get("imageUrls") or ()) > 1 for item in order.get("orderedItems") or ()),
        {**ORDER, "orderedItems": [{**ITEM, "imageUrls": ["", "a"]}]},
    ),
    (strategies.signals(), lambda signal: True, SIGNAL),
    (strategies.batches(), len, [SIGNAL]),
]


@pytest.mark.parametrize(("strategy", "condition", "expected"), CASES, ids=lambda value: "")
def test_the_simplest_payload_is_found(
    strategy: st.SearchStrategy[Any], condition: Condition, expected: Any
) -> None:
    found = find(strategy, condition, settings=settings(max_examples=2000, database=None, derandomize=True))
    assert found == expected


def test_numbers_shrink_towards_a_threshold() -> None:
    quick = settings(max_examples=2000, database=None, derandomize=True)
    found = find(
        strategies.contents("order"), lambda order: (order.get("orderValue") or 0) > 1000, settings=quick
    )
    assert found.keys() == {*ORDER, "orderValue"}
    assert found["orderValue"] < 10_000
