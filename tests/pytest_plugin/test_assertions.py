"""What assertions accept, and what they say where they fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from connect_signals import AddToCart, IdentifiableAttributes, Signal
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.testing import Contract

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def contract(spec: Spec) -> Contract:
    return Contract(spec)


def said(contract: Contract, payload: Any, *expected: Any, **options: Any) -> list[str]:
    """The lines of the failure."""
    with pytest.raises(AssertionError) as caught:
        if expected:
            contract.assert_violates(payload, *expected, **options)
        else:
            contract.assert_valid(payload, **options)
    return str(caught.value).split("\n")


def order(contract: Contract, **members: Any) -> dict[str, Any]:
    return contract.samples.signal("order", **members)


class TestWhatIsJudged:
    def test_every_form_of_a_valid_signal(self, contract: Contract) -> None:
        signal = order(contract)
        content = AddToCart(currency="EUR", item_quantity=1, product_id="P", product_name="N", unit_price=1)
        envelope = Signal(
            app_key="a", identifiable_attributes=IdentifiableAttributes(contact_key="C"), content=content
        )
        text = json.dumps(signal)
        for payload in (
            signal, {"signal": signal}, signal["signalContent"], [signal, signal], (signal,), [],
            text, text.encode(), content, envelope, [envelope.to_dict()],
        ):  # fmt: skip
            contract.assert_valid(payload)

    @pytest.mark.parametrize(
        ("wrap", "what", "pointer"),
        [
            (lambda s: s, "Signal with order content", "/signalContent/orderId"),
            (lambda s: {"signal": s}, "Signal with order content", "/signal/signalContent/orderId"),
            (lambda s: s["signalContent"], "order content", "/orderId"),
            (lambda s: [s], "batch of 1", "/0/signalContent/orderId"),
            (json.dumps, "Signal as JSON text", "/signalContent/orderId"),
        ],
    )
    def test_pointers_lead_into_what_was_passed(
        self, contract: Contract, wrap: Any, what: str, pointer: str
    ) -> None:
        assert said(contract, wrap(order(contract, orderId=5))) == [
            f"{what} breaks the contract: 1 violation",
            f"  + order.orderId.type  {pointer} = 5",
            "      expected a string, got the number 5",
        ]

    @pytest.mark.parametrize("payload", [None, 7, "no JSON", b"\xff", {}, {"signalContent": 1}, [None]])
    def test_what_is_no_signal_at_all(self, contract: Contract, payload: Any) -> None:
        assert "breaks the contract" in said(contract, payload)[0]

    def test_a_request_is_no_signal(self, contract: Contract) -> None:
        assert said(contract, {"query": "{ a }"})[0].startswith("Signal with content of no known type")

    def test_options_reach_the_validator(self, contract: Contract) -> None:
        signal = contract.samples.signal("pageView", url="no address")
        contract.assert_valid(signal)
        contract.assert_violates(signal, "pageView.url.advice_format")
        contract.assert_violates(signal, "pageView.subscription", tier="pro")
        assert "advice_format" in said(contract, signal, advice=True)[1]
        signal["more"] = 1
        contract.assert_valid(signal, unknown="ignore")
        with pytest.raises(ValueError, match="there is no tier 'por': did you mean 'pro'"):
            contract.violations(signal, tier="por")

    def test_a_contract_may_have_a_tier(self, spec: Spec) -> None:
        contract = Contract(spec, tier="pro")
        view = contract.samples.signal("pageView")
        contract.assert_violates(view, "pageView.subscription")
        contract.assert_valid(view, tier="premium")

    def test_a_spec_without_tiers(self) -> None:
        contract = Contract(load_file(REPO / "tests/cases/minimal/spec.yaml"))
        with pytest.raises(ValueError, match="has no tiers"):
            contract.violations({}, tier="pro")


class TestDifferences:
    def test_rules_are_compared_whatever_their_order_and_number(self, contract: Contract) -> None:
        items = [{"productId": 1}, {"productId": 2}]
        rules = ["OrderedItem.productId.type", "OrderedItem.productName.required",
                 "OrderedItem.unitPrice.required"]  # fmt: skip
        contract.assert_violates(order(contract, orderedItems=items), *reversed(rules))

    def test_a_pointer_means_one_place(self, contract: Contract) -> None:
        content = contract.samples.content("order", orderId=1, orderValue="x")
        contract.assert_violates(content, ("order.orderId.type", "/orderId"), "order.orderValue.type")
        lines = said(contract, content, ("order.orderId.type", "/orderid"), "order.orderValue.type")
        assert lines[0].endswith("than expected: 1 expected and not found (-), 1 not expected (+)")
        assert lines[1] == "  - order.orderId.type  /orderid"
        assert lines[3] == "  + order.orderId.type  /orderId = 1"
        assert lines[5] == '    order.orderValue.type  /orderValue = "x"'

    def test_what_is_missing_is_explained(self, contract: Contract) -> None:
        lines = said(
            contract, order(contract), "order.orderid.type", "order.currency.enum", "pageView.subscription",
            "of no kind whatever",
        )  # fmt: skip
        assert lines == [
            "Signal with order content breaks other rules than expected: 4 expected and not found (-)",
            "  - order.orderid.type",
            "      no rule of connect-signals has this id; did you mean 'order.orderId.type'?",
            "  - order.currency.enum",
            "      the rule: `currency` is a value of Currency.",
            "  - pageView.subscription",
            "      judged only where a tier is named: tier='pro'",
            "  - of no kind whatever",
            "      no rule of connect-signals has this id",
        ]

    def test_a_rule_must_be_named(self, contract: Contract) -> None:
        with pytest.raises(TypeError, match="assert_valid is for payloads that break none"):
            contract.assert_violates({})

    def test_a_long_list_is_cut_after_what_was_not_expected(self, contract: Contract) -> None:
        signals = [order(contract, orderId=1) for _ in range(30)] + [order(contract, currency=1)]
        lines = said(contract, signals, "order.orderId.type")
        assert lines[1] == "  + order.currency.type  /30/signalContent/currency = 1"
        assert len(lines) == 1 + 2 * 20 + 1
        assert lines[-1] == "  ... and 11 more"


class TestValues:
    def test_secrets_are_masked_wherever_they_stand(self, contract: Contract) -> None:
        signal = order(contract)
        signal["appKey"] = ["s3cret"]
        signal["app_key"] = "s3cret"
        signal["signalContent"]["appKey"] = {"inner": "s3cret"}
        signal["identifiableAttributes"]["appkey"] = {"x": "s3cret"}
        text = "\n".join(said(contract, signal))
        assert "s3cret" not in text
        assert text.count("= ***") == 4

    def test_large_and_odd_values_stay_on_a_line(self, contract: Contract) -> None:
        inner: dict[str, Any] = {}
        inner["self"] = inner
        for value, shown in (
            ({"a": 1, "b": "s3cret"}, "{2 members}"),
            ([1], "[1 element]"),
            ([], "[]"),
            ({}, "{}"),
            (inner, "{1 member}"),
            (None, "null"),
            (True, "true"),
            (10**400, None),
            (float("nan"), "NaN"),
            (object(), None),
            ({1, 2}, None),
        ):
            expected = "" if shown is None else f" = {shown}"
            lines = said(contract, {**contract.samples.content("order"), "orderId": value})
            assert lines[1] == f"  + order.orderId.type  /orderId{expected}"

    def test_nothing_acts_on_the_terminal(self, contract: Contract) -> None:
        content = {**contract.samples.content("order"), "\x1b[2J~/": "\x1b]0;x\x07"}
        text = "\n".join(said(contract, content, "\x1b[31m"))
        assert "\x1b" not in text
        assert "\x07" not in text

    def test_endless_names_are_cut(self, contract: Contract) -> None:
        lines = said(contract, {**contract.samples.content("order"), "x" * 100_000: 7})
        assert max(map(len, lines)) < 300

    def test_pointers_into_odd_names(self, contract: Contract) -> None:
        lines = said(contract, {**contract.samples.content("order"), "a/b~c": 7})
        assert lines[1] == "  + order.unknown  /a~1b~0c = 7"


def test_outside_of_pytest(tmp_path: Path) -> None:
    code = """
import sys
sys.modules["pytest"] = None
from signalspec.testing import assert_valid, assert_violates, contract
assert_valid(contract().samples.signal("order"))
assert_violates({"signalType": "order", "currency": "EUR"}, "order.orderId.required")
assert contract() is contract() and contract().spec.name == "connect-signals"
"""
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, timeout=60)
