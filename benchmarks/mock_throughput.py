"""How many signals a second a mock takes, over HTTP, with batches of 500 and of 1.

    python -m benchmarks.mock_throughput [SECONDS]

Client and server are two processes on one machine and share its cores, so the figures are what a test
suite gets. The last line compares with graphql-core on its own, parser and validation included.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from graphql import build_schema, execute_sync, parse, validate
from signalspec.build import build
from signalspec.load import load_file
from signalspec.mock import MockClient
from signalspec.runtime.python.literals import mutation

from benchmarks.corpus import signals

REPO = Path(__file__).resolve().parents[1]
VARIABLES = "mutation ($s: [SignalInput!]!) { createSignals(signals: $s) { signalIds } }"


def inline(batch: list[dict[str, object]]) -> str:
    return json.dumps({"query": mutation("createSignals", "signals", ["signalIds"], batch)})


def as_variables(batch: list[dict[str, object]]) -> str:
    return json.dumps({"query": VARIABLES, "variables": {"s": batch}})


def rate(url: str, bodies: list[str], size: int, seconds: float) -> float:
    """Signals a second over one connection."""
    connection = HTTPConnection(url.removeprefix("http://"))
    headers = {"x-api-key": "k", "content-type": "application/json"}
    sent = 0
    started = time.perf_counter()
    while (passed := time.perf_counter() - started) < seconds:
        connection.request("POST", "/graphql", bodies[sent % len(bodies)], headers)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
        sent += 1
    connection.close()
    return sent * size / passed


def graphql_core(text: str, size: int) -> float:
    """Signals a second that graphql-core parses, validates and coerces, without HTTP or a verdict."""
    spec = load_file(REPO / "spec" / "signals.yaml")
    schema = build_schema(build(spec, ["graphql"])["graphql"]["graphql/schema.graphql"].decode())
    started = time.perf_counter()
    document = parse(text)
    assert not validate(schema, document)
    assert not execute_sync(schema, document, {"createSignals": lambda *_, signals: None}).errors
    return size / (time.perf_counter() - started)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    command = [sys.executable, "-m", "signalspec", "mock", "--port", "0", "--mode", "lenient"]
    server = subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        url = server.stdout.readline().strip().removesuffix("/graphql")
        mock = MockClient(url)
        ways: list[tuple[str, Callable[[list[dict[str, object]]], str]]] = [
            ("inline", inline), ("variables", as_variables),
        ]  # fmt: skip
        for size in (500, 1):
            batches = [list(signals(size, seed)) for seed in range(4)]
            for name, write in ways:
                bodies = [write(batch) for batch in batches]
                rate(url, bodies, size, 0.5)
                mock.reset()
                found = rate(url, bodies, size, seconds)
                kilobytes = len(bodies[0]) / 1000
                print(f"batches of {size:>3}, {name:<9} {found:>8,.0f} signals/s  ({kilobytes:,.1f} kB each)")
    finally:
        server.terminate()
        server.wait()
    text = mutation("createSignals", "signals", ["signalIds"], list(signals(500)))
    print(f"graphql-core alone, inline    {graphql_core(text, 500):>8,.0f} signals/s")


if __name__ == "__main__":
    main()
