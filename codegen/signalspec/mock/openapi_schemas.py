"""The objects of the inspection and fault API as JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from signalspec.mock.fault_reading import MAX_BODY, MAX_DELAY, MAX_INDEXES, MAX_NUMBER, MAX_RETRY_AFTER
from signalspec.mock.faults import KINDS
from signalspec.model import Json

TEXT: Json = {"type": "string"}

_WHOLE: Json = {"type": "integer"}
_NULLABLE_TEXT: Json = {"type": ["string", "null"]}
_NULLABLE_WHOLE: Json = {"type": ["integer", "null"]}
_FLAG: Json = {"type": "boolean"}
_FREE: Json = {"type": "object"}


def reference(schema: str) -> Json:
    """A reference to one of the schemas."""
    return {"$ref": f"#/components/schemas/{schema}"}


def schemas() -> dict[str, Json]:
    """Every schema by its name."""
    counts: Json = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    heading: dict[str, Json] = {"namespace": TEXT, "epoch": TEXT, "counts": counts}
    texts: Json = {"type": "array", "items": TEXT}
    return {
        "Overview": _object({
            **heading, "spec": _FREE, "operation": _FREE, "mode": TEXT, "tier": _NULLABLE_TEXT,
            "types": _FREE, "rules": counts, "faults": _WHOLE, "parameters": _FREE, "namespaces": texts,
            "unknown": TEXT,
        }),
        "Heading": _object(heading),
        "Signals": _object({**heading, "signals": _list("Signal"), "next": _NULLABLE_WHOLE}),
        "Signal": _object({
            "number": _WHOLE, "received": TEXT, "request": _WHOLE, "call": TEXT, "index": _WHOLE,
            "type": _NULLABLE_TEXT, "good": _FLAG, "accepted": _FLAG, "id": _NULLABLE_TEXT,
            "violations": _list("Violation"), "signal": {},
        }),
        "Violation": _object({"rule": TEXT, "code": TEXT, "pointer": TEXT, "message": TEXT}),
        "Requests": _object({**heading, "requests": _list("Request"), "next": _NULLABLE_WHOLE}),
        "Request": _object({
            "number": _WHOLE, "received": TEXT, "status": _NULLABLE_WHOLE, "signals": _WHOLE, "bad": _WHOLE,
            "accepted": _WHOLE, "codes": texts, "fault": _NULLABLE_TEXT, "milliseconds": {"type": "number"},
            "client": TEXT,
        }),
        "Faults": _object({"faults": _list("Fault")}),
        "Fault": {"type": "object", "required": ["id", "kind", "left", "met"]},
        "Plan": {"anyOf": list(_plans())},
        "Cleared": _object({"cleared": _WHOLE}),
        "Errors": _object({"errors": _list("Error")}),
        "Error": _object({"message": TEXT, "extensions": _object({"code": TEXT})}),
    }  # fmt: skip


def _plans() -> Iterator[Json]:
    """One form of a fault for each kind of it, two for the kind that has two ways to say what it does."""
    shared: dict[str, Json] = {
        "times": _range("integer", 1, MAX_NUMBER),
        "probability": _range("number", 0, 1),
        "seed": _range("integer", 0, 2**32 - 1),
        "processed": {"type": ["boolean", "null"]},
    }
    delay: dict[str, Json] = {"delay": _range("number", 0, MAX_DELAY)}
    own: dict[str, dict[str, Json]] = {
        "status": {
            "status": _range("integer", 400, 599),
            "retry_after": _range("integer", 0, MAX_RETRY_AFTER),
            "body": {"type": ["string", "null"], "maxLength": MAX_BODY},
        },
        "truncate": {"keep": _range("integer", 0, MAX_NUMBER)},
    }
    for kind in KINDS:
        named: dict[str, Json] = {"kind": {"const": kind}}
        if kind == "delay":
            some: Json = {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_DELAY}
            yield _object({**named, "delay": some}, shared)
        elif kind == "partial":
            accept: dict[str, Json] = {"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}
            reject: dict[str, Json] = {"items": accept, "maxItems": MAX_INDEXES}
            common = {**shared, **delay}
            any_or_none: Json = {"type": ["array", "null"], **reject}
            some_or_none: Json = {**accept, "type": ["integer", "null"]}
            yield _object({**named, "accept": accept}, {**common, "reject": any_or_none})
            rejected: Json = {"type": "array", "minItems": 1, **reject}
            yield _object({**named, "reject": rejected}, {**common, "accept": some_or_none})
        else:
            yield _object(named, {**shared, **delay, **own.get(kind, {})})


def _object(members: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> Json:
    properties: dict[str, Json] = {**members, **(optional or {})}
    return {
        "type": "object",
        "properties": properties,
        "required": list(members),
        "additionalProperties": False,
    }


def _list(schema: str) -> Json:
    return {"type": "array", "items": reference(schema)}


def _range(kind: str, low: int, high: int) -> Json:
    return {"type": [kind, "null"], "minimum": low, "maximum": high}
