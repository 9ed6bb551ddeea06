"""Samples of any spec: the golden ones, random ones, and such that ask for too much."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from sample_runs import REPO, drawn
from signalspec import validators
from signalspec.load import load_file, load_text
from signalspec.model import Spec
from signalspec.payloads import Judge
from signalspec.sampling import ANY, NoSampleError, Sampler, SampleRequest

from tests.strategies.specs import as_yaml, documents

QUICK = settings.get_current_profile_name() == "ci"
FILES = [
    *(REPO / "tests" / "cases" / name / "spec.yaml" for name in ("library", "minimal", "nasty", "samples")),
    REPO / "tests" / "vectors" / "other.yaml",
    REPO / "tests" / "jsonschema_target" / "greenhouse.yaml",
    REPO / "tests" / "docs_target" / "nasty.yaml",
]
SMALL = """
signalspec: 1
name: small
version: 1.0.0
title: Small
doc: One signal.
schema_base: https://schemas.example.org/small
transport:
  envelope: Box
  content: inside
  discriminator: kind
  operation: {mutation: send, argument: boxes, result: {ids: [ID]}, max_items: 2}
fields:
  kind: {type: string, doc: Which.}
  inside: {type: content, doc: What.}
  word: {type: string, doc: A word.}
"""


def small(fields: str, signal: str, more: str = "") -> Spec:
    objects = "objects:\n  Box: {doc: A box., required: [inside]}\n"
    return load_text(f"{SMALL}{fields}{objects}{more}signals:\n  a: {{title: A, doc: One., {signal}}}\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: "-".join(file.parts[-2:]))
def test_golden_specs(file: Any) -> None:
    spec = load_file(file)
    package, judge = validators.load(spec), Judge(spec)
    sampler = Sampler(spec, package, SampleRequest())
    assert sampler.left_out == {}
    assert {rule for remarks in sampler.unavoidable.values() for rule in remarks} == set()
    types = set()
    for signal in islice(sampler.signals(), 300):
        assert package.validate(signal, advice=True) == []
        assert judge.envelope(signal) == []
        types.add(signal[spec.transport.content.name][spec.transport.discriminator.name])
    assert types == {signal.name for signal in spec.signals if signal.deprecated is None}


@contextmanager
def forgotten() -> Iterator[None]:
    """Packages that are loaded within are forgotten afterwards."""
    finders, modules = list(sys.meta_path), set(sys.modules)
    try:
        yield
    finally:
        sys.meta_path[:] = finders
        for name in set(sys.modules) - modules:
            if name.startswith("_signalspec_"):
                del sys.modules[name]


@settings(max_examples=30 if QUICK else 1_000, suppress_health_check=list(HealthCheck))
@given(documents())
def test_random_specs(document: dict[str, Any]) -> None:
    text = as_yaml(document)
    note(text)
    spec = load_text(text)
    with forgotten():
        package, judge = validators.load(spec), Judge(spec)
        try:
            sampler = Sampler(spec, package, SampleRequest())
        except NoSampleError as error:
            assert str(error)
            return
        known = {rule for remarks in sampler.unavoidable.values() for rule in remarks}
        for signal in islice(sampler.signals(), 8):
            assert json.loads(json.dumps(signal)) == signal
            found = package.validate(signal, advice=True)
            assert {violation.rule for violation in found} <= known
            assert not [finding for finding in judge.envelope(signal) if finding.level == "error"]
        for signal in drawn(spec, 8, faults=(ANY,), seed=1):
            assert len(package.validate(signal)) == 1
            assert len([finding for finding in judge.envelope(signal) if finding.level == "error"]) == 1


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ("min_length: 1000000000", "no value is known that keeps the limits of word"),
        ("type: [string], min_items: 1000000000", "word has more elements than are made"),
        ("type: [Box2], min_items: 1000000000", "word has more elements than are made"),
    ],
)
def test_what_is_asked_beyond_reason_is_not_made(limits: str, says: str) -> None:
    spec = small("", f"required: [{{word: {{{limits}}}}}]", "  Box2: {doc: Empty.}\n")
    with pytest.raises(NoSampleError, match=says):
        drawn(spec, 1)


def test_objects_in_objects_are_bounded() -> None:
    """Ten objects that hold the next one in eight ways each: a billion ways to the last one."""
    fields = "".join(f"  f{d}_{w}: {{type: [T{d}], doc: In it.}}\n" for d in range(10) for w in range(8))
    inside = [", ".join(f"f{d}_{w}" for w in range(8)) for d in range(1, 10)]
    objects = "".join(
        f"  T{d}: {{doc: One., optional: [{names}]}}\n" for d, names in enumerate([*inside, "word"])
    )
    spec = small(fields, "optional: [f0_0]", objects)
    signals = drawn(spec, 20)
    assert max(len(json.dumps(signal)) for signal in signals) < 50_000
    package = validators.load(spec)
    for signal in drawn(spec, 20, faults=("T7.unknown",)):
        assert [violation.rule for violation in package.validate(signal)] == ["T7.unknown"]


def test_times_are_written_as_their_format_has_them() -> None:
    formats = """
  precise: {type: string, format: precise, doc: With milliseconds.}
  plain: {type: string, format: plain, doc: With seconds.}
  shifted: {type: string, format: shifted, doc: With an offset.}
  day: {type: string, format: day, doc: A day.}
  odd: {type: string, format: odd, doc: None of these.}
  days: {type: [string], format: day, doc: Several days.}
