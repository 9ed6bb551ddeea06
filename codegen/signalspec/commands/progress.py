"""A line on the terminal that says how far long work is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from signalspec.inputs.opening import Meter

_FIRST_AFTER = 1.0  # seconds: shorter work needs no progress
_EVERY = 0.2


def progress_line(meter: Meter, seconds: float) -> str:
    """Bytes done (of all), rate, and the time left where the total is known."""
    rate = meter.done / seconds
    done = _megabytes(meter.done)
    if not meter.total:
        return f"{done} read, {_megabytes(rate)}/s"
    return _of_all(meter, seconds, f"{done} of {_megabytes(meter.total)}, {_megabytes(rate)}/s")


def payloads_line(meter: Meter, seconds: float) -> str:
    """The same for a meter that counts payloads, whose total is known."""
    return _counted(meter, seconds, "payloads")


def signals_line(meter: Meter, seconds: float) -> str:
    """The same for a meter that counts signals, whose total is known."""
    return _counted(meter, seconds, "signals")


class Progress:
    """Shows a meter's progress on `stream`, if that is a terminal; `update` is cheap and often called.

    `line` says how far it is after so many seconds.
    """

    def __init__(
        self,
        meter: Meter,
        stream: TextIO,
        *,
        enabled: bool,
        line: Callable[[Meter, float], str] = progress_line,
    ) -> None:
        self._meter = meter
        self._stream = stream
        self._enabled = enabled and stream.isatty()
        self._line = line
        self._start = time.monotonic()
        self._next = self._start + _FIRST_AFTER
        self._shown = False

    def update(self) -> None:
        if not self._enabled:
            return
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._shown = True
            self._stream.write("\r\x1b[K" + self._line(self._meter, now - self._start))
            self._stream.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._shown = False
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _counted(meter: Meter, seconds: float, what: str) -> str:
    done = f"{meter.done:,} of {meter.total or 0:,} {what}, {meter.done / seconds:,.0f}/s"
    return _of_all(meter, seconds, done)


def _of_all(meter: Meter, seconds: float, done: str) -> str:
    total = meter.total or 1
    share = min(meter.done / total, 1.0)
    bar = "#" * int(share * 20)
    left = (total - meter.done) * seconds / meter.done if meter.done else 0
    return f"[{bar:<20}] {share:4.0%}  {done}, {_duration(max(left, 0))} left"


def _megabytes(count: float) -> str:
    return f"{count / 1e6:,.1f} MB"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d} min" if minutes else f"{rest} s"
