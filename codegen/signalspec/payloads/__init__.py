"""Payloads made from the model: simple ones, and for each rule some that keep it and some that break it."""

from __future__ import annotations

from collections.abc import Mapping

from signalspec.model import Json, ObjectType, Spec
from signalspec.payloads.build import gaps, vectors, written_vectors
from signalspec.payloads.judge import Finding, Judge
from signalspec.payloads.samples import Samples
from signalspec.payloads.values import NoValueError
from signalspec.payloads.vectors import Kind, Vector

__all__ = [
    "Finding",
    "Judge",
    "Kind",
    "NoValueError",
    "Samples",
    "Vector",
    "envelope",
    "gaps",
    "minimal",
    "vectors",
    "written_vectors",
]


def minimal(record: ObjectType, spec: Spec) -> dict[str, Json]:
    """The least valid value of a signal, of an object or of the envelope.

    It has the required fields, and what rules between fields call for. Raises NoValueError where no valid
    value is found.
    """
    return dict(Samples(spec).minimal(record))


def envelope(content: Mapping[str, Json], spec: Spec) -> dict[str, Json]:
    """The least valid envelope, around this content."""
    return {**Samples(spec).minimal(spec.transport.envelope), spec.transport.content.name: dict(content)}
