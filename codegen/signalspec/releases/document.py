"""The resolved model, written in the spec language again: flat, complete, and the same for the same model.

Groups are spread and patterns filled in. Each field stands in the dictionary as most of its uses have it, and
the others say what differs. What the loader makes of it has the digest of the model that it came from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from signalspec.model import (
    LANGUAGE_VERSION,
    Condition,
    ConditionalRule,
    CountRule,
    Deprecation,
    Enum,
    EnumValue,
    Field,
    Format,
    Json,
    Limits,
    ObjectRule,
    ObjectType,
    Operation,
    SignalType,
    Spec,
    SumRule,
    Tier,
    Transport,
)
from signalspec.phrases import type_name

Document: TypeAlias = dict[str, Json]


def document(spec: Spec) -> Document:
    """The spec as data that a YAML file can hold."""
    dictionary = _dictionary(spec)
    dimension = spec.tier_dimension
    return _kept(
        signalspec=LANGUAGE_VERSION,
        name=spec.name,
        version=spec.version,
        title=spec.title,
        doc=spec.doc,
        schema_base=spec.schema_base,
        tiers={dimension.name: {tier.name: _described(tier) for tier in dimension.tiers}}
        if dimension
        else None,
        transport=_transport(spec.transport),
        formats={format.name: _format(format) for format in spec.formats} or None,
        enums={enum.name: _enum(enum) for enum in spec.enums} or None,
        fields=dict(dictionary),
        objects={
            record.name: _record(record, dictionary) for record in (spec.transport.envelope, *spec.objects)
        },
        signals={signal.name: _signal(signal, spec, dictionary) for signal in spec.signals},
    )


def _kept(**entries: Json) -> Document:
    """The entries that say something; an empty text is one that was written so."""
    return {key: value for key, value in entries.items() if value is not None and value is not False}


def _described(thing: Tier | EnumValue) -> Json:
    return thing.doc if thing.was is None else {"doc": thing.doc, "was": thing.was}


def _transport(transport: Transport) -> Document:
    return _kept(
        envelope=transport.envelope.name,
        content=transport.content.name,
        discriminator=transport.discriminator.name,
        wrapper=transport.wrapper,
        trial=transport.trial.name if transport.trial else None,
        operation=_operation(transport.operation),
    )


def _operation(operation: Operation) -> Document:
    result: Document = {
        name: [type[1:-1]] if type.startswith("[") else type for name, type in operation.result
    }
    return _kept(
        mutation=operation.name,
        argument=operation.argument,
        result=result,
        max_items=operation.max_items,
        key_header=operation.key_header,
        endpoints=dict(operation.endpoints) or None,
        advice={"min_items": 1} if operation.advise_items else None,
        doc=operation.doc or None,
        note=operation.note,
    )


def _format(format: Format) -> Document:
    return _kept(
        doc=format.doc,
        pattern=format.pattern,
        json_schema=format.json_schema,
        matches=list(format.matches),
        rejects=list(format.rejects),
        was=format.was,
        note=format.note,
    )


def _enum(enum: Enum) -> Document:
    values: Document = {value.value: _described(value) for value in enum.values}
    return _kept(doc=enum.doc, ignore_case=enum.ignore_case, values=values, was=enum.was, note=enum.note)


def _dictionary(spec: Spec) -> dict[str, Document]:
    """Each field as most of its uses have it; of equally many, as the first of them has it."""
    uses: dict[str, list[Document]] = {}
    for field in (spec.transport.discriminator, *(field for r in spec.records for field in r.fields)):
        uses.setdefault(field.name, []).append(_field(field))
    found = {}
    for name, written in uses.items():
        counted = Counter(repr(each) for each in written)
        found[name] = max(written, key=lambda each: counted[repr(each)])
    # The discriminator has no uses that could say what differs.
    discriminator = spec.transport.discriminator
    return found | {discriminator.name: _field(discriminator)}


def _field(field: Field) -> Document:
    return _kept(
        type=[type_name(field)[1:-1]] if field.is_array else type_name(field),
        doc=field.doc,
        **_limits(field.limits, field),
        decimal=field.decimal,
        secret=field.secret,
        advice=_limits(field.advice) or None,
        deprecated=_deprecation(field.deprecated),
        was=field.was,
        note=field.note,
    )


def _limits(limits: Limits, field: Field | None = None) -> Document:
    """What limits say, without the bounds that each number of the field's type has."""
    low, high = field.default_range if field else (None, None)
    return _kept(
        format=limits.format.name if limits.format else None,
        min_length=limits.min_length,
        max_length=limits.max_length,
        minimum=None if limits.minimum == low else limits.minimum,
        maximum=None if limits.maximum == high else limits.maximum,
        min_items=limits.min_items,
        max_items=limits.max_items,
        one_of=None if limits.one_of is None else list(limits.one_of),
    )


