"""Signals to test with: valid ones, and for each rule some that break nothing else."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from signalspec.diagnostics import did_you_mean
from signalspec.model import ObjectType, SignalType, Spec
from signalspec.payloads import Samples, Vector, vectors
from signalspec.rules import rules

Payload = dict[str, Any]


class SignalSamples:
    """The samples of one spec. They are the same each time, and the caller's own to change.

    `members` are set as they are given, right or wrong, and the others are made to fit. A name that the spec
    does not have is a ValueError.
    """

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._samples = Samples(spec)

    def __repr__(self) -> str:
        return f"<samples of {self._spec.name} {self._spec.version}>"

    def content(self, signal_type: str, /, **members: Any) -> Payload:
        """The least content of a type: what is required, and `members`."""
        signal = self._signal(signal_type)
        return self._made(signal, self._samples.minimal(signal), members)

    def full_content(self, signal_type: str, /, **members: Any) -> Payload:
        """A content of a type with every field that can be there at once."""
        signal = self._signal(signal_type)
        return self._made(signal, self._samples.full(signal), members)

    def signal(self, signal_type: str, /, **members: Any) -> Payload:
        """The least envelope around the least content; `members` are those of the content."""
        return self.envelope(self.content(signal_type, **members))

    def full_signal(self, signal_type: str, /, **members: Any) -> Payload:
        """An envelope and a content with every field; `members` are those of the content."""
        envelope, field = self._spec.transport.envelope, self._spec.transport.content.name
        return self._made(
            envelope, self._samples.full(envelope), {field: self.full_content(signal_type, **members)}
        )

    def envelope(self, content: Mapping[str, Any], /, **members: Any) -> Payload:
        """The least envelope around a content; `members` are those of the envelope."""
        envelope, field = self._spec.transport.envelope, self._spec.transport.content.name
        return self._made(envelope, self._samples.minimal(envelope), {field: dict(content), **members})

    def violating(self, rule: str, /) -> Any:
        """A payload that breaks the rule, and no other: an envelope, a batch, or a text for rules of these.

        A rule about tiers is broken by whom the type is not included for: judge it with that tier.
        """
        for vector in self.vectors(rule):
            if rule in {finding.rule for finding in (*vector.violations, *vector.advice)}:
                payload: Any = copy.deepcopy(vector.payload)
                # What is no object is wrong as the content of an envelope in another way.
                is_content = vector.kind == "content" and isinstance(payload, dict)
                return self.envelope(payload) if is_content else payload
        raise ValueError(f"no payload is known that breaks {rule!r} and nothing else")

    def vectors(self, rule: str | None = None, /) -> tuple[Vector, ...]:
        """The test vectors of the spec, those about one rule where it is named."""
        if rule is None:
            return self._vectors
        if rule not in self._by_rule:
            hint = did_you_mean(rule, self._by_rule)
            raise ValueError(f"there is no rule {rule!r}{f'; {hint}' if hint else ''}")
        return self._by_rule[rule]

    @cached_property
    def _vectors(self) -> tuple[Vector, ...]:
        return tuple(vector for listed in vectors(self._spec).values() for vector in listed)

    @cached_property
    def _by_rule(self) -> dict[str, tuple[Vector, ...]]:
        found: dict[str, list[Vector]] = {rule.id: [] for rule in rules(self._spec)}
        for vector in self._vectors:
            found[vector.rule].append(vector)
        return {rule: tuple(listed) for rule, listed in found.items()}

    def _signal(self, name: str) -> SignalType:
        try:
            return self._spec.signal(name)
        except KeyError:
            types = [signal.name for signal in self._spec.signals]
            raise ValueError(f"there is no signal type {name!r}; {did_you_mean(name, types)}") from None

    def _made(self, record: ObjectType, sample: Payload, members: Mapping[str, Any]) -> Payload:
        known = {field.name for field in record.fields}
        if isinstance(record, SignalType):
            known.add(self._spec.transport.discriminator.name)
        for name in members:
            if name not in known:
                hint = did_you_mean(name, known)
                raise ValueError(f"{record.name} has no field {name!r}{f'; {hint}' if hint else ''}")
        made = {**copy.deepcopy(sample), **copy.deepcopy(dict(members))}
        settled = self._samples.settled(record, made, frozenset(members)) if members else made
        return copy.deepcopy(dict(made if settled is None else settled))
