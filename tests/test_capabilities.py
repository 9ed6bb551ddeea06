"""The capability table has an entry for everything, and a reason wherever something is not enforced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from signalspec.capabilities import DEVIATIONS, STATUSES, TARGETS, capabilities, kind_of, kinds, parts
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.rules import rules


def test_each_kind_has_an_entry_for_each_target() -> None:
    assert set(capabilities()) == {(kind.id, target.id) for kind in kinds() for target in TARGETS}
    for (kind, target), found in capabilities().items():
        assert (found.kind, found.target) == (kind, target)
        assert found.status in STATUSES


def test_kinds_and_targets_are_listed_once() -> None:
    for named in ([kind.id for kind in kinds()], [kind.title for kind in kinds()], [t.id for t in TARGETS]):
        assert len(named) == len(set(named))


def test_there_is_a_reason_just_where_a_rule_is_not_enforced() -> None:
    for found in capabilities().values():
        assert bool(found.why) == (found.status != "enforced"), found
        assert not found.why or found.why[-1] == "."


def test_what_is_looser_or_stricter_is_so_by_a_deviation() -> None:
    listed = {(kind, target, d.status): d for d in DEVIATIONS for kind in d.kinds for target in d.targets}
    for found in capabilities().values():
        if found.status in ("looser", "stricter"):
            assert (found.kind, found.target, found.status) in listed, found
    for (kind, target, status), deviation in listed.items():
        # A cell has one status; what differs in several ways has the looser one.
        assert deviation.under or capabilities()[kind, target].status in (status, "looser"), deviation


def test_deviations_are_about_what_there_is() -> None:
    for deviation in DEVIATIONS:
        assert set(deviation.kinds) <= {kind.id for kind in kinds()}
        assert set(deviation.targets) <= {target.id for target in TARGETS}
        assert deviation.why[-1] == "."


def test_the_validators_enforce_everything_and_the_pages_nothing() -> None:
    assert {capabilities()[kind.id, "python"].status for kind in kinds()} == {"enforced"}
    assert {capabilities()[kind.id, "docs"].status for kind in kinds()} == {"documented"}


def test_one_verdict_everywhere() -> None:
    """Whatever is an error is one for the constructors, the models and the strict schemas, too."""
    for kind in kinds():
        judged = not kind.id.startswith("advice.") and kind.id not in (
            "json",
            "decimal",
            "batch.max_items",
            "tier",
        )
        for target in ("constructors", "pydantic_models", "jsonschema"):
            assert not judged or capabilities()[kind.id, target].status == "enforced", (kind.id, target)


def test_every_rule_has_a_kind(spec: Spec) -> None:
    with_rules = {kind.id for kind in kinds() if kind.has_rules}
    for rule in rules(spec):
        assert kind_of(rule) in with_rules, rule.id


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("Text.json", "json"),
        ("Text.duplicate_key", "advice.duplicate_key"),
        ("Batch.type", "type.array"),
        ("Batch.max_items", "batch.max_items"),
        ("Batch.advice_min_items", "advice.batch"),
        ("Signal.type", "type.object"),
        ("Signal.appKey.required", "required"),
        ("Signal.signalContent.type", "type.content"),
        ("Signal.identifiableAttributes.type", "type.object"),
        ("Signal.test.type", "type.boolean"),
        ("Content.type", "type.content"),
        ("Content.signalType.enum", "discriminator"),
        ("IdentifiableAttributes.at_least_one", "at_least_one"),
        ("IdentifiableAttributes.advice_at_most_one", "advice.at_most_one"),
        ("addToCart.unknown", "unknown"),
        ("addToCart.itemQuantity.type", "type.integer"),
        ("addToCart.itemQuantity.range", "range.integer"),
        ("addToCart.unitPrice.range", "range.number"),
        ("addToCart.unitPrice.advice_range", "advice.range"),
        ("addToCart.productUrls.type", "type.array"),
        ("addToCart.productUrls.advice_format", "advice.format"),
        ("addToCart.currency.type", "type.string"),
        ("addToCart.currency.enum", "enum.exact"),
        ("error.errorType.enum", "enum.ignore_case"),
        ("error.effect.advice_enum", "advice.enum"),
        ("error.subscription", "tier"),
        ("identification.emailValue", "when"),
        ("onSiteSearch.foundSome", "advice.when"),
        ("order.valueAddsUp", "advice.sum"),
    ],
)
def test_kinds_of_rules(spec: Spec, rule: str, kind: str) -> None:
    (found,) = (each for each in rules(spec) if each.id == rule)
    assert kind_of(found) == kind


def test_a_tier_dimension_may_have_the_name_of_a_kind(spec: Spec) -> None:
    assert spec.tier_dimension
    renamed = replace(spec, tier_dimension=replace(spec.tier_dimension, name="decimal"))
    (found,) = (rule for rule in rules(renamed) if rule.id == "error.decimal")
    assert kind_of(found) == "tier"


def test_the_specs_of_the_tests_have_rules_of_every_kind(spec: Spec) -> None:
    other = load_file(Path(__file__).parent / "jsonschema_target" / "greenhouse.yaml")
    shown = {kind_of(rule) for each in (spec, other) for rule in rules(each)}
    errors = {kind.id for kind in kinds() if kind.has_rules and not kind.id.startswith("advice.")}
    assert errors <= shown


def test_parts_of_the_traffic(spec: Spec) -> None:
    found = parts(spec)
    assert found["Text"] == {"text"}
    assert found["Batch"] == {"batch"}
    assert found["Signal"] == found["IdentifiableAttributes"] == {"envelope"}
    assert found["Content"] == found["order"] == found["OrderedItem"] == {"content"}
    assert set(found) == {rule.owner for rule in rules(spec)}
