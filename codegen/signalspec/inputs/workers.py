"""Worker processes that judge blocks. Each is a fresh interpreter, so that it does not matter what else the
process that starts them has in memory, and whether it has threads.

Blocks and verdicts travel through sockets. The process that has the workers looks after these itself, between
blocks that it judges: threads would wait for the interpreter several times for each block, since judging
keeps it busy.
"""

from __future__ import annotations

import multiprocessing
import pickle
import selectors
import signal
import socket
import struct
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnContext
from types import ModuleType, TracebackType
from typing import BinaryIO

from signalspec.inputs.judge import Verdict
from signalspec.inputs.parallel import Judging, WorkerLost
from signalspec.inputs.units import Block

_LENGTH = struct.Struct(">Q")  # goes before each block and each answer
_HELD = 1024 * 1024  # bytes that a socket should hold; the system may have it hold fewer
_PIECE = 256 * 1024


class WorkerFailed(Exception):
    """Judging raised an exception in a worker; the message is its traceback."""


class _Coming:
    """What a worker is judging."""

    def __init__(self, worker: _Worker) -> None:
        self._worker = worker
        self.answer: Verdict | WorkerFailed | None = None

    def done(self) -> bool:
        if self.answer is None:
            self._worker.move()
        return self.answer is not None

    def result(self) -> Verdict:
        while self.answer is None:
            self._worker.wait()
        if isinstance(self.answer, WorkerFailed):
            raise self.answer
        return self.answer


class _Worker:
    """One process, and what is on the way to it and back. `move` and `wait` raise WorkerLost."""

    def __init__(self, context: SpawnContext, make: Callable[[], Judging]) -> None:
        self._socket, theirs = socket.socketpair()
        self._unsent: deque[memoryview] = deque()
        self._received = bytearray()
        self._started = _Coming(self)  # which it answers without a block
        self._coming = deque([self._started])
        with theirs:
            for end in (self._socket, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _HELD)
            self.process = context.Process(target=_work, args=(theirs, make), daemon=True)
            with _interrupts_blocked(), _nothing_to_import_again():
                self.process.start()
        self._socket.setblocking(False)

    @property
    def ready(self) -> bool:
        """Whether it has started, and judges what it gets."""
        return self._started.done()

    @property
    def open(self) -> int:
        """How many blocks it has not answered."""
        return len(self._coming)

    def begin(self, block: Block) -> _Coming:
        coming = _Coming(self)
        self._coming.append(coming)
        self._unsent.append(memoryview(_framed(block)))
        self.move()
        return coming

    def move(self) -> None:
        """Sends what the socket takes and receives what it has, without waiting."""
        try:
            with suppress(BlockingIOError):
                while self._unsent:
                    rest = self._unsent[0][self._socket.send(self._unsent[0]) :]
                    if rest:
                        self._unsent[0] = rest
                    else:
                        self._unsent.popleft()
            with suppress(BlockingIOError):
                while piece := self._socket.recv(_PIECE):
                    self._received += piece
                raise WorkerLost
        except OSError:
            raise WorkerLost from None
        finally:
            self._take()

    def wait(self) -> None:
        """Moves something on, as soon as it can be."""
        with selectors.DefaultSelector() as selector:
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._unsent else 0)
            selector.register(self._socket, events)
            selector.select()
        self.move()

    def hang_up(self) -> None:
        """Has it end after the block that it is judging, or at once where it has not begun."""
        self._socket.close()
        if self._started.answer is None:
            self.process.terminate()

    def _take(self) -> None:
        size = _LENGTH.size
        while len(self._received) >= size:
            end = size + _LENGTH.unpack_from(self._received)[0]
            if len(self._received) < end:
                break
            self._coming.popleft().answer = pickle.loads(self._received[size:end])
            del self._received[:end]


class Pool:
    """`count` processes that judge with what `make`, which is sent to them, gives. OSError,
    NotImplementedError or ImportError where the system has no means for such.

    A context manager: at its end the processes end, and what they have not begun is dropped.
    """

    def __init__(self, make: Callable[[], Judging], count: int) -> None:
        self._workers: list[_Worker] = []
        context = multiprocessing.get_context("spawn")
        if hasattr(signal, "pthread_sigmask"):
            from multiprocessing import resource_tracker

            resource_tracker.ensure_running()  # later it would unblock interrupts where they must not be
        try:
            for _ in range(count):
                self._workers.append(_Worker(context, make))
        except BaseException:
            self._end()
            raise

    @property
    def ready(self) -> int:
        """How many of them have started. Raises WorkerLost where one is no more."""
        return sum(worker.ready for worker in self._workers)

    def begin(self, block: Block) -> _Coming:
        """Hands the block to a worker that is ready; there has to be one. Raises WorkerLost, as its
        result does, where one is no more."""
        ready = (worker for worker in self._workers if worker.ready)
        return min(ready, key=lambda worker: worker.open).begin(block)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for worker in self._workers:
            worker.hang_up()
        for worker in self._workers:
            worker.process.join()


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


def _work(connection: socket.socket, make: Callable[[], Judging]) -> None:
    """What a worker does, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    judging = make()
    with suppress(ConnectionError), connection, connection.makefile("rb") as blocks:
        connection.sendall(_framed(Verdict()))  # it has started
        while data := _unframed(blocks):
            try:
                answer: Verdict | WorkerFailed = judging.judge(pickle.loads(data))
            except Exception:
                answer = WorkerFailed(traceback.format_exc())
            connection.sendall(_framed(answer))


def _framed(value: object) -> bytes:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def _unframed(stream: BinaryIO) -> bytes:
    """The next pickle, empty where there is none any more, or half of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    length = _LENGTH.unpack(head)[0]
    data = stream.read(length)
    return data if len(data) == length else b""
