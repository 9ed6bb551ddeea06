"""Worker processes that judge blocks of lines. Each is a fresh interpreter, so that it does not matter what
else the process that starts them has in memory, and whether it has threads."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType, TracebackType

from signalspec.inputs.judge import Verdict
from signalspec.inputs.parallel import Judging, WorkerLost
from signalspec.inputs.units import Block


class _Coming:
    """What a worker is judging."""

    def __init__(self, future: Future[Verdict]) -> None:
        self._future = future

    def done(self) -> bool:
        return self._future.done()

    def result(self) -> Verdict:
        try:
            return self._future.result()
        except BrokenProcessPool:
            raise WorkerLost from None


class Pool:
    """`count` processes that judge with what `make`, which is sent to them, gives. OSError,
    NotImplementedError or ImportError where the system has no means for such.

    A context manager: at its end the processes end, and what they have not begun is dropped.
    """

    def __init__(self, make: Callable[[], Judging], count: int) -> None:
        self.count = count
        context = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(count, context, _prepare, (make,))
        if hasattr(signal, "pthread_sigmask"):
            from multiprocessing import resource_tracker

            resource_tracker.ensure_running()  # later it would unblock interrupts where they must not be

    def begin(self, block: Block) -> _Coming:
        """Hands the block to a worker. Raises WorkerLost, as its result does, where one is no more."""
        with _interrupts_blocked(), _nothing_to_import_again():
            try:
                return _Coming(self._executor.submit(_judge, block))
            except BrokenProcessPool:
                raise WorkerLost from None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Processes that start here never see Ctrl-C, which a terminal sends to all of them: what it means is
    decided by the one that started them."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


@contextmanager
def _nothing_to_import_again() -> Iterator[None]:
    """A process that starts here does not run the main script once more, as it would to find functions in
    it: that takes time, and a script without `if __name__ == "__main__"` would do its work again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_judges: list[Judging] = []  # the one of this process


def _prepare(make: Callable[[], Judging]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _judges[:] = [make()]


def _end_with_the_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _judge(block: Block) -> Verdict:
    return _judges[0].judge(block)
