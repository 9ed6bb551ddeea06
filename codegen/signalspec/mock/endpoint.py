"""The GraphQL endpoint: one POST, from the bytes that arrive to those that go out."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from signalspec.mock import errors, wire
from signalspec.mock.bodies import GoneError, check_json_type, read_body, read_request
from signalspec.mock.errors import RefusedError, error_record
from signalspec.mock.faults import Plan
from signalspec.mock.namespacing import namespace_of
from signalspec.mock.negotiation import JSON_TYPE, negotiated
from signalspec.mock.platform import Platform, Visit
from signalspec.mock.records import RequestRecord
from signalspec.mock.store import Store
from signalspec.model import Json

Log = Callable[[str, RequestRecord], None]  # told of each request and of its namespace

_MAX_CLIENT = 200
_RETRY_LATER = (429, 503)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it is sent."""

    status: int
    media: str
    body: bytes
    codes: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


class GraphQLEndpoint:
    """An ASGI application that takes GraphQL requests by POST."""

    def __init__(self, platform: Platform, store: Store, log: Log | None) -> None:
        self._platform = platform
        self._store = store
        self._log = log
        self._header = platform.spec.transport.operation.key_header
        key = platform.settings.api_key
        self._key = key.encode() if key is not None else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, arrived = time.perf_counter(), time.time()
        headers = Headers(scope=scope)
        try:
            namespace = self._store.used(namespace_of(scope, headers))
        except RefusedError as error:
            await _send(send, _refusal(error, JSON_TYPE))
            return
        visit = Visit(namespace, namespace.next_request())
        status: int | None = None
        codes: tuple[str, ...] = ()
        try:
            reply = await self._reply(scope, headers, receive, visit)
            codes = reply.codes
            status = await self._deliver(reply, visit.fault, scope, receive, send)
        except GoneError:
            pass
        finally:
            record = RequestRecord(
                number=visit.number,
                received=arrived,
                status=status,
                signals=visit.signals,
                bad=visit.bad,
                accepted=visit.accepted,
                codes=codes,
                fault=visit.fault.kind if visit.fault else None,
                seconds=time.perf_counter() - started,
                client=headers.get("user-agent", "")[:_MAX_CLIENT],
            )
            namespace.add_request(record)
            self._store.trim()
            if self._log is not None:
                self._log(namespace.name, record)

    async def _reply(self, scope: Scope, headers: Headers, receive: Receive, visit: Visit) -> Reply:
        media = negotiated(headers.get("accept"))
        try:
            body = await read_body(headers, receive, self._platform.settings.limits.body_bytes)
            if scope["method"] != "POST":
                allow = [("allow", "POST")]
                raise RefusedError(405, errors.METHOD_NOT_ALLOWED, "Only POST is supported.", allow)
            if media is None:
                raise RefusedError(406, errors.NOT_ACCEPTABLE, "Answers are JSON: see the header Accept.")
            self._check_key(headers)
            check_json_type(headers)
        except RefusedError as error:
            return _refusal(error, media or JSON_TYPE)
        visit.fault = visit.namespace.faults.next()
        if visit.fault is not None:
            await asyncio.sleep(visit.fault.delay)
            if visit.fault.kind in ("status", "reset") and not visit.fault.processed:
                return _faulty(visit.fault, media)
        reply = self._processed(body, media, visit)
        return _faulty(visit.fault, media) if visit.fault and visit.fault.kind == "status" else reply

    def _check_key(self, headers: Headers) -> None:
        if self._header is None:
            return
        given = headers.get(self._header, "").strip()
        if not given:
            challenge = [("www-authenticate", f'ApiKey realm="{self._platform.spec.name}"')]
            message = f"The header {self._header} with a key is missing."
            raise RefusedError(401, errors.UNAUTHENTICATED, message, challenge)
        if self._key is not None and not hmac.compare_digest(given.encode("latin-1"), self._key):
            raise RefusedError(403, errors.FORBIDDEN, "The key is not the one that is let in.")

    def _processed(self, body: bytes, media: str, visit: Visit) -> Reply:
        """Carries out the request. For JSON, a well-formed one is answered with 200 whatever came of it."""
        try:
            request = read_request(body)
        except RefusedError as error:
            return _refusal(error, media)
        outcome = self._platform.run(request, visit)
        result: dict[str, Json] = {}
        if outcome.errors:
            result["errors"] = list(outcome.errors)
        if outcome.executed:
            result["data"] = outcome.data
        extensions = self._platform.extensions(visit)
        if extensions is not None:
            result["extensions"] = extensions
        status = 200 if outcome.executed or media == JSON_TYPE else 400
        return Reply(status, media, wire.encoded(result), _codes(outcome.errors))

    async def _deliver(
        self, reply: Reply, fault: Plan | None, scope: Scope, receive: Receive, send: Send
    ) -> int | None:
        """Sends the reply, or what a fault leaves of it; returns the status that the client saw."""
        if fault is not None and fault.kind == "reset":
            await wire.reset(scope, receive)
            return None
        if fault is not None and fault.kind == "truncate":
            keep = len(reply.body) // 2 if fault.keep is None else fault.keep
            await wire.answer_in_part(scope, receive, send, reply.status, reply.media, reply.body, keep)
            return reply.status
        await _send(send, reply)
        return reply.status


async def _send(send: Send, reply: Reply) -> None:
    await wire.answer(send, reply.status, reply.media, reply.body, reply.headers)


def _refusal(error: RefusedError, media: str) -> Reply:
    body = wire.encoded({"errors": [error_record(error.message, error.code)]})
    return Reply(error.status, media, body, (error.code,), error.headers)


def _faulty(fault: Plan, media: str) -> Reply:
    headers = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
    if fault.body is not None:
        return Reply(fault.status, "text/plain", fault.body.encode(), (errors.SCRIPTED,), headers)
    message = f"Scripted fault: HTTP {fault.status}."
    if fault.status in _RETRY_LATER and fault.retry_after is not None:
        message += f" Try again in {fault.retry_after} s."
    body = wire.encoded({"errors": [error_record(message, errors.SCRIPTED)]})
    return Reply(fault.status, media, body, (errors.SCRIPTED,), headers)


def _codes(found: tuple[dict[str, Json], ...]) -> tuple[str, ...]:
    codes = []
    for error in found:
        extensions = error.get("extensions")
        if isinstance(extensions, dict):
            codes.append(str(extensions.get("code")))
    return tuple(dict.fromkeys(codes))
