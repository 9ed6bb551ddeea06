"""Rounds, ratios and schedules, on figures that are made up."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.aims import Aim
from benchmarks.timing import Plan, Rounds, Spread, Turn, interleave


def turn(seconds: float) -> Turn:
    return Turn(seconds, seconds, 10 * seconds)


def rounds(**amounts: list[float]) -> Rounds:
    return Rounds({name: dict(enumerate(map(turn, found))) for name, found in amounts.items()})


class TestInterleave:
    def run(
        self, costs: dict[str, float], plan: Plan, **options: int
    ) -> tuple[Rounds, list[tuple[str, int]]]:
        order: list[tuple[str, int]] = []

        def runner(name: str) -> Callable[[int], Turn]:
            def take(number: int) -> Turn:
                order.append((name, number))
                return turn(costs[name])

            return take

        return interleave({name: runner(name) for name in costs}, plan, **options), order

    def test_everyone_has_a_turn_a_round_in_an_order_that_moves_on(self) -> None:
        found, order = self.run({"a": 1.0, "b": 1.0}, Plan(seconds=6, least=1))
        assert order == [("a", 0), ("b", 0), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
        assert {name: list(turns) for name, turns in found.turns.items()} == {"a": [0, 1, 2], "b": [0, 1, 2]}

    def test_warm_rounds_do_not_count(self) -> None:
        found, order = self.run({"a": 1.0}, Plan(seconds=3, least=1), warm=2)
        assert len(order) == 5
        assert list(found.turns["a"]) == [0, 1, 2]

    def test_the_slow_have_fewer_turns_but_the_least_number(self) -> None:
        found, _ = self.run({"a": 1.0, "b": 1.0, "c": 40.0}, Plan(seconds=120, least=2))
        assert len(found.turns["a"]) >= 5 * len(found.turns["c"])
        found, _ = self.run({"a": 1.0, "b": 1.0, "c": 400.0}, Plan(seconds=0, least=3))
        assert {len(turns) for turns in found.turns.values()} == {3}

    def test_turns_that_were_taken_before_count(self) -> None:
        order: list[int] = []

        def take(number: int) -> Turn:
            order.append(number)
            return turn(1.0)

        found = interleave({"a": take}, Plan(seconds=3, least=1), first={"a": turn(1.0)})
        assert order == [1, 2]
        assert list(found.turns["a"]) == [0, 1, 2]

    def test_nobody_is_no_trouble(self) -> None:
        assert interleave({}, Plan(seconds=1)) == Rounds()


class TestRounds:
    def test_a_ratio_is_taken_inside_a_round(self) -> None:
        # The machine became ten times slower half-way; the ratio did not.
        found = rounds(ours=[1.0, 1.0, 10.0, 10.0], peer=[2.0, 2.0, 20.0, 20.0])
        assert found.ratio("peer", "ours", "cpu") == Spread(2.0, 2.0, 2.0, 4)

    def test_only_of_rounds_that_both_had(self) -> None:
        found = Rounds({"a": {0: turn(1.0), 5: turn(3.0)}, "b": {0: turn(2.0), 1: turn(9.0)}})
        assert found.ratio("a", "b", "cpu") == Spread(0.5, 0.5, 0.5, 1)
        assert found.ratio("a", "c", "cpu") is None

    def test_beyond_a_third(self) -> None:
        found = rounds(own=[5.0, 5.0, 5.0], other=[3.0, 3.0, 1.0], ground=[1.0, 1.0, 1.0])
        # In the last round the other took no more than the ground: nothing to divide by.
        assert found.ratio("own", "other", "cpu", "ground") == Spread(2.0, 2.0, 2.0, 2)
        assert found.difference("own", "ground", "peak") == Spread(40.0, 40.0, 40.0, 3)

    def test_a_spread_is_median_and_quartiles(self) -> None:
        assert Spread.over([5.0, 1.0, 2.0, 3.0, 4.0]) == Spread(3.0, 2.0, 4.0, 5)
        assert Spread.over([7.0]) == Spread(7.0, 7.0, 7.0, 1)
        assert Spread.over([]) is None


class TestAims:
    FOUND = rounds(ours=[2.0, 2.0], peer=[3.0, 3.0], ground=[1.5, 1.5])

    def test_as_fast_as(self) -> None:
        outcome = Aim("t", "ours", "at least", 1.4, "peer").outcome(self.FOUND)
        assert outcome is not None and outcome.met
        assert outcome.measured.median == 1.5
        missed = Aim("t", "ours", "at least", 1.6, "peer").outcome(self.FOUND)
        assert missed is not None and not missed.met

    def test_at_most_the_time_of(self) -> None:
        outcome = Aim("t", "ours", "at most", 0.6, "peer").outcome(self.FOUND)
        assert outcome is not None and not outcome.met

    def test_beyond_and_by_itself(self) -> None:
        beyond = Aim("t", "ours", "at most", 500, beyond="ground", unit="ms", factor=1e3).outcome(self.FOUND)
        assert beyond is not None and beyond.met and beyond.measured.median == 500
        alone = Aim("t", "ours", "at most", 1.0, unit="s").outcome(self.FOUND)
        assert alone is not None and not alone.met

    def test_what_was_not_measured_is_neither_met_nor_missed(self) -> None:
        assert Aim("t", "ours", "at least", 1.4, "absent").outcome(self.FOUND) is None
        assert Aim("t", "absent", "at most", 1.4).outcome(self.FOUND) is None
