"""Changes of the rules between the fields of one object or signal."""

from __future__ import annotations

from typing import TypeAlias

from signalspec.compare.aligning import Alignment, NamedPair, align
from signalspec.compare.keys import Key, rule_key
from signalspec.compare.spotting.limits import same_format
from signalspec.compare.spotting.spotted import Found, Spotted, reordered
from signalspec.model import (
    Condition,
    ConditionalRule,
    CountRule,
    EnumType,
    Field,
    Format,
    ObjectRule,
    ObjectType,
    SumRule,
)
from signalspec.rules import object_rule_id, object_rule_statement

Said: TypeAlias = tuple[object, ...]


def rule_changes(old: ObjectType, new: ObjectType, alignment: Alignment) -> Found:
    """What became of the rules of a record. A named rule is the same rule at either level."""
    owners = (old.name, new.name)
    before = {_identity(rule): rule for rule in old.rules}
    after = {_identity(rule): rule for rule in new.rules}
    for identity, rule in before.items():
        if identity not in after:
            kind = "rule-removed" if rule.level == "error" else "advice-removed"
            message = f"is gone: {_statement(rule)}"
            place = object_rule_id(new.name, rule)
            yield Spotted(kind, place, message, rule.span, new.span, _keys(owners, rule))
    # Enums may be long, and most records have no rules.
    renamed = _Renamings(old, new) if before.keys() & after.keys() else _Renamings.none()
    for identity, rule in after.items():
        if identity in before:
            yield from _changed(owners, before[identity], rule, renamed, alignment)
        else:
            kind = "rule-added" if rule.level == "error" else "advice-added"
            message = f"is new: {_statement(rule)}"
            place = object_rule_id(new.name, rule)
            yield Spotted(kind, place, message, old.span, rule.span, _keys(owners, rule))
    names = ([name for name, _ in before], [name for name, _ in after])
    yield from reordered(new.name, "rules", *names, (old.span, new.span))


def _identity(rule: ObjectRule) -> tuple[str, str]:
    """Count rules have no names, but there is one of a kind at each level."""
    return (rule.code, rule.level) if isinstance(rule, CountRule) else (rule.name, "")


def _keys(owners: NamedPair, rule: ObjectRule) -> frozenset[Key]:
    if rule.level == "advice":
        return frozenset()
    return frozenset({rule_key(owners, rule.code if isinstance(rule, CountRule) else rule.name)})


def _statement(rule: ObjectRule) -> str:
    return object_rule_statement(rule).rstrip(".")


def _changed(
    owners: NamedPair, old: ObjectRule, new: ObjectRule, renamed: _Renamings, alignment: Alignment
) -> Found:
    place, spans = object_rule_id(owners[1], new), (old.span, new.span)
    if old.level != new.level:
        eased = new.level == "advice"
        message = "is advice now, and was a rule" if eased else "is a rule now, and was advice"
        kind = "rule-eased" if eased else "rule-enforced"
        yield Spotted(kind, place, message, *spans, _keys(owners, old) | _keys(owners, new))
    said = (renamed.said(old, alignment, new), _Renamings.none().said(new, alignment, old))
    if said[0] != said[1]:
        if _unordered(said[0]) == _unordered(said[1]):
            yield Spotted("text-changed", place, "is written in another order", *spans)
        else:
            message = f"says now: {_statement(new)}; and said: {_statement(old)}"
            kind = "rule-changed" if "error" in (old.level, new.level) else "advice-changed"
            yield Spotted(kind, place, message, *spans, _keys(owners, old) | _keys(owners, new))
    if not isinstance(old, CountRule) and not isinstance(new, CountRule) and old.doc != new.doc:
        yield Spotted("text-changed", place, "has another description", *spans)


def _unordered(said: object) -> object:
    return frozenset(map(_unordered, said)) if isinstance(said, tuple) else said


class _Renamings:
    """New names of the fields of a record and of the values of their enums, by old ones."""

    def __init__(self, old: ObjectType | None = None, new: ObjectType | None = None) -> None:
        self._fields: dict[str, str] = {}
        self._values: dict[str, dict[str, str]] = {}
        if old is None or new is None:
            return
        pairs = align([(f.name, f) for f in old.fields], [(f.name, f) for f in new.fields]).pairs
        for was, before, name, after in pairs:
            self._fields[was] = name
            if isinstance(before.element, EnumType) and isinstance(after.element, EnumType):
                values = align(
                    [(v.value, v) for v in before.element.enum.values],
                    [(v.value, v) for v in after.element.enum.values],
                )
                self._values[was] = {pair[0]: pair[2] for pair in values.pairs}

    @classmethod
    def none(cls) -> _Renamings:
        return cls()

    def said(self, rule: ObjectRule, alignment: Alignment, other: ObjectRule) -> Said:
        """What the rule says, in new names; `other` is the same rule in the other spec."""
        if isinstance(rule, CountRule):
            return tuple(map(self._field, rule.fields))
        if isinstance(rule, SumRule):
            terms = tuple(map(self._field, rule.terms))
            return "sum", terms, ("total", self._field(rule.total)), ("off", rule.tolerance)
        when = tuple(("when", *self._condition(condition)) for condition in rule.when)
        limits = rule.limits
        bounds = (limits.min_length, limits.max_length, limits.minimum, limits.maximum)
        listed = tuple(self._value(rule.field, value) for value in limits.one_of or ())
        return (
            when,
            ("then", self._field(rule.field), rule.required),
            ("bounds", *enumerate((*bounds, limits.min_items, limits.max_items))),
            ("one of", limits.one_of is not None, listed),
            ("format", self._format(limits.format, other, alignment)),
        )

    def _field(self, field: Field) -> str:
        return self._fields.get(field.name, field.name)

    def _condition(self, condition: Condition) -> Said:
        values = tuple((type(v).__name__, self._value(condition.field, v)) for v in condition.values)
        return self._field(condition.field), values, ("min", condition.minimum), ("max", condition.maximum)

    def _value(self, field: Field, value: str | bool | int | float) -> str | bool | int | float:
        known = self._values.get(field.name, {})
        return known.get(value, value) if isinstance(value, str) else value

    @staticmethod
    def _format(format: Format | None, other: ObjectRule, alignment: Alignment) -> str | None:
        """The format's name, or one name for a format and its counterpart."""
        counterpart = other.limits.format if isinstance(other, ConditionalRule) else None
        if format is None or counterpart is None:
            return format.name if format else None
        same = same_format(format, counterpart, alignment) or same_format(counterpart, format, alignment)
        return min(format.name, counterpart.name) if same else format.name
