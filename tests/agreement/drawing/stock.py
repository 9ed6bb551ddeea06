"""Known payloads, and the values in them by the field that they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed as seeded, settings
from signalspec.model import ContentType, Json, ObjectReference, ObjectType
from signalspec.payloads import Samples, Vector, envelope

from tests.agreement.contracts import Contract, Payload, at
from tests.strategies.payloads import any_contents, envelopes

Place = tuple[str, str]  # a record's and a field's name


def known(contract: Contract) -> Iterator[Payload]:
    """All test vectors; those that no line can hold are left out."""
    for name, listed in contract.vectors.items():
        for vector in listed:
            document, text = _document(contract, name, vector)
            if b"\n" not in text:
                yield Payload(contract.name, document, text)


def _document(contract: Contract, name: str, vector: Vector) -> tuple[str, bytes]:
    """What the vector is meant as, and its text; tiers are named along with envelopes alone."""
    if vector.kind == "text":
        return "envelope", vector.given if isinstance(vector.given, bytes) else str(vector.given).encode()
    value = vector.payload
    if vector.kind == "content" and vector.tier and isinstance(value, dict):
        value = envelope(value, contract.spec)
    text = json.dumps(value, ensure_ascii=False).encode()
    if vector.tier:
        return f"envelope:{vector.tier}", text
    return (f"content:{meant(contract, value, name)}" if vector.kind == "content" else vector.kind), text


def meant(contract: Contract, value: Json | bytes, otherwise: str = "") -> str:
    """The signal type that a content names or, where it names none, another one."""
    names = [signal.name for signal in contract.spec.signals]
    named = value.get(contract.discriminator) if isinstance(value, dict) else None
    return next((name for name in (named, otherwise) if name in names), names[0])


class Stock:
    """Values by field, good ones and bad ones, from vectors, examples and hypothesis' strategies."""

    def __init__(self, contract: Contract, seed: int, draws: int) -> None:
        self.contract = contract
        self.samples = Samples(contract.spec)
        self.good: dict[Place, list[Json]] = {}
        self.bad: dict[Place, list[Json]] = {}
        self._seen: set[tuple[Place, str]] = set()
        root = contract.spec.transport.envelope
        for listed in contract.vectors.values():
            for vector in listed:
                if vector.valid and vector.kind in ("content", "envelope"):
                    self._keep_content(vector.payload) if vector.kind == "content" else self._keep(
                        root, vector.payload
                    )
                elif len(vector.violations) == 1 and vector.kind in ("content", "envelope"):
                    self._keep_fault(vector)
        for record in contract.spec.records:
            for example in record.examples:
                self._keep(record, example.value)
            self._keep(record, self.samples.full(record))
        for value in _drawn(any_contents(contract.spec), seed, draws):
            self._keep_content(value)
        for value in _drawn(envelopes(contract.spec), seed, draws // 4):
            self._keep(root, value)

    def _keep_content(self, value: Any) -> None:
        for signal in self.contract.spec.signals:
            if isinstance(value, dict) and value.get(self.contract.discriminator) == signal.name:
                self._keep(signal, value)

    def _keep(self, record: ObjectType, value: Any) -> None:
        """Takes in what is inside an object that is valid."""
        for field in record.fields:
            if field.name not in value:
                continue
            member = value[field.name]
            items = member if isinstance(member, list) else [member]
            if isinstance(field.element, ContentType):
                self._keep_content(member)
            elif isinstance(field.element, ObjectReference):
                for item in items:
                    if isinstance(item, dict):
                        self._keep(field.element.object, item)
            else:
                self._add(self.good, (record.name, field.name), member)

    def _keep_fault(self, vector: Vector) -> None:
        """Takes in the one value that is wrong."""
        (finding,) = vector.violations
        rule = self.contract.rules[finding.rule]
        if rule.field is None or isinstance(vector.payload, bytes):
            return
        path = tuple(finding.path.split("/")[1:])
        try:
            value = at(vector.payload, path)
        except KeyError:
            return
        self._add(self.bad, (rule.owner, rule.field.name), [value] if path[-1].isdigit() else value)

    def _add(self, kept: dict[Place, list[Json]], place: Place, value: Json) -> None:
        # Texts that tell true from 1 and 1 from 1.0, which equality does not.
        key = (place, json.dumps(value))
        if key not in self._seen:
            self._seen.add(key)
            kept.setdefault(place, []).append(value)


def _drawn(strategy: Any, seed: int, draws: int) -> list[Any]:
    found: list[Any] = []
    quick = settings(
        max_examples=max(draws, 1),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @seeded(seed)
    @quick
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found
