"""What to change so that a rule between members is broken."""

from __future__ import annotations

from typing import Any, TypeAlias

from hypothesis import strategies as st

from .drawing import ABSENT, Drawing, Strategy
from .drawing_bad_values import BadValues
from .drawing_shapes import Condition, Conditional, Count, Field, Limits, Payload, Record, Rule, Sum

Changes: TypeAlias = st.SearchStrategy[Payload]
_FEW = 64


class Between:
    """The changes that break rules between members, in one contract."""

    def __init__(self, drawing: Drawing, bad: BadValues) -> None:
        self._drawing = drawing
        self._values = drawing.values
        self._rules = drawing.rules
        self._bad = bad

    def changes(self, record: Record, rule: Rule) -> Changes:
        """Members that break the rule of the record; ABSENT stands for one that is not there."""
        if isinstance(rule, Count):
            return self._wrong_number(record, rule)
        if isinstance(rule, Sum):
            return self._wrong_sum(record, rule)
        return self._unmet(record, rule)

    def _wrong_number(self, record: Record, rule: Count) -> Changes:
        none: Payload = dict.fromkeys(rule.fields, ABSENT)
        if rule.code == "at_least_one":
            nulls = ({**none, name: None} for name in rule.fields)
            return st.sampled_from([none, *nulls]).map(dict)
        there = {name: self._drawing.present(record.by_name[name], True) for name in rule.fields}
        pairs = [(one, other) for at, one in enumerate(rule.fields) for other in rule.fields[at + 1 :]]
        return st.one_of(
            [st.fixed_dictionaries({one: there[one], other: there[other]}) for one, other in pairs]
        )

    def _wrong_sum(self, record: Record, rule: Sum) -> Changes:
        terms = {name: self._good(record.by_name[name]) for name in rule.terms}
        if not all(terms.values()):
            return st.nothing()
        small = {name: st.sampled_from(pool) for name, pool in terms.items()}
        total = {rule.total: st.sampled_from(self._good(record.by_name[rule.total]) or [ABSENT])}
        changes = st.fixed_dictionaries({**small, **total})
        return changes.filter(lambda members: self._rules.breaks(record, rule, members))

    def _good(self, field: Field) -> tuple[Any, ...]:
        return () if field.array else self._values.pool(field.kind, field.limits, field.advice)[:_FEW]

    def _unmet(self, record: Record, rule: Conditional) -> Changes:
        """The conditions met, and what they ask for not done."""
        members = {condition.field: self._meeting(record, condition) for condition in rule.when}
        members[rule.field] = self._failing(record.by_name[rule.field], rule)
        changes = st.fixed_dictionaries(members)
        return changes.filter(lambda found: self._rules.breaks(record, rule, _without_absent(found)))

    def _meeting(self, record: Record, condition: Condition) -> Strategy:
        field = record.by_name[condition.field]
        if field.array or self._values.is_record(field.kind):
            return self._drawing.present(field, True)
        bounds = Limits(minimum=condition.minimum, maximum=condition.maximum)
        for advice in ((field.advice,), ()):
            good = self._values.pool(field.kind, field.limits, *advice, bounds)
            listed = [v for v in condition.values if self._values.keeps(field.kind, v, field.limits, *advice)]
            met = [v for v in (*listed, *good) if self._rules.holds(record, condition, {field.name: v})]
            if met:
                return st.sampled_from(met)
        return st.nothing()

    def _failing(self, field: Field, rule: Conditional) -> Strategy:
        options: list[Strategy] = [st.sampled_from([ABSENT, None])] if rule.required else []
        for code in self._bad.codes(field, rule.limits):
            if code in ("min_items", "max_items"):
                options.append(self._bad.wrong_count(field, code, rule.limits))
                continue
            made = self._bad.beyond_one(field.kind, code, rule.limits, (field.limits,))
            own = self._values.pool(field.kind, field.limits)[:_FEW]
            broken = [value for value in own if self._values.broken(field.kind, rule.limits, value)]
            options.append(self._bad.placed(field, [*broken, *made]))
        return st.one_of(options)


def _without_absent(members: Payload) -> Payload:
    return {name: value for name, value in members.items() if value is not ABSENT}
