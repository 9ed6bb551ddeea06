"""Do all agree? What is timed has given the right verdict on every signal of the corpus before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.candidates import Work
from benchmarks.crew import Member
from benchmarks.pool import Pool


@dataclass(frozen=True, slots=True)
class Agreement:
    """`wrong` verdicts of `total`; and for how many of the `bad` signals ours lists more errors: `fewer`."""

    wrong: int
    total: int
    fewer: int
    bad: int

    def __str__(self) -> str:
        """Empty where there is nothing to remark."""
        if self.wrong:
            return f"not timed: {self.wrong} of {self.total} verdicts differ"
        return f"lists fewer errors than ours for {self.fewer} of {self.bad}" if self.fewer else ""


def agreements(members: Sequence[Member], work: Work, pool: Pool) -> dict[str, Agreement]:
    """By name, for all members that give verdicts.

    What is right is how the corpus was made: a signal is bad where it was given a fault. Numbers of errors
    are compared where the work is to list them all.
    """
    found = {member.name: member.verdicts(work) for member in members if not member.yardstick}
    ours = next((found[member.name] for member in members if member.ours), None)
    most = ours if work == "errors" and ours else [0] * len(pool.faults)
    return {
        name: Agreement(
            wrong=sum(bool(count) != bool(names) for count, names in zip(counts, pool.faults, strict=True)),
            total=len(counts),
            fewer=sum(counts[number] < most[number] for number in pool.bad),
            bad=len(pool.bad),
        )
        for name, counts in found.items()
    }
