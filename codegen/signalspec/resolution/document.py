"""The spec as a whole: its parts in the order of the spec."""

from __future__ import annotations

from signalspec.model import BATCH, CONTENT, TEXT, Enum, Format, Json, Operation, Spec
from signalspec.resolution.records import deprecation, field_value, record_value
from signalspec.resolution.rules import rule_value
from signalspec.resolved import digest
from signalspec.rules import Rule, rules

# A member that goes or changes its meaning is a new format; one that is added is not.
FORMAT = 1


def resolution(spec: Spec) -> dict[str, Json]:
    """All that a spec says: groups spread, overrides merged, bounds filled in."""
    owned: dict[str, list[Rule]] = {}
    for rule in rules(spec):
        owned.setdefault(rule.owner, []).append(rule)
    return {
        "format": FORMAT,
        "name": spec.name,
        "version": spec.version,
        "title": spec.title,
        "doc": spec.doc,
        "schema_base": spec.schema_base,
        "digest": digest(spec),
        "tiers": _tiers(spec),
        "transport": _transport(spec),
        "formats": [_format(each) for each in spec.formats],
        "enums": [_enum(each) for each in spec.enums],
        "envelope": record_value(spec.transport.envelope, owned),
        "objects": [record_value(record, owned) for record in spec.objects],
        "signals": [
            {
                **record_value(signal, owned),
                "title": signal.title,
                "tiers": list(signal.tiers),
                "deprecated": deprecation(signal.deprecated),
            }
            for signal in spec.signals
        ],
        "rules": [rule_value(rule) for owner in (TEXT, BATCH, CONTENT) for rule in owned.get(owner, ())],
    }


def _tiers(spec: Spec) -> Json:
    dimension = spec.tier_dimension
    if dimension is None:
        return None
    return {
        "name": dimension.name,
        "values": [{"name": tier.name, "was": tier.was, "doc": tier.doc} for tier in dimension.tiers],
        "note": dimension.note,
    }


def _transport(spec: Spec) -> Json:
    transport = spec.transport
    return {
        "envelope": transport.envelope.name,
        "content": transport.content.name,
        "discriminator": field_value(transport.discriminator),
        "wrapper": transport.wrapper,
        "trial": transport.trial.name if transport.trial else None,
        "operation": _operation(transport.operation),
    }


def _operation(operation: Operation) -> Json:
    return {
        "name": operation.name,
        "doc": operation.doc or None,
        "argument": operation.argument,
        "result": [{"name": name, "type": type} for name, type in operation.result],
        "max_items": operation.max_items,
        "advise_items": operation.advise_items,
        "key_header": operation.key_header,
        "endpoints": [{"name": name, "url": url} for name, url in operation.endpoints],
        "note": operation.note,
    }


def _format(format: Format) -> Json:
    return {
        "name": format.name,
        "was": format.was,
        "doc": format.doc,
        "pattern": format.pattern,
        "json_schema": format.json_schema,
        "matches": list(format.matches),
        "rejects": list(format.rejects),
        "note": format.note,
    }


def _enum(enum: Enum) -> Json:
    return {
        "name": enum.name,
        "was": enum.was,
        "doc": enum.doc,
        "ignore_case": enum.ignore_case,
        "values": [{"value": each.value, "was": each.was, "doc": each.doc} for each in enum.values],
        "note": enum.note,
    }
