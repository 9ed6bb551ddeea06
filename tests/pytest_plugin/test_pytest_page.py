"""The page about the plugin tells the truth: its code runs, and what it shows is what comes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from signalspec.model import Spec
from signalspec.testing import Contract
from signalspec.testing.coverage.document import document
from signalspec.testing.coverage.figures import Coverage
from signalspec.testing.coverage.seen import Seen
from signalspec.testing.coverage.table import lines

pytest_plugins = ["pytester"]

REPO = Path(__file__).resolve().parents[2]
PAGE = (REPO / "docs" / "pytest.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)

# What the page's readers have: a shop that sends orders, a receiver, a queue.
SHOP = """
import json
from collections import namedtuple
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from signalspec.testing import assert_valid, contract

Order = namedtuple("Order", "id total")
Answer = namedtuple("Answer", "taken")

def to_signal(order):
    return contract().samples.signal("order", orderId=order.id, orderValue=order.total)

def send_order(order, url):
    query = "mutation ($s: [SignalInput!]!) { createSignals(signals: $s) { signalIds } }"
    data = json.dumps({"query": query, "variables": {"s": [to_signal(order)]}}).encode()
    request = Request(url, data, {"content-type": "application/json", "x-api-key": "key"})
    try:
        build_opener(ProxyHandler({})).open(request).close()
    except HTTPError as error:
        with error:
            assert error.code == 503
        send_order(order, url)

def receive(signal):
    return Answer(contract().violations(signal) == [])

def through_our_queue(content):
    return json.loads(json.dumps(content))
"""


def test_its_code_runs(pytester: pytest.Pytester) -> None:
    files = {f"test_block_{number}": f"from shop import *\n{code}" for number, code in enumerate(PYTHON)}
    pytester.makepyfile(shop=SHOP, **files)
    pytester.syspathinsert()
    result = pytester.runpytest_inprocess("--strict-markers")
    assert result.ret == pytest.ExitCode.OK
    assert result.parseoutcomes()["passed"] >= 19


def test_the_difference_is_what_comes(spec: Spec) -> None:
    contract = Contract(spec)
    signal = contract.samples.signal("order", orderValue="12")
    del signal["signalContent"]["orderId"]
    with pytest.raises(AssertionError) as caught:
        contract.assert_violates(signal, "order.orderid.required", "order.orderValue.type")
    assert str(caught.value) == SHOWN[0].rstrip("\n")


def test_the_table_looks_like_it(spec: Spec) -> None:
    shown = SHOWN[1].splitlines()
    coverage = Coverage.of(spec, Seen())
    head, _, *rows, _, total = lines(coverage, 120)
    assert shown[1].split() == head.split()
    for line in shown[3:-2]:
        (row,) = [row for row in rows if row.startswith(f"{line.split()[0]} ")]
        assert re.findall("/([0-9]+)", line) == re.findall("/([0-9]+)", row)
    assert re.findall("/([0-9]+)", shown[-1]) == re.findall("/([0-9]+)", total)


def test_the_document_has_its_keys(spec: Spec) -> None:
    shown = next(re.finditer(r"```json\n(.*?)```", PAGE, re.DOTALL))[1]
    found: Any = document(Coverage.of(spec, Seen(values={("order.effect", "positive")})))
    order = next(owner for owner in found["owners"] if owner["name"] == "order")
    keys = {*found, *order, *found["spec"], *order["rules"][0], *(k for f in order["fields"] for k in f)}
    keys |= {"covered", "all", "verdicts", "fields", "seen", "missing"}
    assert set(re.findall(r'"(\w+)":', shown)) == keys
    effect = next(field for field in order["fields"] if field["name"] == "effect")
    assert f'"values": {json.dumps(effect["values"])}' in shown
