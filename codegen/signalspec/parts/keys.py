"""What a record says, as a key: it changes with everything that a part about the record can show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b

from signalspec.model import (
    ConditionalRule,
    Enum,
    EnumType,
    Format,
    Limits,
    ObjectReference,
    ObjectType,
    Spec,
)
from signalspec.resolved import Canonical, canonical


class Keys:
    """The keys of one spec's records.

    The key of a record covers the record with its enums, formats and objects, at any depth, and what the
    spec says besides its records: its head, and the transport with the envelope. It does not cover the other
    records, not even their names: a part that shows more than that has to name it, see `once`.
    """

    def __init__(self, spec: Spec) -> None:
        self._canonical: Canonical = canonical(spec)
        self._known: dict[int, bytes] = {}
        self._shared: dict[int, bytes] = {}
        envelope = self._deep(spec.transport.envelope)
        frame = f"{spec.title}\0{spec.major}\0{self._canonical.frame}"
        self._frame = blake2b(frame.encode("utf-8", "surrogatepass") + envelope, digest_size=16).digest()

    def of(self, record: ObjectType) -> bytes:
        """The key of a record of this spec."""
        return self._deep(record) + self._frame

    def _deep(self, record: ObjectType) -> bytes:
        # By identity: records live as long as the spec does.
        found = self._known.get(id(record))
        if found is None:
            digest = blake2b(self._canonical.record(record).encode(), digest_size=16)
            for example in record.examples:
                # Pages show its members in their own order, which the canonical text does not have.
                digest.update(json.dumps(example.value).encode())
            for part in self._referred(record):
                digest.update(part)
            found = self._known[id(record)] = digest.digest()
        return found

    def _referred(self, record: ObjectType) -> Iterator[bytes]:
        for field in record.fields:
            element = field.element
            if isinstance(element, EnumType):
                yield self._one(element.enum)
            elif isinstance(element, ObjectReference):
                yield self._deep(element.object)
            yield from self._formats(field.limits)
            yield from self._formats(field.advice)
        for rule in record.rules:
            if isinstance(rule, ConditionalRule):
                yield from self._formats(rule.limits)

    def _formats(self, limits: Limits) -> Iterator[bytes]:
        if limits.format is not None:
            yield self._one(limits.format)

    def _one(self, shared: Enum | Format) -> bytes:
        found = self._shared.get(id(shared))
        if found is None:
            text = self._canonical.member(shared)
            found = self._shared[id(shared)] = blake2b(text.encode(), digest_size=16).digest()
        return found
