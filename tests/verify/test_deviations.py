"""Servers that part with the contract in one point: that point is found, and no other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from signalspec.mock import Settings, running_mock
from signalspec.model import Spec
from signalspec.verify import Access, Outcome, Scope, verify
from signalspec.verify.answers import Answer
from signalspec.verify.plan import plan
from signalspec.verify.results import Results, RuleResult
from standin import Reply, Request, judging, refused, running, taken

QUICK: dict[str, Any] = {"backoff": 0.01, "concurrency": 8, "timeout": 60.0}


def results(outcome: Outcome) -> dict[str, str]:
    """What was found rule by rule, where it is not as it should be."""
    return {row.rule.id: row.result for row in outcome.results if row.result not in ("agrees", "untested")}


def untested(outcome: Outcome) -> dict[str, str]:
    return {row.rule.id: row.why_untested for row in outcome.results if row.result == "untested"}


def test_the_strict_mock_agrees_on_all_that_it_can_see(spec: Spec) -> None:
    tiers = {f"{signal.name}.subscription" for signal in spec.signals if len(signal.tiers) < len(spec.tiers)}
    with running_mock(spec) as mock:
        access = Access(mock.url, (("x-api-key", "any"),), **QUICK)
        outcome = verify(spec, access, Scope(limit=830, random=60, seed=3))
        assert results(outcome) == {}
        assert set(untested(outcome)) == {"Text.json", "Text.duplicate_key", "Content.type", *tiers}
        assert outcome.agrees and outcome.complete and outcome.retried == 0
        assert outcome.results.random["accepted"] > 15 and outcome.results.random["refused"] > 15
        # With a type for the variable, texts can be sent as they stand.
        texts = verify(spec, access, Scope(variables="[SignalInput!]!", rules=("Text.*", "Batch.*")))
        assert results(texts) == untested(texts) == {}


def test_the_lenient_mock_is_looser_in_every_error_that_types_do_not_catch(spec: Spec) -> None:
    with running_mock(spec, Settings(mode="lenient")) as mock:
        access = Access(mock.url, (("x-api-key", "any"),), **QUICK)
        outcome = verify(spec, access, Scope(types=("addToCart", "identification")))
        envelope = verify(spec, access, Scope(rules=("Signal.*", "IdentifiableAttributes.*", "Batch.*")))
    found = results(outcome)
    assert set(found.values()) == {"looser"}
    tested = {row.rule.id for row in outcome.results if row.tested and row.rule.level == "error"}
    assert set(found) == tested and len(tested) > 40
    # The envelope has GraphQL types, which refuse what is missing, unknown or of another type.
    assert {rule for rule in results(envelope) if rule.startswith(("Signal.", "Batch."))} == {
        "Signal.signalContent.type"
    }
    assert results(envelope)["IdentifiableAttributes.email.format"] == "looser"
    assert "IdentifiableAttributes.unknown" not in results(envelope)
    row = next(row for row in outcome.results if row.rule.id == "addToCart.unitPrice.type")
    assert row.looser is not None and row.looser.answer.reported == ("addToCart.unitPrice.type",)


@pytest.mark.parametrize(
    "scope", [Scope(limit=150), Scope(variables="[NoticeInput!]!", limit=40, random=100, seed=5)]
)
def test_one_who_keeps_the_contract(library: Spec, scope: Scope) -> None:
    with running(judging(library)) as standin:
        outcome = verify(library, Access(standin.url, **QUICK), scope)
    assert results(outcome) == {}
    # What is the same on the wire is sent once.
    assert len({request.body for request in standin.requests}) == outcome.sent or scope.random


@pytest.mark.parametrize(
    "rule", ["Item.copies.range", "Notice.dryRunsAreNamed", "loan.unknown", "Batch.max_items"]
)
def test_one_rule_looser(library: Spec, rule: str) -> None:
    with running(judging(library, but={rule})) as standin:
        scope = Scope(rules=(f"{rule.partition('.')[0]}.*",), random=30)
        outcome = verify(library, Access(standin.url, **QUICK), scope)
    assert results(outcome) == {rule: "looser"}
    (row,) = [row for row in outcome.results if row.rule.id == rule]
    assert row.looser is not None and [each.rule for each in row.looser.case.broken] == [rule]
    assert row.invalid["refused"] == 0 and row.valid["refused"] == 0


def test_one_limit_stricter(library: Spec) -> None:
    def long(signal: Any) -> bool:
        items = signal.get("body", {}).get("items")
        return isinstance(items, list) and len(items) > 19

    with running(judging(library, also=long)) as standin:
        outcome = verify(library, Access(standin.url, **QUICK), Scope(types=("loan",)))
    assert results(outcome) == {"loan.items.max_items": "stricter"}
    (row,) = [row for row in outcome.results if row.rule.id == "loan.items.max_items"]
    assert row.stricter is not None and "20" in row.stricter.case.name


def test_advice_taken_for_an_error(library: Spec) -> None:
    def cheap(signal: Any) -> bool:
        body = signal.get("body")
        fee = body.get("fee") if isinstance(body, dict) else None
        return isinstance(fee, float | int) and fee < 0.5

    with running(judging(library, also=cheap)) as standin:
        outcome = verify(library, Access(standin.url, **QUICK), Scope(rules=("loan.fee.*",)))
    # Where the remark begins, and where the error does: both sides lie below.
    assert results(outcome) == {"loan.fee.advice_range": "stricter", "loan.fee.range": "stricter"}


def test_both_looser_and_stricter(library: Spec) -> None:
    def behave(request: Request) -> Reply:
        copies = [
            item.get("copies") for signal in request.signals for item in signal["body"].get("items", [])
        ]
        return refused(library) if 12 in copies else taken(request, library)

    with running(behave) as standin:
        outcome = verify(library, Access(standin.url, **QUICK), Scope(rules=("Item.copies.range",)))
    assert results(outcome) == {"Item.copies.range": "both"}


def test_a_type_that_is_not_known_is_one_finding(library: Spec) -> None:
    """Where even the plainest signal of a type is refused, a refusal says nothing of its other rules."""

    def bought(signal: Any) -> bool:
        body = signal.get("body")
        return isinstance(body, dict) and body.get("event") == "bought"

    with running(judging(library, but={"bought.title.max_length"}, also=bought)) as standin:
        scope = Scope(rules=("bought.*", "Content.*", "closed.*", "Notice.*"), random=40)
        outcome = verify(library, Access(standin.url, **QUICK), scope)
    found = results(outcome)
    assert found.pop("Content.event.enum") == "stricter"
    assert found.pop("bought") == "undecided"
    # Vectors for the envelope would hold the smallest content, which is one of these; now they do not.
    assert set(found.values()) == {"undecided"} and {rule.partition(".")[0] for rule in found} == {"bought"}
    (row,) = [row for row in outcome.results if row.rule.id == "bought.title.type"]
    assert row.undecided is not None
    assert row.undecided.answer.said == "it refuses even the plainest bought (HTTP 200: not this one)"


def test_rules_that_the_server_names(library: Spec) -> None:
    """A server that tells the broken rules is believed: a refusal is laid to the rule that it names."""
    named = [{"rule": "closed.room.type"}, {"rule": "no.such.rule"}, {"rule": 7}, "no object"]

    def behave(request: Request) -> Reply:
        reply = judging(library)(request)
        seats = [
            signal["body"].get("seats") for signal in request.signals if isinstance(signal["body"], dict)
        ]
        if "errors" in reply.body or seats == [None]:
            return reply
        return refused(library, signalspec={"violations": named})

    with running(behave) as standin:
        outcome = verify(library, Access(standin.url, **QUICK), Scope(types=("closed",)))
    assert results(outcome) == {"closed.room.type": "stricter"}
    (row,) = [row for row in outcome.results if row.rule.id == "closed.room.type"]
    assert row.stricter is not None and row.stricter.answer.reported == ("closed.room.type", "no.such.rule")


def test_of_several_faults_only_what_is_named_counts(library: Spec) -> None:
    """A payload with two faults may well be refused for the other one; one that is taken shows both."""
    found = plan(library, Scope(random=400))
    case = next(case for case in found.random() if len({each.rule for each in case.broken}) == 2)
    one, other = sorted({each.rule for each in case.broken})

    def rows(*answers: Answer) -> list[RuleResult]:
        results = Results(library, found)
        for answer in answers:
            results.take(case, answer)
        return [row for row in results if row.rule.id in (one, other)]

    refusal = Answer("refused", "no", 200)
    assert [row.invalid.total() for row in rows(refusal)] == [0, 0]
    named = {row.rule.id: row.invalid["refused"] for row in rows(replace(refusal, reported=(one,)))}
    assert named == {one: 1, other: 0}
    assert [row.result for row in rows(Answer("accepted", "yes", 200))] == ["looser", "looser"]
