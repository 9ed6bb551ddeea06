"""One namespace: what arrived in it, the counts, its ids and its scripted faults."""

from __future__ import annotations

import json
import secrets
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from signalspec.mock.faults import Faults
from signalspec.mock.records import Arrival, RequestRecord, SignalRecord
from signalspec.mock.settings import Limits
from signalspec.model import Json


@dataclass(slots=True)
class Counts:
    """Everything since the last reset, also what is no longer kept."""

    requests: int = 0
    signals: int = 0
    bad: int = 0
    accepted: int = 0
    types: dict[str, dict[str, int]] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)

    def add(self, arrival: Arrival) -> None:
        self.signals += 1
        self.bad += bool(arrival.violations)
        self.accepted += arrival.id is not None
        if arrival.type is not None:
            of_type = self.types.setdefault(arrival.type, {"signals": 0, "bad": 0})
            of_type["signals"] += 1
            of_type["bad"] += bool(arrival.violations)
        for violation in arrival.violations:
            self.rules[violation.rule] = self.rules.get(violation.rule, 0) + 1


class Namespace:
    """Keeps the newest signals and requests within limits; what is dropped stays counted.

    `epoch` tells apart what came before a reset and after it.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.faults = Faults(limits.faults)
        self._limits = limits
        self._start()

    def _start(self) -> None:
        self.epoch = secrets.token_hex(4)
        self.counts = Counts()
        self._signals: deque[SignalRecord] = deque()
        self._requests: deque[RequestRecord] = deque(maxlen=self._limits.requests)
        self.bytes = 0
        self._taken = 0

    def reset(self) -> None:
        """As if nothing had happened here; ids and numbers begin anew, scripted faults are gone."""
        self._start()
        self.faults.clear()

    def next_request(self) -> int:
        """The number of the request that begins now."""
        self.counts.requests += 1
        return self.counts.requests

    def next_id(self) -> int:
        """A number that no other signal of this namespace has."""
        self._taken += 1
        return self._taken

    def add_signal(self, arrival: Arrival, request: int) -> None:
        """Keeps the signal; drops the oldest ones where there is no room."""
        self.counts.add(arrival)
        record = SignalRecord(
            number=self.counts.signals,
            received=time.time(),
            request=request,
            call=arrival.call,
            index=arrival.index,
            type=arrival.type,
            id=arrival.id,
            violations=arrival.violations,
            text=json.dumps(arrival.signal, ensure_ascii=False, separators=(",", ":")).encode(),
        )
        self._signals.append(record)
        self.bytes += record.size
        limits = self._limits
        while len(self._signals) > limits.signals or self.bytes > limits.namespace_bytes:
            self.bytes -= self._signals.popleft().size

    def add_request(self, record: RequestRecord) -> None:
        self._requests.append(record)

    def signals(self) -> Iterator[SignalRecord]:
        """What is kept, newest first."""
        return reversed(self._signals)

    def requests(self) -> Iterator[RequestRecord]:
        """The requests that are kept, newest first."""
        return reversed(self._requests)

    def counted(self) -> dict[str, Json]:
        counts = self.counts
        return {
            "requests": counts.requests,
            "signals": counts.signals,
            "good": counts.signals - counts.bad,
            "bad": counts.bad,
            "accepted": counts.accepted,
            "kept": len(self._signals),
        }
