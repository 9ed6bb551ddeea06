"""The kind of each rule of a spec, and the parts of the traffic that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from signalspec.capabilities.table import Part
from signalspec.model import (
    BATCH,
    CONTENT,
    TEXT,
    ContentType,
    EnumType,
    Field,
    ObjectReference,
    ObjectType,
    Spec,
)
from signalspec.naming import is_graphql_enum
from signalspec.rules import RESERVED_NAMES, Rule


def kind_of(rule: Rule) -> str:
    """The id of the kind of `rule`."""
    if rule.owner == BATCH and rule.code in ("max_items", "min_items"):
        return "batch.max_items" if rule.level == "error" else "advice.batch"
    if rule.level == "advice":
        return f"advice.{rule.code}"
    if rule.owner == CONTENT and rule.field:
        return "discriminator"
    if rule.code == "type":
        return _type_kind(rule)
    if rule.code == "range":
        bounded = rule.field is not None and not rule.field.has_default_range
        return "range" if bounded or rule.field is None else f"range.{rule.field.scalar}"
    if rule.code == "enum":
        return _enum_kind(rule.field)
    # Every code is fixed but the one that has the name of the spec's tier dimension.
    return rule.code if rule.code in RESERVED_NAMES else "tier"


def _type_kind(rule: Rule) -> str:
    field = rule.field
    if field is None:
        return {BATCH: "type.array", CONTENT: "type.content"}.get(rule.owner, "type.object")
    if field.is_array:
        return "type.array_of_plain" if field.scalar not in (None, "string") else "type.array"
    if isinstance(field.element, ContentType):
        return "type.content"
    if isinstance(field.element, ObjectReference):
        return "type.object"
    return f"type.{field.scalar or 'string'}"


def _enum_kind(field: Field | None) -> str:
    if field is None or not isinstance(field.element, EnumType):
        raise ValueError("an enum rule without an enum")
    if field.element.enum.ignore_case:
        return "enum.ignore_case"
    return "enum.exact" if is_graphql_enum(field.element.enum) else "enum.text"


def parts(spec: Spec) -> dict[str, frozenset[Part]]:
    """Owner of rules -> the parts of the traffic that its rules are about; an object may be in two."""
    in_envelope = _reached([spec.transport.envelope])
    in_content = _reached(spec.signals) | {CONTENT}
    found: dict[str, frozenset[Part]] = {TEXT: frozenset({"text"}), BATCH: frozenset({"batch"})}
    for owner in (CONTENT, *(record.name for record in spec.records)):
        of_owner: set[Part] = {"envelope"} if owner in in_envelope else set()
        found[owner] = frozenset(of_owner | {"content"} if owner in in_content else of_owner)
    return found


def _reached(records: Iterable[ObjectType]) -> set[str]:
    """The names of the records and of all objects inside them."""
    found: set[str] = set()
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        if record.name not in found:
            found.add(record.name)
            waiting += [f.element.object for f in record.fields if isinstance(f.element, ObjectReference)]
    return found
