"""What is kept of what arrived."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from signalspec.mock.verdict import Broken
from signalspec.model import Json


@dataclass(frozen=True, slots=True)
class Arrival:
    """One signal that arrived, as the resolver hands it over; secrets are masked.

    `id` is what the answer called it, None where it was not taken. `index` is its place in the batch
    of the field `call`. `type` is None where the spec has no such type.
    """

    call: str
    index: int
    type: str | None
    id: str | None
    violations: tuple[Broken, ...]
    signal: Json


@dataclass(frozen=True, slots=True)
class SignalRecord:
    """A signal as it is kept: `number` counts from 1 in each namespace, `text` is the signal as JSON."""

    number: int
    received: float
    request: int
    call: str
    index: int
    type: str | None
    id: str | None
    violations: tuple[Broken, ...]
    text: bytes

    @property
    def good(self) -> bool:
        return not self.violations

    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""
        return 500 + len(self.text) + sum(300 + len(v.message) + len(v.pointer) for v in self.violations)

    def signal(self) -> Json:
        value: Json = json.loads(self.text)
        return value

    def record(self) -> dict[str, Json]:
        return {
            "number": self.number,
            "received": timestamp(self.received),
            "request": self.request,
            "call": self.call,
            "index": self.index,
            "type": self.type,
            "good": self.good,
            "accepted": self.id is not None,
            "id": self.id,
            "violations": [violation.record() for violation in self.violations],
            "signal": self.signal(),
        }


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request to the GraphQL endpoint, without its body and its key.

    `codes` are those of the errors in the answer; `fault` is the kind of the scripted fault that it
    met. `seconds` is how long the answer took.
    """

    number: int
    received: float
    status: int | None
    signals: int
    bad: int
    accepted: int
    codes: tuple[str, ...]
    fault: str | None
    seconds: float
    client: str

    def record(self) -> dict[str, Json]:
        return {
            "number": self.number,
            "received": timestamp(self.received),
            "status": self.status,
            "signals": self.signals,
            "bad": self.bad,
            "accepted": self.accepted,
            "codes": list(self.codes),
            "fault": self.fault,
            "milliseconds": round(self.seconds * 1000, 3),
            "client": self.client,
        }


def timestamp(seconds: float) -> str:
    """RFC 3339, in UTC, with milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
