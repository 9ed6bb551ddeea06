"""Which namespace a request belongs to."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from signalspec.mock.errors import BAD_REQUEST, RefusedError
from signalspec.mock.store import DEFAULT, NAME

HEADER = "x-signalspec-namespace"

_PREFIX = "/ns/"
_FROM_PATH = "signalspec.namespace"


class NamespacePaths:
    """Serves everything below `/ns/NAME` as well, for clients that cannot be given a header."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_PREFIX):
            name, slash, rest = scope["path"].removeprefix(_PREFIX).partition("/")
            path = slash + rest or "/"
            scope = {**scope, "path": path, "raw_path": path.encode(), _FROM_PATH: name}
        await self._app(scope, receive, send)


def namespace_of(scope: Scope, headers: Headers) -> str:
    """The namespace that the path names, else the header. Raises RefusedError for what is no name."""
    name = scope.get(_FROM_PATH, headers.get(HEADER, DEFAULT))
    if not isinstance(name, str) or not NAME.fullmatch(name):
        message = "A namespace is up to 100 letters, digits and . _ : - and begins with a letter or digit."
        raise RefusedError(400, BAD_REQUEST, message)
    return name


def prefix_of(scope: Scope) -> str:
    """What stands before the path in the URL that was asked for, quoted as it came."""
    name = scope.get(_FROM_PATH)
    return "" if name is None else _PREFIX + quote(str(name))
