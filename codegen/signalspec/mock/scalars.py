"""The scalar for any JSON value: literals are read exactly, as the same value in JSON text is."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    GraphQLError,
    GraphQLScalarType,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)

from signalspec.inputs.text import MAX_DEPTH, MAX_DIGITS, exact_float
from signalspec.model import Json

_NO_VARIABLES: Mapping[str, Json] = {}


def read_exactly(scalar: GraphQLScalarType) -> None:
    """Makes `scalar` read literals with `literal_value`."""
    # GraphQL-core lets an instance have a reader of its own, but declares it as a method.
    vars(scalar)["parse_literal"] = literal_value


def literal_value(node: ValueNode, variables: Mapping[str, Json] | None = None) -> Json:
    """The value that a literal writes; a name stands for its text.

    A number beyond binary64 comes as an integer that is beyond it, too. Raises GraphQLError for a
    number or a nesting that is beyond what is read from JSON text as well.
    """
    return _value(node, variables or _NO_VARIABLES, 0)


def _value(node: ValueNode, variables: Mapping[str, Json], depth: int) -> Json:
    if isinstance(node, StringValueNode | EnumValueNode | BooleanValueNode):
        return node.value
    if isinstance(node, IntValueNode):
        if len(node.value) > MAX_DIGITS:
            raise GraphQLError(f"An integer has more than {MAX_DIGITS} digits.", node)
        return int(node.value)
    if isinstance(node, FloatValueNode):
        return exact_float(node.value)
    if isinstance(node, VariableNode):
        return variables.get(node.name.value)
    if depth >= MAX_DEPTH:
        raise GraphQLError(f"A value is nested more than {MAX_DEPTH} levels deep.", node)
    if isinstance(node, ListValueNode):
        return [_value(item, variables, depth + 1) for item in node.values]
    if isinstance(node, ObjectValueNode):
        return {
            field.name.value: _value(field.value, variables, depth + 1)
            for field in node.fields
            if not isinstance(field.value, VariableNode) or field.value.name.value in variables
        }
    return None
