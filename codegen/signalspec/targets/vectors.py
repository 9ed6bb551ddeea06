"""Test vectors in plain JSON: for every rule payloads that keep it, and payloads that break it alone.

One vector a line, so that a change in the spec shows as the lines that it concerns.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable

from signalspec.model import Json, Spec
from signalspec.payloads import Finding, Vector, written_vectors
from signalspec.templating import to_json

ROOT = "vectors"

# One encoder for all lines: `json.dumps` would make one for each.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def files(spec: Spec) -> dict[str, str]:
    """`vectors/<name>.json` for each file of vectors, and the JSON Schema of all of them."""
    written = written_vectors(spec, lambda listed: _text(listed, spec))
    found = {f"{ROOT}/{name}.json": text for name, text in written.items()}
    return found | {f"{ROOT}/vectors.schema.json": _indented(_schema(spec)) + "\n"}


def tier_key(spec: Spec) -> str:
    """The member with the tier that the caller names: the dimension's name, unless vectors use that."""
    name = spec.tier_dimension.name if spec.tier_dimension else "tier"
    return f"{name}_" if name in _MEMBERS else name


def _indented(schema: dict[str, Json]) -> str:
    text = json.dumps(schema, indent=2, ensure_ascii=False)
    # What does not show might hide something; then all is written in ASCII.
    return text if text.replace("\n", "").isprintable() else json.dumps(schema, indent=2)


def _text(listed: Iterable[Vector], spec: Spec) -> str:
    tier = tier_key(spec)
    return "[\n" + ",\n".join(_line(vector, tier) for vector in listed) + "\n]\n"


def _line(vector: Vector, tier: str) -> str:
    line: dict[str, Json] = {"name": vector.name, "rule": vector.rule}
    if vector.tier is not None:
        line[tier] = vector.tier
    if vector.repeat is not None:
        line["repeat"] = vector.repeat
    if isinstance(vector.given, bytes):
        line["base64"] = b64encode(vector.given).decode()
    else:
        line[_KEYS[vector.kind]] = vector.given
    line["valid"] = vector.valid
    line["violations"] = _findings(vector.violations)
    if vector.advice:
        line["advice"] = _findings(vector.advice)
    text = _encode(line)
    return text if text.isprintable() else to_json(line)


def _findings(found: Iterable[Finding]) -> list[Json]:
    return [{"rule": finding.rule, "path": finding.path} for finding in found]


_KEYS = {"content": "content", "envelope": "payload", "batch": "payload", "text": "text"}
_MEMBERS = {"name", "rule", "repeat", "base64", "valid", "violations", "advice", *_KEYS.values()}


def _schema(spec: Spec) -> dict[str, Json]:
    envelope, transport = spec.transport.envelope.name, spec.transport
    properties: dict[str, Json] = {
        "name": {"description": "What is special about the payload; unique in its file.", "type": "string"},
        "rule": {"description": "Id of the rule that the vector is about.", "type": "string"},
    }
    if spec.tier_dimension:
        properties[tier_key(spec)] = {
            "description": "What the caller names; where it is left out, the caller names none.",
            "enum": list(spec.tiers),
        }
    properties |= {
        "content": {"description": f"The payload: what would stand under `{transport.content.name}`."},
        "payload": {"description": f"The payload: one {envelope}, or a batch of them."},
        "text": {
            "description": f"The payload: a text that should be the JSON of one {envelope}.",
            "type": "string",
        },
        "base64": {
            "description": "As `text`, for bytes that are no UTF-8.",
            "type": "string",
            "contentEncoding": "base64",
        },
        "repeat": {
            "description": "The batch is the one element of `payload`, this many times.",
            "type": "integer",
            "minimum": 1,
        },
        "valid": {"description": "Whether there are no violations.", "type": "boolean"},
        "violations": {
            "description": "All violations, each once; in a valid payload there are none.",
            "$ref": "#/$defs/findings",
        },
        "advice": {
            "description": "All remarks for a caller who asks for advice; none where it is left out.",
            "$ref": "#/$defs/findings",
            "minItems": 1,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{spec.schema_base}/v{spec.major}/{ROOT}/vectors.schema.json",
        "title": f"Test vectors of {spec.title}",
        "description": "A payload keeps the rule that it is about and is valid, or it breaks that one alone.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": ["name", "rule", "valid", "violations"],
            "oneOf": [{"required": [key]} for key in ("content", "payload", "text", "base64")],
            "additionalProperties": False,
            "dependentSchemas": {
                "repeat": {"properties": {"payload": {"type": "array", "minItems": 1, "maxItems": 1}}}
            },
            "if": {"properties": {"valid": {"const": True}}},
            "then": {"properties": {"violations": {"maxItems": 0}}},
            "else": {"properties": {"violations": {"minItems": 1}}},
        },
        "$defs": {
            "findings": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "rule": {"description": "Id of the rule.", "type": "string"},
                        "path": {
                            "description": "JSON Pointer into the payload, empty for all of it.",
                            "type": "string",
                            "pattern": "^(?:/(?:[^~/]|~[01])*)*$",
                        },
                    },
                    "required": ["rule", "path"],
                    "additionalProperties": False,
                },
            }
        },
    }
