"""Takes rules out of a spec, so that validators generated from what is left do not know them.

A rule on a type cannot be left out of a spec, so another type takes its place, one that the value of a
vector has; and an unknown member becomes known by being listed. Rules about what the spec does not list (that
an envelope, a content or a batch is of its JSON type, that a text is JSON) stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from signalspec import naming
from signalspec.model import (
    NO_LIMITS,
    ArrayType,
    ConditionalRule,
    ContentType,
    CountRule,
    EnumType,
    Field,
    Limits,
    ObjectReference,
    ObjectRule,
    ObjectType,
    ScalarType,
    SignalType,
    Spec,
    SumRule,
    Type,
)
from signalspec.payloads import minimal
from signalspec.rules import LIMIT_CODES, Rule, object_rule_id, rules

R = TypeVar("R", bound=ObjectType)
INTEGER, NUMBER, STRING = ScalarType("integer"), ScalarType("number"), ScalarType("string")


def removable(spec: Spec) -> Iterator[Rule]:
    """The rules that `without` can take out."""
    kept = {"Text", "Batch", "Content"}
    whole = {
        f"{spec.transport.envelope.name}.{end}" for end in ("type", f"{spec.transport.content.name}.type")
    }
    for rule in rules(spec):
        if rule.owner not in kept and rule.id not in whole:
            yield rule


def rounds(spec: Spec, files: Mapping[str, str]) -> list[list[Rule]]:
    """The removable rules in rounds, so that rules of one round have nothing to do with each other.

    `files` has the file of each rule's vectors. A field or record has one rule of it in a round. A new type
    spoils all payloads that have the field, so a field that others need has a round with fields of its kind
    only, from other files.
    """
    objects = {record.name for record in spec.objects}
    envelope = naming.snake_case(spec.transport.envelope.name)
    alike: dict[str, dict[tuple[str, str], list[Rule]]] = {
        "free": {},
        "signals": {},
        "objects": {},
        "envelope": {},
    }
    for rule in removable(spec):
        kind, key = "free", (rule.owner, rule.field.name if rule.field and rule.source is None else "")
        if rule.code == "type" and _is_needed(rule, spec):
            file = files.get(rule.id, "")
            kind = "envelope" if file == envelope else "objects" if rule.owner in objects else "signals"
            key = ("", file)
        alike[kind].setdefault(key, []).append(rule)
    rows = (row for slots in alike.values() for row in zip_longest(*slots.values()))
    return [[rule for rule in row if rule] for row in rows]


def _is_needed(rule: Rule, spec: Spec) -> bool:
    """Whether payloads have the rule's field that are about something else."""
    assert rule.field is not None
    name = rule.field.name
    (record,) = (record for record in spec.records if record.name == rule.owner)
    if isinstance(rule.field.element, ObjectReference) or name in minimal(record, spec):
        return True
    for each in record.rules:
        if isinstance(each, CountRule):
            names = [field.name for field in each.fields]
        elif isinstance(each, SumRule):
            names = [field.name for field in (*each.terms, each.total)]
        else:
            names = [each.field.name, *(condition.field.name for condition in each.when)]
        if name in names:
            return True
    return False


def without(spec: Spec, removed: Collection[str], strangers: dict[str, str]) -> Spec:
    """The spec without these rules; `strangers` has, by owner, the unknown member that is to be known."""
    return _Removal(spec, removed, strangers).spec()


class _Removal:
    def __init__(self, spec: Spec, removed: Collection[str], strangers: dict[str, str]) -> None:
        self._spec = spec
        self._removed = removed
        self._strangers = strangers

    def spec(self) -> Spec:
        transport = self._spec.transport
        return replace(
            self._spec,
            transport=replace(transport, envelope=self._record(transport.envelope)),
            objects=tuple(map(self._record, self._spec.objects)),
            signals=tuple(map(self._signal, self._spec.signals)),
        )

    def _signal(self, signal: SignalType) -> SignalType:
        dimension = self._spec.tier_dimension
        found = self._record(signal)
        if dimension and f"{signal.name}.{dimension.name}" in self._removed:
            found = replace(found, tiers=self._spec.tiers)
        return replace(found, deprecated=None) if f"{signal.name}.deprecated" in self._removed else found

    def _record(self, record: R) -> R:
        fields = [self._field(record.name, field) for field in record.fields]
        if f"{record.name}.unknown" in self._removed:
            first = record.span
            fields.append(Field(self._strangers[record.name], NUMBER, False, "", first, first))
        kept = [rule for rule in record.rules if object_rule_id(record.name, rule) not in self._removed]
        required = {field.name for field in fields if field.required}
        return replace(record, fields=tuple(fields), rules=tuple(_about(rule, required) for rule in kept))

    def _field(self, owner: str, field: Field) -> Field:
        def gone(code: str) -> bool:
            return f"{owner}.{field.name}.{code}" in self._removed

        if gone("type"):
            bare = replace(field, type=self._other(field.type), limits=NO_LIMITS, advice=NO_LIMITS)
            return replace(bare, decimal=False)
        kind = self._kind(field.type)
        if gone("enum"):
            kind = ArrayType(STRING) if isinstance(kind, ArrayType) else STRING
        return replace(
            field,
            type=kind,
            required=field.required and not gone("required"),
            limits=_left(field.limits, gone, ""),
            advice=_left(field.advice, gone, "advice_"),
            deprecated=None if gone("deprecated") else field.deprecated,
        )

    def _kind(self, kind: Type) -> Type:
        """The type, with the objects in it as they are now."""
        if isinstance(kind, ArrayType):
            element = self._kind(kind.items)
            assert not isinstance(element, ArrayType | ContentType)
            return ArrayType(element)
        return ObjectReference(self._record(kind.object)) if isinstance(kind, ObjectReference) else kind

    def _other(self, kind: Type) -> Type:
        """A type that takes what is no good for this one."""
        if isinstance(kind, ArrayType):
            return self._kind(kind.items)
        return NUMBER if kind in (STRING, INTEGER) or isinstance(kind, EnumType) else STRING


def _about(rule: ObjectRule, required: Collection[str]) -> ObjectRule:
    """The rule with fields that are required where they still are."""

    def now(field: Field) -> Field:
        return replace(field, required=field.name in required)

    if isinstance(rule, ConditionalRule):
        when = tuple(replace(condition, field=now(condition.field)) for condition in rule.when)
        return replace(rule, when=when, field=now(rule.field))
    return replace(rule, fields=tuple(map(now, rule.fields))) if isinstance(rule, CountRule) else rule


def _left(limits: Limits, gone: Callable[[str], bool], lead: str) -> Limits:
    return replace(limits, **{name: None for name, code in LIMIT_CODES.items() if gone(lead + code)})
