"""What the strategies draw by default: valid payloads, of the types, tiers and members asked for."""

from __future__ import annotations

import json
import re
from typing import Any

import connect_signals
import pytest
from connect_signals import strategies
from hypothesis import given, settings, strategies as st
from signalspec.model import Spec
from signalspec.naming import class_name
from signalspec.payloads import Judge

Payload = dict[str, Any]
TYPES = connect_signals.SIGNAL_TYPES


@pytest.mark.parametrize("name", TYPES)
def test_contents_of_a_type_are_valid(name: Any, spec: Spec) -> None:
    judge = Judge(spec)

    @settings(max_examples=60)
    @given(strategies.contents(name))
    def check(content: Payload) -> None:
        assert content["signalType"] == name
        assert connect_signals.validate_content(content) == []
        assert [finding for finding in judge.content(content) if finding.level == "error"] == []
        assert json.loads(json.dumps(content, allow_nan=False)) == content

    check()


@given(strategies.contents(advised=True))
def test_advised_contents_give_no_remark(content: Payload) -> None:
    assert connect_signals.validate_content(content, advice=True) == []


@given(strategies.signals())
def test_signals_are_valid(signal: Payload) -> None:
    assert connect_signals.validate(signal) == []
    assert connect_signals.validate_json(json.dumps(signal)) == []


@given(strategies.batches("pageView", min_size=1, max_size=3, session_id="S-1"))
def test_batches_take_the_overrides_of_signals(signals: list[Payload]) -> None:
    assert 1 <= len(signals) <= 3
    assert {signal["sessionId"] for signal in signals} == {"S-1"}
    assert connect_signals.validate_batch(signals) == []


@settings(max_examples=5)
@given(strategies.batches("pageView", min_size=500))
def test_the_largest_batch(signals: list[Payload]) -> None:
    assert len(signals) == 500
    assert connect_signals.validate_batch(signals) == []
    assert len({id(signal) for signal in signals}) == 500


@given(strategies.signals(subscription="pro"))
def test_a_tier_leaves_what_it_includes(signal: Payload) -> None:
    assert connect_signals.validate(signal, subscription="pro") == []


def test_all_types_and_members_are_drawn(spec: Spec) -> None:
    seen: set[tuple[str, str]] = set()

    @settings(max_examples=1500, database=None)
    @given(strategies.contents())
    def collect(content: Payload) -> None:
        seen.update((content["signalType"], name) for name, value in content.items() if value is not None)

    collect()
    wanted = {(signal.name, field.name) for signal in spec.signals for field in signal.fields}
    assert wanted <= seen


class TestOverrides:
    @given(strategies.contents("order", order_id="A-1", order_tax=st.integers(0, 9), currency=st.just("EUR")))
    def test_values_and_strategies(self, content: Payload) -> None:
        assert content["orderId"] == "A-1"
        assert content["orderTax"] in range(10)
        assert content["currency"] == "EUR"

    @given(strategies.contents("order", effect=None, currency=connect_signals.Currency.USD))
    def test_what_constructors_take(self, content: Payload) -> None:
        assert "effect" not in content
        assert content["currency"] == "USD"
        assert type(content["currency"]) is str

    @given(strategies.contents(identifier_name="sms"))
    def test_rules_are_kept_around_them(self, content: Payload) -> None:
        assert content["signalType"] == "identification"
        assert connect_signals.validate_content(content) == []

    @given(
        strategies.contents(
            "order",
            ordered_items=st.lists(strategies.objects("OrderedItem", unit_price=5), min_size=2, max_size=3),
        )
    )
    def test_objects_inside(self, content: Payload) -> None:
        assert {item["unitPrice"] for item in content["orderedItems"]} == {5}
        assert connect_signals.validate_content(content) == []

    @given(strategies.signals(content=strategies.contents("error", error_type="USER"), test=True))
    def test_contents_of_signals(self, signal: Payload) -> None:
        assert signal["signalContent"]["errorType"] == "USER"
        assert signal["test"] is True
        assert connect_signals.validate(signal) == []

    @given(st.data())
    def test_a_list_given_is_copied_each_time(self, data: st.DataObject) -> None:
        tags = ["a"]
        drawn = strategies.contents("productView", tags=tags)
        data.draw(drawn)["tags"].append("b")
        assert data.draw(drawn)["tags"] == ["a"]
        assert tags == ["a"]

    @given(strategies.contents("order", order_id=7))
    def test_wrong_ones_are_put_in_as_they_are(self, content: Payload) -> None:
        assert [v.rule for v in connect_signals.validate_content(content)] == ["order.orderId.type"]


class TestMistakes:
    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda: strategies.contents("Order"), "there is no signalType 'Order'; did you mean \"order\"?"),
            (lambda: strategies.contents("order", orderId="x"), 'did you mean "order_id"?'),
            (lambda: strategies.contents(order_idd="x"), 'did you mean "order_id"?'),
            (lambda: strategies.contents(order_id="x", url="y"), "no type has 'order_id' and 'url'"),
            (lambda: strategies.signals(app_kee="x"), "Signal has no 'app_kee'; did you mean \"app_key\"?"),
            (lambda: strategies.objects("Item"), "there is no object 'Item'"),
            (
                lambda: strategies.contents(subscription="gold"),
                "subscription is one of pro, premium, ultimate",
            ),
            (lambda: strategies.contents("error", subscription="pro"), "'pro' does not include 'error'"),
            (lambda: strategies.batches(max_size=501), "a batch has 0 to 500 items, not 0 to 501"),
            (lambda: strategies.batches(min_size=3, max_size=2), "not 3 to 2"),
        ],
    )
    def test_they_are_told_at_once(self, call: Any, message: str) -> None:
        with pytest.raises(ValueError, match=re.escape(message)):
            call()


class TestDataclasses:
    @pytest.mark.parametrize("name", TYPES)
    def test_contents(self, name: str) -> None:
        cls = getattr(connect_signals, class_name(name))

        @settings(max_examples=25)
        @given(st.from_type(cls))
        def check(content: Any) -> None:
            assert type(content) is cls
            assert connect_signals.parse_content(content.to_dict()) == content

        check()

    @given(st.from_type(connect_signals.Signal))
    def test_the_envelope(self, signal: connect_signals.Signal) -> None:
        assert connect_signals.parse(signal.to_dict()) == signal

    @given(st.from_type(connect_signals.OrderedItem), st.from_type(connect_signals.IdentifiableAttributes))
    def test_objects(self, item: Any, attributes: Any) -> None:
        assert isinstance(item, connect_signals.OrderedItem)
        assert any(vars(attributes).values())

    @given(st.from_type(connect_signals.Content))
    def test_any_content(self, content: Any) -> None:
        assert connect_signals.validate_content(content.to_dict()) == []
