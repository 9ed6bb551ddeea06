"""Samples with a fault break that rule and nothing else, whoever judges them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest
from sample_runs import REPO, drawn
from signalspec import naming
from signalspec.load import load_file
from signalspec.model import Json, Spec
from signalspec.payloads import Judge, gaps
from signalspec.payloads.records import near_misses
from signalspec.rules import Rule, rules
from signalspec.sampling import ANY, START, NoSampleError
from signalspec.sampling.breaking import Breaking
from signalspec.sampling.chance import seeded
from signalspec.sampling.checking import Checker
from signalspec.sampling.clock import milliseconds
from signalspec.sampling.faults import Faults
from signalspec.sampling.keeping import Keeping
from signalspec.sampling.making import Making
from signalspec.validators import load

CASES = REPO / "tests" / "cases"
SPECS = {
    "signals": REPO / "spec" / "signals.yaml",
    "samples": CASES / "samples" / "spec.yaml",
    "library": CASES / "library" / "spec.yaml",
    "minimal": CASES / "minimal" / "spec.yaml",
    "nasty": CASES / "nasty" / "spec.yaml",
    "other": REPO / "tests" / "vectors" / "other.yaml",
    "greenhouse": REPO / "tests" / "jsonschema_target" / "greenhouse.yaml",
    "docs": REPO / "tests" / "docs_target" / "nasty.yaml",
}


class Faulty:
    """Samples of one spec with any fault. `tiers` makes them for a caller whose tier lacks some types."""

    def __init__(self, spec: Spec, tier: str | None = None) -> None:
        dimension = spec.tier_dimension
        self._making = Making(spec, milliseconds(START))
        checker = Checker(spec, load(spec), tier, bare=False)
        keeping = Keeping(self._making, checker)
        good = [
            signal
            for signal in spec.signals
            if keeping.why_not(signal, f"{signal.name}.{dimension.name}" if dimension else "") is None
            and (tier is None or tier in signal.tiers)
        ]
        current = [signal for signal in good if signal.deprecated is None]
        self.unavoidable = {rule for remarks in keeping.unavoidable.values() for rule in remarks}
        self._spec = spec
        self._breaking = Breaking(spec, self._making, checker, keeping.unavoidable)
        self._faults = Faults(spec, spec.signals, (current, good), tier, bare=False)

    def signals(self, rule: str, count: int) -> list[Json]:
        """So many with a fault; none where none can be found. Raises NoSampleError where none can be."""
        fault, chance = self._faults.of(rule), seeded(3)
        if not self._breaking.is_possible(fault):
            return []
        types = [self._spec.signal(name) for name in fault.places]
        steps = (self._making.alone(types[at % len(types)], chance) for at in range(20 * count))
        found = (self._breaking.signal(fault, step, chance) for step in steps)
        return [each.signal for each in islice(filter(None, found), count)]


def faulty(spec: Spec, count: int) -> Iterator[tuple[Rule, str | None, list[Json], set[str]]]:
    """Each rule, the tier that it needs, samples that break it, and what advice none of them follows."""
    by_tier = {tier: Faulty(spec, tier) for tier in (None, *spec.tiers)}
    for rule in rules(spec):
        tier = None
        if spec.tier_dimension and rule.code == spec.tier_dimension.name:
            tier = next(each for each in spec.tiers if each not in spec.signal(rule.owner).tiers)
        if rule.owner not in ("Text", "Batch") and rule.id != "Content.type":
            makes = by_tier[tier]
            try:
                yield rule, tier, makes.signals(rule.id, count), makes.unavoidable
            except NoSampleError:
                yield rule, tier, [], set()


@pytest.mark.parametrize("name", SPECS)
def test_every_rule_that_can_be_broken_is_broken_alone(name: str) -> None:
    """As the generated validators see it, and as the judge does, who reads the model by himself."""
    spec = load_file(SPECS[name])
    judge, package = Judge(spec), load(spec)
    parameter = naming.parameter(spec.tier_dimension.name) if spec.tier_dimension else ""
    never, remarked = set(), set()
    for rule, tier, signals, unavoidable in faulty(spec, 3):
        never |= set() if signals else {rule.id}
        for signal in signals:
            found = package.validate(signal, advice=True, **({parameter: tier} if tier else {}))
            assert [v.rule for v in found if v.level == "error" or v.rule == rule.id] == [rule.id]
            assert sorted((f.rule, f.path) for f in judge.envelope(signal, tier)) == sorted(
                (v.rule, v.path) for v in found
            )
            remarked |= {(rule.id, v.rule) for v in found if v.rule not in {rule.id, *unavoidable}}
    assert never == {rule.id for rule, keeps in gaps(spec) if not keeps}
    assert remarked == REMARKED.get(name, set())


# Rules that cannot be broken without a remark on something else, and that.
REMARKED = {
    "other": {
        ("lent.manyExtra", "lent.days.advice_range"),
        ("lent.someExtra", "lent.days.advice_range"),
        ("charged.at_most_one", "charged.oldNote.deprecated"),
        ("charged.at_most_one", "charged.oldMarks.deprecated"),
    },
    "greenhouse": {("climate.coldIsFew", "climate.addsUp")},
}


def test_what_is_written_is_what_validate_reads(
    spec: Spec, judged: Callable[..., list[dict[str, Any]]]
) -> None:
    """By way of bytes: no signal with a fault is taken for something else than it is."""
    expected, lines = [], []
    for rule, tier, signals, _ in faulty(spec, 2):
        if tier is None:
            expected += [rule.id] * len(signals)
            lines += [json.dumps(signal, ensure_ascii=False) for signal in signals]
    assert [found["rule"] for found in judged("\n".join(lines))] == expected
    wrapped = [f'{{"signal": {line}}}' for line in lines]
    assert [found["rule"] for found in judged(f"[{','.join(wrapped)}]")] == expected


def test_the_fault_is_all_that_sets_a_signal_apart(spec: Spec) -> None:
    faulty = drawn(spec, 40, types=("order",), faults=("OrderedItem.unitPrice.type",))
    for signal in faulty:
        items = signal["signalContent"]["orderedItems"]
        wrong = [item for item in items if not isinstance(item["unitPrice"], (int, float))]
        assert len(wrong) <= 1  # a flag is a number to Python
        assert all(item["productId"] for item in items)
    assert len({json.dumps(signal["identifiableAttributes"]) for signal in faulty}) > 5
    wrong = [item["unitPrice"] for s in faulty for item in s["signalContent"]["orderedItems"]]
    kinds = {type(price) for price in wrong}
    assert kinds >= {int, float, str, type(None)}


def test_a_misspelt_member_is_one_that_was_meant(spec: Spec) -> None:
    names = {field.name for field in spec.signal("productView").fields}
    near = {miss for name in names for miss in near_misses(name)}
    for signal in drawn(spec, 30, faults=("productView.unknown",)):
        (stranger,) = signal["signalContent"].keys() - names - {"signalType"}
        assert stranger in near


def test_a_share_of_faults(spec: Spec) -> None:
    package = load(spec)
    signals = drawn(spec, 2_000, faults=(ANY,), faulty=0.1, seed=3)
    found = [package.validate(signal, advice=True) for signal in signals]
    bad = [each for each in found if each]
    assert all(len(each) == 1 and each[0].level == "error" for each in bad)
    assert 150 < len(bad) < 250
    assert len({each[0].rule for each in bad}) > 80
    types = Counter(
        s["signalContent"]["signalType"] for s, each in zip(signals, found, strict=True) if not each
    )
    assert len(types) == len(spec.signals)


def test_several_faults_take_turns(spec: Spec) -> None:
    package = load(spec)
    faults = ("order.orderId.required", "Signal.appKey.type", "error.effect.advice_enum")
    found = [package.validate(signal, advice=True) for signal in drawn(spec, 200, faults=faults)]
    assert Counter(each[0].rule for each in found).keys() == set(faults)
    assert all(len(each) == 1 for each in found)


def test_a_fault_of_a_share_moves_to_a_type_that_can_have_it(spec: Spec) -> None:
    package = load(spec)
    signals = drawn(spec, 400, faults=("order.orderId.required",), faulty=0.25)
    bad = [signal for signal in signals if package.validate(signal)]
    assert 60 < len(bad) < 140
    assert {signal["signalContent"]["signalType"] for signal in bad} == {"order"}


def test_a_type_that_the_tier_lacks_is_a_fault(spec: Spec) -> None:
    package = load(spec)
    for signal in drawn(spec, 20, tier="pro", faults=("pageView.subscription",)):
        assert [v.rule for v in package.validate(signal, subscription="pro")] == ["pageView.subscription"]
        assert package.validate(signal, advice=True) == []


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"faults": ("order.orderID.required",)}, "there is no rule 'order.orderID.required'; did you mean"),
        ({"faults": ("Text.json",)}, "no sample breaks Text.json: it is about how a text is written"),
        ({"faults": ("Batch.max_items",)}, "no sample breaks Batch.max_items: it is about a list of signals"),
        ({"faults": ("Content.type",)}, "breaks Signal.signalContent.type"),
        ({"faults": ("OrderedItem.unknown",), "types": ("pageView",)}, "there is no OrderedItem in pageView"),
        ({"faults": ("pageView.subscription",)}, "it depends on the subscription; name one .*: pro$"),
        ({"faults": ("pageView.subscription",), "tier": "premium"}, "premium includes pageView"),
        ({"faults": ("Signal.test.type",), "bare": True}, "it is about the envelope"),
        ({"faults": ("Content.signalType.required",), "bare": True}, "nothing tells a bare content from an"),
        (
            {"types": ("pageView", "order"), "tier": "pro"},
            "no valid sample of pageView .pro does not include",
        ),
        (
            {"types": ("pageView",), "tier": "pro", "faults": ("pageView.subscription",), "faulty": 0.5},
            "pro does not include it",
        ),
    ],
)
def test_what_cannot_be_had_says_why(spec: Spec, request_: dict[str, Any], says: str) -> None:
    with pytest.raises(NoSampleError, match=says):
        drawn(spec, 1, **request_)


def test_bare_contents_have_faults_of_contents(spec: Spec) -> None:
    package = load(spec)
    for id in ("order.unknown", "Content.signalType.enum", "Content.signalType.type", "OrderedItem.unknown"):
        for content in drawn(spec, 5, faults=(id,), bare=True):
            assert [v.rule for v in package.validate_content(content, advice=True)] == [id]
    assert all(len(package.validate_content(c)) == 1 for c in drawn(spec, 50, faults=(ANY,), bare=True))


def test_deprecated_types_come_where_their_fault_is_named() -> None:
    spec = load_file(SPECS["other"])
    assert {s["what"]["kind"] for s in drawn(spec, 200)} == {"lent", "charged", "shelved"}
    assert {s["what"]["kind"] for s in drawn(spec, 20, faults=("swapped.deprecated",))} == {"swapped"}
    assert {s["what"]["kind"] for s in drawn(spec, 20, types=("swapped",))} == {"swapped"}
