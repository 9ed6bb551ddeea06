"""Tasks that judge signals in memory, in chunks, everyone the same chunk in the same round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.aims import outcomes
from benchmarks.bench import Bench, Task
from benchmarks.candidates import Work
from benchmarks.crew import Member
from benchmarks.pool import Pool
from benchmarks.results import Result, Row
from benchmarks.timing import Plan, Turn, interleave
from benchmarks.verdicts import agreements

_OURS = "connect_signals"


def _judge(work: Work, base: str, part: Callable[[Pool], Sequence[int]], bench: Bench) -> Result:
    """`part` picks the signals that are timed, by number; verdicts are compared on all of them."""
    members = [member for member in bench.members if work in member.works]
    agreed = agreements(members, work, bench.pool)
    numbers = part(bench.pool)
    size = min(bench.profile.chunk, len(numbers))
    rounds = interleave(
        {
            member.name: partial(_turn, member, work, numbers, size)
            for member in members
            if member.yardstick or not agreed[member.name].wrong
        },
        Plan(bench.profile.seconds, bench.profile.least),
        warm=3,
    )
    rows = []
    for member in members:
        amount = rounds.spread(member.name, "cpu")
        rows.append(
            Row(
                name=member.name,
                library=member.library,
                amount=amount.scaled(1e6 / size) if amount else None,
                ratio=rounds.ratio(member.name, base, "cpu"),
                ours=member.ours,
                yardstick=member.yardstick,
                note=str(agreed.get(member.name, "")),
            )
        )
    return Result(
        task=work,
        unit="µs",
        base=base,
        rows=rows,
        outcomes=list(outcomes(work, rounds)),
        left_out=[f"{m.name}: {m.declines[work]}" for m in bench.members if work in m.declines],
        settings={"chunk": size, "timed": len(numbers), **bench.pool.described()},
    )


def _turn(member: Member, work: Work, numbers: Sequence[int], size: int, number: int) -> Turn:
    """Judges the chunk of the round of that number."""
    begin = number * size % max(1, len(numbers) - size + 1)
    return member.turn(work, numbers[begin : begin + size])


def _task(work: Work, title: str, says: str, base: str, part: Callable[[Pool], Sequence[int]]) -> Task:
    return Task(work, title, says, partial(_judge, work, base, part), needs_crew=True)


VALID = _task(
    "valid",
    "A valid dict to a verdict",
    "Signals that keep the contract, as dicts. What builds objects in order to validate builds them here.",
    _OURS,
    lambda pool: pool.good,
)
ERRORS = _task(
    "errors",
    "A bad dict to all its errors",
    "Signals that break the contract, as dicts, to a list with a path and a message for each error.",
    _OURS,
    lambda pool: pool.bad,
)
BYTES = _task(
    "bytes",
    "JSON text to a verdict",
    "The whole corpus, good and bad, as UTF-8. Libraries that take no text read it with orjson. Ours lists "
    "what is wrong with the bad ones; most others say only that they are. Yardsticks read the text and judge "
    "nothing.",
    "orjson.loads, unchecked",
    lambda pool: range(len(pool.lines)),
)
PARSE = _task(
    "parse",
    "A valid dict to objects",
    "Validates and builds the library's own objects, nested ones too. Ours are frozen dataclasses and enums.",
    _OURS,
    lambda pool: pool.good,
)
DECODE = _task(
    "decode",
    "JSON text to objects",
    "The same from UTF-8.",
    _OURS,
    lambda pool: pool.good,
)
