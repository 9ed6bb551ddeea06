"""What judging costs grows with the payload and no faster, counted in lines of Python that run."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

import connect_signals
import pytest
from signalspec.model import Spec
from signalspec.patterns import parse
from signalspec.patterns.backtracking import find_attack

MEGABYTE = 2**20
GOOD_ITEM = {"productId": "T-1", "productName": "Tea", "unitPrice": 2.5, "itemQuantity": 1}
BAD_ITEM = {"productId": 5, "productName": "Tea", "unitPrice": "2.5", "colour": "red"}


def lines(call: Callable[[], Any]) -> int:
    """How many lines of Python run."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def order(items: int, *, item: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:
    listed = [item or GOOD_ITEM for _ in range(items)]
    content = {"signalType": "order", "orderId": "1", "currency": "EUR", "orderedItems": listed, **members}
    return {
        "appKey": "k",
        "identifiableAttributes": {"email": "a@b.example"},
        "signalContent": content,
    }


CASES = {
    "an order of good items": lambda size: order(size),
    "an order of bad items": lambda size: order(size, item=BAD_ITEM),
    "unknown members": lambda size: order(1, **{f"no{number}": number for number in range(size)}),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("function", ["validate", "validate_json", "parse"])
def test_cost_is_linear_in_the_members(case: str, function: str) -> None:
    def judge(signal: Any) -> None:
        given = json.dumps(signal) if function == "validate_json" else signal
        with suppress(connect_signals.SignalError):
            getattr(connect_signals, function)(given)

    few, many = CASES[case](1_000), CASES[case](10_000)
    judge(few)
    assert lines(lambda: judge(many)) <= 10.1 * lines(lambda: judge(few)) + 100


def test_good_orders_are_good_and_bad_ones_bad() -> None:
    assert connect_signals.validate(order(3)) == []
    assert len(connect_signals.validate(order(3, item=BAD_ITEM))) == 9


def test_cost_is_linear_in_the_signals_of_a_batch() -> None:
    for item in (None, BAD_ITEM):
        few, many = ([order(3, item=item) for _ in range(size)] for size in (50, 500))
        connect_signals.validate_batch(few)
        cost = [lines(partial(connect_signals.validate_batch, batch)) for batch in (few, many)]
        assert cost[1] <= 10.1 * cost[0] + 100


@pytest.mark.parametrize("text", ["a", "9", " ", "é", "\\", '"', "2026-11-26T10:00:00Z", "😀"])
def test_long_texts_cost_no_more_lines_than_short_ones(text: str) -> None:
    def members(long: str) -> dict[str, Any]:
        return {"name": long, "signalTimestamp": long, "effect": long, "currency": long, long: long}

    long = text * (MEGABYTE // len(text))
    short = text * (300 // len(text))
    connect_signals.validate(order(1, **members(short)))
    few, many = (
        lines(partial(connect_signals.validate, order(1, **members(value)))) for value in (short, long)
    )
    assert many <= few + 10
    found = connect_signals.validate(order(1, **members(long)))
    assert all(len(violation.message) < 1_000 for violation in found)


def test_no_pattern_takes_more_than_linear_time(spec: Spec) -> None:
    assert spec.formats
    for format in spec.formats:
        assert find_attack(parse(format.pattern)) is None, format.name
