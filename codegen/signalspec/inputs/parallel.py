"""Judging over processes: blocks go out to workers, verdicts come back in the order of the input.

However many workers there are, what comes out is the same: a verdict depends on its unit alone.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from signalspec.inputs.judge import Verdict
from signalspec.inputs.opening import stdin_is_idle
from signalspec.inputs.units import (
    STDIN,
    Batch,
    Block,
    Fault,
    Item,
    LineBlock,
    Remark,
    RowBlock,
    Unit,
    Unreadable,
)

# With fewer bytes than that, processes take longer to start than they save. Even a signal of no bytes at all
# takes time, as some do.
START_AFTER = 2 * 1024 * 1024
_AT_LEAST = 200
# What is sent is held several times over: a block beyond that is judged where it was read.
LARGEST_SENT = 8 * 1024 * 1024
_SENT_PER_WORKER = 3


class WorkerLost(Exception):
    """A worker process has ended before its work was done."""


class Judging(Protocol):
    """What gives verdicts, here or in a worker."""

    def judge(self, unit: Item | Batch | Fault | Block) -> Verdict: ...


class Coming(Protocol):
    """A verdict that a worker is about to give."""

    def done(self) -> bool: ...

    def result(self) -> Verdict: ...


class Workers(Protocol):
    """What judges blocks elsewhere, `ready` of them at a time, none while it starts; raises WorkerLost."""

    @property
    def ready(self) -> int: ...

    def begin(self, block: Block) -> Coming: ...


class _There:
    """A verdict that is there already, or none where there is nothing to judge."""

    def __init__(self, verdict: Verdict | None) -> None:
        self._verdict = verdict

    def done(self) -> bool:
        return True

    def result(self) -> Verdict | None:
        return self._verdict


def available_cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def judged(
    units: Iterable[Unit], judge: Judging, start: Callable[[], Workers | None] | None = None
) -> Iterator[tuple[Unit, Verdict | None]]:
    """Each unit with its verdict, in their order; None for what is not judged.

    Once there is work enough, `start` is called for workers; without them, all is judged here. Otherwise this
    process judges what they have no time for. A few blocks are held at most. Raises WorkerLost.
    """
    waiting: deque[tuple[Unit, Coming | _There]] = deque()
    sharing = _Sharing(judge, start)
    for unit in units:
        waiting.append((unit, sharing.begin(unit, waiting)))
        # Whoever writes to us step by step sees at once what came of each step.
        most = 0 if _is_last_for_now(unit) else sharing.most
        while waiting and (len(waiting) > most or waiting[0][1].done()):
            done, coming = waiting.popleft()
            yield done, coming.result()
    for done, coming in waiting:
        yield done, coming.result()


def _is_last_for_now(unit: Unit) -> bool:
    return isinstance(unit, LineBlock) and unit.file == STDIN and stdin_is_idle()


class _Sharing:
    """Decides where a unit is judged. `most` is how many may be held for the sake of their order."""

    def __init__(self, judge: Judging, start: Callable[[], Workers | None] | None) -> None:
        self.most = 0
        self._judge = judge
        self._start = start
        self._workers: Workers | None = None
        self._seen = 0

    def begin(self, unit: Unit, waiting: Iterable[tuple[Unit, Coming | _There]]) -> Coming | _There:
        if isinstance(unit, Unreadable | Remark):
            return _There(None)
        if isinstance(unit, LineBlock | RowBlock):
            size, count = _size(unit)
            self._seen += size + _AT_LEAST * count
            if self._start is not None and self._seen > START_AFTER:
                self._workers, self._start = self._start(), None
            if self._workers is not None and size <= LARGEST_SENT:
                at_once = _SENT_PER_WORKER * self._workers.ready
                self.most = 4 * at_once
                if sum(not coming.done() for _, coming in waiting) < at_once:
                    return self._workers.begin(unit)
        return _There(self._judge.judge(unit))


def _size(block: Block) -> tuple[int, int]:
    """Bytes, and signals."""
    if isinstance(block, LineBlock):
        return sum(map(len, block.lines)), len(block.lines)
    return int(block.batch.nbytes), int(block.batch.num_rows)
