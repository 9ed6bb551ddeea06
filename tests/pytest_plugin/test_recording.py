"""What a recorder notes about one payload, held against the test vectors of several specs."""

from __future__ import annotations

import json
from collections import UserDict
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, strategies as st
from signalspec import naming
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.payloads import Vector, gaps, vectors
from signalspec.rules import rules
from signalspec.testing.coverage.figures import Coverage
from signalspec.testing.coverage.recording import Asked, Recorder
from signalspec.testing.coverage.seen import Seen
from signalspec.validators import load

from tests.strategies.payloads import envelopes, spoilt

REPO = Path(__file__).resolve().parents[2]
SPECS = ["spec/signals.yaml", "tests/cases/library/spec.yaml", "tests/cases/minimal/spec.yaml",
         "tests/cases/nasty/spec.yaml", "tests/vectors/other.yaml"]  # fmt: skip


def recorder(spec: Spec) -> Recorder:
    found = Recorder(spec)
    found.active = True
    return found


def begin_anew(found: Recorder) -> None:
    found.seen = Seen()
    for place in found.records.values():
        place.shapes.clear()


def judge(package: Any, vector: Vector, into: Recorder, advice: bool = True) -> None:
    """As the package's functions do when they are observed."""
    options: dict[str, Any] = {"advice": advice}
    if vector.tier is not None and into.spec.tier_dimension is not None:
        options[naming.parameter(into.spec.tier_dimension.name)] = vector.tier
    asked = Asked(tier=vector.tier is not None, advice=advice)
    payload = vector.payload
    if vector.kind == "text":
        assert isinstance(payload, (bytes, str))
        found = package.validate_json(payload, **options)
        into.read(found, asked)
        if not any(violation.code == "json" for violation in found):
            into.judged("envelope", json.loads(payload), found, asked)
        return
    names = {"content": "validate_content", "envelope": "validate", "batch": "validate_batch"}
    found = getattr(package, names[vector.kind])(payload, **options)
    into.judged(vector.kind, payload, found, asked)


def has_array(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(has_array, value.values()))
    return isinstance(value, list)


@pytest.mark.parametrize("file", SPECS)
def test_vectors_show_their_rule_kept_or_broken(file: str) -> None:
    spec = load_file(REPO / file)
    package, alone, together = load(spec), recorder(spec), Seen()
    for vector in [vector for listed in vectors(spec).values() for vector in listed]:
        begin_anew(alone)
        judge(package, vector, alone)
        seen, broken = alone.seen, {finding.rule for finding in (*vector.violations, *vector.advice)}
        together.merge(seen)
        assert seen.broken == broken, vector
        # A rule that is broken at one place may be kept at another, if there are several.
        if vector.rule in broken and not has_array(vector.payload):
            assert vector.rule not in seen.kept, vector
    assert alone.lost == 0
    every = {rule.id for rule in rules(spec)}
    never = {keeps: {rule.id for rule, each in gaps(spec) if each is keeps} for keeps in (True, False)}
    assert together.broken == every - never[False]
    # One condition of the nasty spec is met by values of a secret alone, and no vector does so and is valid.
    assert every - together.kept <= never[True] | {"types.whenOdd"}
    records = [owner.record for owner in Coverage.of(spec, together).owners if owner.record is not None]
    assert together.present == {f"{each.name}.{field.name}" for each in records for field in each.fields}


@pytest.mark.parametrize("file", SPECS)
def test_what_was_noted_once_hides_nothing_that_comes_later(file: str) -> None:
    spec = load_file(REPO / file)
    package, alone, together, steady = load(spec), recorder(spec), Seen(), recorder(spec)
    for vector in [vector for listed in vectors(spec).values() for vector in listed] * 2:
        begin_anew(alone)
        judge(package, vector, alone, advice=False)
        together.merge(alone.seen)
        judge(package, vector, steady, advice=False)
    assert steady.seen == together
    assert steady.lost == 0


@pytest.fixture(scope="module")
def connect(spec: Spec) -> tuple[Any, Recorder]:
    return load(spec), recorder(spec)


@given(st.data())
def test_any_payload_can_be_looked_at(spec: Spec, connect: tuple[Any, Recorder], data: st.DataObject) -> None:
    """However it is spoilt: what is reported is broken, and what is kept is not broken everywhere."""
    payload = data.draw(spoilt(envelopes(spec), spec))
    package, found = connect
    begin_anew(found)
    violations = package.validate(payload, advice=True)
    found.judged("envelope", payload, violations, Asked(advice=True))
    assert found.lost == 0
    assert found.seen.broken == {violation.rule for violation in violations}
    if not has_array(payload):
        assert not found.seen.kept & found.seen.broken
    assert (found.seen.valid["Signal"] > 0) == (all(v.level == "advice" for v in violations))


