"""Descriptions: what a thing means, then what is only advice about it."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec import naming
from signalspec.model import Deprecation, Enum, Field, ObjectType, SignalType, Spec, Tier
from signalspec.phrases import limit_phrases
from signalspec.rules import object_rule_statement


def record_description(record: ObjectType, spec: Spec) -> str:
    """For the schema of an object or signal."""
    return " ".join([record.doc, *_signal_remarks(record, spec), *_advice(record)])


def field_description(field: Field) -> str:
    """For a property."""
    parts = [field.doc]
    if field.deprecated:
        parts.append(_deprecation(field.deprecated))
    advice = ", ".join(str(phrase) for phrase in limit_phrases(field, field.advice))
    if advice:
        parts.append(f"Advice: {advice}.")
    return " ".join(parts)


def enum_description(enum: Enum) -> str:
    """For an enum."""
    return f"{enum.doc} In any ASCII letter case." if enum.ignore_case else enum.doc


def content_description(spec: Spec) -> str:
    """For any content."""
    discriminator = spec.transport.discriminator.name
    return f"{spec.transport.content.doc} Its `{discriminator}` says what it has to look like."


def batch_description(spec: Spec) -> str:
    """For a list of envelopes."""
    operation = spec.transport.operation
    parts = [f"What one call of `{operation.name}` takes."]
    if operation.advise_items:
        parts.append("Advice: at least 1 element.")
    return " ".join(parts)


def tier_description(spec: Spec, tier: Tier) -> str:
    """For the envelope as a tier allows it."""
    envelope = record_description(spec.transport.envelope, spec)
    return f"{envelope} Only contents that {tier.name} includes are valid here. {tier.doc}"


def _signal_remarks(record: ObjectType, spec: Spec) -> Iterator[str]:
    if not isinstance(record, SignalType):
        return
    if record.deprecated:
        yield _deprecation(record.deprecated)
    if spec.tier_dimension:
        words = naming.title_words(spec.tier_dimension.name)
        yield f"{words[0].upper()}{words[1:]}: {', '.join(record.tiers)}."


def _advice(record: ObjectType) -> Iterator[str]:
    for rule in record.rules:
        if rule.level == "advice":
            said = object_rule_statement(rule)
            yield f"Advice: {said[0].lower()}{said[1:]}"


def _deprecation(deprecation: Deprecation) -> str:
    since = f" since {deprecation.since}" if deprecation.since else ""
    use = f"; use `{deprecation.use}` instead" if deprecation.use else ""
    return f"Deprecated{since}{use}." + (f" {deprecation.doc}" if deprecation.doc else "")
