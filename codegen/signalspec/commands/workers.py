"""Worker processes of a command, as `--jobs` asks for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from signalspec.inputs.parallel import Judging, Workers, available_cores

LOST = (
    "a worker process ended before its work was done, as it does where memory is short; "
    "--jobs 1 needs the least"
)


class WorkerStart:
    """Starts workers when it is called, one less than `jobs` (None: as many as cores); leaving it ends them.

    `make`, which is sent to them, gives what they judge with.
    """

    def __init__(self, make: Callable[[], Judging], jobs: int | None) -> None:
        self._make = make
        self._jobs = jobs or available_cores()
        self._started = ExitStack()

    def __call__(self) -> Workers | None:
        if self._jobs == 1:
            return None
        from signalspec.inputs.workers import Pool

        try:
            return self._started.enter_context(Pool(self._make, self._jobs - 1))
        except (OSError, NotImplementedError, ImportError):  # no semaphores here
            return None  # one process does the same, later

    def __enter__(self) -> WorkerStart:
        return self

    def __exit__(self, *_: object) -> None:
        self._started.close()
