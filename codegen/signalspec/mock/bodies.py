"""Reads request bodies within a limit, and GraphQL requests from them."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Receive

from signalspec.inputs.text import BadText, Decoder
from signalspec.mock.errors import (
    BAD_REQUEST,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    RefusedError,
)
from signalspec.mock.execution import Request
from signalspec.model import Json

_PATIENCE = 4  # times the limit that is read of what is too long


class GoneError(Exception):
    """The client went away before its request was complete."""


async def read_body(headers: Headers, receive: Receive, limit: int) -> bytes:
    """The whole body. Raises RefusedError where it is longer than `limit`, GoneError where it stops.

    What is somewhat too long is read to its end and thrown away: a client that is cut off while it
    still sends may never see why.
    """
    declared = headers.get("content-length", "")
    if len(declared) > 15 or (declared.isdecimal() and int(declared) > limit * _PATIENCE):
        raise _too_large(limit)
    body = bytearray()
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        part = message.get("body", b"")
        length += len(part)
        if length <= limit:
            body += part
        elif length > limit * _PATIENCE:
            raise _too_large(limit)
        else:
            body.clear()
        if not message.get("more_body", False):
            break
    if length > limit:
        raise _too_large(limit)
    return bytes(body)


def check_json_type(headers: Headers) -> None:
    """Raises RefusedError for a body that does not say it is JSON in UTF-8, or is compressed."""
    media, _, parameters = headers.get("content-type", "").partition(";")
    if media.strip().lower() != "application/json":
        raise RefusedError(415, UNSUPPORTED_MEDIA_TYPE, "The body's type must be application/json.")
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().lower().partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            raise RefusedError(415, UNSUPPORTED_MEDIA_TYPE, "The body's encoding must be UTF-8.")
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        accepted = [("accept-encoding", "identity")]
        raise RefusedError(415, UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.", accepted)


def read_json(body: bytes) -> Json:
    """The value of a JSON text. Raises RefusedError."""
    try:
        return Decoder().line(body)
    except BadText as error:
        message = f"The body cannot be read: {error.reason} (character {error.position})."
        raise RefusedError(400, BAD_REQUEST, message) from None


def read_request(body: bytes) -> Request:
    """The GraphQL request in a body. Raises RefusedError for what is none."""
    value = read_json(body)
    if isinstance(value, list):
        raise _no_request("it is one request, a JSON object; lists of requests are not supported")
    if not isinstance(value, dict):
        raise _no_request("it is a JSON object")
    query = value.get("query")
    if not isinstance(query, str):
        raise _no_request("`query` is a text, the GraphQL document")
    variables = value.get("variables")
    if variables is not None and not isinstance(variables, dict):
        raise _no_request("`variables` is an object")
    operation = value.get("operationName")
    if operation is not None and not isinstance(operation, str):
        raise _no_request("`operationName` is a text")
    extensions = value.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise _no_request("`extensions` is an object")
    return Request(query, variables or {}, operation or None)


def _no_request(reason: str) -> RefusedError:
    return RefusedError(400, BAD_REQUEST, f"The body is no GraphQL request: {reason}.")


def _too_large(limit: int) -> RefusedError:
    headers = [("connection", "close")]
    return RefusedError(413, PAYLOAD_TOO_LARGE, f"The body is longer than {limit} bytes.", headers)
