"""The endpoints that set, list and clear scripted faults."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from signalspec.mock.bodies import check_json_type, read_body, read_json
from signalspec.mock.errors import BAD_REQUEST, CONFLICT, NOT_FOUND, RefusedError
from signalspec.mock.fault_reading import MAX_BODY, BadFaultError, read_plans
from signalspec.mock.faults import Fault, FullError
from signalspec.mock.namespacing import namespace_of
from signalspec.mock.rest import answered, check_same_site, route
from signalspec.mock.store import Store
from signalspec.model import Json

_MAX_BYTES = 16 * MAX_BODY


class FaultApi:
    """The endpoints under `/faults`, each for the namespace that the request names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def routes(self) -> list[Route]:
        return [
            route("/faults", GET=self.listed, POST=self.add, DELETE=self.clear),
            route("/faults/{id}", DELETE=self.remove),
        ]

    async def listed(self, request: Request) -> Response:
        """The faults in force, in the order in which requests meet them."""
        return _faults(self._store.seen(self._name(request)).faults.all())

    async def add(self, request: Request) -> Response:
        """Puts a fault in force, or a list of them; answers with those that are new."""
        check_same_site(request)
        name = self._name(request)
        # The type is asked for so that no form of another site's page can set faults.
        check_json_type(request.headers)
        body = await read_body(request.headers, request.receive, _MAX_BYTES)
        try:
            plans = read_plans(read_json(body))
            added = self._store.used(name).faults.add(plans)
        except BadFaultError as error:
            raise RefusedError(400, BAD_REQUEST, _sentence(error)) from None
        except FullError as error:
            raise RefusedError(409, CONFLICT, _sentence(error)) from None
        return _faults(added, 201)

    async def clear(self, request: Request) -> Response:
        """Takes all faults out of force."""
        check_same_site(request)
        return answered({"cleared": self._store.seen(self._name(request)).faults.clear()})

    async def remove(self, request: Request) -> Response:
        """Takes one fault out of force."""
        check_same_site(request)
        given = request.path_params["id"]
        number = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
        if not self._store.seen(self._name(request)).faults.remove(number):
            raise RefusedError(404, NOT_FOUND, "There is no fault of this id.")
        return answered({"cleared": 1})

    def _name(self, request: Request) -> str:
        return namespace_of(request.scope, request.headers)


def _sentence(error: Exception) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _faults(faults: list[Fault], status: int = 200) -> Response:
    listed: list[Json] = [fault.record() for fault in faults]
    return answered({"faults": listed}, status)
