"""What a record says, as a key: it changes with everything that a part about the record can show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from hashlib import blake2b
from typing import TypeAlias

from signalspec.model import (
    ConditionalRule,
    Enum,
    EnumType,
    Format,
    Json,
    Limits,
    ObjectReference,
    ObjectType,
    Spec,
)
from signalspec.resolved import canonical

# What is there for people to read, and changes no verdict.
_SAID = frozenset({"doc", "note", "title", "examples"})
_Member: TypeAlias = ObjectType | Enum | Format
Part: TypeAlias = _Member | Spec | tuple[_Member | Spec, ...]
Known: TypeAlias = Callable[[bytes, Callable[[], bytes]], bytes]


class Keys:
    """The keys of one spec's records.

    The key of a record covers the record with its enums, formats and objects, at any depth, and what the
    spec says besides its records: its head, and the transport with the envelope. It does not cover the other
    records, not even their names: a part that shows more than that has to name it, see `once`.

    A record has two keys: one that covers what is said for people as well, and one of its `rules` alone.
    The key of the spec itself covers all of its records.
    `known` keeps what was made for a text of an earlier spec, given the text's own hash.
    """

    def __init__(self, spec: Spec, known: Known) -> None:
        self._spec = spec
        self._known = known
        self._canonical = canonical(spec)
        self._keys: dict[tuple[int, bool], bytes] = {}
        self._whole: dict[int, bytes] = {}
        self._rules: dict[int, bytes] = {}

    def of(self, part: Part, *, rules: bool = False) -> bytes:
        """The key of a record, enum or format of this spec, of the spec, or of several of these."""
        if isinstance(part, tuple):
            return blake2b(b"".join(self.of(one, rules=rules) for one in part), digest_size=16).digest()
        # By identity: records live as long as the spec does.
        known = self._keys.get((id(part), rules))
        if known is None:
            known = self._keys[id(part), rules] = self._key(part, rules)
        return known

    def _key(self, part: _Member | Spec, rules: bool) -> bytes:
        if isinstance(part, Spec):
            records = (self.of(record, rules=rules) for record in part.records)
            return blake2b(b"".join(records), digest_size=16).digest()
        if rules:
            return self._deep(part, self._rules, self._stripped) + self._rules_frame
        return self._deep(part, self._whole, _hash) + self._whole_frame

    @cached_property
    def _whole_frame(self) -> bytes:
        envelope = self._deep(self._spec.transport.envelope, self._whole, _hash)
        return _hash(self._frame) + envelope

    @cached_property
    def _rules_frame(self) -> bytes:
        envelope = self._deep(self._spec.transport.envelope, self._rules, self._stripped)
        return self._stripped(self._frame) + envelope

    @property
    def _frame(self) -> str:
        return f"[{self._spec.major},{self._canonical.frame}]"

    def _deep(self, part: _Member, found: dict[int, bytes], key: Callable[[str], bytes]) -> bytes:
        if id(part) not in found:
            digest = blake2b(key(self._canonical.member(part)), digest_size=16)
            if isinstance(part, ObjectType):
                for example in part.examples if found is self._whole else ():
                    # Pages show its members in their own order, which the canonical text does not have.
                    digest.update(json.dumps(example.value).encode())
                for other in self._referred(part):
                    digest.update(self._deep(other, found, key))
            found[id(part)] = digest.digest()
        return found[id(part)]

    def _referred(self, record: ObjectType) -> Iterator[_Member]:
        for field in record.fields:
            element = field.element
            if isinstance(element, EnumType):
                yield element.enum
            elif isinstance(element, ObjectReference):
                yield element.object
            yield from _formats(field.limits)
            yield from _formats(field.advice)
        for rule in record.rules:
            if isinstance(rule, ConditionalRule):
                yield from _formats(rule.limits)

    def _stripped(self, text: str) -> bytes:
        """The hash of a JSON text without what it says for people."""
        return self._known(_hash(text), lambda: _hash(json.dumps(_without(json.loads(text)))))


def _formats(limits: Limits) -> Iterator[Format]:
    if limits.format is not None:
        yield limits.format


def _hash(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def _without(value: Json) -> Json:
    if isinstance(value, list):
        return [_without(item) for item in value]
    if isinstance(value, dict):
        return {name: _without(item) for name, item in value.items() if name not in _SAID}
    return value
