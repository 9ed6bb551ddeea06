"""Payloads that break one named rule: exactly that one, also when hypothesis has shrunk them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import connect_signals
import pytest
from connect_signals import strategies
from hypothesis import find, given, settings, strategies as st
from signalspec.model import Spec
from signalspec.rules import Rule, rules

Validate = Callable[..., list[connect_signals.Violation]]
WAYS: dict[str, tuple[Callable[[str], st.SearchStrategy[Any]], Validate, tuple[str, ...]]] = {
    "contents": (
        strategies.invalid_contents,
        connect_signals.validate_content,
        strategies.CONTENT_RULES,
    ),
    "signals": (strategies.invalid_signals, connect_signals.validate, strategies.ENVELOPE_RULES),
    "batches": (strategies.invalid_batches, connect_signals.validate_batch, strategies.BATCH_RULES),
}


def broken(payload: Any, validate: Validate, rule: Rule, spec: Spec) -> list[list[str]]:
    """What is wrong with it, for each caller that the rule concerns."""
    if rule.code == "subscription":
        (owner,) = (signal for signal in spec.signals if signal.name == rule.owner)
        assert [v for tier in owner.tiers for v in validate(payload, subscription=tier)] == []
        left_out = [tier for tier in spec.tiers if tier not in owner.tiers]
        return [[v.rule for v in validate(payload, subscription=tier)] for tier in left_out]
    return [[v.rule for v in validate(payload, advice=rule.level == "advice")]]


def test_every_rule_can_be_asked_for(spec: Spec) -> None:
    wanted = {rule.id for rule in rules(spec) if rule.owner != "Text"}
    assert set(strategies.RULES) == wanted
    assert len(strategies.RULES) == len(wanted)
    assert set(strategies.CONTENT_RULES) | set(strategies.BATCH_RULES) == wanted
    assert set(strategies.ENVELOPE_RULES) < set(strategies.BATCH_RULES)


@pytest.mark.parametrize("way", WAYS)
def test_each_breaks_its_rule_and_nothing_else(way: str, spec: Spec) -> None:
    by_id = {rule.id: rule for rule in rules(spec)}
    listed = WAYS[way][2]
    # A bad signal in a batch is a bad signal.
    for id in listed if way != "batches" else [*listed[:5], "order.orderId.type"]:
        assert draw_each(way, by_id[id], spec), id


def draw_each(way: str, rule: Rule, spec: Spec) -> list[Any]:
    invalid, validate, _ = WAYS[way]
    drawn: list[Any] = []

    @settings(max_examples=4, database=None)
    @given(invalid(rule.id))
    def check(payload: Any) -> None:
        drawn.append(payload)
        assert all(found == [rule.id] for found in broken(payload, validate, rule, spec))
        json.dumps(payload, allow_nan=False)

    check()
    return drawn


PAGE = {"signalType": "pageView", "url": "https://example.com"}
SHRUNK: Iterable[tuple[str, Callable[[Any], bool], Any]] = [
    ("pageView.url.required", lambda _: True, {"signalType": "pageView"}),
    ("pageView.url.type", lambda _: True, {"signalType": "pageView", "url": None}),
    ("pageView.url.type", lambda c: c["url"] == [], {"signalType": "pageView", "url": []}),
    ("pageView.unknown", lambda c: len(c) == 3, {**PAGE, "x": None}),
    (
        "identification.smsValue",
        lambda c: c["identifierValue"] != "",
        {"signalType": "identification", "identifierName": "sms", "identifierValue": "a"},
    ),
    (
        "CustomAttribute.value.required",
        lambda c: c["signalType"] == "pageView" and len(c["signalCustomAttributes"]) == 1,
        {**PAGE, "signalCustomAttributes": [{"name": ""}]},
    ),
    (
        "pageView.name.max_length",
        lambda c: True,
        {**PAGE, "name": "a" * 257},
    ),
    ("pageView.subscription", lambda _: True, PAGE),
    ("Content.type", lambda _: True, None),
    ("Content.signalType.required", lambda c: "currency" not in c, {"url": "https://example.com"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "condition", "expected"), SHRUNK)
def test_shrunk_ones_are_simple_and_still_break_it(
    rule: str, condition: Callable[[Any], bool], expected: Any, spec: Spec
) -> None:
    quick = settings(max_examples=2000, database=None, derandomize=True)
    found = find(strategies.invalid_contents(rule), condition, settings=quick)
    by_id = {each.id: each for each in rules(spec)}
    validate = connect_signals.validate_content
    assert all(ids == [rule] for ids in broken(found, validate, by_id[rule], spec))
    if rule != "Content.signalType.required":
        assert found == expected


@given(strategies.invalid_signals("OrderedItem.unitPrice.required"))
def test_all_else_follows_advice(signal: dict[str, Any]) -> None:
    (violation,) = connect_signals.validate(signal, advice=True)
    assert violation.rule == "OrderedItem.unitPrice.required"
    assert re.fullmatch("/signalContent/orderedItems/[0-9]/unitPrice", violation.path)


@given(strategies.invalid_contents("CustomAttribute.unknown", subscription="pro"))
def test_a_tier_leaves_what_it_includes(content: dict[str, Any]) -> None:
    assert content["signalType"] in ("addToCart", "order")
    (violation,) = connect_signals.validate_content(content, subscription="pro")
    assert violation.rule == "CustomAttribute.unknown"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: strategies.invalid_contents("order.orderID.type"),
            "no rule 'order.orderID.type' can be asked for; did you mean \"order.orderId.type\"?",
        ),
        (lambda: strategies.invalid_contents("Signal.appKey.type"), "is a rule of envelopes: ask for these"),
        (lambda: strategies.invalid_signals("Content.type"), "is a rule of contents: ask for these"),
        (lambda: strategies.invalid_signals("Batch.max_items"), "is a rule of batches: ask for these"),
        (lambda: strategies.invalid_signals("Text.json"), "no rule 'Text.json' can be asked for"),
        (
            lambda: strategies.invalid_contents("pageView.url.type", subscription="pro"),
            "with subscription='pro', no content breaks 'pageView.url.type'",
        ),
        (
            lambda: strategies.invalid_contents("pageView.subscription", subscription="premium"),
            "with subscription='premium', no content breaks 'pageView.subscription'",
        ),
        (lambda: strategies.invalid_contents("pageView.unknown", subscription="gold"), "is one of pro"),
    ],
)
def test_mistakes_are_told_at_once(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        call()
