"""The signals of one run: as JSON text, with what is wrong with each."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.corpus import samples


@dataclass(frozen=True)
class Pool:
    """`lines` are compact JSON in UTF-8; `faults` the names of each one's faults."""

    lines: tuple[bytes, ...]
    faults: tuple[tuple[str, ...], ...]

    @cached_property
    def good(self) -> list[int]:
        return [number for number, names in enumerate(self.faults) if not names]

    @cached_property
    def bad(self) -> list[int]:
        return [number for number, names in enumerate(self.faults) if names]

    def save(self, path: Path) -> None:
        path.write_bytes(b"".join(line + b"\n" for line in self.lines))

    def described(self) -> dict[str, Any]:
        """What the corpus is like, in figures."""
        values = [json.loads(line) for line in self.lines]
        return {
            "signals": len(values),
            "bad": len(self.bad),
            "types": len({values[number]["signalContent"]["signalType"] for number in self.good}),
            "kinds_of_fault": len(Counter(name for names in self.faults for name in names)),
            "bytes": round(sum(map(len, self.lines)) / len(values)),
            "values": round(sum(map(_values, values)) / len(values), 1),
        }


def make_pool(count: int, seed: int = 1) -> Pool:
    found = list(samples(count, seed))
    lines = tuple(_compact(sample.signal) for sample in found)
    return Pool(lines, tuple(sample.faults for sample in found))


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _values(value: Any) -> int:
    """How many JSON values, objects and arrays among them."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_values, inner))
