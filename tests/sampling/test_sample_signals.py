"""Valid samples: they keep the contract, fit together, and look like traffic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice, pairwise
from typing import Any

import pytest
from sample_runs import drawn
from signalspec.model import Json, ObjectReference, ObjectType, Spec
from signalspec.payloads import Judge
from signalspec.sampling import Sampler, SampleRequest
from signalspec.validators import load

Signal = dict[str, Any]
COUNT = 3_000


@pytest.fixture(scope="module")
def signals(spec: Spec) -> list[Signal]:
    return drawn(spec, COUNT)


@pytest.fixture(scope="module")
def sessions(signals: list[Signal]) -> list[list[Signal]]:
    """The signals of each session that is over, in their order."""
    found: dict[str, list[Signal]] = {}
    for signal in signals:
        found.setdefault(signal["sessionId"], []).append(signal)
    return list(found.values())[:-20]


def contents(signals: list[Signal], kind: str) -> Iterator[Signal]:
    return (s["signalContent"] for s in signals if s["signalContent"]["signalType"] == kind)


def test_they_are_clean_by_both_readings_of_the_spec(spec: Spec, signals: list[Signal]) -> None:
    judge, package = Judge(spec), load(spec)
    for signal in signals[:1000]:
        assert package.validate(signal, advice=True) == []
        assert judge.envelope(signal) == []


def test_every_type_and_every_field_comes_up(spec: Spec, signals: list[Signal]) -> None:
    seen: Counter[tuple[str, str]] = Counter()

    def look(record: ObjectType, value: Json) -> None:
        if isinstance(value, list):
            for item in value:
                look(record, item)
        elif isinstance(value, dict):
            for field in record.fields:
                if field.name in value:
                    seen[record.name, field.name] += 1
                    if isinstance(field.element, ObjectReference):
                        look(field.element.object, value[field.name])

    for signal in signals:
        look(spec.transport.envelope, signal)
        look(spec.signal(signal["signalContent"]["signalType"]), signal["signalContent"])
    fields = {(record.name, field.name) for record in spec.records for field in record.fields}
    assert fields - set(seen) == set()


def test_optional_members_come_and_go(spec: Spec, signals: list[Signal]) -> None:
    views = list(contents(signals, "productView"))
    for field in spec.signal("productView").optional:
        if field.name not in ("signalTimestamp",):
            assert 0 < sum(field.name in view for view in views) < len(views), field.name
    sizes = [len(view) for view in views]
    assert min(sizes) <= 8 and max(sizes) >= 24


class TestSessions:
    def test_each_has_one_sender_and_one_contact(self, sessions: list[list[Signal]]) -> None:
        assert sum(len(session) for session in sessions) / len(sessions) > 4
        for session in sessions:
            envelopes = [{k: v for k, v in signal.items() if k != "signalContent"} for signal in session]
            assert all(envelope == envelopes[0] for envelope in envelopes)

    def test_time_goes_on(self, signals: list[Signal], sessions: list[list[Signal]]) -> None:
        def times(found: list[Signal]) -> list[datetime]:
            return [datetime.fromisoformat(signal["signalContent"]["signalTimestamp"]) for signal in found]

        assert times(signals) == sorted(times(signals))
        assert times(signals)[0].isoformat() == "2026-01-05T08:00:00+00:00"
        for session in sessions:
            seconds = [
                (b - a).total_seconds() for a, b in zip(times(session), times(session)[1:], strict=False)
            ]
            assert all(1 <= each <= 60 for each in seconds)

    def test_they_are_those_of_the_spec(self, spec: Spec, sessions: list[list[Signal]]) -> None:
        shown = {tuple(s["signalContent"]["signalType"] for s in session) for session in sessions}
        assert shown == set(spec.samples.sessions)

    def test_they_overlap(self, signals: list[Signal]) -> None:
        ids = [signal["sessionId"] for signal in signals]
        changes = sum(a != b for a, b in pairwise(ids))
        assert changes > len(set(ids))

    def test_what_was_viewed_is_put_into_the_cart_and_ordered(self, sessions: list[list[Signal]]) -> None:
        ordered = 0
        for session in sessions:
            viewed: list[str] = []
            for content in (signal["signalContent"] for signal in session):
                if content["signalType"] == "productView":
                    assert content["productId"] not in viewed
                    viewed.append(content["productId"])
                if content["signalType"] in ("addToCart", "productConfiguration"):
                    assert content["productId"] == viewed[-1]
                if content["signalType"] == "order" and "orderedItems" in content:
                    items = [item["productId"] for item in content["orderedItems"]]
                    assert items[0] == viewed[-1]
                    assert len(set(items)) == len(items)
                    ordered += 1
        assert ordered > 50


class TestFit:
    """Names, prices and addresses belong together."""

    def rows(self, spec: Spec, table: str) -> list[Signal]:
        return [row.value for each in spec.samples.tables if each.name == table for row in each.rows]

    def objects(self, value: Json) -> Iterator[Signal]:
        if isinstance(value, dict):
            yield value
            for member in value.values():
                yield from self.objects(member)
        elif isinstance(value, list):
            for item in value:
                yield from self.objects(item)

    def test_a_product_is_one_product(self, spec: Spec, signals: list[Signal]) -> None:
        rows = {row["productId"]: row for row in self.rows(spec, "products")}
        kinds = set()
        for found in self.objects(signals[:1500]):
            if "productId" in found:
                row = rows[found["productId"]]
                kinds.add(found.get("signalType", "item"))
                for name in row:
                    assert name not in found or found[name] == row[name]
        assert kinds == {"item", "productView", "addToCart", "productConfiguration"}

    def test_an_identification_is_of_the_contact(self, spec: Spec, sessions: list[list[Signal]]) -> None:
        contacts = self.rows(spec, "contacts")
        known = 0
        for session in sessions:
            for content in contents(session, "identification"):
                ((name, value),) = session[0]["identifiableAttributes"].items()
                (contact,) = [each for each in contacts if each.get(name) == value]
                assert content["identifierName"] == contact["identifierName"]
                assert content["identifierValue"] == contact[contact["identifierName"]]
                known += 1
        assert known > 50

    def test_sums_add_up(self, signals: list[Signal]) -> None:
        whole = 0
        for order in contents(signals, "order"):
            items = order.get("orderedItems")
            if items and "orderSubtotal" in order:
                come_to = sum(item["unitPrice"] * item["itemQuantity"] for item in items)
                assert order["orderSubtotal"] == round(come_to, 2)
            if items and "orderDiscount" in order:
                less = sum(item.get("discount", 0) * item["itemQuantity"] for item in items)
                assert order["orderDiscount"] == round(less, 2)
            if "orderValue" in order:
                names = ("orderSubtotal", "orderShippingHandling", "orderTax")
                assert order["orderValue"] == pytest.approx(sum(order[name] for name in names), abs=1e-9)
                whole += 1
        assert whole > 50
        for cart in contents(signals, "cartAbandonment"):
            if cart.get("abandonedItems"):
                worth = sum(item["unitPrice"] * item["itemQuantity"] for item in cart["abandonedItems"])
                assert cart["abandonedCartValue"] == round(worth, 2)

    def test_numbers_are_those_of_the_signal_and_the_session(self, signals: list[Signal]) -> None:
        orders = [order["orderId"] for order in contents(signals, "order")]
        assert len(orders) == len(set(orders)) and orders == sorted(orders)
        first = next(at for at, s in enumerate(signals, 1) if s["signalContent"]["signalType"] == "order")
        assert orders[0] == f"KC-2026-{first:06}"
        assert {signal["sessionId"][2:] for signal in signals[:100]} >= {"000001", "000002", "000003"}

    def test_decimals_have_a_point(self, signals: list[Signal]) -> None:
        assert all(isinstance(view.get("msrp", 0.0), float) for view in contents(signals, "productView"))


class TestRequests:
    def test_types(self, spec: Spec) -> None:
        found = drawn(spec, 300, types=("order", "pageView"))
        assert {signal["signalContent"]["signalType"] for signal in found} == {"order", "pageView"}

    def test_a_tier_has_its_types(self, spec: Spec) -> None:
        found = drawn(spec, 300, tier="pro")
        assert {signal["signalContent"]["signalType"] for signal in found} == {
            "addToCart",
            "identification",
            "order",
        }
        package = load(spec)
        assert all(package.validate(signal, advice=True, subscription="pro") == [] for signal in found)

    def test_bare_contents_are_those_of_the_signals(self, spec: Spec) -> None:
        assert drawn(spec, 50, bare=True) == [signal["signalContent"] for signal in drawn(spec, 50)]

    def test_a_start(self, spec: Spec) -> None:
        start = datetime.fromisoformat("1999-12-31T23:59:59+00:00")
        (first,) = drawn(spec, 1, start=start)
        assert first["signalContent"]["signalTimestamp"] == "1999-12-31T23:59:59.000Z"

    def test_seeds(self, spec: Spec) -> None:
        once = drawn(spec, 200, seed=7)
        assert drawn(spec, 200, seed=7) == once
        assert drawn(spec, 50, seed=7) == once[:50]
        assert drawn(spec, 200, seed=8) != once

    def test_each_sample_is_one_of_its_own(self, spec: Spec) -> None:
        """Whoever changes one changes no other."""
        kept = drawn(spec, 300)
        for at, signal in enumerate(islice(Sampler(spec, load(spec), SampleRequest()).signals(), 300)):
            assert signal == kept[at]
            for found in list(TestFit().objects(signal)):
                for member in found.values():
                    if isinstance(member, list):
                        member.clear()
                found.clear()
