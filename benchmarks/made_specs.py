"""Specs of any size in the languages that are compared: ours and LinkML's."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import yaml
from signalspec.model import ArrayType, ContentType, EnumType, Field, ObjectReference, ObjectType, Spec

FIELDS_A_SIGNAL = 30

_WORDS = (
    "account", "basket", "branch", "channel", "colour", "country", "device", "discount", "filter", "gift",
    "height", "invoice", "language", "level", "margin", "member", "method", "option", "origin", "parcel",
    "partner", "payment", "period", "quota", "rating", "reason", "region", "score", "season", "section",
    "segment", "source", "status", "store", "style", "target", "ticket", "total", "version", "weight",
)  # fmt: skip
_KINDS: tuple[dict[str, Any], ...] = (
    {"type": "string"},
    {"type": "string", "max_length": 120},
    {"type": "string", "format": "moment"},
    {"type": "integer", "minimum": 0},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "Channel"},
    {"type": ["string"]},
    {"type": ["Line"]},
)


def made_spec(signals: int) -> dict[str, Any]:
    """A spec with so many signal types of FIELDS_A_SIGNAL fields; a third of them are the type's own."""
    r = random.Random(signals)
    own = FIELDS_A_SIGNAL // 3
    shared = [f"{one}{other.title()}" for one in _WORDS[:20] for other in _WORDS[20:]]
    fields: dict[str, Any] = {name: _field(r, name) for name in shared}
    types = {}
    for number in range(signals):
        mine = [f"{_WORDS[index]}{number}" for index in range(own)]
        fields |= {name: _field(r, name) for name in mine}
        used = mine + r.sample(shared, FIELDS_A_SIGNAL - own)
        types[f"event{number}"] = {
            "title": f"Event {number}",
            "doc": f"Something of kind {number} happened.",
            "required": used[:6],
            "optional": used[6:],
        }
    return {**_FRAME, "fields": {**_FRAME_FIELDS, **fields}, "signals": types}


def _field(r: random.Random, name: str) -> dict[str, Any]:
    return {**copy.deepcopy(r.choice(_KINDS)), "doc": f"The {name} at that time."}


_FRAME: dict[str, Any] = {
    "signalspec": 1,
    "name": "made-events",
    "version": "1.0.0",
    "title": "Made events",
    "doc": "Events that measure a generator.",
    "schema_base": "https://schemas.example.com/made-events",
    "transport": {
        "envelope": "Event",
        "content": "payload",
        "discriminator": "kind",
        "operation": {
            "mutation": "trackEvents",
            "argument": "events",
            "result": {"ids": ["ID"]},
            "max_items": 100,
        },
    },
    "formats": {
        "moment": {
            "doc": "A day and a time.",
            "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
            "matches": ["2026-05-12T09:14:02Z"],
            "rejects": ["2026-05-12"],
        }
    },
    "enums": {
        "Channel": {"doc": "Where it happened.", "values": {"web": "In a browser.", "app": "In an app."}}
    },
    "objects": {
        "Event": {"doc": "An event and its sender.", "required": ["customer", "payload"]},
        "Line": {"doc": "A part of the whole.", "required": ["label"], "optional": ["amount"]},
    },
}
_FRAME_FIELDS: dict[str, Any] = {
    "kind": {"type": "string", "doc": "Which event this is."},
    "customer": {"type": "string", "min_length": 1, "doc": "Number of the customer."},
    "payload": {"type": "content", "doc": "The event itself."},
    "label": {"type": "string", "doc": "Name of the part."},
    "amount": {"type": "number", "doc": "How much of it."},
}


def write_spec(spec: dict[str, Any], path: Path) -> None:
    path.write_text(yaml.safe_dump(spec, sort_keys=False, width=110), encoding="utf-8")


def write_linkml(spec: Spec, path: Path) -> None:
    """The records, enums, patterns and bounds of `spec` as a LinkML schema."""
    classes = {record.name: _class(record, spec) for record in (*spec.objects, *spec.signals)}
    envelope = spec.transport.envelope
    schema = {
        "id": spec.schema_base,
        "name": spec.name.replace("-", "_"),
        "description": spec.doc,
        "prefixes": {"linkml": "https://w3id.org/linkml/", "made": f"{spec.schema_base}/"},
        "imports": ["linkml:types"],
        "default_prefix": "made",
        "default_range": "string",
        "classes": {envelope.name: {**_class(envelope, spec), "tree_root": True}, **classes},
        "enums": {
            enum.name: {
                "description": enum.doc,
                "permissible_values": {value.value: {"description": value.doc} for value in enum.values},
            }
            for enum in spec.enums
        },
    }
    path.write_text(yaml.safe_dump(schema, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


def _class(record: ObjectType, spec: Spec) -> dict[str, Any]:
    return {
        "description": record.doc,
        "attributes": {field.name: _slot(field, spec) for field in record.fields},
    }


def _slot(field: Field, spec: Spec) -> dict[str, Any]:
    element, limits = field.element, field.limits
    slot: dict[str, Any] = {"description": field.doc}
    if isinstance(element, ContentType):
        slot["any_of"] = [{"range": signal.name} for signal in spec.signals]
    elif isinstance(element, ObjectReference):
        slot["range"] = element.object.name
    elif isinstance(element, EnumType):
        slot["range"] = element.enum.name
    else:
        slot["range"] = "float" if element.kind == "number" else element.kind
    if isinstance(field.type, ArrayType):
        slot["multivalued"] = True
        slot["inlined_as_list"] = True
    if field.required:
        slot["required"] = True
    if limits.format is not None:
        slot["pattern"] = f"^(?:{limits.format.pattern})$"
    if field.scalar == "integer":
        slot["minimum_value"], slot["maximum_value"] = limits.minimum, limits.maximum
    return slot
