"""Docstrings of the classes: what a record or a field means, and what is asked of it."""

from __future__ import annotations

from signalspec.model import Field, ObjectType, SignalType, Spec
from signalspec.phrases import limit_phrases
from signalspec.rules import object_rule_statement


def record_title(record: ObjectType) -> str:
    """For a module."""
    return f"{record.title}." if isinstance(record, SignalType) else f"The object {record.name}."


def record_paragraphs(record: ObjectType, spec: Spec) -> list[str]:
    """For a class."""
    found = [record.doc]
    if isinstance(record, SignalType) and spec.tier_dimension:
        tiers = "all" if record.tiers == spec.tiers else ", ".join(record.tiers)
        found.append(f"Included in ({spec.tier_dimension.name}): {tiers}.")
    if isinstance(record, SignalType) and record.deprecated:
        use = f" Use {record.deprecated.use} instead." if record.deprecated.use else ""
        found.append(f"Deprecated.{use} {record.deprecated.doc or ''}")
    found += [
        f"{'Advice: ' if rule.level == 'advice' else ''}{object_rule_statement(rule)}"
        for rule in record.rules
    ]
    if record.note:
        found.append(f"Note: {record.note}")
    return found


def field_paragraphs(field: Field) -> list[str]:
    """For an attribute."""
    said = [_sentence(str(phrase)) for phrase in limit_phrases(field, field.limits)]
    advice = ", ".join(map(str, limit_phrases(field, field.advice)))
    if advice:
        said.append(f"Advice: {advice}.")
    if field.decimal:
        said.append("Written with a decimal point.")
    if field.deprecated:
        said.append(f"Deprecated{f'; use {field.deprecated.use}' if field.deprecated.use else ''}.")
    return [
        " ".join([field.doc, *said]),
        *([f"Note: {field.note}"] if field.note else []),
    ]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
