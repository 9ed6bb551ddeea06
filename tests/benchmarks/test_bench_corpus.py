"""The corpus: the same each time, of all types and fields, and bad where it says so."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from connect_signals import validate
from signalspec.model import ObjectReference, Spec

from benchmarks.corpus import Sample, samples, signals
from benchmarks.corpus.faults import FAULTS
from benchmarks.corpus.shapes import CONTENTS, ITEMS, SHARES
from benchmarks.pool import make_pool

CORPUS = list(samples(2_000, bad=0.1))


def test_it_is_the_same_each_time() -> None:
    assert list(samples(300)) == list(samples(300))
    assert list(samples(300, seed=2)) != list(samples(300))
    assert [sample.signal for sample in samples(50)] == list(signals(50))


def test_it_is_bad_where_it_was_spoilt_and_nowhere_else() -> None:
    def judged(sample: Sample) -> bool:
        return bool(validate(sample.signal)) is bool(sample.faults)

    assert [sample for sample in CORPUS if not judged(sample)] == []
    assert sum(bool(sample.faults) for sample in CORPUS) == len(CORPUS) // 10
    assert sum(bool(sample.faults) for sample in samples(200)) == 10
    assert not any(sample.faults for sample in samples(200, bad=0))


def test_every_kind_of_fault_occurs_and_breaks_every_code() -> None:
    kinds = Counter(name for sample in CORPUS for name in sample.faults)
    assert set(kinds) == {fault.__name__ for fault in FAULTS}
    assert min(kinds.values()) > 1
    codes = {violation.code for sample in CORPUS for violation in validate(sample.signal)}
    assert codes == {
        "at_least_one", "enum", "format", "max_length", "min_length", "range", "required", "type", "unknown",
        "when",
    }  # fmt: skip


def test_shapes_are_those_of_the_spec(spec: Spec) -> None:
    assert set(SHARES) == set(CONTENTS) == {signal.name for signal in spec.signals}
    assert sum(SHARES.values()) == 100
    for signal in spec.signals:
        assert _shape(CONTENTS[signal.name]) == {field.name: field.required for field in signal.fields}
        for field in signal.fields:
            if isinstance(field.element, ObjectReference) and field.name.endswith("Items"):
                inner = field.element.object
                assert _shape(ITEMS[signal.name]) == {field.name: field.required for field in inner.fields}


def _shape(likelihoods: dict[str, float]) -> dict[str, bool]:
    assert all(0 < likelihood <= 1 for likelihood in likelihoods.values())
    return {name: likelihood == 1 for name, likelihood in likelihoods.items()}


def test_every_field_of_every_type_occurs(spec: Spec) -> None:
    seen = defaultdict(set)
    for sample in CORPUS:
        if not sample.faults:
            content = sample.signal["signalContent"]
            seen[content["signalType"]] |= content.keys()
    for signal in spec.signals:
        # The rarest fields of the rarest types may be missing from so few.
        assert len({field.name for field in signal.fields} - seen[signal.name]) <= 1


def test_signals_are_of_the_size_of_real_ones() -> None:
    described = make_pool(1_000).described()
    assert 600 <= described["bytes"] <= 900
    assert 20 <= described["values"] <= 30
    assert described["types"] == 11
    assert described["kinds_of_fault"] == len(FAULTS)


def test_it_is_json() -> None:
    for sample in CORPUS[:300]:
        assert json.loads(json.dumps(sample.signal)) == sample.signal
