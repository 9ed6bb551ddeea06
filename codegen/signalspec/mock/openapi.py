"""The inspection and fault API as an OpenAPI description, for clients and for tools that test it."""

from __future__ import annotations

from signalspec import __version__
from signalspec.mock.namespacing import HEADER
from signalspec.mock.openapi_schemas import TEXT, reference, schemas
from signalspec.mock.selection import DEFAULT_LIMIT, MAX_LIMIT, named_places
from signalspec.mock.store import NAME
from signalspec.model import Json, Spec

_LARGEST = 2**53
_LISTED = 20  # so many may be set at once in any case, if there are no others


def description(spec: Spec) -> dict[str, Json]:
    """OpenAPI 3.1 of everything but the GraphQL endpoint and the page."""
    filters = [
        _query("type", TEXT, "Name of a signal type."),
        _query("rule", TEXT, "Id of a rule that is broken."),
        _query("where", {"type": "string", "pattern": "^(/[^=]*)?=.*$"}, "JSON Pointer, = and a value."),
        *(_query(name, TEXT, f"The value at {pointer}.") for name, pointer in named_places(spec).items()),
        _query("accepted", {"type": "string", "enum": ["true", "false"]}, "Whether it was taken."),
        _whole("limit", 1, MAX_LIMIT, f"How many at most; {DEFAULT_LIMIT} by default."),
        _whole("before", 1, _LARGEST, "Only those with smaller numbers: the last answer's `next`."),
        _whole("after", 0, _LARGEST, "Only those with larger numbers."),
    ]
    paths: dict[str, Json] = {
        "/inspect": {"get": _operation("overview", "Counts by type and rule.", 200, "Overview")},
        "/inspect/requests": {
            "get": _operation(
                "requests",
                "Requests to the GraphQL endpoint, newest first.",
                200,
                "Requests",
                [
                    _whole("limit", 1, MAX_LIMIT, "How many at most."),
                    _whole("before", 1, _LARGEST, "Only those with smaller numbers."),
                ],
            )
        },
        "/inspect/reset": {
            "post": _operation(
                "reset",
                "Forgets what arrived, and the faults, of the namespace or of all.",
                200,
                "Heading",
                [_query("everything", {"type": "string", "enum": ["true", "false"]}, "All namespaces.")],
                forbids=True,
            )
        },
        "/faults": {
            "get": _operation("faults", "Faults in force.", 200, "Faults"),
            "post": _operation("addFaults", "Scripts a fault, or several.", 201, "Faults", body=True),
            "delete": _operation("clearFaults", "Takes all out of force.", 200, "Cleared", forbids=True),
        },
        "/faults/{id}": {
            "delete": _operation(
                "removeFault",
                "Takes one out of force.",
                200,
                "Cleared",
                [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}],
                forbids=True,
                misses=True,
            )
        },
    }
    for which, says in (("all", "All signals"), ("good", "Those without"), ("bad", "Those with")):
        rest = " that are kept, newest first." if which == "all" else " violations, newest first."
        paths[f"/inspect/{which}"] = {"get": _operation(which, says + rest, 200, "Signals", filters)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Mock of {spec.title}: what arrived, and scripted faults",
            "version": __version__,
        },
        "paths": paths,
        "components": {"schemas": schemas()},
    }


def _operation(
    name: str,
    summary: str,
    status: int,
    schema: str,
    parameters: list[Json] | None = None,
    *,
    body: bool = False,
    forbids: bool = False,
    misses: bool = False,
) -> Json:
    responses: dict[str, Json] = {str(status): _response("As asked.", schema)}
    refusals = {400: "Not understood."}
    if body or forbids:
        refusals[403] = "A page of another site asked."
    if misses:
        refusals[404] = "There is none."
    if body:
        refusals |= {409: "There are too many.", 413: "Too long.", 415: "Not JSON in UTF-8."}
    responses |= {str(code): _response(says, "Errors") for code, says in refusals.items()}
    operation: dict[str, Json] = {
        "operationId": name,
        "summary": summary,
        "parameters": [*(parameters or []), _namespace()],
        "responses": responses,
    }
    if body:
        plan = reference("Plan")
        either: Json = {"anyOf": [plan, {"type": "array", "items": plan, "maxItems": _LISTED}]}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": either}}}
    return operation


def _namespace() -> Json:
    schema: Json = {"type": "string", "pattern": f"^{NAME.pattern}$"}
    return {"name": HEADER, "in": "header", "schema": schema, "description": "Whose signals; `default`."}


def _query(name: str, schema: Json, says: str) -> Json:
    return {"name": name, "in": "query", "schema": schema, "description": says}


def _whole(name: str, low: int, high: int, says: str) -> Json:
    return _query(name, {"type": "integer", "minimum": low, "maximum": high}, says)


def _response(says: str, schema: str) -> Json:
    return {"description": says, "content": {"application/json": {"schema": reference(schema)}}}
