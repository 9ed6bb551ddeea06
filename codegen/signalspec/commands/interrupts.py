"""Ctrl-C between steps, never within one: what is being written gets written whole."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType, TracebackType


class Interrupts:
    """While entered, Ctrl-C raises KeyboardInterrupt, but within `held` only at its end.

    A second Ctrl-C does not wait. Outside the main thread, signals cannot be handled and nothing
    is changed.
    """

    def __init__(self) -> None:
        self._holding = False
        self._waiting = False
        self._restore: Callable[[], object] | None = None

    def __enter__(self) -> Interrupts:
        if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
            return self  # whoever started us wants no interrupts, as a shell does for its background jobs
        try:
            before = signal.signal(signal.SIGINT, self._handle)
        except ValueError:
            return self
        # None stands for a handler that was not set from Python and cannot be set back from it.
        self._restore = partial(signal.signal, signal.SIGINT, signal.SIG_DFL if before is None else before)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._restore is not None:
            self._restore()

    @contextmanager
    def held(self) -> Iterator[None]:
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._waiting:
            raise KeyboardInterrupt

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._holding and not self._waiting:
            self._waiting = True
        else:
            raise KeyboardInterrupt
