"""Samples of signals: valid, with members set, or with one fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.payloads import gaps
from signalspec.testing import Contract

REPO = Path(__file__).resolve().parents[2]
SPECS = ["spec/signals.yaml", "tests/cases/library/spec.yaml", "tests/cases/minimal/spec.yaml"]


@pytest.fixture(scope="module", params=SPECS)
def contract(request: pytest.FixtureRequest) -> Contract:
    return Contract(load_file(REPO / request.param))


@pytest.fixture(scope="module")
def connect(spec: Spec) -> Contract:
    return Contract(spec)


def test_every_type_has_valid_samples(contract: Contract) -> None:
    samples = contract.samples
    for name in contract.signal_types:
        least, full = samples.content(name), samples.full_content(name)
        assert least.keys() <= full.keys()
        for payload in (least, full, samples.signal(name), samples.full_signal(name)):
            contract.assert_valid(payload)


def test_every_rule_that_can_be_broken_alone_is(contract: Contract) -> None:
    hopeless = {rule.id for rule, keeps in gaps(contract.spec) if not keeps}
    tiers = contract.spec.tiers
    for signal in contract.spec.signals:
        for tier in set(tiers) - set(signal.tiers):
            dimension = contract.spec.tier_dimension
            assert dimension is not None
            rule = f"{signal.name}.{dimension.name}"
            contract.assert_violates(contract.samples.violating(rule), rule, tier=tier)
            hopeless.add(rule)
    judged = 0
    for rule in contract.rules:
        if rule in hopeless or rule in ("Content.type", "Batch.type"):
            continue
        payload = contract.samples.violating(rule)
        contract.assert_violates(payload, rule)
        judged += 1
    assert judged > len(contract.rules) / 2
    # What is no object and no list cannot be told to be meant as a content or as a batch.
    assert not isinstance(contract.samples.violating("Content.type"), dict)
    assert not isinstance(contract.samples.violating("Batch.type"), list)


def test_samples_belong_to_the_caller(connect: Contract) -> None:
    first = connect.samples.full_signal("order")
    first["signalContent"]["orderedItems"][0].clear()
    first["identifiableAttributes"].clear()
    connect.samples.violating("order.orderId.type")["signalContent"].clear()
    connect.assert_valid(connect.samples.full_signal("order"))
    connect.assert_violates(connect.samples.violating("order.orderId.type"), "order.orderId.type")


def test_members_are_set_and_the_others_made_to_fit(connect: Contract) -> None:
    samples = connect.samples
    for name in ("email", "sms", "contactKey"):
        content = samples.content("identification", identifierName=name)
        assert content["identifierName"] == name
        connect.assert_valid(content)
    given: dict[str, Any] = {"deep": ["x"]}
    content = samples.content("order", orderId=given)
    given["deep"].clear()
    assert content["orderId"] == {"deep": ["x"]}
    envelope = samples.envelope(samples.content("order"), sessionId="S-1", test=True)
    assert (envelope["sessionId"], envelope["test"]) == ("S-1", True)
    connect.assert_valid(envelope)


def test_wrong_names_are_said_at_once(connect: Contract) -> None:
    samples = connect.samples
    for call, message in (
        (lambda: samples.signal("oder"), "no signal type 'oder'; did you mean 'order'"),
        (lambda: samples.signal("order", orderid=1), "order has no field 'orderid'; did you mean 'orderId'"),
        (lambda: samples.envelope({}, sessionID="x"), "Signal has no field 'sessionID'; did you mean"),
        (lambda: samples.violating("order.orderID.type"), "no rule 'order.orderID.type'; did you mean"),
        (lambda: samples.vectors("x"), "there is no rule 'x'"),
    ):
        with pytest.raises(ValueError, match=message):
            call()


def test_vectors_of_a_rule(connect: Contract) -> None:
    found = connect.samples.vectors("order.orderId.required")
    assert {vector.valid for vector in found} == {True, False}
    assert all(vector in connect.samples.vectors() for vector in found)
