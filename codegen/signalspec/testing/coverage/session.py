"""The coverage of one pytest session: gathers what all processes saw, reports it, and may fail the run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from signalspec.testing.configured import chosen, contract
from signalspec.testing.coverage.demands import demands
from signalspec.testing.coverage.document import write
from signalspec.testing.coverage.figures import Coverage
from signalspec.testing.coverage.observation import Observation
from signalspec.testing.coverage.seen import Seen
from signalspec.testing.coverage.table import lines

if TYPE_CHECKING:
    from signalspec.mock import MockClient

_OUTPUT = "signalspec_coverage"
_LOG_WIDTH = 120  # where no terminal says how wide it is


class CoverageSession:
    """A plugin of its own, registered where coverage is asked for.

    Raises ConfigurationError; ModuleNotFoundError where a mock elsewhere is named and the extra is missing.
    """

    def __init__(self, config: pytest.Config) -> None:
        found = contract(config)
        self._config = config
        self._spec = found.spec
        self._observation = Observation(found)
        self._coverage = Coverage.of(found.spec, self._observation.recorder.seen)
        given: list[str] = config.getoption("signal_coverage_fail_under")
        self._demands = [demand for text in given for demand in demands(text)]
        file = config.getoption("signal_coverage_json")
        self._file = None if file is None else config.invocation_params.dir / str(file)
        self._unmet: list[str] = []
        self._mock = self._mock_elsewhere()
        self._whole_session = ExitStack()

    def begin(self) -> None:
        """Begins to observe. What reaches a mock elsewhere in no test's namespace is for one process."""
        self._observation.begin()
        if self._mock is not None and self._worker_output is None:
            self._whole_session.enter_context(self._mock.observed())

    @contextmanager
    def observed(self, mock: MockClient) -> Iterator[None]:
        """Around a test that has this namespace to itself: what reaches a mock elsewhere counts as well."""
        with self._mock.observed(mock) if self._mock is not None else ExitStack():
            yield

    def pytest_collection_finish(self) -> None:
        # What modules judge as they are imported is no test, and every worker would count it.
        self._observation.recorder.active = True

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        recorder = self._observation.recorder
        recorder.active = True
        self._whole_session.close()
        recorder.active = False
        if recorder.lost:
            self._observation.note(f"{recorder.lost} payloads were too odd to be looked at")
        if self._worker_output is None:
            self._finish(session)
        else:
            notes = list(self._observation.notes)
            self._worker_output[_OUTPUT] = {"seen": recorder.seen.record(), "notes": notes}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist has ended."""
        found = getattr(node, "workeroutput", {}).get(_OUTPUT)
        if found is None:
            self._observation.note(f"worker {node.gateway.id} ended without telling what it saw")
            return
        self._observation.recorder.seen.merge(Seen.of(found["seen"]))
        for note in found["notes"]:
            self._observation.note(note)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        width = self._config.get_terminal_writer().fullwidth if terminalreporter.isatty else _LOG_WIDTH
        terminalreporter.section(f"signal coverage: {self._spec.name} {self._spec.version}")
        if self._coverage.percent == 0:
            terminalreporter.write_line("no payload was judged")
        else:
            for line in lines(self._coverage, None if terminalreporter.verbosity > 0 else width):
                terminalreporter.write_line(line)
        for note in self._observation.notes:
            terminalreporter.write_line(f"note: {note}", yellow=True)
        for unmet in self._unmet:
            terminalreporter.write_line(f"FAIL: {unmet}", red=True, bold=True)

    def pytest_unconfigure(self) -> None:
        self._observation.end()

    @property
    def _worker_output(self) -> dict[str, Any] | None:
        """Where a process of pytest-xdist's puts what it saw; None where this is no such process."""
        return getattr(self._config, "workeroutput", None)

    def _mock_elsewhere(self) -> Any:
        url = chosen(self._config, "mock_url")
        if url is None:
            return None
        from signalspec.testing.coverage.remote import RemoteMock

        return RemoteMock(url, self._observation)

    def _finish(self, session: pytest.Session) -> None:
        if self._file is not None:
            try:
                write(self._coverage, self._file)
            except OSError as error:
                self._unmet.append(f"{self._file} cannot be written: {error.strerror or error}")
        unmet = [demand.unmet(self._coverage) for demand in self._demands]
        self._unmet += [reason for reason in unmet if reason is not None]
        if self._unmet and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
