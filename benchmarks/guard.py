"""Has anything of ours become slower? Compares the ratios of a run with the committed ones.

Times of two days cannot be compared, ratios to others in the same run can. A row of ours is held against
all peers of its task, and the middle one of their answers counts, so that a new version of one peer does
not matter.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.results import Result, Row
from benchmarks.timing import Spread

# What two runs on one machine differ by anyway.
_LEAST_TOLERANCE = 0.10
# Fewer say nothing on how far they spread.
_LEAST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Slowdown:
    """`factor` is by how much the row is slower than it was, held against `peers` of them."""

    task: str
    row: str
    factor: float
    tolerance: float
    peers: int

    def __str__(self) -> str:
        return (
            f"{self.task}: {self.row} takes {self.factor:.2f} times what it took, against {self.peers} peers "
            f"(tolerance {1 + self.tolerance:.2f})"
        )


def slowdowns(now: Iterable[Result], committed: Iterable[Result]) -> Iterator[Slowdown]:
    """The rows of ours that are slower than the tolerance allows."""
    before = {result.task: {row.id: row for row in result.rows} for result in committed}
    for result in now:
        known = before.get(result.task, {})
        for row in result.rows:
            if row.ours and row.ratio and row.id in known:
                found = _slowdown(result, row, known)
                if found and found.factor > 1 + found.tolerance:
                    yield found


def _slowdown(result: Result, row: Row, known: dict[str, Row]) -> Slowdown | None:
    """None where there is too little to compare with."""
    peers = [peer for peer in result.rows if not peer.ours and peer.group == row.group and peer.id in known]
    factors, errors = [], []
    for peer in peers:
        ratios = [one.ratio for one in (row, peer, known[row.id], known[peer.id])]
        found = [ratio for ratio in ratios if ratio is not None and ratio.rounds >= _LEAST_ROUNDS]
        if len(found) == len(ratios):
            own, other, own_then, other_then = (ratio.median for ratio in found)
            factors.append((own / other) / (own_then / other_then))
            errors.append(math.sqrt(sum(_error(ratio) ** 2 for ratio in found)))
    if not factors:
        return None
    tolerance = max(_LEAST_TOLERANCE, 3 * statistics.median(errors))
    return Slowdown(result.task, row.id, statistics.median(factors), tolerance, len(factors))


def _error(ratio: Spread) -> float:
    """The standard error of a median, as a share of it, from the quartiles of a normal distribution."""
    return 0.93 * (ratio.high - ratio.low) / ratio.median / math.sqrt(ratio.rounds)
