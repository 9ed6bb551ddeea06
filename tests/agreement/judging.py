"""Asking the judges: a process each, fed and read in step."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.agreement.contracts import TESTS, Payload
from tests.agreement.implementations import Implementation


class JudgeError(Exception):
    """A judge does not answer any more."""


class JudgeProcess:
    """One implementation's process. Its standard error goes to a file, for when it fails."""

    def __init__(self, implementation: Implementation, deliveries: Path) -> None:
        self.implementation = implementation
        self._deliveries = deliveries
        self._errors = deliveries / f"{implementation.id}.stderr"

    def __enter__(self) -> JudgeProcess:
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                self.implementation.argv(self._deliveries),
                cwd=TESTS.parent,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,  # Ctrl-C is for the run, which then asks no more
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()
        self._process.wait()

    def sees(self, payload: Payload) -> bool:
        """Whether the payload is one for this implementation."""
        return payload.part in self.implementation.parts and payload.contract in self.implementation.contracts

    def ask(self, payloads: Sequence[Payload]) -> list[str]:
        """The answers to the payloads, all of which it sees. Raises JudgeError where the process has died."""
        if not payloads:
            return []
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        lines = [b"%b %b %b\n" % (p.contract.encode(), p.document.encode(), p.text) for p in payloads]
        try:
            stdin.write(b"".join(lines))
            stdin.write(b"\n")
            stdin.flush()
        except BrokenPipeError:
            raise self._failure(payloads[0]) from None
        answers = [stdout.readline().decode().rstrip("\n") for _ in payloads]
        if "" in answers:
            raise self._failure(payloads[answers.index("")])
        return answers

    def _failure(self, payload: Payload) -> JudgeError:
        said = self._errors.read_text(encoding="utf-8", errors="replace")[-2000:]
        return JudgeError(f"{self.implementation.title} gave up near {payload.text[:300]!r}:\n{said}")
