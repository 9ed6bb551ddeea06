"""Names of the types that only the GraphQL files have, kept apart from those that the spec brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from signalspec import naming
from signalspec.model import Spec

JSON = "JSON"
_BUILT_IN = frozenset({"Query", "Mutation", "Subscription", "String", "Int", "Float", "Boolean", "ID", JSON})
_NO_ENUM_VALUES = frozenset({"true", "false", "null"})


class TypeNames(NamedTuple):
    """`enums` are those of the spec that GraphQL carries as such; the others are strings there.

    `discriminators` gives, by signal, the enum whose one value is the signal's name; the few names
    that GraphQL keeps for itself are missing from it. `result` is what the operation answers with.
    """

    enums: frozenset[str]
    discriminators: Mapping[str, str]
    result: str


def type_names(spec: Spec) -> TypeNames:
    """The names for one spec. One that is taken already gets underscores at its end."""
    enums = frozenset(enum.name for enum in spec.enums if naming.is_graphql_enum(enum))
    taken = {*_BUILT_IN, *enums, *(naming.input_name(record.name) for record in spec.records)}
    result = _free(f"{naming.pascal_case(spec.transport.operation.name)}Result", taken)
    suffix = naming.pascal_case(spec.transport.discriminator.name)
    discriminators = {
        signal.name: _free(naming.pascal_case(signal.name) + suffix, taken)
        for signal in spec.signals
        if signal.name not in _NO_ENUM_VALUES
    }
    return TypeNames(enums, discriminators, result)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name
