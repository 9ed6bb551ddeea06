"""What was seen, as names out of the spec: no payload is kept, so that it stays small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signalspec.model import Json


@dataclass(slots=True)
class Seen:
    """What the payloads that were judged had in them.

    `valid` and `invalid` count judgements by the name of the signal type or object. Fields are
    `owner.field`, values are spelt as in the spec, `kept` and `broken` are ids of rules.
    """

    valid: Counter[str] = field(default_factory=Counter)
    invalid: Counter[str] = field(default_factory=Counter)
    present: set[str] = field(default_factory=set)
    null: set[str] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    def merge(self, other: Seen) -> None:
        """Adds what another process has seen."""
        self.valid.update(other.valid)
        self.invalid.update(other.invalid)
        self.present |= other.present
        self.null |= other.null
        self.values |= other.values
        self.kept |= other.kept
        self.broken |= other.broken

    def record(self) -> dict[str, Json]:
        """A JSON value, for another process."""
        return {
            "valid": dict(self.valid),
            "invalid": dict(self.invalid),
            "present": [*sorted(self.present)],
            "null": [*sorted(self.null)],
            "values": [[*pair] for pair in sorted(self.values)],
            "kept": [*sorted(self.kept)],
            "broken": [*sorted(self.broken)],
        }

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Seen:
        """What `record` was made of."""
        return cls(
            valid=Counter(record["valid"]),
            invalid=Counter(record["invalid"]),
            present=set(record["present"]),
            null=set(record["null"]),
            values={(name, value) for name, value in record["values"]},
            kept=set(record["kept"]),
            broken=set(record["broken"]),
        )
