"""The mocks of a test session, and a namespace in one for each test. Needs the extra `mock`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from signalspec.mock import MockClient, MockError, Seen, Settings, running_mock
from signalspec.model import Spec
from signalspec.report.wording import counted
from signalspec.resolved import digest
from signalspec.testing.explaining import UNEXPECTED, shown_pointer, violation_lines

_NO_NAME = re.compile(r"[^A-Za-z0-9._:-]+")
_CHOICES = {"mode": ("strict", "lenient"), "unknown": ("reject", "ignore")}
_SLUG = 60  # characters of the test's name
_LISTED = 20  # requests, and signals, of those that arrived


class Mocks:
    """Mocks of one spec: in this process, one for each set of settings, started when first asked for;
    or the one at `url`, whoever runs it."""

    def __init__(self, spec: Spec, defaults: Mapping[str, Any], url: str | None = None) -> None:
        self._spec = spec
        self._defaults = defaults
        self._url = url
        self._running: dict[Settings, MockClient] = {}
        self._stack = ExitStack()

    def server(self, **settings: Any) -> MockClient:
        """The mock that behaves so, where that differs from the defaults; members are those of `Settings`.

        Raises TypeError for others, ValueError for values that there are not, MockError where the mock at
        the URL cannot be reached or serves another spec.
        """
        if self._url is not None:
            if settings:
                raise MockError(f"the mock at {self._url} has settings of its own: none can be asked for")
            return remote(self._url, self._spec)
        chosen = Settings(**{**self._defaults, **settings})
        for name, known in _CHOICES.items():
            if getattr(chosen, name) not in known:
                raise ValueError(f"{name} is {' or '.join(known)}, not {getattr(chosen, name)!r}")
        if chosen not in self._running:
            self._running[chosen] = self._stack.enter_context(running_mock(self._spec, chosen))
        return self._running[chosen]

    def close(self) -> None:
        self._stack.close()


def remote(url: str, spec: Spec) -> MockClient:
    """The mock at a URL, its endpoint's or its root's. Raises MockError as `Mocks.server` does."""
    if "@" in urlsplit(url).netloc:
        raise MockError("a mock takes no user and password: leave them out of its URL")
    mock = MockClient(url.rstrip("/").removesuffix("/graphql"))
    try:
        serves = mock.overview()["spec"]
        name = f"{serves['name']} {serves['version']}"
    except (MockError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, MockError) and mock.base_url in str(error):
            raise
        raise MockError(f"there is no mock of signalspec's at {mock.base_url}") from None
    if serves["digest"] != digest(spec):
        raise MockError(
            f"the mock at {mock.base_url} serves {name}, which is not the same spec as "
            f"{spec.name} {spec.version} here"
        )
    return mock


@contextmanager
def own_namespace(mock: MockClient, test: str) -> Iterator[MockClient]:
    """A namespace that no other test of any run has; it is emptied in the end."""
    slug = _NO_NAME.sub("-", test)[:_SLUG].strip("-._:")
    namespace = mock.namespace(f"{slug}-{uuid4().hex[:12]}" if slug else uuid4().hex)
    try:
        yield namespace
    finally:
        # A mock elsewhere may be gone by now, and its signals with it.
        with suppress(MockError):
            namespace.reset()


def arrived(mock: MockClient) -> str:
    """What arrived in a namespace, in lines, oldest first; of many requests and signals the newest."""
    try:
        requests, signals = mock.requests()[:_LISTED], mock.all(limit=_LISTED)
    except MockError as error:
        return str(error)
    lines = [_request(record) for record in reversed(requests)]
    lines += [line for seen in reversed(signals) for line in _signal(seen)]
    return "\n".join(lines) or "no request arrived"


def _request(record: Mapping[str, Any]) -> str:
    status = record["status"] or "no answer"
    parts = [f"request {record['number']}: {status}", counted(record["signals"], "signal")]
    return ", ".join([*parts, *([f"fault {record['fault']}"] if record["fault"] else []), *record["codes"]])


def _signal(seen: Seen) -> Iterator[str]:
    name = seen.type or "of no known type"
    yield f"[{seen.request}.{seen.index}] {name}, {'taken' if seen.accepted else 'not taken'}"
    for violation in seen.violations:
        yield from violation_lines(UNEXPECTED, violation, shown_pointer(violation.pointer))
