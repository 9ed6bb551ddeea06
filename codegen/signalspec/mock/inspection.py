"""The inspection API: what arrived, what of it is good or bad, and starting anew."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from signalspec.mock.errors import BAD_REQUEST, RefusedError
from signalspec.mock.namespace import Namespace
from signalspec.mock.namespacing import namespace_of
from signalspec.mock.platform import Platform
from signalspec.mock.rest import Handler, answered, check_same_site, route
from signalspec.mock.selection import DEFAULT_LIMIT, MAX_LIMIT, named_places, read_selection, whole
from signalspec.mock.store import Store
from signalspec.model import Json
from signalspec.resolved import digest


class Inspection:
    """The endpoints under `/inspect`, each for the namespace that the request names."""

    def __init__(self, platform: Platform, store: Store) -> None:
        self._store = store
        self._places = named_places(platform.spec)
        spec, settings = platform.spec, platform.settings
        self._about: dict[str, Json] = {
            "spec": {
                "name": spec.name,
                "title": spec.title,
                "version": spec.version,
                "digest": digest(spec),
            },
            "operation": {
                "mutation": spec.transport.operation.name,
                "key_header": spec.transport.operation.key_header,
            },
            "mode": settings.mode,
            "tier": settings.tier,
            "unknown": settings.unknown,
        }

    def routes(self) -> list[Route]:
        return [
            route("/inspect", GET=self.overview),
            route("/inspect/all", GET=self._signals(None)),
            route("/inspect/good", GET=self._signals(True)),
            route("/inspect/bad", GET=self._signals(False)),
            route("/inspect/requests", GET=self.requests),
            route("/inspect/reset", POST=self.reset),
        ]

    async def overview(self, request: Request) -> Response:
        """The counts, by type and by rule, and what there is to ask for."""
        namespace = self._namespace(request)
        counts = namespace.counts
        return answered({
            **self._about,
            **_heading(namespace),
            "types": {name: dict(counts.types[name]) for name in sorted(counts.types)},
            "rules": {name: counts.rules[name] for name in sorted(counts.rules)},
            "faults": len(namespace.faults.all()),
            "parameters": dict(self._places),
            "namespaces": list(self._store.names),
        })  # fmt: skip

    async def requests(self, request: Request) -> Response:
        """The requests to the GraphQL endpoint, newest first."""
        given = dict(request.query_params)
        unknown = next((name for name in given if name not in ("limit", "before")), None)
        if unknown is not None:
            raise RefusedError(400, BAD_REQUEST, f"There is no parameter {unknown[:60]!r}.")
        limit = whole(given, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT)
        before = whole(given, "before", 2**53, 1)
        namespace = self._namespace(request)
        found = [record for record in namespace.requests() if record.number < before]
        more = len(found) > limit
        return answered({
            **_heading(namespace),
            "requests": [record.record() for record in found[:limit]],
            "next": found[limit - 1].number if more else None,
        })  # fmt: skip

    async def reset(self, request: Request) -> Response:
        """Empties the namespace, or with `everything=true` all of them."""
        check_same_site(request)
        given = dict(request.query_params)
        everything = given.pop("everything", "false")
        if given or everything not in ("true", "false"):
            raise RefusedError(400, BAD_REQUEST, "The one parameter is `everything`, true or false.")
        name = namespace_of(request.scope, request.headers)
        if everything == "true":
            self._store.reset()
        else:
            self._store.used(name).reset()
        return answered(_heading(self._store.used(name)))

    def _signals(self, good: bool | None) -> Handler:
        async def listed(request: Request) -> Response:
            selection = read_selection(request.query_params.multi_items(), self._places, good)
            namespace = self._namespace(request)
            page = selection.page(namespace.signals())
            return answered({
                **_heading(namespace),
                "signals": [record.record() for record in page.records],
                "next": page.next,
            })  # fmt: skip

        return listed

    def _namespace(self, request: Request) -> Namespace:
        return self._store.seen(namespace_of(request.scope, request.headers))


def _heading(namespace: Namespace) -> dict[str, Json]:
    return {"namespace": namespace.name, "epoch": namespace.epoch, "counts": namespace.counted()}
