"""The ASGI application: the GraphQL endpoint, the inspection and fault API, the page."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from signalspec.mock.endpoint import GraphQLEndpoint, Log
from signalspec.mock.errors import RefusedError
from signalspec.mock.fault_api import FaultApi
from signalspec.mock.inspection import Inspection
from signalspec.mock.namespacing import NamespacePaths
from signalspec.mock.openapi import description
from signalspec.mock.pages import page_routes, to_page, wants_page
from signalspec.mock.platform import Platform
from signalspec.mock.rest import HostCheck, answered, failed, not_served, refused, route
from signalspec.mock.settings import Settings
from signalspec.mock.store import Store
from signalspec.model import Spec


def create_app(
    spec: Spec,
    settings: Settings | None = None,
    *,
    allowed_hosts: Sequence[str] | None = None,
    log: Log | None = None,
) -> Starlette:
    """The mock platform of `spec` as an ASGI application, to be run by any server or client of ASGI.

    `allowed_hosts` are the names that requests may call the server by (against pages that have their
    own name lead here); None allows any. `log` is told of each request to the GraphQL endpoint.
    """
    platform = Platform(spec, settings or Settings())
    store = Store(platform.settings.limits)
    endpoint = GraphQLEndpoint(platform, store, log)
    openapi = description(spec)

    async def described(request: Request) -> Response:
        return answered(openapi)

    middleware = [Middleware(NamespacePaths)]
    if allowed_hosts is not None:
        middleware.insert(0, Middleware(HostCheck, hosts=list(allowed_hosts)))
    return Starlette(
        routes=[
            Route("/", _Root(endpoint)),
            Route("/graphql", endpoint),
            *Inspection(platform, store).routes(),
            *FaultApi(store).routes(),
            *page_routes(),
            route("/openapi.json", GET=described),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: refused, HTTPException: not_served, Exception: failed},
    )


class _Root:
    """The GraphQL endpoint again, and for a person with a browser the way to the page."""

    def __init__(self, endpoint: GraphQLEndpoint) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if wants_page(Request(scope)):
            await to_page(scope)(scope, receive, send)
        else:
            await self._endpoint(scope, receive, send)
