"""Codes under `extensions.code` of a GraphQL error, and errors in the form that an answer has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphql import GraphQLError

from signalspec.inputs.graphql import without_tokens
from signalspec.model import Json

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_USER_INPUT = "BAD_USER_INPUT"
BAD_REQUEST = "BAD_REQUEST"
UNAUTHENTICATED = "UNAUTHENTICATED"
FORBIDDEN = "FORBIDDEN"
NOT_FOUND = "NOT_FOUND"
METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
CONFLICT = "CONFLICT"
PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE"
UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
INTERNAL_ERROR = "INTERNAL_SERVER_ERROR"
CONTRACT_VIOLATED = "CONTRACT_VIOLATED"
BATCH_TOO_LARGE = "BATCH_TOO_LARGE"
NOT_TAKEN = "SIGNAL_NOT_TAKEN"
SCRIPTED = "SCRIPTED_FAULT"


# What the library's messages of wrong values end with: the value, which may be a secret or hold one.
_FOUND = re.compile(r"([.?]) Found: .*|(?:,? found|(?<= value)): .*", re.DOTALL)


class RefusedError(Exception):
    """A request that is answered with an HTTP error and never gets as far as a GraphQL document."""

    def __init__(self, status: int, code: str, message: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers)


def error_record(message: str, code: str) -> dict[str, Json]:
    """An error that concerns the request as a whole."""
    return {"message": message, "extensions": {"code": code}}


def formatted(error: GraphQLError, code: str) -> dict[str, Json]:
    """A GraphQL error as the answer has it. Without a code of its own it gets `code`, and quotes no value."""
    fault = error.original_error
    if fault is not None and not isinstance(fault, GraphQLError):
        # Its message may quote a payload.
        return error_record(f"This is a fault of the mock itself: {type(fault).__name__}.", INTERNAL_ERROR)
    own = error.extensions is not None and "code" in error.extensions
    message = error.message if own else _FOUND.sub(lambda end: end[1] or ".", without_tokens(error.message))
    record: dict[str, Json] = {"message": message}
    if error.locations:
        record["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path is not None:
        record["path"] = list(error.path)
    record["extensions"] = {"code": code, **(error.extensions or {})}
    return record
