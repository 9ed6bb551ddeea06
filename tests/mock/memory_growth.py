"""Prints by how many KiB a mock's process grows over many requests, once it is warm.

python memory_growth.py REQUESTS
"""

from __future__ import annotations

import json
import resource
import sys
from http.client import HTTPConnection
from pathlib import Path

from signalspec.load import load_file
from signalspec.mock import Limits, Settings, running_mock
from signalspec.runtime.python.literals import mutation

SPEC = Path(__file__).resolve().parents[2] / "spec" / "signals.yaml"


def resident() -> int:
    """KiB in memory now (on other systems than Linux, the most so far)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    count = int(sys.argv[1])
    spec = load_file(SPEC)
    envelope = spec.transport.envelope.examples[0].value
    signals = [
        {**envelope, "signalContent": {"signalType": signal.name, **example.value}}
        for signal in spec.signals
        for example in signal.examples
    ][:20]
    signals[3] = {**signals[3], "signalContent": {**signals[3]["signalContent"], "odd": 1}}
    document = "mutation ($s: [SignalInput!]!) { createSignals(signals: $s) { signalIds } }"
    bodies = [
        json.dumps({"query": document, "variables": {"s": signals}}),
        json.dumps({"query": mutation("createSignals", "signals", ["signalIds"], signals)}),
        json.dumps({"query": "{ nothing }"}),
        "{",
    ]
    with running_mock(spec, Settings(mode="lenient", limits=Limits(signals=500, requests=100))) as mock:
        connection = HTTPConnection(mock.base_url.removeprefix("http://"))

        def send(number: int) -> None:
            headers = {"x-api-key": "k", "content-type": "application/json"}
            headers["x-signalspec-namespace"] = f"n{number % 7}"
            connection.request("POST", "/graphql", bodies[number % len(bodies)], headers)
            connection.getresponse().read()

        for number in range(600):
            send(number)
        before = resident()
        for number in range(count):
            send(number)
        print(max(0, resident() - before))


if __name__ == "__main__":
    main()
