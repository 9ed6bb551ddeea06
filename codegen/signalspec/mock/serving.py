"""Running the application: from the command line until it is told to stop, or in a thread for tests."""

from __future__ import annotations

import ipaddress
import signal
import socket
import threading
from asyncio import BaseTransport, Transport
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from signalspec.mock.app import create_app
from signalspec.mock.client import MockClient
from signalspec.mock.settings import Settings
from signalspec.mock.wire import TRANSPORT
from signalspec.model import Spec

_BACKLOG = 512
_CONNECTIONS = 512
_GRACE = 3  # seconds for requests under way once it is told to stop
_START = 10.0
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class _Protocol(H11Protocol):
    """HTTP/1.1 that lets the application at the connection, so that it can break it."""

    def connection_made(self, transport: BaseTransport) -> None:
        self.app_state = {**self.app_state, TRANSPORT: transport}
        super().connection_made(cast(Transport, transport))


class Server(uvicorn.Server):
    """A server that leaves the process's signals alone, so that its owner says what they do."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any that is free. Raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def is_loopback(listening: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def address(listening: socket.socket, host: str) -> str:
    """The URL of a server on that socket, for a client on this machine."""
    if ipaddress.ip_address(listening.getsockname()[0]).is_unspecified:
        host = "127.0.0.1"
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"


def allowed_hosts(listening: socket.socket, host: str) -> list[str] | None:
    """The names to be called by: local ones, where only this machine can reach it."""
    return [*_LOCAL_NAMES, host] if is_loopback(listening) else None


def create_server(app: ASGIApp, *, log_level: str | None = None) -> Server:
    """A server for the application, which writes no log of its own accord."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level=log_level,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE,
    )
    return Server(config)


def serve(app: ASGIApp, listening: socket.socket) -> None:
    """Serves until the process gets SIGINT or SIGTERM; a second one does not wait for requests."""
    server = create_server(app, log_level="critical")

    def stop(number: int, frame: FrameType | None) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


@contextmanager
def running_mock(
    spec: Spec, settings: Settings | None = None, *, host: str = "127.0.0.1", port: int = 0
) -> Iterator[MockClient]:
    """A mock that runs in a thread of this process; gives the client to look into it with.

    Raises OSError where the port is taken.
    """
    listening = listen(host, port)
    try:
        server = create_server(create_app(spec, settings, allowed_hosts=allowed_hosts(listening, host)))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listening]}, name="signalspec-mock", daemon=True
        )
        thread.start()
        client = MockClient(address(listening, host))
        try:
            client.wait_until_ready(_START)
            yield client
        finally:
            server.should_exit = True
            thread.join(_START)
    finally:
        listening.close()
