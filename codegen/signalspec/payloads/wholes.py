"""Vectors for the rules of contents, envelopes and batches as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from signalspec.model import BATCH, CONTENT, Json, SignalType, Spec
from signalspec.payloads.phrases import shown
from signalspec.payloads.samples import Members, Samples
from signalspec.payloads.values import NoValueError
from signalspec.payloads.vectors import Vectors
from signalspec.rules import Rule, count

Rules = Mapping[str, Rule]
_NO_TYPE = "somethingElse"


def offer_contents(spec: Spec, rules: Rules, samples: Samples, vectors: Vectors) -> None:
    """What any content has: that it is an object, and that it names its type."""
    name = spec.transport.discriminator.name
    sample = samples.content()
    rest: Members = {key: value for key, value in sample.items() if key != name}
    vectors.offer(rules[f"{CONTENT}.type"], True, "content is an object", sample)
    for value in _no_objects(sample):
        vectors.offer(rules[f"{CONTENT}.type"], False, f"content is {shown(value)}", value)
    required, type, enum = (rules[f"{CONTENT}.{name}.{code}"] for code in ("required", "type", "enum"))
    vectors.offer(required, True, f"{name} is there", sample)
    vectors.offer(required, False, f"{name} is missing", rest)
    vectors.offer(required, False, "content is an empty object", {})
    vectors.offer(type, True, f"{name} is a text", sample)
    wrong: tuple[Json, ...] = (None, 7, [sample[name]], {})
    for value in wrong:
        vectors.offer(type, False, f"{name} is {shown(value)}", {name: value, **rest})
    known = str(sample[name])
    for text in ("", known.swapcase(), f"{known} ", _NO_TYPE):
        vectors.offer(enum, False, f"{name} is {shown(text)}", {name: text, **rest})
    for signal, content in _minimal(spec.signals, samples):
        said = f"{name} is {shown(signal.name)}"
        vectors.offer(enum, True, said, content)
        if spec.tier_dimension and signal.tiers == spec.tiers:
            for tier in spec.tiers:
                vectors.offer(enum, True, f"{said}, {spec.tier_dimension.name} is {tier}", content, tier=tier)
        if signal.deprecated:
            rule = rules[f"{signal.name}.deprecated"]
            for other, instead in _replacements(signal, spec, samples):
                vectors.offer(rule, True, f"{other.name} is used and not {signal.name}", instead)


def offer_envelopes(spec: Spec, rules: Rules, samples: Samples, vectors: Vectors) -> None:
    """That an envelope is an object, and that the content in it is looked into."""
    envelope, field = spec.transport.envelope, spec.transport.content.name
    sample = samples.minimal(envelope)
    rule = rules[f"{envelope.name}.type"]
    vectors.offer(rule, True, "it is an object", sample)
    for other in _no_objects(sample):
        vectors.offer(rule, False, f"it is {shown(other)}", other)
    name, content = spec.transport.discriminator.name, samples.content()
    wrong: tuple[tuple[str, str, Members], ...] = (
        ("required", "missing", {key: value for key, value in content.items() if key != name}),
        ("type", "null", {**content, name: None}),
        ("enum", shown(_NO_TYPE), {**content, name: _NO_TYPE}),
    )
    for code, words, changed in wrong:
        rule = rules[f"{CONTENT}.{name}.{code}"]
        vectors.offer(rule, False, f"{field}.{name} is {words}", {**sample, field: changed})
    for signal, minimal in _minimal(spec.signals, samples):
        stranger: Members = {**sample, field: {**minimal, "a/b~c": None}}
        said = f"unknown member 'a/b~c' in {field} of type {signal.name}"
        vectors.offer(rules[f"{signal.name}.unknown"], False, said, stranger)


def offer_batches(spec: Spec, rules: Rules, samples: Samples, vectors: Vectors) -> None:
    """That a batch is an array, how long it may be, and that each envelope in it is judged."""
    envelope, field = spec.transport.envelope, spec.transport.content.name
    most = spec.transport.operation.max_items
    sample = samples.minimal(envelope)
    type, max_items = rules[f"{BATCH}.type"], rules[f"{BATCH}.max_items"]
    vectors.offer(type, True, "it is an array", [sample])
    vectors.offer(type, False, "it is null", None)
    vectors.offer(type, False, f"it is one {envelope.name} and no array", sample)
    for keeps, length in ((True, most), (False, most + 1)):
        vectors.offer(max_items, keeps, f"of {count(length, 'element')}", [sample], repeat=length)
    advice = rules.get(f"{BATCH}.advice_min_items")
    if advice:
        vectors.offer(advice, True, "of 1 element", [sample])
        vectors.offer(advice, False, "it is an empty array", [])
    bad: Members = {key: value for key, value in sample.items() if key != field}
    rule = rules[f"{envelope.name}.{field}.required"]
    vectors.offer(rule, False, f"{field} is missing in the second element", [sample, bad])
    vectors.offer(rules[f"{envelope.name}.type"], False, "the second element is null", [sample, None])


def _no_objects(sample: Members) -> tuple[Json, ...]:
    return None, "text", 7, [sample]


def _minimal(signals: Iterable[SignalType], samples: Samples) -> Iterator[tuple[SignalType, Members]]:
    """Each signal type with its least content, where one is known."""
    for signal in signals:
        try:
            yield signal, samples.minimal(signal)
        except NoValueError:
            continue


def _replacements(signal: SignalType, spec: Spec, samples: Samples) -> Iterator[tuple[SignalType, Members]]:
    """The signal to use in place of a deprecated one; any other where none is named."""
    use = signal.deprecated.use if signal.deprecated else None
    named = [other for other in spec.signals if other.name == use]
    others = (other for other in (*named, *spec.signals) if other is not signal)
    yield from islice(_minimal(others, samples), 1)
