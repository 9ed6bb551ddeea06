"""The mutation of an example, written by the code that writes it for senders."""

from __future__ import annotations

from signalspec.model import Json, Spec
from signalspec.runtime.python import literals


def can_be_written(value: dict[str, Json]) -> bool:
    """Whether `value` is JSON with names for keys. Pages are built before examples are checked."""
    try:
        literals.literal(value)
    except literals.LiteralError:
        return False
    return True


def mutation(spec: Spec, items: list[dict[str, Json]]) -> str:
    """The GraphQL document that sends `items`."""
    operation = spec.transport.operation
    result = [name for name, _ in operation.result]
    return literals.mutation(operation.name, operation.argument, result, items).rstrip("\n")
