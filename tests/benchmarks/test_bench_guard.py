"""The guard: warns where ours has become slower against its peers, and only there."""

from __future__ import annotations

from benchmarks.guard import slowdowns
from benchmarks.results import Result, Row
from benchmarks.timing import Spread


def result(rounds: int = 50, spread: float = 0.02, **ratios: float) -> Result:
    rows = [
        Row(name, name, ratio=Spread(at, at * (1 - spread), at * (1 + spread), rounds), ours=name == "ours")
        for name, at in ratios.items()
    ]
    return Result(task="valid", unit="µs", base="ours", rows=rows)


BEFORE = result(ours=1.0, one=2.0, two=4.0, three=10.0)


def test_the_same_is_fine() -> None:
    assert list(slowdowns([BEFORE], [BEFORE])) == []


def test_slower_is_said_with_how_much() -> None:
    (found,) = slowdowns([result(ours=1.0, one=1.5, two=3.0, three=7.0)], [BEFORE])
    assert (found.task, found.row, found.peers) == ("valid", "ours", 3)
    assert round(found.factor, 2) == 1.33
    assert str(found) == "valid: ours takes 1.33 times what it took, against 3 peers (tolerance 1.10)"


def test_another_base_makes_no_difference() -> None:
    before = result(ours=4.0, one=8.0, two=16.0)
    assert list(slowdowns([result(ours=5.0, one=10.0, two=20.0)], [before])) == []
    assert len(list(slowdowns([result(ours=5.0, one=8.0, two=16.0)], [before]))) == 1


def test_one_peer_that_became_faster_is_its_own_matter() -> None:
    assert list(slowdowns([result(ours=1.0, one=2.0, two=4.0, three=2.0)], [BEFORE])) == []


def test_a_wide_spread_widens_the_tolerance() -> None:
    slower = {"ours": 1.0, "one": 1.7, "two": 3.4, "three": 8.5}
    assert len(list(slowdowns([result(**slower)], [BEFORE]))) == 1
    assert list(slowdowns([result(rounds=5, spread=0.3, **slower)], [BEFORE])) == []


def test_too_few_rounds_say_nothing() -> None:
    assert list(slowdowns([result(rounds=2, ours=1.0, one=0.5)], [BEFORE])) == []


def test_new_rows_and_tasks_are_no_regressions() -> None:
    assert list(slowdowns([BEFORE], [])) == []
    assert list(slowdowns([result(newer=1.0, ours=1.0)], [BEFORE])) == []
