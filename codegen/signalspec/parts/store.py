"""The parts of a spec between two processes, in a file of the user's cache."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import time
import zlib
from pathlib import Path
from typing import Any

from signalspec import __version__
from signalspec.cache import cache_directory

_TOOLKIT = Path(__file__).resolve().parents[1]
_FORGOTTEN_AFTER = 30 * 24 * 60 * 60


class Store:
    """One file for each spec file. It is read only by the toolkit and the Python that wrote it.

    Where there can be no cache, or the file is damaged, there is nothing to load and nothing is saved.
    """

    def __init__(self, spec_file: Path) -> None:
        directory = cache_directory("parts")
        name = hashlib.sha256(os.fsencode(spec_file.resolve())).hexdigest()[:32]
        self._path = directory / f"{name}.parts" if directory else None
        self._state = _state() if directory else b""

    def load(self) -> dict[Any, Any]:
        """The parts that were saved last."""
        if self._path is None:
            return {}
        try:
            data = memoryview(self._path.read_bytes())
            start = len(self._state) + 4
            if data[: len(self._state)] != self._state:
                return {}
            content = data[start:]
            if zlib.crc32(content).to_bytes(4, "big") != data[len(self._state) : start]:
                return {}
            found = marshal.loads(content)
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return found if isinstance(found, dict) else {}

    def save(self, parts: dict[Any, Any]) -> None:
        """Replaces what was saved before; removes what other specs saved and nobody used for a month."""
        if self._path is None:
            return
        content = marshal.dumps(parts)
        temporary = self._path.with_suffix(f".{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as stream:
                stream.write(self._state + zlib.crc32(content).to_bytes(4, "big"))
                stream.write(content)
            temporary.replace(self._path)
            for other in self._path.parent.iterdir():
                if time.time() - other.stat().st_mtime > _FORGOTTEN_AFTER:
                    other.unlink(missing_ok=True)
        except OSError:
            temporary.unlink(missing_ok=True)


def _state() -> bytes:
    """Changes with the version of Python and with any file of the toolkit."""
    state = hashlib.sha256(f"{__version__} {sys.version} {_TOOLKIT}".encode())
    for directory, folders, names in os.walk(_TOOLKIT):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(directory, name)
            status = path.stat()
            state.update(f"{path} {status.st_size} {status.st_mtime_ns}".encode())
    return state.digest()
