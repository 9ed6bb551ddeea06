"""What the generated functions call: checks what is asked for, and gives the strategy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from .conditions import is_list, is_object
from .describe import suggest
from .drawing import ABSENT, Drawing, Strategy, arrays, is_strategy
from .drawing_breaking import Breaking
from .drawing_shapes import Contract, Payload, Record
from .wire import wire_value

_MORE_ITEMS = 5


class Strategies:
    """The strategies of one contract. Wrong arguments are a ValueError that names the nearest right one."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._drawing = Drawing(contract)

    @cached_property
    def breaking(self) -> Breaking:
        """The strategies for what breaks a rule, which take a moment to prepare."""
        return Breaking(self._drawing)

    def contents(
        self, name: str | None, tier: str | None, advised: bool, overrides: Mapping[str, Any]
    ) -> st.SearchStrategy[Payload]:
        """Contents of one type, or of all that the tier includes and that have the overridden members."""
        chosen = self._chosen(name, tier, advised, overrides)
        drawn = st.one_of([self._overridden(record, advised, overrides) for record in chosen])
        return drawn if overrides else self._checked(drawn, chosen, advised, self._contract.validate_content)

    def envelopes(
        self, name: str | None, tier: str | None, advised: bool, overrides: Mapping[str, Any]
    ) -> st.SearchStrategy[Payload]:
        """Envelopes around such contents; the overrides are the envelope's own members."""
        envelope = self._contract.envelope
        content = next(field.attribute for field in envelope.fields if field.name == self._contract.content)
        inside = overrides.get(content, self.contents(name, tier, advised, {}))
        drawn = self._overridden(envelope, advised, {**overrides, content: inside})
        return drawn if overrides else self._checked(drawn, [envelope], advised, self._contract.validate)

    def objects(self, name: str, advised: bool, overrides: Mapping[str, Any]) -> st.SearchStrategy[Payload]:
        """Objects that stand inside contents or envelopes."""
        found = self._contract.kinds.get(name)
        if not isinstance(found, Record):
            known = frozenset(record.name for record in self._contract.objects)
            raise ValueError(f"there is no object {name!r}{suggest(name, known)}")
        return self._overridden(found, advised, overrides)

    def batches(
        self,
        name: str | None,
        tier: str | None,
        advised: bool,
        size: tuple[int, int | None],
        overrides: Mapping[str, Any],
    ) -> st.SearchStrategy[list[Payload]]:
        """Lists of such envelopes, as many as a mutation takes at most; `size` bounds how many."""
        least, most = size
        limit = self._contract.max_items
        if most is None:
            most = min(max(least, 0) + _MORE_ITEMS, limit)
        if not 0 <= least <= most <= limit:
            raise ValueError(f"a batch has 0 to {limit} items, not {least} to {most}")
        if advised and self._contract.advise_items:
            least = max(least, 1)
        return arrays(self.envelopes(name, tier, advised, overrides), least, most)

    def register(self, name: str, cls: Any) -> None:
        """Teaches `st.from_type` the dataclass of a record; its strategy is made when it is first used."""

        def instances(_: type[object]) -> Strategy:
            if name == self._contract.envelope.name:
                return self.envelopes(None, None, False, {}).map(cls.from_valid)
            if name in self._contract.contents_by_name:
                return self.contents(name, None, False, {}).map(cls.from_valid)
            return self.objects(name, False, {}).map(cls.from_valid)

        st.register_type_strategy(cls, instances)

    def _chosen(
        self, name: str | None, tier: str | None, advised: bool, overrides: Mapping[str, Any]
    ) -> list[Record]:
        self._contract.check_tier(tier)
        if name is not None:
            record = self._contract.contents_by_name.get(name)
            if record is None:
                hint = suggest(name, frozenset(self._contract.contents_by_name))
                raise ValueError(f"there is no {self._contract.discriminator} {name!r}{hint}")
            if tier is not None and tier not in record.tiers:
                raise ValueError(f"the {self._contract.tier_code} {tier!r} does not include {name!r}")
            return [record]
        included = [each for each in self._contract.contents if tier is None or tier in each.tiers]
        able = [each for each in included if overrides.keys() <= {field.attribute for field in each.fields}]
        if not able:
            every = frozenset(field.attribute for each in included for field in each.fields)
            unknown = [attribute for attribute in overrides if attribute not in every]
            hint = suggest(unknown[0], every) if unknown else ""
            raise ValueError(f"no type has {' and '.join(map(repr, unknown or overrides))}{hint}")
        return [each for each in able if not (advised and each.deprecated)] or able

    def _overridden(
        self, record: Record, advised: bool, overrides: Mapping[str, Any]
    ) -> st.SearchStrategy[Payload]:
        if not overrides:
            return self._drawing.record(record, advised)
        names = {field.attribute: field.name for field in record.fields}
        for attribute in overrides:
            if attribute not in names:
                raise ValueError(f"{record.name} has no {attribute!r}{suggest(attribute, frozenset(names))}")
        changes = {names[attribute]: _strategy(value) for attribute, value in overrides.items()}
        return self._drawing.record(record, advised, st.fixed_dictionaries(changes))

    def _checked(
        self,
        drawn: st.SearchStrategy[Payload],
        records: Iterable[Record],
        advised: bool,
        validate: Callable[..., list[Any]],
    ) -> st.SearchStrategy[Payload]:
        """Where rules stand between members, what could not be settled is drawn again."""
        if not any(self._has_rules(record) for record in records):
            return drawn
        accepted = self._drawing.unavoidable
        return drawn.filter(lambda found: all(v.rule in accepted for v in validate(found, advice=advised)))

    def _has_rules(self, record: Record) -> bool:
        inner = [self._contract.kinds.get(field.kind) for field in record.fields]
        if any(field.kind == "content" for field in record.fields):
            inner += self._contract.contents
        return bool(record.rules) or any(isinstance(each, Record) and self._has_rules(each) for each in inner)


def _strategy(value: Any) -> Strategy:
    """An override as a strategy: None leaves the member out, as it does in the dataclasses."""
    if is_strategy(value):
        drawn: Strategy = value
        return drawn.map(wire_value)
    if value is None:
        return st.just(ABSENT)
    return st.builds(_copied, st.just(value))


def _copied(value: Any) -> Any:
    wired = wire_value(value)
    if is_object(wired):
        return {name: _copied(member) for name, member in wired.items()}
    return [_copied(item) for item in wired] if is_list(wired) else wired
