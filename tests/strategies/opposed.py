"""Payloads made to tell two specs apart: what either of them names, at its bounds and just beyond.

By seed and not by hypothesis, since a run needs very many. They know nothing of what a comparison has found.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from signalspec.model import (
    ConditionalRule,
    ContentType,
    CountRule,
    EnumType,
    Field,
    Limits,
    ObjectReference,
    ObjectType,
    Spec,
)
from signalspec.patterns import Alternation, Chars, Concat, Node, Repeat, parse

Payload = dict[str, Any]
_MISSING = object()


class Opposer:
    """Draws contents and envelopes for two specs."""

    def __init__(self, one: Spec, other: Spec, rng: random.Random) -> None:
        self.specs = (one, other)
        self.rng = rng
        self._pools: dict[tuple[str, str], list[Any]] = {}
        self._depth = 0

    def content(self) -> Payload:
        spec = self.rng.choice(self.specs)
        name = self.rng.choice(spec.signals).name
        content = {
            spec.transport.discriminator.name: name,
            **self._record(self._named("signals", name, spec)),
        }
        return self._spoilt(content) if self.rng.random() < 0.1 else content

    def envelope(self) -> Payload:
        spec = self.rng.choice(self.specs)
        envelopes = [each.transport.envelope for each in self.specs]
        made = self._record(
            [*envelopes, spec.transport.envelope][-2:] if self.rng.random() < 0.8 else envelopes
        )
        made[spec.transport.content.name] = self.content()
        return made

    def _named(self, section: str, name: str, spec: Spec) -> list[ObjectType]:
        """What the specs have under this name, the one asked first."""
        ordered = sorted(self.specs, key=lambda each: each is not spec)
        found = [x for each in ordered for x in getattr(each, section) if x.name == name]
        return found or [self.rng.choice(getattr(spec, section))]

    def _record(self, versions: list[ObjectType]) -> Payload:
        """An object as one of the versions has it, with values and members of the others now and then."""
        first, *others = versions
        made: Payload = {}
        self._depth += 1
        for field in first.fields:
            likely = 0.97 if field.required else 0.4 if self._depth < 3 else 0.2
            if self.rng.random() < likely:
                value = self._value(first, field, others)
                if value is not _MISSING:
                    made[field.name] = value
        for other in others:
            for field in other.fields:
                if field.name not in made and self.rng.random() < 0.05:
                    made[field.name] = self._value(other, field, [first])
        for rule in first.rules:
            if rule.level == "error" and self.rng.random() < 0.9:
                self._mend(first, rule, made)
        self._depth -= 1
        return {name: value for name, value in made.items() if value is not _MISSING}

    def _mend(self, record: ObjectType, rule: Any, made: Payload) -> None:
        if isinstance(rule, CountRule):
            there = [f for f in rule.fields if made.get(f.name) is not None]
            if rule.code == "at_most_one":
                for field in there[1:]:
                    made.pop(field.name)
            elif not there:
                field = self.rng.choice(rule.fields)
                made[field.name] = self._value(record, field, [])
        elif isinstance(rule, ConditionalRule):
            field = rule.field
            if made.get(field.name) is not None or rule.required:
                made[field.name] = self._value(record, field, [], rule.limits)

    def _value(
        self, record: ObjectType, field: Field, others: list[ObjectType], asked: Limits | None = None
    ) -> Any:
        if not field.required and self.rng.random() < 0.05:
            return None
        twins = [f for other in others for f in other.fields if f.name == field.name]
        if not field.is_array:
            return self._element(record, field, twins, asked)
        sizes = {0, 1, 2}
        for limits in (asked or field.limits, *(f.limits for f in (field, *twins))):
            for bound in (limits.min_items, limits.max_items):
                if bound is not None and bound < 30:
                    sizes |= {max(bound - 1, 0), bound, bound + 1}
        low, high = field.limits.min_items or 0, field.limits.max_items
        kept = [n for n in sizes if n >= low and (high is None or n <= high)]
        size = self.rng.choice(sorted(kept if kept and self.rng.random() < 0.9 else sizes))
        return [self._element(record, field, twins, asked) for _ in range(size)]

    def _element(self, record: ObjectType, field: Field, twins: list[Field], asked: Limits | None) -> Any:
        element = field.element
        if isinstance(element, ContentType):
            return self.content() if self._depth < 4 else {}
        if isinstance(element, ObjectReference):
            inner = [f.element.object for f in twins if isinstance(f.element, ObjectReference)]
            versions = [element.object, *inner]
            return self._record(versions) if self._depth < 6 else {}
        key = (record.name, field.name)
        if key not in self._pools:
            self._pools[key] = list(self._pool(record, field, twins))
        good = [v for v in self._pools[key] if self._fits(field, v) and (not asked or _within(asked, v))]
        pool = good if good and self.rng.random() < 0.95 else self._pools[key]
        return self.rng.choice(pool) if pool else _MISSING

    def _fits(self, field: Field, value: Any) -> bool:
        element = field.element
        if isinstance(element, EnumType):
            values = [each.value for each in element.enum.values]
            if not isinstance(value, str):
                return False
            folded = value.lower() in map(str.lower, values) if element.enum.ignore_case else False
            return value in values or (folded and value.isascii())
        kind = field.scalar
        if kind == "boolean":
            return isinstance(value, bool)
        if kind == "string":
            return isinstance(value, str) and _within(field.limits, value)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and _within(field.limits, value) and (kind == "number" or value == int(value))

    def _pool(self, record: ObjectType, field: Field, twins: list[Field]) -> Iterator[Any]:
        """Values that either version of the field, or a rule about it, makes a difference of."""
        for each in (field, *twins):
            if isinstance(each.element, EnumType):
                for value in each.element.enum.values:
                    yield from (value.value, value.value.upper(), value.value.swapcase(), value.value.lower())
            yield from self._around(each.limits)
            yield from self._around(each.advice)
            if each.scalar == "boolean":
                yield from (True, False)
            elif each.scalar in ("number", "integer"):
                yield from (0, 1, 2.0, 1.5, -1, self.rng.randint(-9, 9), self.rng.uniform(-9, 9))
            elif each.scalar == "string":
                yield from ("", "a", "ab", "x" * self.rng.randint(0, 14), "é", "+1", '"', "\n")
        for spec in self.specs:
            for other in spec.records:
                for rule in other.rules if other.name == record.name else ():
                    yield from self._of_rule(rule, field.name)

    def _of_rule(self, rule: Any, name: str) -> Iterator[Any]:
        if not isinstance(rule, ConditionalRule):
            return
        if rule.field.name == name:
            yield from self._around(rule.limits)
        for condition in rule.when:
            if condition.field.name == name:
                yield from condition.values
                yield from self._around(Limits(minimum=condition.minimum, maximum=condition.maximum))

    def _around(self, limits: Limits) -> Iterator[Any]:
        yield from limits.one_of or ()
        for bound in (limits.minimum, limits.maximum):
            if bound is not None:
                yield from (bound, bound + 1, bound - 1, bound + 0.5, bound - 0.5)
        for length in (limits.min_length, limits.max_length):
            if length is not None and length < 200:
                yield from ("y" * n for n in (length, length + 1, max(length - 1, 0)))
        if limits.format is not None:
            yield from limits.format.matches
            yield from limits.format.rejects
            node = parse(limits.format.pattern)
            yield from (self._walk(node) for _ in range(3))
            yield self._walk(node) + "!"

    def _walk(self, node: Node) -> str:
        """A random text of a pattern."""
        if isinstance(node, Chars):
            low, high = self.rng.choice(node.ranges)
            code = self.rng.choice([low, high, self.rng.randint(low, min(high, low + 90))])
            return chr(code) if not 0xD800 <= code <= 0xDFFF else "?"
        if isinstance(node, Concat):
            return "".join(map(self._walk, node.parts))
        if isinstance(node, Alternation):
            return self._walk(self.rng.choice(node.branches))
        assert isinstance(node, Repeat)
        most = node.minimum + 2 if node.maximum is None else min(node.maximum, node.minimum + 2)
        return "".join(self._walk(node.body) for _ in range(self.rng.randint(node.minimum, most)))

    def _spoilt(self, content: Payload) -> Payload:
        changed = copy.deepcopy(content)
        if changed:
            name = self.rng.choice(sorted(changed))
            changed[name] = self.rng.choice([None, 1, "x", [], {}, True, 1.5])
        return changed


def _within(limits: Limits, value: Any) -> bool:
    """Whether the value keeps bounds and lists; formats are left to chance."""
    if isinstance(value, str):
        least, most = limits.min_length or 0, limits.max_length
        return (
            len(value) >= least
            and (most is None or len(value) <= most)
            and (limits.one_of is None or value in limits.one_of)
        )
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    low, high = limits.minimum, limits.maximum
    return (low is None or value >= low) and (high is None or value <= high)
