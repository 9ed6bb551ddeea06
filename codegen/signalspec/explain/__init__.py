"""Everything that a spec says about a name."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.explain.explanation import Explanation, Table
from signalspec.explain.fields import explain_dictionary_field, explain_use
from signalspec.explain.records import SHARED, explain_discriminator, explain_record, explain_shared
from signalspec.explain.rules import explain_rule
from signalspec.explain.types import explain_dimension, explain_enum, explain_format, explain_value
from signalspec.model import BATCH, Spec
from signalspec.rules import DOCUMENT_RULES, Rule, rules

__all__ = ["Explanation", "Table", "explain", "known_names"]


def explain(spec: Spec, name: str) -> list[Explanation]:
    """All things of this name: a field and a format may share one. Empty where there is none."""
    every_rule = (*rules(spec), *DOCUMENT_RULES)
    found = list(_things(spec, name, every_rule))
    if found:
        return found
    owner, dot, member = name.partition(".")
    if dot:
        found = list(_members(spec, owner, member, every_rule))
    # A rule's id looks like a field's name where the rule is no field's own.
    return found or [explain_rule(rule, spec) for rule in every_rule if rule.id == name]


def _things(spec: Spec, name: str, every_rule: tuple[Rule, ...]) -> Iterator[Explanation]:
    for record in (*spec.signals, *spec.objects, spec.transport.envelope):
        if record.name == name:
            yield explain_record(record, spec, [rule for rule in every_rule if rule.owner == name])
    for shared in SHARED:
        if name == shared or (shared == BATCH and name == spec.transport.operation.name):
            yield explain_shared(shared, spec, [rule for rule in every_rule if rule.owner == shared])
    if name == spec.transport.discriminator.name:
        yield explain_discriminator(spec, every_rule)
    elif field := explain_dictionary_field(name, spec):
        yield field
    yield from (explain_enum(enum, spec) for enum in spec.enums if enum.name == name)
    yield from (explain_format(format, spec) for format in spec.formats if format.name == name)
    if spec.tier_dimension and spec.tier_dimension.name == name:
        yield explain_dimension(spec.tier_dimension, spec)


def _members(spec: Spec, owner: str, member: str, every_rule: tuple[Rule, ...]) -> Iterator[Explanation]:
    for record in spec.records:
        for field in record.fields:
            if (record.name, field.name) == (owner, member):
                yield explain_use(record, field, spec, [rule for rule in every_rule if rule.owner == owner])
    for enum in spec.enums:
        yield from (explain_value(enum, v) for v in enum.values if (enum.name, v.value) == (owner, member))


def known_names(spec: Spec) -> list[str]:
    """Every name that `explain` knows, but for values of enums."""
    names = [record.name for record in spec.records]
    names += [*SHARED, spec.transport.operation.name, spec.transport.discriminator.name]
    names += [field.name for record in spec.records for field in record.fields]
    names += [name for kind, name, _ in spec.unused if kind == "field"]
    names += [enum.name for enum in spec.enums] + [format.name for format in spec.formats]
    names += [spec.tier_dimension.name] if spec.tier_dimension else []
    names += [f"{record.name}.{field.name}" for record in spec.records for field in record.fields]
    names += [rule.id for rule in (*rules(spec), *DOCUMENT_RULES)]
    return list(dict.fromkeys(names))
