"""A look into a running mock from a test, over HTTP: wherever it runs."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from signalspec.mock.namespacing import HEADER
from signalspec.mock.store import DEFAULT

_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class SeenViolation:
    """A broken rule, and where in the signal: a JSON Pointer."""

    rule: str
    code: str
    pointer: str
    message: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A signal that arrived. `id` is None where it was not accepted, `type` where the spec has none
    of that name; `request` is the number of the request that brought it, `index` its place there."""

    number: int
    request: int
    index: int
    type: str | None
    id: str | None
    violations: tuple[SeenViolation, ...]
    signal: Any

    @property
    def good(self) -> bool:
        return not self.violations

    @property
    def accepted(self) -> bool:
        return self.id is not None


class MockError(RuntimeError):
    """The mock refused what was asked of it, or cannot be reached."""


class MockClient:
    """One namespace of the mock at `base_url`."""

    def __init__(self, base_url: str, name: str = DEFAULT) -> None:
        self.base_url = base_url.rstrip("/")
        self.name = name
        # A proxy of the environment's is not for what is local.
        self._opener: OpenerDirector = build_opener(ProxyHandler({}))

    @property
    def url(self) -> str:
        """The GraphQL endpoint; it names the namespace, so a client needs no header for it."""
        within = "" if self.name == DEFAULT else f"/ns/{self.name}"
        return f"{self.base_url}{within}/graphql"

    @property
    def headers(self) -> dict[str, str]:
        """The header that puts a request to the plain endpoint into this namespace."""
        return {HEADER: self.name}

    def namespace(self, name: str) -> MockClient:
        """Another namespace of the same mock."""
        return MockClient(self.base_url, name)

    def all(self, **asked: object) -> list[Seen]:
        """The signals that are kept, newest first; `asked` are the parameters of `/inspect/all`, and
        `where` may be a mapping of JSON Pointers to values."""
        return self._seen("all", asked)

    def good(self, **asked: object) -> list[Seen]:
        """Those without violations."""
        return self._seen("good", asked)

    def bad(self, **asked: object) -> list[Seen]:
        """Those with violations."""
        return self._seen("bad", asked)

    def requests(self) -> list[dict[str, Any]]:
        """The requests to the GraphQL endpoint, newest first."""
        return list(self._call("GET", "/inspect/requests?limit=1000")["requests"])

    def counts(self) -> dict[str, int]:
        """How much has arrived since the last reset."""
        return dict(self._call("GET", "/inspect")["counts"])

    def overview(self) -> dict[str, Any]:
        """All of `/inspect`."""
        return self._call("GET", "/inspect")

    def reset(self) -> None:
        """Empties the namespace and takes its faults out of force."""
        self._call("POST", "/inspect/reset")

    def fault(self, kind: str, **members: object) -> int:
        """Scripts a fault, such as `fault("status", status=503, times=2)`; returns its id."""
        given = {"kind": kind, **members}
        return int(self._call("POST", "/faults", given)["faults"][0]["id"])

    def faults(self) -> list[dict[str, Any]]:
        """The faults in force."""
        return list(self._call("GET", "/faults")["faults"])

    def clear_faults(self) -> None:
        """Takes all faults out of force."""
        self._call("DELETE", "/faults")

    def wait_until_ready(self, seconds: float) -> None:
        """Returns once the mock answers. Raises MockError where it does not in time."""
        until = time.monotonic() + seconds
        while True:
            try:
                self.overview()
                return
            except MockError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _seen(self, which: str, asked: Mapping[str, object]) -> list[Seen]:
        pairs = [pair for name, value in asked.items() for pair in _pairs(name, value)]
        if "limit" not in asked:
            pairs.append(("limit", "1000"))
        found = self._call("GET", f"/inspect/{which}?{urlencode(pairs)}")
        return [_seen(record) for record in found["signals"]]

    def _call(self, method: str, path: str, value: object = None) -> dict[str, Any]:
        headers = {HEADER: self.name, "Accept": "application/json", "Content-Type": "application/json"}
        data = None if value is None else json.dumps(value).encode()
        request = Request(f"{self.base_url}{path}", data, headers, method=method)
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                return dict(json.load(response))
        except HTTPError as error:
            with error:
                raise MockError(_reason(error)) from None
        except (URLError, OSError) as error:
            raise MockError(f"the mock at {self.base_url} cannot be reached: {error}") from None


def _pairs(name: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        return [(name, f"{pointer}={_text(inner)}") for pointer, inner in value.items()]
    return [(name, _text(value))]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _seen(record: Mapping[str, Any]) -> Seen:
    return Seen(
        number=record["number"],
        request=record["request"],
        index=record["index"],
        type=record["type"],
        id=record["id"],
        violations=tuple(SeenViolation(**violation) for violation in record["violations"]),
        signal=record["signal"],
    )


def _reason(error: HTTPError) -> str:
    try:
        return str(json.load(error)["errors"][0]["message"])
    except (ValueError, KeyError, IndexError, TypeError):
        return f"HTTP {error.code}"
