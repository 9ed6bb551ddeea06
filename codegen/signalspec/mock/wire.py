"""Answers as they go out, and connections that break on purpose."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Iterable, Mapping

from starlette.types import Receive, Scope, Send

from signalspec.model import Json

# Where the server puts a connection's transport, in the state that it hands to the application.
TRANSPORT = "signalspec.transport"

_PATIENCE = 5.0  # seconds for a client to notice that its connection is gone

_SHARED = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))


def encoded(value: Json) -> bytes:
    """`value` as JSON text."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


async def answer(
    send: Send, status: int, media: str, body: bytes, headers: Mapping[str, str] | None = None
) -> None:
    """Sends one whole answer."""
    await _begin(send, status, media, len(body), (headers or {}).items())
    await send({"type": "http.response.body", "body": body})


async def answer_in_part(
    scope: Scope, receive: Receive, send: Send, status: int, media: str, body: bytes, keep: int
) -> None:
    """Announces all of `body`, sends its first `keep` bytes (never all), and ends the connection.

    ConnectionError where there is no connection, in a client that calls the application itself.
    """
    transport = _transport(scope)
    if transport is None:
        raise ConnectionError("scripted fault: the answer was cut off")
    await _begin(send, status, media, len(body), ())
    await send({"type": "http.response.body", "body": body[: min(keep, len(body) - 1)], "more_body": True})
    transport.close()
    await _until_gone(receive)


async def reset(scope: Scope, receive: Receive) -> None:
    """Ends the connection without an answer, so that the client sees a reset.

    ConnectionResetError where there is no connection.
    """
    transport = _transport(scope)
    if transport is None:
        raise ConnectionResetError("scripted fault: the connection was reset")
    connection = transport.get_extra_info("socket")
    if connection is not None:
        # To linger for no time at all is what makes TCP send a reset instead of an orderly end.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await _until_gone(receive)


async def _begin(
    send: Send, status: int, media: str, length: int, headers: Iterable[tuple[str, str]]
) -> None:
    named = [
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"content-length", str(length).encode()),
        *_SHARED,
        *((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers),
    ]
    await send({"type": "http.response.start", "status": status, "headers": named})


async def _until_gone(receive: Receive) -> None:
    # To return earlier would look to the server as if the application had forgotten to answer.
    async with asyncio.timeout(_PATIENCE):
        while (await receive())["type"] != "http.disconnect":
            pass


def _transport(scope: Scope) -> asyncio.Transport | None:
    found = scope.get("state", {}).get(TRANSPORT)
    return found if isinstance(found, asyncio.Transport) else None
