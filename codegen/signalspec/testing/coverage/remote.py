"""Notes what arrived at a mock that runs elsewhere, as its inspection shows it. Needs the extra `mock`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from signalspec.mock import MockClient, MockError, Seen
from signalspec.payloads import Finding
from signalspec.testing.coverage.observation import Observation
from signalspec.testing.coverage.recording import Asked, Recorder
from signalspec.testing.mocks import remote

_PAGE = 1000


class RemoteMock:
    """The mock at a URL. That it cannot be looked into is noted, and no error."""

    def __init__(self, url: str, observation: Observation) -> None:
        self._observation = observation
        self._url = url

    @contextmanager
    def observed(self, mock: MockClient | None = None) -> Iterator[None]:
        """Notes what arrives in a namespace, the default one if none is given, until the end."""
        inspected: _Inspected | None = None
        with self._errors_noted():
            inspected = _Inspected(mock or remote(self._url, self._observation.recorder.spec))
        yield
        if inspected is not None:
            with self._errors_noted():
                inspected.note(self._observation.recorder)

    @contextmanager
    def _errors_noted(self) -> Iterator[None]:
        try:
            yield
        except MockError as error:
            self._observation.note(str(error))


class _Inspected:
    """One namespace of a mock; what is in it already does not count. Raises MockError."""

    def __init__(self, mock: MockClient) -> None:
        self._mock = mock
        overview = mock.overview()
        self._epoch = overview["epoch"]
        self._begun_after = overview["counts"]["signals"]
        self._asked = Asked(tier=overview["tier"] is not None, unknown=overview.get("unknown") != "ignore")

    def note(self, recorder: Recorder) -> None:
        """Notes what has arrived since, as far as the mock still has it. Raises MockError.

        Of a batch as such nothing is known, and advice is not asked for.
        """
        is_reset = self._mock.overview()["epoch"] != self._epoch
        asked = {"limit": _PAGE, "after": 0 if is_reset else self._begun_after}
        page = self._mock.all(**asked)
        while page:
            for seen in page:
                recorder.judged("envelope", seen.signal, _findings(seen), self._asked)
            page = self._mock.all(**asked, before=page[-1].number)


def _findings(seen: Seen) -> list[Finding]:
    return [Finding(violation.rule, violation.pointer) for violation in seen.violations]
