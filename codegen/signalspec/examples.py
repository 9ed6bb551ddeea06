"""The spec's own examples, judged by what was generated from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from signalspec.diagnostics import Diagnostic, Span
from signalspec.model import Example, Json, ObjectType, SignalType, Spec
from signalspec.parts import once
from signalspec.validators import Package

# The number of an example, and what is wrong with it: rule, message, JSON Pointer.
Found: TypeAlias = tuple[int, str, str, str]


def check_examples(spec: Spec, load: Callable[[], Package]) -> Iterator[Diagnostic]:
    """A finding for each violation of an example, at its place in the spec.

    Examples of signals are judged as contents, those of the envelope without their content; those of
    other objects inside a content have no type of their own to be judged by and are left alone. `load` gives
    the generated package; it is called where there is something to judge.
    """
    envelope = spec.transport.envelope
    for signal in spec.signals:
        if signal.examples:
            found = once(
                "examples", signal, partial(_of_signal, signal, spec, load), _values(signal), rules=True
            )
            yield from _findings(signal, found)
    if envelope.examples:
        found = once("examples", envelope, partial(_of_envelope, spec, load), _values(envelope), rules=True)
        yield from _findings(envelope, found)


def _values(record: ObjectType) -> list[dict[str, Json]]:
    return [example.value for example in record.examples]


def _of_signal(signal: SignalType, spec: Spec, load: Callable[[], Package]) -> list[Found]:
    validate, name = load().validate_content, spec.transport.discriminator.name
    contents: list[dict[str, Json]] = [{name: signal.name, **example.value} for example in signal.examples]
    return [(n, v.rule, v.message, v.path) for n, content in enumerate(contents) for v in validate(content)]


def _of_envelope(spec: Spec, load: Callable[[], Package]) -> list[Found]:
    validate, name = load().validate, spec.transport.content.name
    envelopes: list[dict[str, Json]] = [{**e.value, name: {}} for e in spec.transport.envelope.examples]
    return [
        (n, v.rule, v.message, v.path)
        for n, envelope in enumerate(envelopes)
        for v in validate(envelope)
        if not v.path.startswith(f"/{name}")
    ]


def _findings(owner: ObjectType, found: list[Found]) -> Iterator[Diagnostic]:
    for number, rule, message, path in found:
        yield Diagnostic(
            "example",
            f"this example of {owner.name} breaks {rule}: {message}",
            _place(owner.examples[number], path),
            "mend the example, or the rule",
        )


def _place(example: Example, path: str) -> Span:
    """The span of the value at `path`, or of the nearest thing around it that is there."""
    while path and path not in example.places:
        path = path.rpartition("/")[0]
    span = example.places.get(path, example.span)
    if span.line == span.end_line:
        return span
    return Span(span.file, span.line, span.column, span.line, span.column + 1)
