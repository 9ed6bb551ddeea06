"""What the endpoints beside GraphQL share: JSON answers, refusals, and who may change anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from signalspec.mock import wire
from signalspec.mock.errors import (
    FORBIDDEN,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    RefusedError,
    error_record,
)
from signalspec.mock.negotiation import JSON_TYPE
from signalspec.model import Json

Handler = Callable[[Request], Awaitable[Response]]

_CODES = {404: NOT_FOUND, 405: METHOD_NOT_ALLOWED}


def route(path: str, **handlers: Handler) -> Route:
    """One path with a handler for each method that it serves, such as `GET=...`."""

    async def chosen(request: Request) -> Response:
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return Route(path, chosen, methods=list(handlers))


def answered(value: Json, status: int = 200) -> Response:
    """A JSON answer that nobody keeps."""
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    return Response(wire.encoded(value), status, headers, JSON_TYPE)


def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that raised RefusedError."""
    assert isinstance(error, RefusedError)
    response = answered({"errors": [error_record(error.message, error.code)]}, error.status)
    response.headers.update(error.headers)
    return response


def not_served(request: Request, error: Exception) -> Response:
    """The answer where the path or the method is not served."""
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, INTERNAL_ERROR)
    response = answered({"errors": [error_record(f"{error.detail}.", code)]}, error.status_code)
    response.headers.update(error.headers or {})
    return response


def failed(request: Request, error: Exception) -> Response:
    """The answer where the mock itself is at fault; it tells nothing of the payload."""
    message = f"This is a fault of the mock itself: {type(error).__name__}."
    return answered({"errors": [error_record(message, INTERNAL_ERROR)]}, 500)


class HostCheck:
    """Refuses requests that call the server by a name that is not its own: a page of another site may
    have had its own name lead here."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._name(scope) not in self._hosts:
            response = answered({"errors": [error_record("This is not the host asked for.", FORBIDDEN)]}, 403)
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _name(self, scope: Scope) -> str | None:
        try:
            return urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname
        except ValueError:
            return None


def check_same_site(request: Request) -> None:
    """Raises RefusedError where a page of another site asks: a browser sends its origin along."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise RefusedError(403, FORBIDDEN, "Pages of other sites may not change anything here.")
