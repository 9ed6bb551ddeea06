"""Payloads that break exactly one named rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from .describe import suggest
from .drawing import ABSENT, Drawing, Strategy, arrays
from .drawing_bad_values import BadValues
from .drawing_faults import Fault, Faults
from .drawing_pools import junk, texts
from .drawing_shapes import Field, Payload, Record

_CONTENT, _BATCH = "Content", "Batch"
_MORE = 3


class Breaking:
    """For each rule, payloads that break it and nothing else; all else in them follows advice, too."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._contract = drawing.contract
        self._bad = BadValues(drawing)
        faults = Faults(drawing, self._bad)
        self._reaches = cache(self._reaching)
        records = (self._contract.envelope, *self._contract.objects, *self._contract.contents)
        self._by_rule = {fault.id: fault for each in records for fault in faults.of_record(each)}
        self.content_rules = tuple(self._content_rules())
        self.envelope_rules = tuple(self._envelope_rules())
        self.batch_rules = tuple(self._batch_rules())

    def contents(self, rule: str, tier: str | None) -> Strategy:
        """Contents that break a rule of theirs, for a caller of that tier."""
        self._check(rule, self.content_rules, tier)
        return self._contents(rule, tier).filter(self._exactly(rule, self._contract.validate_content, tier))

    def envelopes(self, rule: str, tier: str | None) -> Strategy:
        """Envelopes that break a rule of theirs, or of the content in them."""
        self._check(rule, self.envelope_rules, tier)
        return self._envelopes(rule, tier).filter(self._exactly(rule, self._contract.validate, tier))

    def batches(self, rule: str, tier: str | None) -> Strategy:
        """Batches that break a rule of theirs, or with one envelope in them that breaks one."""
        self._check(rule, self.batch_rules, tier)
        envelope = self._drawing.record(self._contract.envelope, True)
        most = self._contract.max_items
        if rule == f"{_BATCH}.type":
            return st.sampled_from([value for value in junk() if not isinstance(value, list)])
        if rule == f"{_BATCH}.max_items":
            drawn: Strategy = arrays(envelope, most + 1, most + _MORE)
        elif rule == f"{_BATCH}.advice_min_items":
            return st.builds(list[Any])
        else:
            good = st.lists(envelope, max_size=min(_MORE, most - 1))
            drawn = st.builds(_between, good, self.envelopes(rule, tier), st.integers(0, _MORE))
        return drawn.filter(self._exactly(rule, self._contract.validate_batch, tier))

    def _check(self, rule: str, known: tuple[str, ...], tier: str | None) -> None:
        self._contract.check_tier(tier)
        if rule in known:
            return
        for what, rules in (
            ("contents", self.content_rules),
            ("envelopes", self.envelope_rules),
            ("batches", self.batch_rules),
        ):
            if rule in rules:
                raise ValueError(f"{rule!r} is a rule of {what}: ask for these")
        raise ValueError(f"no rule {rule!r} can be asked for{suggest(rule, frozenset(known))}")

    def _content_rules(self) -> Iterable[str]:
        yield f"{_CONTENT}.type"
        yield from (
            f"{_CONTENT}.{self._contract.discriminator}.{code}" for code in ("required", "type", "enum")
        )
        roots = self._contract.contents
        yield from (
            id
            for id, fault in self._by_rule.items()
            if any(self._reaches(root, fault.record) for root in roots)
        )

    def _envelope_rules(self) -> Iterable[str]:
        yield f"{self._contract.envelope.name}.type"
        yield from (
            f"{_CONTENT}.{self._contract.discriminator}.{code}" for code in ("required", "type", "enum")
        )
        root = self._contract.envelope
        yield from (id for id, fault in self._by_rule.items() if self._reaches(root, fault.record))

    def _batch_rules(self) -> Iterable[str]:
        yield f"{_BATCH}.type"
        yield f"{_BATCH}.max_items"
        if self._contract.advise_items:
            yield f"{_BATCH}.advice_min_items"
        yield from self.envelope_rules

    def _contents(self, rule: str, tier: str | None) -> Strategy:
        if rule == f"{_CONTENT}.type":
            return st.sampled_from([value for value in junk() if not isinstance(value, dict)])
        if rule.startswith(f"{_CONTENT}."):
            return self._without_type(rule.rpartition(".")[2])
        fault = self._by_rule[rule]
        roots = [root for root in self._contract.contents if self._reaches(root, fault.record)]
        included = [root for root in roots if tier is None or (tier in root.tiers) != fault.tier]
        if not included:
            raise ValueError(f"with {self._contract.tier}={tier!r}, no content breaks {rule!r}")
        return st.one_of([self._faulty(root, fault) for root in included])

    def _without_type(self, code: str) -> Strategy:
        """Contents whose discriminator is missing, of a wrong type, or unknown."""
        name = self._contract.discriminator
        if code == "required":
            wrong: Strategy = st.just(ABSENT)
        elif code == "type":
            wrong = st.sampled_from([value for value in junk() if not isinstance(value, str)])
        else:
            known = self._contract.contents_by_name
            near = [each for type in known for each in (type.swapcase(), type[:-1], f"{type} ", f"{type}s")]
            wrong = st.sampled_from([text for text in (*texts(0, 64), *near) if text not in known])
        return st.builds(_replaced, self._drawing.content(True), st.just(name), wrong)

    def _envelopes(self, rule: str, tier: str | None) -> Strategy:
        envelope = self._contract.envelope
        if rule == f"{envelope.name}.type":
            return st.sampled_from([value for value in junk() if not isinstance(value, dict)])
        fault = self._by_rule.get(rule)
        options: list[Strategy] = []
        if rule in self.content_rules:
            inside = self._contents(rule, tier).map(lambda content: {self._contract.content: content})
            options.append(self._drawing.record(envelope, True, inside))
        if fault is not None and self._reaches(envelope, fault.record, contents=False):
            options.append(self._faulty(envelope, fault))
        return st.one_of(options)

    def _faulty(self, root: Record, fault: Fault) -> Strategy:
        """Objects of `root` with the fault in them, or in an object inside."""
        if root is fault.record:
            changes = None if fault.changes is None else fault.changes()
            return self._drawing.record(root, True, changes, fault.exempt)
        fields = [field for field in root.fields if self._leads(field, fault.record)]
        return st.one_of([self._drawing.record(root, True, self._inside(field, fault)) for field in fields])

    def _inside(self, field: Field, fault: Fault) -> st.SearchStrategy[Payload]:
        record = self._contract.kinds[field.kind]
        assert isinstance(record, Record)
        one = self._faulty(record, fault)
        placed = self._bad.among(field, one) if field.array else one
        return placed.map(lambda value: {field.name: value})

    def _leads(self, field: Field, record: Record) -> bool:
        found = self._contract.kinds.get(field.kind)
        return isinstance(found, Record) and self._reaches(found, record)

    def _reaching(self, root: Record, record: Record, contents: bool = True) -> bool:
        """Whether objects of `record` stand in those of `root`, or are these."""
        if root is record or any(self._leads(field, record) for field in root.fields):
            return True
        is_envelope = root is self._contract.envelope
        return (
            contents and is_envelope and any(self._reaches(each, record) for each in self._contract.contents)
        )

    def _exactly(
        self, rule: str, validate: Callable[..., list[Any]], tier: str | None
    ) -> Callable[[Any], bool]:
        """Whether the rule is broken once and no other is; advice that cannot be followed may be listed."""
        fault = self._by_rule.get(rule)
        wanted = "error" if fault is None else fault.level
        callers = (
            [tier] if tier is not None or fault is None or not fault.tier else self._excluding(fault.record)
        )
        options = [{} if caller is None else {self._contract.tier: caller} for caller in callers]
        remarks = self._drawing.unavoidable - {rule}

        def exactly(payload: Any) -> bool:
            for keywords in options:
                found = validate(payload, advice=wanted == "advice", **keywords)
                if [each.rule for each in found if each.rule not in remarks] != [rule]:
                    return False
            return True

        return exactly

    def _excluding(self, record: Record) -> list[str | None]:
        return [tier for tier in self._contract.tiers if tier not in record.tiers]


def _replaced(content: Payload, name: str, value: Any) -> Payload:
    rest = {key: member for key, member in content.items() if key != name}
    return rest if value is ABSENT else {name: value, **rest}


def _between(good: list[Any], bad: Any, at: int) -> list[Any]:
    return [*good[:at], bad, *good[at:]]
