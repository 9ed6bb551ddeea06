"""The search among fields that rules tie together: each rule is kept in one of a few ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from signalspec.compare.clauses import Clause
from signalspec.compare.demands import ABSENT, Demand, Demands, together
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.views import View

Possible: TypeAlias = Callable[[str, Demand], bool]

# Some seconds.
_STEPS = 200_000
# Among how many rules to look for the one with the fewest ways.
_WINDOW = 24


class Search:
    """Searches among the fields of one record.

    `possible` says whether a member can be so by itself, and raises UndecidedError where it cannot tell.
    """

    def __init__(self, view: View, possible: Possible) -> None:
        self._view = view
        self._possible = possible
        self._left = _STEPS

    def run(self, start: Demands, tying: list[Clause]) -> dict[str, Demand] | None:
        """Demands on these fields that keep all the rules, none contradicting another; None: no way.

        Raises UndecidedError where there are too many ways to try, or where it is not known of the only
        ones whether they lead anywhere.
        """
        undecided: UndecidedError | None = None
        self._left = _STEPS
        if not all(self._may_be(name, demand) for name, demand in start.items()):
            return None
        # The least object comes first: where it keeps all rules there is nothing to search for.
        least = {**self._absent(tying), **start}
        todo = [(least if self._narrowest(least, tying)[0] is None else dict(start), tying)]
        while todo:
            state, waiting = todo.pop()
            ways, rest = self._narrowest(state, waiting)
            if ways is not None:
                todo += [({**state, **way}, rest) for way in reversed(ways)]
                continue
            try:
                if all(self._possible(n, d) for n, d in state.items()):
                    return state
            except UndecidedError as error:
                undecided = error
        if undecided is not None:
            raise undecided
        return None

    def _absent(self, tying: list[Clause]) -> dict[str, Demand]:
        """All members that may be left out, left out."""
        names = dict.fromkeys(name for clause in tying for option in clause for name in option)
        return {name: ABSENT for name in names if not self._view.fields[name].required}

    def _narrowest(self, state: Demands, waiting: list[Clause]) -> tuple[list[Demands] | None, list[Clause]]:
        """The ways to keep the rule that leaves the fewest, of the first that are not kept yet, and the other
        rules that may not be; None instead of ways where every rule is kept."""
        ways: list[Demands] | None = None
        chosen = -1
        rest: list[Clause] = []
        for number, clause in enumerate(waiting):
            leading = self._ways(state, clause)
            if leading is None:
                continue
            rest.append(clause)
            if ways is None or len(leading) < len(ways):
                ways, chosen = leading, len(rest) - 1
            if len(leading) < 2 or len(rest) == _WINDOW:
                rest += waiting[number + 1 :]
                break
        return ways, rest[:chosen] + rest[chosen + 1 :] if ways is not None else rest

    def _ways(self, state: Demands, clause: Clause) -> list[Demands] | None:
        """What the ways to keep a rule make of some members; None where the rule is kept already."""
        found: list[Demands] = []
        for option in clause:
            self._left -= len(option)
            if self._left < 0:
                raise UndecidedError("the rules between the fields can be kept in too many ways")
            here = {name: state[name] for name in option if name in state}
            after = together((here, option))
            if after is None:
                continue
            if after == here:
                return None
            if all(self._may_be(name, demand) for name, demand in after.items()):
                found.append(after)
        return found

    def _may_be(self, name: str, demand: Demand) -> bool:
        try:
            return self._possible(name, demand)
        except UndecidedError:
            return True
