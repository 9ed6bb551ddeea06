"""What GraphQL itself makes of values on their way in, so that no server can be blamed for it.

The envelope has GraphQL types; the content is a JSON scalar and arrives as it is sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.model import ContentType, Field, Json, ObjectReference, ObjectType, Spec

_LONE = "GraphQL takes a lone value for a list of one"
_FRACTION = "GraphQL refuses the literal 2.0 for an Int; as a variable it is taken"
_ROUNDED = "GraphQL libraries refuse an integer for a Float that binary64 would have to round"


def taken(batch: Json, spec: Spec) -> str | None:
    """Why GraphQL takes a batch that the contract refuses; None where it does not."""
    if batch is not None and not isinstance(batch, list):
        return _LONE
    for field, value in _members(batch, spec):
        if field.is_array and value is not None and not isinstance(value, list):
            return _LONE
    return None


def refused(batch: Json, spec: Spec, *, literals: bool) -> str | None:
    """Why GraphQL refuses a batch that the contract takes; None where it does not."""
    for field, value in _members(batch, spec):
        for item in value if isinstance(value, list) else [value]:
            if literals and field.scalar == "integer" and isinstance(item, float):
                return _FRACTION
            if field.scalar == "number" and type(item) is int and not _is_exact(item):
                return _ROUNDED
    return None


def _is_exact(number: int) -> bool:
    try:
        return int(float(number)) == number
    except OverflowError:
        return False


def _members(batch: Json, spec: Spec) -> Iterator[tuple[Field, Json]]:
    """The members of all envelopes that have a field, and those of the objects in them."""
    if not isinstance(batch, list):
        return
    seen: set[int] = set()
    for item in batch:
        # A batch may have the same envelope many times.
        if id(item) not in seen:
            seen.add(id(item))
            yield from _of(spec.transport.envelope, item)


def _of(record: ObjectType, value: Json) -> Iterator[tuple[Field, Json]]:
    if not isinstance(value, dict):
        return
    for field in record.fields:
        if field.name not in value or isinstance(field.element, ContentType):
            continue
        member = value[field.name]
        yield field, member
        if isinstance(field.element, ObjectReference):
            for item in member if isinstance(member, list) else [member]:
                yield from _of(field.element.object, item)
