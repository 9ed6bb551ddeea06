"""Changes an object until the rules between its fields are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial

from signalspec.model import (
    Condition,
    ConditionalRule,
    CountRule,
    EnumType,
    Field,
    Json,
    Limits,
    ObjectRule,
    ObjectType,
    SumRule,
)
from signalspec.payloads.checks import breaks, holds
from signalspec.payloads.values import NoValueError, added, keeps, step

Members = dict[str, Json]
ValueOf = Callable[..., Json]

# What mends one rule may break another; after so many rounds they are taken to contradict each other.
_ROUNDS = 8


def mended(
    record: ObjectType,
    members: Members,
    value_of: ValueOf,
    pinned: Set[str] = frozenset(),
    broken: ObjectRule | None = None,
    advised: bool = True,
) -> Members | None:
    """The object with members added, changed or taken away so that it keeps all rules but `broken`.

    `value_of` gives a value for a field and limits on it. The members named in `pinned` stay as they are,
    there or not. Rules at level advice are kept where possible, or left alone where `advised` is unset. None
    where the search finds no way.
    """
    if not record.rules:
        return members
    kept = [rule for rule in record.rules if rule is not broken and rule.level == "error"]
    found = _keeping(kept, record, members, value_of, pinned)
    if found is None or not advised:
        return found
    for rule in record.rules:
        if rule.level == "advice" and rule is not broken:
            better = _keeping([*kept, rule], record, found, value_of, pinned)
            if better is not None:
                found = better
                kept.append(rule)
    return found


def _keeping(
    rules: list[ObjectRule], record: ObjectType, members: Members, value_of: ValueOf, pinned: Set[str]
) -> Members | None:
    """The object changed so that it keeps these rules."""
    search = _Search(record, dict(members), value_of, pinned)
    for _ in range(_ROUNDS):
        broken = [rule for rule in rules if breaks(rule, search.members) is not None]
        if not broken:
            return search.members
        before = dict(search.members)
        for rule in broken:
            if breaks(rule, search.members) is not None:
                search.mend(rule)
        if search.members == before:
            break
    return None


class _Search:
    """One object on its way to being valid."""

    def __init__(self, record: ObjectType, members: Members, value_of: ValueOf, pinned: Set[str]) -> None:
        self.members = members
        self._record = record
        self._value_of = value_of
        self._pinned = pinned

    def mend(self, rule: ObjectRule) -> None:
        """Makes the object keep this rule, where there is a way."""
        if isinstance(rule, CountRule):
            self._count(rule)
        elif isinstance(rule, SumRule):
            self._sum(rule)
        elif not (self._free(rule.field) and self._follow(rule)):
            self._make_false(rule)

    def _free(self, field: Field) -> bool:
        return field.name not in self._pinned

    def _set(self, field: Field, *asked: Limits) -> bool:
        try:
            self.members[field.name] = self._value_of(field, *asked)
        except NoValueError:
            return False
        return True

    def _follow(self, rule: ConditionalRule) -> bool:
        """Gives the field a value that the rule asks for, or takes it away; says whether that is possible."""
        if self._set(rule.field, *self._asked(rule)):
            return True
        if rule.required or rule.field.required:
            return False
        self.members.pop(rule.field.name, None)
        return True

    def _asked(self, rule: ConditionalRule) -> Iterator[Limits]:
        """The limits of all rules that hold for the same field now, this one's among them."""
        for other in self._record.rules:
            if not isinstance(other, ConditionalRule) or other.field.name != rule.field.name:
                continue
            if other is rule or (other.level == "error" and all(holds(c, self.members) for c in other.when)):
                yield other.limits

    def _count(self, rule: CountRule) -> None:
        free = [field for field in rule.fields if self._free(field)]
        if rule.code == "at_least_one":
            any(self._set(field) for field in free)
            return
        there = [field for field in rule.fields if self.members.get(field.name) is not None]
        # One stays: one that is pinned, or that another rule asks for, or the first.
        spare = sorted((field for field in there if self._free(field)), key=self._is_asked, reverse=True)
        for field in spare[1:] if len(spare) == len(there) else spare:
            del self.members[field.name]

    def _is_asked(self, field: Field) -> bool:
        """Whether a rule asks that the field be there, as the other members are now."""
        return any(
            isinstance(rule, ConditionalRule)
            and rule.required
            and rule.field.name == field.name
            and rule.level == "error"
            and all(holds(condition, self.members) for condition in rule.when)
            for rule in self._record.rules
        )

    def _sum(self, rule: SumRule) -> None:
        total = rule.total
        terms = [self.members[field.name] for field in rule.terms]
        expected = round(added(term for term in terms if isinstance(term, (int, float))), 10)
        if self._free(total) and keeps(total.element, expected, [total.limits, total.advice]):
            self.members[total.name] = expected
            return
        for field in (total, *rule.terms):
            if self._free(field) and not field.required:
                del self.members[field.name]
                return

    def _make_false(self, rule: ConditionalRule) -> None:
        for condition in rule.when:
            name = condition.field.name
            if name in self._pinned:
                continue
            if not condition.field.required:
                del self.members[name]
                return
            if condition.field.is_array:
                continue  # it is there, whatever is in it
            element, limits = condition.field.element, condition.field.limits
            options = [
                value
                for value in counterexamples(condition)
                if not holds(condition, {name: value}) and keeps(element, value, [limits])
            ]
            if options:
                self.members[name] = min(options, key=partial(self._broken, name))
                return

    def _broken(self, name: str, value: Json) -> int:
        """How many rules the object would break with this value."""
        members = {**self.members, name: value}
        return sum(breaks(rule, members) is not None for rule in self._record.rules)


def counterexamples(condition: Condition) -> Iterator[Json]:
    """Values of which most do not meet the condition; some may break the field's own limits."""
    field, values = condition.field, condition.values
    if isinstance(field.element, EnumType):
        yield from (value.value for value in field.element.enum.values)
    elif field.scalar == "boolean":
        yield from (False, True)
    elif field.scalar == "string":
        yield "something else"
    else:
        numbers = [v for v in values if isinstance(v, (int, float))]
        numbers += [bound for bound in (condition.minimum, condition.maximum) if bound is not None]
        distance = step(field)
        yield from (number - distance for number in numbers)
        yield from (number + distance for number in numbers)
        yield from (bound for bound in (field.limits.minimum, field.limits.maximum) if bound is not None)
