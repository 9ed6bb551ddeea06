"""Descriptions: what a thing means, then what is asked of it and GraphQL cannot say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signalspec import naming
from signalspec.model import (
    Deprecation,
    Enum,
    EnumType,
    Field,
    Limits,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.phrases import Phrase, limit_phrases
from signalspec.rules import object_rule_id, object_rule_statement
from signalspec.targets.graphql.text import wrap
from signalspec.templating import to_json

_PLAIN = re.compile(r"[_0-9A-Za-z]+\Z")
FIELD_MARGIN = 2


def record_description(record: ObjectType, spec: Spec) -> str:
    """For the input type of a signal or object."""
    parts = [record.doc]
    if isinstance(record, SignalType):
        parts += _signal_remarks(record, spec)
    parts.append(_list("GraphQL does not check:", record, "error"))
    parts.append(_list("Advice:", record, "advice"))
    parts.append(_note(record.note))
    return paragraphs(parts)


def field_description(field: Field, graphql_enums: frozenset[str]) -> str:
    """For a field of an input type; an enum that GraphQL has no type for is listed here."""
    first = [field.doc, *_sentences(field, field.limits)]
    parts = [" ".join(first) if "\n" not in field.doc else paragraphs(first)]
    if isinstance(field.element, EnumType) and field.element.enum.name not in graphql_enums:
        parts += _listed(field.element.enum, "Each is one of these" if field.is_array else "One of these")
    advice = [str(phrase) for phrase in limit_phrases(field, field.advice)]
    if advice:
        parts.append(f"Advice: {', '.join(advice)}.")
    parts.append(_note(field.note))
    return paragraphs(parts, FIELD_MARGIN)


def content_description(field: Field, spec: Spec) -> str:
    """For the envelope's content, which the wire schema leaves open."""
    types = ", ".join(signal.name for signal in spec.signals)
    says = f"An object; its `{spec.transport.discriminator.name}` is one of: {types}."
    return paragraphs([field.doc, says, _note(field.note)], FIELD_MARGIN)


def enum_description(enum: Enum) -> str:
    """For an enum type."""
    return paragraphs([enum.doc, _note(enum.note)])


def deprecation_reason(deprecation: Deprecation) -> str:
    """What `@deprecated` says about an input field."""
    parts = [f"Since {deprecation.since}." if deprecation.since else ""]
    parts.append(f"Use `{deprecation.use}` instead." if deprecation.use else "")
    parts.append(deprecation.doc or "")
    return " ".join(part for part in parts if part) or "No longer supported"


def paragraphs(parts: Iterable[str], margin: int = 0) -> str:
    """The parts that say something, as Markdown paragraphs with their long lines broken."""
    return "\n\n".join(wrap(part, margin) for part in parts if part)


def _signal_remarks(signal: SignalType, spec: Spec) -> Iterator[str]:
    if signal.deprecated:
        yield f"Deprecated. {deprecation_reason(signal.deprecated)}"
    if spec.tier_dimension:
        words = naming.title_words(spec.tier_dimension.name)
        yield f"{words[0].upper()}{words[1:]}: {', '.join(signal.tiers)}."


def _sentences(field: Field, limits: Limits) -> Iterator[str]:
    for phrase in limit_phrases(field, limits):
        words = _phrase(phrase)
        yield f"{words[0].upper()}{words[1:]}" + ("" if words.endswith(".") else ".")


def _phrase(phrase: Phrase) -> str:
    return f"{phrase.words} `{phrase.format.name}`: {phrase.format.doc}" if phrase.format else str(phrase)


def _listed(enum: Enum, lead: str) -> Iterator[str]:
    how = ", in any ASCII letter case" if enum.ignore_case else ""
    yield "\n".join([f"{lead}{how}:", *(f"- {_code(v.value)}: {v.doc}" for v in enum.values)])
    yield _note(enum.note)


def _list(lead: str, record: ObjectType, level: str) -> str:
    lines = [f"- {_rule(record, rule)}" for rule in record.rules if rule.level == level]
    return "\n".join([lead, *lines]) if lines else ""


def _rule(record: ObjectType, rule: ObjectRule) -> str:
    return f"{object_rule_statement(rule)} (`{object_rule_id(record.name, rule)}`)"


def _note(note: str | None) -> str:
    return f"Note: {note}" if note else ""


def _code(value: str) -> str:
    return f"`{value}`" if _PLAIN.match(value) else to_json(value)
