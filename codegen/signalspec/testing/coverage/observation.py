"""Observes what the packages judge that are generated from a spec, in this process."""

from __future__ import annotations

from types import ModuleType

from signalspec import naming
from signalspec.resolved import digest
from signalspec.testing.contracts import Contract
from signalspec.testing.coverage.arrivals import Arrivals
from signalspec.testing.coverage.packages import PackageWatch
from signalspec.testing.coverage.recording import Recorder


class Observation:
    """The package that the toolkit builds in memory, with which the mock judges as well, and those that are
    imported, before or later. `notes` say what could not be observed."""

    def __init__(self, contract: Contract) -> None:
        self.recorder = Recorder(contract.spec)
        self.notes: dict[str, None] = {}
        self._contract = contract
        self._digest = digest(contract.spec)
        self._arrivals = Arrivals(naming.package(contract.spec), self._arrived)
        self._watches: list[PackageWatch] = []

    def begin(self) -> None:
        self._arrived(self._contract.package)
        self._arrivals.begin()

    def end(self) -> None:
        """Leaves everything as it was."""
        self._arrivals.end()
        while self._watches:
            self._watches.pop().end()

    def note(self, text: str) -> None:
        self.notes[text] = None

    def _arrived(self, module: ModuleType) -> None:
        found = vars(module).get("SPEC_DIGEST")
        if found == self._digest:
            try:
                self._watches.append(PackageWatch(module, self._contract.spec, self.recorder))
            except Exception as error:
                self.note(f"{module.__name__} could not be observed: {type(error).__name__}: {error}")
        elif found is not None:
            name = f"{module.__name__} {vars(module).get('SPEC_VERSION')}"
            self.note(f"{name} is generated from another state of the spec, and was not observed")
