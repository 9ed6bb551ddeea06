"""Who gives a wrong verdict is shown with the number, and neither timed nor compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from benchmarks.bench import Bench
from benchmarks.contract import load_contract
from benchmarks.crew import Member
from benchmarks.pool import Pool
from benchmarks.profiles import PROFILES
from benchmarks.tasks import TASKS
from benchmarks.timing import Turn
from benchmarks.verdicts import agreements

POOL = Pool((b'{"signalContent": {"signalType": "a"}}',) * 4, ((), ("missing",), (), ("null", "too_long")))


class Judge:
    """Stands in for a candidate in a process: its verdicts are given, its turns take what they take."""

    def __init__(self, name: str, problems: list[int], seconds: float = 1.0, **marks: bool) -> None:
        self.name = self.library = name
        self.works = ("valid", "errors")
        self.declines: dict[str, str] = {}
        self.ours, self.yardstick = marks.get("ours", False), marks.get("yardstick", False)
        self._problems, self._seconds = problems, seconds
        self.turns = 0

    def verdicts(self, work: str) -> list[int]:
        return self._problems

    def turn(self, work: str, numbers: Sequence[int]) -> Turn:
        self.turns += 1
        return Turn(self._seconds, self._seconds)


def members(*judges: Judge) -> list[Member]:
    return cast(list[Member], list(judges))


OURS = ("connect_signals", [0, 1, 0, 2])


def test_wrong_verdicts_are_counted_both_ways() -> None:
    found = agreements(members(Judge(*OURS, ours=True), Judge("off", [1, 0, 0, 1])), "valid", POOL)
    assert str(found["connect_signals"]) == ""
    assert str(found["off"]) == "not timed: 2 of 4 verdicts differ"


def test_fewer_errors_are_a_remark_where_all_are_asked_for() -> None:
    judges = members(Judge(*OURS, ours=True), Judge("brief", [0, 1, 0, 1]))
    assert str(agreements(judges, "errors", POOL)["brief"]) == "lists fewer errors than ours for 1 of 2"
    assert str(agreements(judges, "valid", POOL)["brief"]) == ""


def test_only_those_who_agree_are_timed(tmp_path: Path) -> None:
    ours, peer, off = Judge(*OURS, ours=True), Judge("peer", [0, 1, 0, 1], 3.0), Judge("off", [0, 0, 0, 0])
    judges: Any = members(ours, peer, off, Judge("floor", [], yardstick=True))
    bench = Bench(
        PROFILES["smoke"], load_contract(), tmp_path, POOL, tmp_path, tmp_path, judges, lambda _: True
    )
    (valid,) = (task for task in TASKS if task.name == "valid")
    rows = {row.name: row for row in valid.run(bench).rows}
    assert off.turns == 0 and ours.turns and peer.turns
    assert rows["off"].ratio is None and rows["off"].amount is None
    assert rows["off"].note == "not timed: 2 of 4 verdicts differ"
    ratio = rows["peer"].ratio
    assert ratio is not None and ratio.median == 3
    assert rows["floor"].amount is not None
