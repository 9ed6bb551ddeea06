"""The application itself, called by a client of ASGI without any server."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from signalspec.mock import Settings, create_app
from signalspec.model import Spec
from signalspec.runtime.python.literals import mutation


def test_it_is_an_asgi_application(spec: Spec, good: dict[str, Any]) -> None:
    async def run() -> None:
        app = create_app(spec, Settings(mode="lenient"))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://anything.example") as client:
            document = mutation("createSignals", "signals", ["signalIds"], [good])
            body = {"query": document}
            answer = await client.post("/graphql", json=body, headers={"x-api-key": "k"})
            assert answer.json()["data"] == {"createSignals": {"signalIds": ["signal-1"]}}
            assert len((await client.get("/inspect/all")).json()["signals"]) == 1
            for kind, error in (("reset", ConnectionResetError), ("truncate", ConnectionError)):
                await client.post("/faults", json={"kind": kind})
                with pytest.raises(error, match="scripted fault"):
                    await client.post("/graphql", json=body, headers={"x-api-key": "k"})

    asyncio.run(run())


def test_two_applications_share_nothing(spec: Spec) -> None:
    async def run() -> None:
        clients = [
            httpx.AsyncClient(transport=httpx.ASGITransport(create_app(spec)), base_url="http://mock")
            for _ in range(2)
        ]
        await clients[0].post("/faults", json={"kind": "reset"})
        assert [(await client.get("/inspect")).json()["faults"] for client in clients] == [1, 0]
        for client in clients:
            await client.aclose()

    asyncio.run(run())
