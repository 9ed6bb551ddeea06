"""What tests of small projects send signals with."""

from __future__ import annotations

SEND = '''
import json
from urllib.request import ProxyHandler, Request, build_opener

def send(mock, *signals, key="any"):
    """What the mock answers to a batch."""
    query = "mutation ($s: [SignalInput!]!) { createSignals(signals: $s) { signalIds } }"
    data = json.dumps({"query": query, "variables": {"s": list(signals)}}).encode()
    headers = {"content-type": "application/json", "x-api-key": key}
    with build_opener(ProxyHandler({})).open(Request(mock.url, data, headers)) as response:
        return json.load(response)
'''