class TestOnePayload:
    @pytest.fixture
    def of(self, spec: Spec) -> Any:
        """What is seen in a content, judged with these options."""

        def seen(content: dict[str, Any], asked: Asked | None = None, **options: Any) -> Seen:
            found = recorder(spec)
            package: Any = load(spec)
            violations = package.validate_content(content, **options)
            found.judged("content", content, violations, asked or Asked())
            assert found.lost == 0
            return found.seen

        return seen

    ORDER: ClassVar = {"signalType": "order", "currency": "EUR", "orderId": "O-1"}

    def test_a_valid_one(self, of: Any) -> None:
        seen = of(self.ORDER)
        assert seen.valid == {"order": 1}
        assert not seen.invalid
        assert seen.present == {"order.currency", "order.orderId"}
        assert seen.values == {("order.currency", "EUR")}
        assert not seen.broken
        assert seen.kept == {
            "Content.type", "Content.signalType.required", "Content.signalType.type",
            "Content.signalType.enum",
            "order.unknown", "order.currency.required", "order.currency.type", "order.currency.enum",
            "order.orderId.required", "order.orderId.type",
        }  # fmt: skip

    def test_null_is_absent_where_it_may_be(self, of: Any) -> None:
        seen = of({**self.ORDER, "effect": None, "orderId": None})
        assert seen.null == {"order.effect"}
        assert seen.present == {"order.currency"}
        assert seen.broken == {"order.orderId.type"}
        assert "order.orderId.required" in seen.kept
        assert not seen.kept & {"order.effect.type", "order.effect.enum", "order.orderId.type"}

    def test_of_a_wrong_type_nothing_else_is_said(self, of: Any) -> None:
        seen = of({**self.ORDER, "name": 7, "effect": ["positive"]})
        assert seen.broken == {"order.name.type", "order.effect.type"}
        assert {"order.name", "order.effect"} < seen.present
        assert not seen.kept & {"order.name.type", "order.name.max_length", "order.effect.enum"}
        assert seen.invalid == {"order": 1}

    def test_limits_are_kept_one_by_one(self, of: Any) -> None:
        seen = of({**self.ORDER, "name": "x" * 257, "category": "Behavior"})
        assert "order.name.max_length" in seen.broken - seen.kept
        assert {"order.name.type", "order.category.enum"} <= seen.kept

    def test_values_are_spelt_as_in_the_spec(self, of: Any) -> None:
        seen = of({"signalType": "error", "errorText": "x", "errorType": "APPLICATION"})
        assert seen.values == {("error.errorType", "application")}
        assert of({"signalType": "error", "errorText": "x", "errorType": "applicatio\u017f"}).values == set()

    def test_objects_inside_are_judged_by_themselves(self, of: Any) -> None:
        good = {"productId": "P", "productName": "N", "unitPrice": 1}
        seen = of({**self.ORDER, "orderedItems": [good, {**good, "unitPrice": "1"}, 7]})
        assert seen.valid == {"OrderedItem": 1}
        assert seen.invalid == {"OrderedItem": 1, "order": 1}
        assert {"OrderedItem.unitPrice.type"} == seen.broken & seen.kept
        assert "order.orderedItems.type" in seen.broken - seen.kept

    def test_an_empty_array_is_there_and_of_the_right_type(self, of: Any) -> None:
        seen = of({**self.ORDER, "orderedItems": []})
        assert "order.orderedItems" in seen.present
        assert "order.orderedItems.type" in seen.kept

    def test_unknown_members(self, of: Any) -> None:
        content = {**self.ORDER, "x": 1}
        assert "order.unknown" not in of(content).kept
        ignoring = Asked(unknown=False)
        assert "order.unknown" not in of(self.ORDER, ignoring, unknown="ignore").kept
        assert of(content, ignoring, unknown="ignore").valid == {"order": 1}

    def test_tiers_and_advice_only_where_asked_for(self, of: Any) -> None:
        view = {"signalType": "pageView", "url": "https://example.com"}
        assert "pageView.subscription" not in of(view).kept
        assert "pageView.subscription" in of(view, Asked(tier=True), subscription="premium").kept
        assert "pageView.subscription" not in of(view, Asked(tier=True), subscription="pro").kept
        assert "pageView.url.advice_format" not in of(view).kept
        assert "pageView.url.advice_format" in of(view, Asked(advice=True), advice=True).kept

    def test_conditions_must_hold(self, of: Any) -> None:
        content = {
            "signalType": "identification",
            "identifierName": "sms",
            "identifierValue": "+4915123456789",
        }
        assert "identification.smsValue" in of(content).kept
        assert "identification.emailValue" not in of(content).kept

    @pytest.mark.parametrize("name", [None, 7, "no such type"])
    def test_without_a_type(self, of: Any, name: Any) -> None:
        seen = of({"signalType": name})
        assert "Content.signalType.required" in seen.kept
        assert ("Content.signalType.type" in seen.kept) == isinstance(name, str)
        assert not seen.valid


class TestOddities:
    def test_memory_is_bounded(self, spec: Spec) -> None:
        found = recorder(spec)
        for number in range(3000):
            found.judged("content", {"signalType": "error", f"x{number}": number}, [], Asked(unknown=False))
        assert len(found.records["error"].shapes) <= 1000
        assert found.seen.valid == {"error": 3000}
        assert found.seen.present == set()

    def test_nothing_counts_before_it_is_active(self, spec: Spec) -> None:
        found = Recorder(spec)
        found.judged("content", {"signalType": "error"}, [], Asked())
        assert found.seen == Seen()

    def test_oddities_are_counted_and_no_errors(self, spec: Spec) -> None:
        class Odd(dict[str, Any]):
            def values(self) -> Any:
                raise RuntimeError("odd")

        found = recorder(spec)
        found.judged("content", Odd(signalType="error"), [], Asked())
        found.judged("content", UserDict(signalType="error"), [], Asked())
        found.judged("batch", [None, 7, [], {}], [], Asked())
        assert found.lost == 1

    def test_what_was_seen_goes_to_another_process_and_back(self, spec: Spec) -> None:
        found = recorder(spec)
        payload = {"signalType": "order", "currency": "EUR", "effect": None, "orderId": 5}
        found.judged("content", payload, load(spec).validate_content(payload), Asked())
        sent = json.loads(json.dumps(found.seen.record()))
        twice = Seen.of(sent)
        twice.merge(Seen.of(sent))
        assert twice.invalid == {"order": 2}
        assert {**twice.record(), "invalid": {"order": 1}} == found.seen.record()
