"""The mock as clients that others wrote see it."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mock_calls import KEY, Calls

Signal = dict[str, Any]
NODE = Path(__file__).resolve().parents[1] / "node"


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
def test_gql(strict: Calls, good: Signal, bad: Signal, kind: str) -> None:
    gql = pytest.importorskip("gql")
    from gql.transport.exceptions import TransportQueryError, TransportServerError

    headers = {"x-api-key": KEY}
    if kind == "httpx":
        from gql.transport.httpx import HTTPXAsyncTransport

        transport: Any = HTTPXAsyncTransport(url=strict.mock.url, headers=headers, trust_env=False)
    else:
        pytest.importorskip("aiohttp")
        from gql.transport.aiohttp import AIOHTTPTransport

        transport = AIOHTTPTransport(url=strict.mock.url, headers=headers)

    async def run() -> None:
        # It fetches the schema first and checks each document against it.
        async with gql.Client(transport=transport, fetch_schema_from_transport=True) as session:
            request = gql.gql(strict.with_variables)
            request.variable_values = {"batch": [good, good]}
            result = await session.execute(request)
            assert result == {"createSignals": {"signalIds": ["signal-1", "signal-2"]}}
            result = await session.execute(gql.gql(strict.inline([good])), get_execution_result=True)
            assert result.extensions["signalspec"]["accepted"] == 1
            request.variable_values = {"batch": [bad]}
            with pytest.raises(TransportQueryError) as caught:
                await session.execute(request)
            assert caught.value.errors[0]["extensions"] == {"code": "CONTRACT_VIOLATED"}
            assert len(caught.value.extensions["signalspec"]["violations"]) == 2
            strict.mock.fault("status", status=503)
            with pytest.raises((TransportServerError, TransportQueryError)):
                await session.execute(gql.gql(strict.inline([good])))

    asyncio.run(run())
    assert strict.mock.counts()["accepted"] == 3


def test_curl(strict: Calls, good: Signal, bad: Signal) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")

    def call(*options: str, body: object = None) -> tuple[int, dict[str, str], str]:
        run = subprocess.run(
            [curl, "-sS", "--noproxy", "*", "-i", *options, "--data-binary", "@-", strict.mock.url],
            input=json.dumps(body), capture_output=True, text=True, timeout=30, check=True,
        )  # fmt: skip
        head, _, answer = run.stdout.replace("\r\n", "\n").rpartition("\n\n")
        first, *lines = head.split("\n\n")[-1].split("\n")
        return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in lines), answer

    json_type, key = ("-H", "Content-Type: application/json"), ("-H", f"X-API-Key: {KEY}")
    status, headers, answer = call(*json_type, *key, body={"query": strict.inline([good])})
    assert (status, json.loads(answer)["data"]["createSignals"]) == (200, {"signalIds": ["signal-1"]})
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert call(*json_type, body={"query": "{ __typename }"})[0] == 401
    assert call(*key, body={"query": "{ __typename }"})[0] == 415
    status, headers, _ = call(*json_type, *key, "-H", "Accept:", body={"query": "{ nothing }"})
    assert (status, headers["content-type"]) == (400, "application/graphql-response+json; charset=utf-8")
    large = {"query": strict.inline([good] * 500)}
    assert call(*json_type, *key, body=large)[0] == 200  # with Expect: 100-continue
    strict.mock.fault("reset")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        call(*json_type, *key, body={"query": strict.inline([good])})
    assert caught.value.returncode == 56, caught.value.stderr  # the connection was reset
    strict.mock.fault("truncate")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        call(*json_type, *key, body={"query": strict.inline([good])})
    assert caught.value.returncode == 18, caught.value.stderr  # a part of the file came


def test_graphql_request_on_node(strict: Calls, good: Signal, bad: Signal) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not (NODE / "node_modules" / "graphql-request").is_dir():
        pytest.skip("graphql-request is not installed: run `npm install` in tests/node")
    asked = {
        "url": strict.mock.url,
        "key": KEY,
        "calls": [
            {"document": strict.with_variables, "variables": {"batch": [good]}},
            {"document": strict.inline([good, good])},
            {"document": strict.with_variables, "variables": {"batch": [bad]}},
            {"document": "{ nothing }"},
            {"document": "{ __typename }"},
        ],
    }
    script = Path(__file__).with_name("graphql_request.mjs")
    run = subprocess.run(
        [node, str(script), str(NODE)], input=json.dumps(asked), capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    first, second, third, fourth, fifth = [json.loads(line) for line in run.stdout.splitlines()]
    assert first["data"] == {"createSignals": {"signalIds": ["signal-1"]}}
    assert second["data"] == {"createSignals": {"signalIds": ["signal-2", "signal-3"]}}
    assert second["extensions"]["signalspec"]["accepted"] == 2
    assert (third["status"], third["errors"][0]["extensions"]) == (200, {"code": "CONTRACT_VIOLATED"})
    # It asks for application/graphql-response+json first, so this one is no 200.
    assert (fourth["status"], fourth["errors"][0]["extensions"]) == (
        400,
        {"code": "GRAPHQL_VALIDATION_FAILED"},
    )
    assert fifth["data"] == {"__typename": "Query"}
