"""A typed gateway as a user would build it around the generated inputs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphql import GraphQLError, GraphQLSchema, build_schema, graphql_sync
from signalspec import naming
from signalspec.load import load_file
from signalspec.model import Json, Spec
from signalspec.targets import graphql

REPO = Path(__file__).resolve().parents[2]
COMMON = "graphql/inputs/common.graphql"


@cache
def the_spec() -> Spec:
    return load_file(REPO / "spec" / "signals.yaml")


@cache
def the_files() -> dict[str, str]:
    return graphql.files(the_spec())


def inputs_sdl(files: dict[str, str], signal: str) -> str:
    """A signal's inputs, with what they share and a query that takes them."""
    name = naming.pascal_case(signal)
    own = files[f"graphql/inputs/{name}.graphql"]
    return f"{files.get(COMMON, '')}\n{own}\ntype Query {{ take(content: {name}Input!): Boolean }}"


@cache
def gateway(signal: str) -> GraphQLSchema:
    return build_schema(inputs_sdl(the_files(), signal))


def take(signal: str, content: Json, schema: GraphQLSchema | None = None) -> Json | list[GraphQLError]:
    """What reaches the resolver when `content` is sent as a variable, or why nothing does."""
    name = f"{naming.pascal_case(signal)}Input"
    taken: list[Json] = []

    def resolve(_: object, content: Json) -> bool:
        taken.append(content)
        return True

    result = graphql_sync(
        schema or gateway(signal),
        f"query ($content: {name}!) {{ take(content: $content) }}",
        {"take": resolve},
        variable_values={"content": content},
    )
    return result.errors or taken[0]


def accepts(signal: str, content: Json) -> bool:
    return isinstance(take(signal, content), dict)


def accepts_literal(signal: str, literal: str) -> bool:
    """Whether `{ take(content: <literal>) }` is a valid query."""
    from graphql import parse, validate

    return not validate(gateway(signal), parse(f"{{ take(content: {literal}) }}"))
