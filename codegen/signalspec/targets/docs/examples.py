"""Examples of a payload, in each of the forms in which it is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from signalspec.model import Example, Field, Json, ObjectReference, ObjectType, SignalType, Spec
from signalspec.parts import once
from signalspec.targets.docs.code import PythonCode, json_code
from signalspec.targets.docs.graphql import can_be_written, mutation
from signalspec.targets.docs.markdown import NOTHING, Markdown, fenced, text, words

# Up to here, every integer is a binary64 number.
_EXACT = 2**53
_SHORT = words("With nothing but what is required:")
_LONG = words("With optional fields:")


class Sample(NamedTuple):
    """One example as JSON, with words that introduce it."""

    caption: Markdown
    json: Markdown


class ExamplesView(NamedTuple):
    """All examples as JSON, the richest of them in Python and GraphQL. GraphQL is empty for plain objects."""

    samples: list[Sample]
    python: Markdown
    graphql: Markdown


def examples_view(record: ObjectType, spec: Spec) -> ExamplesView | None:
    """The examples of a signal, an object or the envelope; None where there are none to show."""
    payloads = [payload(record, example, spec) for example in record.examples]
    shown = [value for value in payloads if value is not None and can_be_written(value)]
    if not shown:
        return None
    around = [example.value for example in spec.transport.envelope.examples]
    make = partial(_written_forms, record, shown, spec)
    # An envelope has a content in it, which reads another record.
    about = spec if record is spec.transport.envelope else record
    as_json, python, graphql = once("docs/examples", about, make, shown, around, rules=True)
    captions = _captions(record) if len(shown) == len(record.examples) else [NOTHING] * len(shown)
    return ExamplesView(
        [Sample(caption, code) for caption, code in zip(captions, as_json, strict=True)], python, graphql
    )


def _written_forms(
    record: ObjectType, shown: list[dict[str, Json]], spec: Spec
) -> tuple[list[Markdown], Markdown, Markdown]:
    """Each payload as JSON, the richest of them in Python and GraphQL."""
    as_json = [json_code(value) for value in shown]
    richest = shown[max(range(len(shown)), key=lambda index: len(as_json[index]))]
    on_the_wire = envelope_around(richest, spec) if isinstance(record, SignalType) else None
    if record is spec.transport.envelope:
        on_the_wire = richest
    return (
        [fenced(code, "json") for code in as_json],
        fenced(PythonCode(spec).build(record, richest), "python"),
        fenced(mutation(spec, [on_the_wire]), "graphql") if on_the_wire else NOTHING,
    )


def payload(record: ObjectType, example: Example, spec: Spec) -> dict[str, Json] | None:
    """The payload that an example stands for: a content with its discriminator, an envelope with a content.

    None for an envelope where no signal has an example.
    """
    members = _written(record, example.value)
    if isinstance(record, SignalType):
        return {spec.transport.discriminator.name: record.name, **members}
    if record is not spec.transport.envelope:
        return members
    content = _some_content(spec)
    return {**members, spec.transport.content.name: content} if content else None


def envelope_around(content: dict[str, Json], spec: Spec) -> dict[str, Json] | None:
    """The envelope's first example with this content; None where the spec gives none."""
    envelope = spec.transport.envelope
    for example in envelope.examples:
        whole = {**_written(envelope, example.value), spec.transport.content.name: content}
        if can_be_written(whole):
            return whole
    return None


def sample_envelope(spec: Spec) -> dict[str, Json] | None:
    """An envelope with the first content that the spec shows; None where it shows none."""
    content = _some_content(spec)
    return envelope_around(content, spec) if content else None


def _some_content(spec: Spec) -> dict[str, Json] | None:
    for signal in spec.signals:
        for example in signal.examples:
            content = payload(signal, example, spec)
            if content is not None and can_be_written(content):
                return content
    return None


def _written(record: ObjectType, value: Mapping[str, Json]) -> dict[str, Json]:
    """`value` as we write it: decimals with a point."""
    fields = {field.name: field for field in record.fields}
    return {name: _member(fields[name], item) if name in fields else item for name, item in value.items()}


def _member(field: Field, value: Json) -> Json:
    if isinstance(value, list):
        return [_member(field, item) for item in value]
    if isinstance(field.element, ObjectReference) and isinstance(value, dict):
        return _written(field.element.object, value)
    if field.decimal and isinstance(value, int) and not isinstance(value, bool) and abs(value) < _EXACT:
        return float(value)
    return value


def _captions(record: ObjectType) -> list[Markdown]:
    """What introduces each example: its own words, or which are the short ones, where some are."""
    required = {field.name for field in record.required}
    short = [all(name in required for name in example.value) for example in record.examples]
    mixed = any(short) and not all(short)
    return [
        text(example.doc) if example.doc else _SHORT if mixed and is_short else _LONG if mixed else NOTHING
        for example, is_short in zip(record.examples, short, strict=True)
    ]
