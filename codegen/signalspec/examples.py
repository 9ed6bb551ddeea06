"""The spec's own examples, judged by what was generated from it."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Diagnostic, Span
from signalspec.model import Example, Json, ObjectType, Spec
from signalspec.validators import Package, Violation


def check_examples(spec: Spec, package: Package) -> Iterator[Diagnostic]:
    """A finding for each violation of an example, at its place in the spec.

    Examples of signals are judged as contents, those of the envelope without their content; those of
    other objects inside a content have no type of their own to be judged by and are left alone.
    """
    transport = spec.transport
    for signal in spec.signals:
        for example in signal.examples:
            content: dict[str, Json] = {transport.discriminator.name: signal.name, **example.value}
            yield from _findings(signal, example, package.validate_content(content))
    for example in transport.envelope.examples:
        pointer = f"/{transport.content.name}"
        found = package.validate({**example.value, transport.content.name: {}})
        yield from _findings(
            transport.envelope, example, [v for v in found if not v.path.startswith(pointer)]
        )


def _findings(owner: ObjectType, example: Example, violations: list[Violation]) -> Iterator[Diagnostic]:
    for violation in violations:
        yield Diagnostic(
            "example",
            f"this example of {owner.name} breaks {violation.rule}: {violation.message}",
            _place(example, violation.path),
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
