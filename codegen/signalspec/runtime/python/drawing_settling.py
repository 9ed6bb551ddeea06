"""Changes drawn objects until they keep the rules between their members."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeAlias

from hypothesis import strategies as st

from .conditions import sum_of
from .drawing_rules import Rules
from .drawing_shapes import Condition, Conditional, Count, Field, Limits, Payload, Record, Rule, Sum
from .drawing_values import Values

Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]
# Gives a strategy for a member that is there: the field, whether to follow advice, more limits.
Present: TypeAlias = Callable[..., st.SearchStrategy[Any]]


class Chooser:
    """Chooses by bytes that were drawn before, zeros the first option; `draw` is for the rest."""

    def __init__(self, draw: Draw, code: bytes) -> None:
        self.draw = draw
        self._code = iter(code)

    def one(self, options: Sequence[Any]) -> Any:
        """One of the options."""
        return options[next(self._code, 0) * len(options) // 256]


class Settling:
    """The ways to settle the objects of one contract. `careful` follows advice, too."""

    def __init__(self, values: Values, rules: Rules, present: Present) -> None:
        self.values = values
        self.rules = rules
        self.present = present

    def settle(
        self,
        choose: Chooser,
        record: Record,
        members: Payload,
        careful: bool,
        pinned: Collection[str] = (),
        exempt: Rule | None = None,
    ) -> None:
        """Changes `members` until all rules but `exempt` are kept, as far as there is a simple way.

        `pinned` members stay as they are, there or not.
        """
        rules = [rule for rule in record.rules if rule is not exempt]
        errors = [rule for rule in rules if rule.level == "error"]
        object = _Object(self, choose, record, members, careful, pinned)
        # Where advice gets in the way of rules, the rules have the last word.
        if not (careful and object.settle(rules)):
            object.settle(errors)


class _Object:
    """One object on its way to keeping the rules."""

    def __init__(
        self,
        settling: Settling,
        choose: Chooser,
        record: Record,
        members: Payload,
        careful: bool,
        pinned: Collection[str],
    ) -> None:
        self._values = settling.values
        self._rules = settling.rules
        self._present = settling.present
        self._choose = choose
        self._record = record
        self._members = members
        self._careful = careful
        self._pinned = pinned

    def settle(self, rules: list[Rule]) -> bool:
        """Makes the object keep these rules; says whether it does."""
        for _ in rules:
            broken = [rule for rule in rules if self._breaks(rule)]
            if not broken:
                return True
            for rule in broken:
                if self._breaks(rule):
                    self._mend(rule)
        return not any(map(self._breaks, rules))

    def _breaks(self, rule: Rule) -> bool:
        return self._rules.breaks(self._record, rule, self._members)

    def _mend(self, rule: Rule) -> None:
        """Makes the object keep this rule, where there is a way."""
        if isinstance(rule, Count):
            self._count(rule)
        elif isinstance(rule, Sum):
            self._sum(rule)
        elif not (rule.field not in self._pinned and self._consequence(rule)):
            self._make_false(rule.when)

    def _consequence(self, rule: Conditional) -> bool:
        field = self._record.by_name[rule.field]
        active = [
            other
            for other in self._record.rules
            if isinstance(other, Conditional)
            and other.field == rule.field
            and (self._careful or other.level == "error")
            and all(self._rules.holds(self._record, condition, self._members) for condition in other.when)
        ]
        errors = [other.limits for other in active if other.level == "error"]
        if self._put(field, *(other.limits for other in active)) or self._put(field, *errors):
            return True
        if rule.required or field.required:
            return False
        self._members.pop(field.name, None)
        return True

    def _put(self, field: Field, *asked: Limits) -> bool:
        """Gives the member a new value; says whether there is one."""
        if not field.array and not self._values.is_record(field.kind):
            pool = self._values.pool(field.kind, *self._values.limits(field, self._careful, *asked))
            if pool:
                self._members[field.name] = self._choose.one(pool)
            return bool(pool)
        values = self._present(field, self._careful, *asked)
        if values.is_empty:
            return False
        self._members[field.name] = self._choose.draw(values)
        return True

    def _make_false(self, conditions: Iterable[Condition]) -> None:
        for condition in conditions:
            field = self._record.by_name[condition.field]
            if field.name in self._pinned:
                continue
            if not field.required:
                self._members.pop(field.name, None)
                return
            others = [
                value
                for value in (
                    ()
                    if field.array
                    else self._values.pool(field.kind, *self._values.limits(field, self._careful))
                )
                if not self._rules.holds(self._record, condition, {field.name: value})
            ]
            if others:
                self._members[field.name] = self._choose.one(others)
                return

    def _count(self, rule: Count) -> None:
        free = [name for name in rule.fields if name not in self._pinned]
        if rule.code == "at_least_one":
            if free:
                self._put(self._record.by_name[self._choose.one(free)])
            return
        there = [name for name in rule.fields if self._members.get(name) is not None]
        spare = [name for name in there if name in free]
        for name in spare[1:] if len(spare) == len(there) else spare:
            del self._members[name]

    def _sum(self, rule: Sum) -> None:
        field = self._record.by_name[rule.total]
        expected = sum_of(self._members[name] for name in rule.terms)
        rounded = round(expected, 10) if abs(expected) < 1e6 else expected
        if rule.total not in self._pinned and self._values.keeps(
            field.kind, rounded, *self._values.limits(field, self._careful)
        ):
            self._members[rule.total] = rounded
            return
        for name in (rule.total, *rule.terms):
            if name not in self._pinned and not self._record.by_name[name].required:
                del self._members[name]
                return
