"""Signals, objects, the envelope, and what the language gives to every spec."""

from __future__ import annotations

from collections.abc import Sequence

from signalspec.explain.explanation import Explanation, Facts, Table
from signalspec.explain.fields import fields_table, rules_table, tiers_fact
from signalspec.model import BATCH, CONTENT, TEXT, ObjectReference, ObjectType, SignalType, Spec
from signalspec.rules import Rule, type_phrase


def explain_record(record: ObjectType, spec: Spec, rules: Sequence[Rule]) -> Explanation:
    """A signal, an object or the envelope, with those of its rules that are no single field's."""
    facts: Facts
    if isinstance(record, SignalType):
        kind, facts = "signal", _signal_facts(record, spec)
    elif record is spec.transport.envelope:
        kind = "envelope"
        transport = spec.transport
        facts = (
            ("content", transport.content.name),
            ("wrapper", transport.wrapper or ""),
            ("trial", transport.trial.name if transport.trial else ""),
        )
    else:
        kind, facts = "object", (("used by", _users(record, spec)), ("was", record.was or ""))
    between = [rule for rule in rules if rule.source or rule.field is None]
    notes = [f"{field.name}: {field.note}" for field in record.fields if field.note]
    return Explanation(
        kind,
        record.name,
        record.span,
        record.doc,
        facts,
        (fields_table(record.fields), rules_table(between)),
        (record.note, *notes) if record.note else tuple(notes),
    )


def _signal_facts(signal: SignalType, spec: Spec) -> Facts:
    given_up = signal.deprecated
    parts = []
    if given_up:
        parts = [f"since {given_up.since}" if given_up.since else "yes"]
        parts += [f"use {given_up.use}"] if given_up.use else []
    return (
        ("title", signal.title),
        *tiers_fact(signal, spec),
        ("deprecated", "; ".join(parts)),
        ("was", signal.was or ""),
    )


def _users(record: ObjectType, spec: Spec) -> tuple[str, ...]:
    return tuple(
        f"{user.name}.{field.name}"
        for user in spec.records
        for field in user.fields
        if isinstance(field.element, ObjectReference) and field.element.object is record
    )


def explain_shared(name: str, spec: Spec, rules: Sequence[Rule]) -> Explanation:
    """`Batch`, `Content` or `Text`: what every spec has."""
    operation = spec.transport.operation
    table = (rules_table(rules),)
    if name == BATCH:
        facts: Facts = (
            ("mutation", f"{operation.name}({operation.argument}: ...)"),
            ("answer", tuple(f"{field}: {type}" for field, type in operation.result)),
            ("most", str(operation.max_items)),
            ("key header", operation.key_header or ""),
        )
        endpoints = Table("endpoints", ("region", "address"), operation.endpoints)
        doc = f"A list of {spec.transport.envelope.name}, sent with one mutation. {operation.doc}".strip()
        notes = (operation.note,) if operation.note else ()
        return Explanation("batch", name, operation.span, doc, facts, (endpoints, *table), notes)
    if name == CONTENT:
        discriminator = spec.transport.discriminator
        facts = (("discriminator", discriminator.name),)
        signals = Table("signals", ("signal", "meaning"), tuple((s.name, s.doc) for s in spec.signals))
        doc = f"The content of any signal; `{discriminator.name}` names its type."
        return Explanation("content", name, discriminator.definition, doc, facts, (signals, *table))
    return Explanation(
        "text", name, None, "Text that signals are read from: JSON, or a GraphQL document.", (), table
    )


def explain_discriminator(spec: Spec, rules: Sequence[Rule]) -> Explanation:
    field = spec.transport.discriminator
    about = [rule for rule in rules if rule.owner == CONTENT and rule.field is not None]
    return Explanation(
        "discriminator",
        field.name,
        field.definition,
        field.doc,
        (("type", type_phrase(field)), ("presence", "required in every content")),
        (
            Table("values", ("value", "meaning"), tuple((s.name, s.doc) for s in spec.signals)),
            rules_table(about),
        ),
        (field.note,) if field.note else (),
    )


SHARED = (BATCH, CONTENT, TEXT)
