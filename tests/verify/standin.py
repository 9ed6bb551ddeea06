"""A team's stand-in for the platform: a small server that does with each request what a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, parse, value_from_ast_untyped
from signalspec.model import Spec
from signalspec.validators import load


@dataclass(frozen=True)
class Request:
    """One request: its number from 1, its headers in small letters, its body."""

    number: int
    headers: dict[str, str]
    body: bytes
    path: str = "/"

    @cached_property
    def signals(self) -> Any:
        """What stands in the mutation's argument. GraphQLError or ValueError where that cannot be read."""
        given = json.loads(self.body)
        (operation,) = parse(given["query"]).definitions
        assert isinstance(operation, OperationDefinitionNode)
        (call,) = operation.selection_set.selections
        assert isinstance(call, FieldNode)
        return value_from_ast_untyped(call.arguments[0].value, given.get("variables"))


@dataclass
class Reply:
    """`body` is bytes or a JSON value; `length` is announced in place of the true one."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


Behaviour = Callable[[Request], Reply]


@dataclass
class Standin:
    """A stand-in that runs; `requests` are those that came, in order."""

    url: str
    requests: list[Request] = field(default_factory=list)


def taken(request: Request, spec: Spec) -> Reply:
    """The answer of one who takes the batch."""
    signals = request.signals
    ids = [f"id-{number}" for number, _ in enumerate(signals if isinstance(signals, list) else [signals])]
    result = {
        name: ids if type.startswith("[") else len(ids) for name, type in spec.transport.operation.result
    }
    return Reply(body={"data": {spec.transport.operation.name: result}})


def refused(spec: Spec, message: str = "no", **extensions: Any) -> Reply:
    """The answer of one who does not."""
    error = {"message": message, "path": [spec.transport.operation.name]}
    answer = {"data": {spec.transport.operation.name: None}, "errors": [error]}
    return Reply(body=answer | ({"extensions": extensions} if extensions else {}))


def judging(
    spec: Spec, *, but: set[str] = frozenset(), also: Callable[[Any], bool] = lambda signal: False
) -> Behaviour:
    """One who keeps the contract, but for the rules in `but`, and refuses what `also` is true of."""
    validate = load(spec).validate_batch

    def behave(request: Request) -> Reply:
        try:
            signals = request.signals
        except (GraphQLError, ValueError) as error:
            return Reply(400, {"errors": [{"message": str(error)}]})
        found = [each for each in validate(signals) if each.rule not in but]
        if found or any(also(signal) for signal in signals if isinstance(signal, dict)):
            return refused(spec, found[0].message if found else "not this one")
        return taken(request, spec)

    return behave


@contextmanager
def running(behave: Behaviour) -> Iterator[Standin]:
    """The stand-in, at a free port of this machine."""
    standin = Standin("")
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with lock:
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Request(len(standin.requests) + 1, headers, body, self.path)
                standin.requests.append(request)
            reply = behave(request)
            data = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            self.send_header("content-length", str(reply.length if reply.length is not None else len(data)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
            self.close_connection = reply.length is not None

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that does not wait for the end is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    standin.url = f"http://127.0.0.1:{server.server_port}/graphql"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
