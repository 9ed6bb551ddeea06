"""Calls of a mock's mutation as raw HTTP, with signals inline or as variables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from signalspec.mock import MockClient
from signalspec.model import Spec
from signalspec.runtime.python.literals import mutation

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
KEY = "test-key"


class Calls:
    """Sends requests to one namespace of a mock."""

    def __init__(self, mock: MockClient, spec: Spec, client: httpx.Client) -> None:
        self.mock = mock
        self.operation = spec.transport.operation
        self._client = client
        envelope = f"{spec.transport.envelope.name}Input"
        name, argument = self.operation.name, self.operation.argument
        self.fields = [field for field, _ in self.operation.result]
        call = f"{name}({argument}: $batch) {{ {' '.join(self.fields)} }}"
        self.with_variables = f"mutation Send($batch: [{envelope}!]!) {{ {call} }}"

    def inline(self, signals: Sequence[dict[str, Any]]) -> str:
        """The document that carries the signals as literals."""
        return mutation(self.operation.name, self.operation.argument, self.fields, signals)

    def send(self, *signals: dict[str, Any], inline: bool = False, **options: Any) -> httpx.Response:
        """Sends a batch."""
        if inline:
            return self.post({"query": self.inline(signals)}, **options)
        return self.post({"query": self.with_variables, "variables": {"batch": list(signals)}}, **options)

    def query(self, document: str, variables: object = None, **options: Any) -> httpx.Response:
        return self.post({"query": document, "variables": variables}, **options)

    def post(
        self,
        value: object = None,
        *,
        accept: str | None = JSON,
        key: str | None = KEY,
        headers: dict[str, str] | None = None,
        content: bytes | Iterator[bytes] | None = None,
    ) -> httpx.Response:
        """Posts JSON, or `content` as it is. None leaves a header out."""
        given = {"content-type": JSON, **(headers or {})}
        if key is not None:
            given[self.operation.key_header or ""] = key
        request = self._client.build_request(
            "POST", self.mock.url, json=value if content is None else None, content=content, headers=given
        )
        if accept is None:
            del request.headers["accept"]
        else:
            request.headers["accept"] = accept
        return self._client.send(request)

    def result(self, response: httpx.Response) -> Any:
        """What the mutation answered with."""
        assert response.status_code == 200, response.text
        return response.json()["data"][self.operation.name]


def verdict(response: httpx.Response) -> dict[str, Any]:
    """The extension with the verdict."""
    return dict(response.json()["extensions"]["signalspec"])


def codes(response: httpx.Response) -> list[str]:
    """The codes of the errors in an answer."""
    return [error["extensions"]["code"] for error in response.json().get("errors", [])]


@contextmanager
def calls(mock: MockClient, spec: Spec) -> Iterator[Calls]:
    with httpx.Client(trust_env=False, timeout=30) as client:
        yield Calls(mock, spec, client)