def _deprecation(deprecated: Deprecation | None) -> Json:
    if deprecated is None:
        return None
    return _kept(since=deprecated.since, use=deprecated.use, doc=deprecated.doc)


def _record(record: ObjectType, dictionary: dict[str, Document]) -> Document:
    counts = {(rule.level, rule.code): rule for rule in record.rules if isinstance(rule, CountRule)}

    def counted(level: str) -> Document:
        return {
            code: [field.name for field in rule.fields] for (at, code), rule in counts.items() if at == level
        }

    return _kept(
        doc=record.doc,
        required=_uses(record.required, dictionary) or None,
        optional=_uses(record.optional, dictionary) or None,
        **counted("error"),
        advice=counted("advice") or None,
        rules=list(_rules(record.rules)) or None,
        was=record.was,
        note=record.note,
        examples=[example.value for example in record.examples] or None,
    )


def _signal(signal: SignalType, spec: Spec, dictionary: dict[str, Document]) -> Document:
    tiers: Json = "all" if signal.tiers == spec.tiers else list(signal.tiers)
    return _kept(
        title=signal.title,
        tiers=tiers if spec.tier_dimension else None,
        deprecated=_deprecation(signal.deprecated),
        **_record(signal, dictionary),
    )


def _uses(fields: Iterable[Field], dictionary: dict[str, Document]) -> list[Json]:
    """The fields by name, with what they have other than the dictionary says."""
    found: list[Json] = []
    for field in fields:
        here, known = _field(field), dictionary[field.name]
        changed = {key: here[key] for key in here if key not in known or not _same(known[key], here[key])}
        changed |= {key: None for key in known if key not in here}
        found.append({field.name: changed} if changed else field.name)
    return found


def _same(one: Json, other: Json) -> bool:
    """Whether both are written alike: 1 is not 1.0."""
    return repr(one) == repr(other)


def _rules(rules: Iterable[ObjectRule]) -> Iterator[Json]:
    for rule in rules:
        if isinstance(rule, SumRule):
            terms: list[Json] = [field.name for field in rule.terms]
            yield _kept(
                id=rule.name,
                sum=terms,
                equals=rule.total.name,
                tolerance=rule.tolerance or None,
                level=rule.level,
                doc=rule.doc or None,
            )
        elif isinstance(rule, ConditionalRule):
            asked: Document = {"required": True} if rule.required else {}
            yield _kept(
                id=rule.name,
                when={c.field.name: _condition(c) for c in rule.when} or None,
                then={rule.field.name: asked | _limits(rule.limits)},
                level="advice" if rule.level == "advice" else None,
                doc=rule.doc or None,
            )


def _condition(condition: Condition) -> Json:
    if condition.values:
        return condition.values[0] if len(condition.values) == 1 else list(condition.values)
    bounds = _kept(minimum=condition.minimum, maximum=condition.maximum)
    return bounds or {"present": True}
