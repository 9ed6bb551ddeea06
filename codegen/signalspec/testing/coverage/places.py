"""What there is to look for in each object of a spec, prepared for a quick look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field as default

from signalspec.model import (
    ContentType,
    EnumType,
    Field,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.rules import Rule, record_rules

_OF_ARRAYS = ("min_items", "max_items")


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule about a single value, or about an array as such."""

    rule: str
    advice: bool


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field in one object.

    `values` maps what may be written to how the spec spells it, in lower case where letter case does not
    matter; None where there is no list, or it is a secret. `errors` are the limits and counts that are
    no advice.
    """

    id: str
    type: str
    required: bool
    array: bool
    limits: tuple[Limit, ...]
    counts: tuple[Limit, ...]
    errors: frozenset[str]
    values: Mapping[str, str] | None
    ignore_case: bool
    record: str | None
    content: bool

    @property
    def plain(self) -> bool:
        """Whether a value, or an element, says no more than that it is right or wrong."""
        return not self.content and self.record is None and self.values is None


@dataclass(frozen=True, slots=True)
class Between:
    """A rule between fields; `target` is where it is reported, seen from the object."""

    limit: Limit
    target: str
    source: ObjectRule


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """An object: its fields by name, and the rules that no value of a field has to itself.

    `deep` are the fields whose values may differ in what they show. `deprecated` are (rule, field) of fields
    that are to be left out. `shapes` are sets of members about which all has been noted.
    """

    name: str
    unknown: str
    known: frozenset[str]
    fields: Mapping[str, FieldPlace]
    deep: Mapping[str, FieldPlace]
    required: tuple[tuple[str, str], ...]
    deprecated: tuple[tuple[str, str], ...]
    between: tuple[Between, ...]
    tier: str | None
    shapes: set[tuple[object, ...]] = default(default_factory=set)


def record_place(record: ObjectType, spec: Spec) -> RecordPlace:
    """What to look for in a record of the spec."""
    found = tuple(record_rules(record, spec))
    by_field: dict[str, list[Rule]] = {field.name: [] for field in record.fields}
    for rule in found:
        if rule.field is not None and rule.source is None:
            by_field[rule.field.name].append(rule)
    own = {spec.transport.discriminator.name} if isinstance(record, SignalType) else set()
    dimension = spec.tier_dimension
    tier = f"{record.name}.{dimension.name}" if dimension else None
    fields = {field.name: _field(record, field, by_field[field.name]) for field in record.fields}
    return RecordPlace(
        name=record.name,
        unknown=f"{record.name}.unknown",
        known=frozenset(own | by_field.keys()),
        fields=fields,
        deep={name: field for name, field in fields.items() if field.array or not field.plain},
        required=tuple(
            (r.id, name) for name, rules in by_field.items() for r in rules if r.code == "required"
        ),
        deprecated=tuple(
            (r.id, name) for name, rules in by_field.items() for r in rules if r.code == "deprecated"
        ),
        between=tuple(
            Between(
                Limit(r.id, r.level == "advice"), f"/{r.field.name}" if r.field is not None else "", r.source
            )
            for r in found
            if r.source is not None
        ),
        tier=tier if any(rule.id == tier for rule in found) else None,
    )


def _field(record: ObjectType, field: Field, rules: list[Rule]) -> FieldPlace:
    element = field.element
    about_values = [rule for rule in rules if rule.code not in ("required", "type", "deprecated")]
    errors = frozenset(rule.id for rule in about_values if rule.level == "error")
    ignore_case = isinstance(element, EnumType) and element.enum.ignore_case
    return FieldPlace(
        id=f"{record.name}.{field.name}",
        type=f"{record.name}.{field.name}.type",
        required=field.required,
        array=field.is_array,
        limits=tuple(Limit(r.id, r.level == "advice") for r in about_values if r.code not in _OF_ARRAYS),
        counts=tuple(Limit(r.id, r.level == "advice") for r in about_values if r.code in _OF_ARRAYS),
        errors=errors,
        values={v.lower() if ignore_case else v: v for v in countable_values(field)} or None,
        ignore_case=ignore_case,
        record=element.object.name if isinstance(element, ObjectReference) else None,
        content=isinstance(element, ContentType),
    )


def countable_values(field: Field) -> tuple[str, ...]:
    """The values of its enum that the field may have; none of a secret."""
    if field.secret or not isinstance(field.element, EnumType):
        return ()
    enum, one_of = field.element.enum, field.limits.one_of
    allowed = None if one_of is None else {v.lower() if enum.ignore_case else v for v in one_of}
    return tuple(
        each.value
        for each in enum.values
        if allowed is None or (each.value.lower() if enum.ignore_case else each.value) in allowed
    )
