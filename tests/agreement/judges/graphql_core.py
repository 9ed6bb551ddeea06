"""GraphQL under graphql-core: contents as typed inputs, envelopes and batches as the wire schema has them.

With `literals` as a second argument, values are written into a document; otherwise they are variables.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, cast

from graphql import GraphQLInputType, Undefined, build_schema, parse_type, parse_value, type_from_ast
from graphql.utilities import coerce_input_literal, coerce_input_value

from tests.agreement.judges.literals import NoLiteralError, literal
from tests.agreement.judges.protocol import Delivery, Judge, serve

Takes = Callable[[Any], bool | None]


def judge_of(delivery: Delivery) -> Judge:
    names = delivery.names
    taking = by_literal if "literals" in sys.argv else by_variable
    wire = delivery.text("graphql/schema.graphql")
    takes = {"": taking(_type(wire, f"[{names['envelopeInput']}!]!"))}
    common = delivery.directory / "graphql" / "inputs" / "common.graphql"
    shared = common.read_text(encoding="utf-8") if common.exists() else ""
    for signal, file in names["inputFiles"].items():
        own = delivery.text(file)
        takes[signal] = taking(
            _type(f"{shared}\n{own}\ntype Query {{ a: Int }}", f"{names['inputs'][signal]}!")
        )

    def judge(document: str, text: bytes) -> bool | None:
        value = json.loads(text)
        part, _, meant = document.partition(":")
        if part == "content":
            return takes[meant](value)
        return takes[""](value if part == "batch" else [value])

    return judge


def _type(schema: str, reference: str) -> GraphQLInputType:
    return cast(GraphQLInputType, type_from_ast(build_schema(schema), parse_type(reference)))


def by_variable(type: GraphQLInputType) -> Takes:
    return lambda value: coerce_input_value(value, type) is not Undefined


def by_literal(type: GraphQLInputType) -> Takes:
    def takes(value: Any) -> bool | None:
        try:
            text = literal(value, type)
        except NoLiteralError:
            return None
        return coerce_input_literal(parse_value(text), type) is not Undefined

    return takes


if __name__ == "__main__":
    serve(judge_of)
