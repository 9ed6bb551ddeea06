"""Vectors for what only a text can get wrong: JSON itself, its encoding, and keys that stand twice."""

from __future__ import annotations

import json
from collections.abc import Iterator

from signalspec.model import TEXT, Json, Spec
from signalspec.payloads.judge import Finding, Judge, escaped
from signalspec.payloads.samples import Members, Samples
from signalspec.payloads.vectors import Vectors
from signalspec.rules import Rule


def offer_texts(spec: Spec, rules: dict[str, Rule], samples: Samples, judge: Judge, vectors: Vectors) -> None:
    """Texts that hold one envelope, or should."""
    json_rule, duplicate = rules[f"{TEXT}.json"], rules[f"{TEXT}.duplicate_key"]
    sample = samples.minimal(spec.transport.envelope)
    remarks = judge.envelope(sample)
    for name, text in _good(sample):
        vectors.take(json_rule, name, text, remarks)
    for name, bad in _bad(sample):
        vectors.take(json_rule, name, bad, (Finding(json_rule.id, ""),))
    vectors.take(duplicate, "each key once", _dumps(sample), remarks)
    for name, text, value, path in _twice(sample, spec.transport.content.name):
        found = [*judge.envelope(value), Finding(duplicate.id, path, "advice")]
        vectors.take(duplicate, name, text, found)


def _dumps(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _good(sample: Members) -> Iterator[tuple[str, str]]:
    text = _dumps(sample)
    key = next(iter(sample))
    yield "JSON on one line", text
    yield "JSON on several lines", json.dumps(sample, ensure_ascii=False, indent=2) + "\n"
    yield "a key written with an escape", text.replace(f'"{key}"', f'"\\u{ord(key[0]):04x}{key[1:]}"', 1)


def _bad(sample: Members) -> Iterator[tuple[str, str | bytes]]:
    text = _dumps(sample)
    yield "no text", ""
    yield "a text that breaks off", text[:-1]
    yield "a comma before the last brace", f"{text[:-1]},}}"
    yield "single quotes", text.replace('"', "'")
    yield "a comment", f"{text} // comment"
    yield "two values", f"{text}\n{text}"
    for constant in ("NaN", "Infinity", "-Infinity"):
        yield f"{constant}", _with_member(text, "a", constant)
    for name, number in (("a number that begins with 0", "01"), ("a number that begins with a point", ".5")):
        yield name, _with_member(text, "a", number)
    yield "a tab in a string", _with_member(text, "a", '"\t"')
    yield "an escape that there is not", _with_member(text, "a", r'"\x41"')
    yield "half of a surrogate pair", _with_member(text, "a", r'"\ud83d"')
    yield "halves of a surrogate pair the wrong way round", _with_member(text, "a", r'"\udca1\ud83d"')
    yield "Latin-1", _with_member(text, "a", '"\u00e9"').encode("latin-1", "replace")
    yield "UTF-16", text.encode("utf-16")
    yield "UTF-8 of a surrogate", _with_member(text, "a", '"\ud83d"').encode("utf-8", "surrogatepass")


def _with_member(text: str, key: str, value: str) -> str:
    """The text of an object with one more member in front, whose value is written as it is given."""
    return f'{{"{key}": {value}, {text[1:]}'


def _twice(sample: Members, content: str) -> Iterator[tuple[str, str, Members, str]]:
    """A text with a key that stands twice, the value that it is read as, and where the key is."""
    text = _dumps(sample)
    key = next(iter(sample))
    pointer = f"/{escaped(key)}"
    yield f"{key} twice, the last one good", _with_member(text, key, "7"), sample, pointer
    spelt = f"\\u{ord(key[0]):04x}{key[1:]}"
    yield f"{key} twice, once with an escape", _with_member(text, spelt, _dumps(sample[key])), sample, pointer
    bad: Members = {**sample, key: None}
    yield f"{key} twice, the last one null", f'{text[:-1]}, "{key}": null}}', bad, pointer
    inner = sample[content]
    if isinstance(inner, dict):
        first = next(iter(inner))
        twice = _with_member(_dumps(inner), first, _dumps(inner[first]))
        around = text.replace(_dumps(inner), twice, 1)
        yield f"{content}.{first} twice", around, sample, f"/{escaped(content)}/{escaped(first)}"
