"""The parts of a spec between two processes, in a file of the user's cache."""

from __future__ import annotations

import hashlib
import marshal
import os
from pathlib import Path
from typing import Any

from signalspec.cache import cache_directory, keep, kept, toolkit_state


class Store:
    """One file for each spec file. It is read only by the toolkit and the Python that wrote it.

    Where there can be no cache, or the file is damaged, there is nothing to load and nothing is saved.
    """

    def __init__(self, spec_file: Path) -> None:
        directory = cache_directory("parts")
        name = hashlib.sha256(os.fsencode(spec_file.resolve())).hexdigest()[:32]
        self._path = directory / f"{name}.parts" if directory else None
        self._state = toolkit_state() if directory else b""

    def load(self) -> dict[Any, Any]:
        """The parts that were saved last."""
        data = kept(self._path) if self._path else None
        if data is None or not data.startswith(self._state):
            return {}
        found: dict[Any, Any] = marshal.loads(memoryview(data)[len(self._state) :])
        return found

    def save(self, parts: dict[Any, Any]) -> None:
        """Replaces what was saved before."""
        if self._path is not None:
            keep(self._path, self._state + marshal.dumps(parts))
