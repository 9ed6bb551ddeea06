"""Enums, their values, formats, and the tier dimension."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.explain.explanation import Explanation, Samples, Table, Verbatim
from signalspec.model import ConditionalRule, Enum, EnumType, EnumValue, Format, Spec, TierDimension
from signalspec.naming import class_name, enum_member
from signalspec.rules import object_rule_id


def explain_enum(enum: Enum, spec: Spec) -> Explanation:
    used = tuple(
        f"{record.name}.{field.name}"
        for record in spec.records
        for field in record.fields
        if isinstance(field.element, EnumType) and field.element.enum is enum
    )
    facts = (
        ("letter case", "does not matter" if enum.ignore_case else ""),
        ("used by", used),
        ("was", enum.was or ""),
    )
    values = Table("values", ("value", "meaning"), tuple((v.value, v.doc) for v in enum.values))
    return Explanation(
        "enum", enum.name, enum.span, enum.doc, facts, (values,), (enum.note,) if enum.note else ()
    )


def explain_value(enum: Enum, value: EnumValue) -> Explanation:
    python = f"{class_name(enum.name)}.{enum_member(value.value)}"
    facts = (("python", python), ("was", value.was or ""))
    return Explanation("value of an enum", f"{enum.name}.{value.value}", value.span, value.doc, facts)


def explain_format(format: Format, spec: Spec) -> Explanation:
    facts = (
        ("pattern", Verbatim(format.pattern)),
        ("JSON Schema", format.json_schema or ""),
        ("fits", Samples(format.matches)),
        ("fits not", Samples(format.rejects)),
        ("used by", tuple(_users(format, spec))),
        ("was", format.was or ""),
    )
    return Explanation(
        "format", format.name, format.span, format.doc, facts, (), (format.note,) if format.note else ()
    )


def _users(format: Format, spec: Spec) -> Iterator[str]:
    """The fields and rules that ask for the format."""
    for record in spec.records:
        for field in record.fields:
            if field.limits.format is format:
                yield f"{record.name}.{field.name}"
            elif field.advice.format is format:
                yield f"{record.name}.{field.name} (advice)"
        for rule in record.rules:
            if isinstance(rule, ConditionalRule) and rule.limits.format is format:
                yield object_rule_id(record.name, rule) + (" (advice)" if rule.level == "advice" else "")


def explain_dimension(dimension: TierDimension, spec: Spec) -> Explanation:
    rows = tuple(
        (tier.name, tier.doc, ", ".join(s.name for s in spec.signals if tier.name in s.tiers))
        for tier in dimension.tiers
    )
    tiers = Table("tiers", ("tier", "meaning", "signals"), rows)
    return Explanation(
        "tiers", dimension.name, dimension.span, "What a customer subscribes to.", (), (tiers,)
    )
