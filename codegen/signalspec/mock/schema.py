"""The wire schema, executable: the text that the `graphql` target writes, with something behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from graphql import (
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
)

from signalspec.build import build
from signalspec.mock.scalars import read_exactly
from signalspec.model import Json, Spec
from signalspec.targets.graphql.names import JSON

Resolver: TypeAlias = "Callable[[GraphQLResolveInfo[Any], Json], object]"


def wire_schema(spec: Spec, resolve: Resolver) -> GraphQLSchema:
    """The schema of the spec's mutation; `resolve` gets each call with what stands in its argument."""
    text = build(spec, ["graphql"])["graphql"]["graphql/schema.graphql"].decode()
    schema = build_schema(text)
    scalar = schema.get_type(JSON)
    assert isinstance(scalar, GraphQLScalarType)
    read_exactly(scalar)
    operation = spec.transport.operation

    def call(_: object, info: GraphQLResolveInfo[Any], **arguments: Json) -> object:
        return resolve(info, arguments[operation.argument])

    _mutation(schema).fields[operation.name].resolve = call
    return schema


def argument_type(schema: GraphQLSchema, spec: Spec) -> GraphQLInputType:
    """The type of the argument that carries a batch."""
    operation = spec.transport.operation
    type_: GraphQLInputType = _mutation(schema).fields[operation.name].args[operation.argument].type
    return type_


def _mutation(schema: GraphQLSchema) -> GraphQLObjectType:
    assert schema.mutation_type is not None
    return schema.mutation_type