patterns: {date: "[0-9]{4}-[0-9]{2}-[0-9]{2}", time: "[0-9]{2}:[0-9]{2}"}
formats:
  precise: {doc: a., json_schema: date-time, pattern: "{date}T{time}:00[.]000Z", matches: [], rejects: []}
  plain: {doc: a., json_schema: date-time, pattern: "{date}T{time}:00Z", matches: [], rejects: []}
  shifted: {doc: a., json_schema: date-time, pattern: "{date}T{time}:00[+]{time}", matches: [], rejects: []}
  day: {doc: a., json_schema: date, pattern: "{date}", matches: [], rejects: []}
  odd: {doc: a., json_schema: date-time, pattern: "{date} {time}", matches: [2026-05-12 10:00], rejects: []}
"""
    spec = small(formats, "required: [precise, plain, shifted, day, odd], optional: [days]")
    first = drawn(spec, 1)[0]["inside"]
    assert {name: first[name] for name in ("precise", "plain", "shifted", "day", "odd")} == {
        "precise": "2026-01-05T08:00:00.000Z",
        "plain": "2026-01-05T08:00:00Z",
        "shifted": "2026-01-05T08:00:00+00:00",
        "day": "2026-01-05",
        "odd": "2026-05-12 10:00",
    }


def test_what_nothing_is_said_of_has_sensible_values() -> None:
    fields = """
  few: {type: integer, minimum: 3, maximum: 4, doc: A number.}
  below: {type: number, maximum: -2, doc: A number.}
  narrow: {type: number, minimum: 0.111, maximum: 0.112, doc: A number.}
  some: {type: [integer], min_items: 2, max_items: 3, doc: Numbers.}
  flag: {type: boolean, doc: A flag.}
  exact: {type: number, decimal: true, minimum: 2, maximum: 2, doc: Two.}
"""
    spec = small(fields, "required: [few, below, narrow, some, flag, exact, word]")
    contents = [signal["inside"] for signal in drawn(spec, 200)]
    assert {content["few"] for content in contents} == {3, 4}
    assert {content["flag"] for content in contents} == {True, False}
    assert all(-200 < content["below"] <= -2 for content in contents)
    assert all(0.111 <= content["narrow"] <= 0.112 for content in contents)
    assert {len(content["some"]) for content in contents} == {2, 3}
    assert {repr(content["exact"]) for content in contents} == {"2.0"}
    assert {content["word"] for content in contents} == {"word"}


def test_examples_are_samples_too() -> None:
    """Members of one example stay together; what is wrong in one is left out; braces mean nothing in them."""
    fields = (
        "  other: {type: string, doc: Another word.}\n  count: {type: integer, maximum: 9, doc: A count.}\n"
    )
    examples = "[{word: x, other: y}, {word: z, count: 99}, {word: '{signal}'}]"
    spec = small(fields, f"required: [word], optional: [other, count], examples: {examples}")
    contents = [signal["inside"] for signal in drawn(spec, 200)]
    assert {content["word"] for content in contents} == {"x", "z", "{signal}"}
    assert all((content["word"] == "x") >= ("other" in content) for content in contents)
    assert {content.get("count") for content in contents} - {None} <= set(range(1, 10))
