"""Which rules a sample can break, in signals of which types, and where in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from signalspec.diagnostics import did_you_mean
from signalspec.model import BATCH, CONTENT, TEXT, ObjectReference, ObjectType, SignalType, Spec
from signalspec.payloads.places import MOST_WAYS
from signalspec.rules import Rule, field_rule_id, rules
from signalspec.sampling.errors import NoSampleError


class Place(NamedTuple):
    """A way from the envelope, or from the content in it, down to an object, by the names of fields."""

    in_content: bool
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule to break in a sample; `places` are those of the object that owns it, by the name of the type.

    `record` is the kind of that object; content has none of its own.
    """

    rule: Rule
    record: ObjectType | None
    places: dict[str, tuple[Place, ...]]

    @property
    def is_whole(self) -> bool:
        """Whether it is about the whole being an object at all."""
        return self.rule.code == "type" and self.rule.field is None


class Faults:
    """The rules of one spec as faults of samples.

    `asked` are the types that samples were asked of, `preferences` those that can be made for a caller of the
    `tier`: a fault goes to the first ones that have a place for it. `bare` samples have no envelope.
    """

    def __init__(
        self,
        spec: Spec,
        asked: Sequence[SignalType],
        preferences: Sequence[Sequence[SignalType]],
        tier: str | None,
        bare: bool,
    ) -> None:
        self._spec = spec
        self._asked = asked
        self._preferences = preferences
        self._tier = tier
        self._bare = bare
        self._rules = {rule.id: rule for rule in rules(spec)}
        self._records = {record.name: record for record in spec.records}
        self._envelope = spec.transport.envelope

    def of(self, id: str) -> Fault:
        """The fault of that rule. Raises NoSampleError where no sample can have it."""
        rule = self._rules.get(id)
        if rule is None:
            help = did_you_mean(id, self._rules) or "`signalspec explain` lists those of a signal"
            raise NoSampleError(f"there is no rule {id!r}; {help}")
        reason = self._why_not(rule)
        if reason is not None:
            raise NoSampleError(f"no sample breaks {id}: {reason}")
        dimension = self._spec.tier_dimension
        by_tier = dimension is not None and rule.code == dimension.name
        for types in [self._asked] if by_tier else self._preferences:
            found = {type.name: tuple(self._places(rule, type)) for type in types}
            places = {name: listed for name, listed in found.items() if listed}
            if places:
                return Fault(rule, self._records.get(rule.owner), places)
        names = [type.name for type in self._asked]
        where = "any signal" if len(names) == len(self._spec.signals) else ", ".join(names)
        raise NoSampleError(f"no sample breaks {id}: there is no {rule.owner} in {where}")

    def all(self) -> Iterator[Fault]:
        """Those that are no advice and that a sample may have, as far as that can be told beforehand."""
        for id, rule in self._rules.items():
            if rule.level == "error":
                try:
                    yield self.of(id)
                except NoSampleError:
                    continue

    def _why_not(self, rule: Rule) -> str | None:
        """Why nothing that is given out as a sample can break the rule."""
        name = self._spec.transport.discriminator.name
        if rule.owner == TEXT:
            return "it is about how a text is written, and samples are well-formed"
        if rule.owner == BATCH:
            return "it is about a list of signals, and each sample is one"
        if rule.owner == CONTENT and rule.field is None:
            other = field_rule_id(self._envelope.name, self._spec.transport.content.name, "type")
            return f"in an envelope, content that is no object breaks {other}"
        if not self._bare:
            return self._tier_reason(rule)
        if rule.owner == self._envelope.name:
            return "it is about the envelope, which bare contents do not have"
        if rule.owner == CONTENT and rule.code == "required":
            return f"without {name}, nothing tells a bare content from an envelope"
        return self._tier_reason(rule)

    def _tier_reason(self, rule: Rule) -> str | None:
        dimension = self._spec.tier_dimension
        if dimension is None or rule.code != dimension.name:
            return None
        included = self._spec.signal(rule.owner).tiers
        others = [tier for tier in self._spec.tiers if tier not in included]
        if self._tier is None:
            names = ", ".join(others)
            return f"it depends on the {dimension.name}; name one that does not include it: {names}"
        return f"{self._tier} includes {rule.owner}" if self._tier in included else None

    def _places(self, rule: Rule, type: SignalType) -> Iterator[Place]:
        if rule.owner == CONTENT:
            yield Place(True)
            return
        lead: dict[str, bool] = {}
        if not self._bare:
            ways = _ways(self._envelope, rule.owner, lead)
            yield from (Place(False, path) for path in islice(ways, MOST_WAYS))
        ways = _ways(type, rule.owner, lead)
        yield from (Place(True, path) for path in islice(ways, MOST_WAYS))


def _ways(record: ObjectType, owner: str, lead: dict[str, bool]) -> Iterator[tuple[str, ...]]:
    """The ways from an object of the record to those of the owner; it may be one itself.

    `lead` is what is known of which records lead there: without it, dead ends could be many.
    """
    if record.name == owner:
        yield ()
    for field in record.fields:
        if isinstance(field.element, ObjectReference) and field.deprecated is None:
            inner = field.element.object
            if _leads(inner, owner, lead):
                for way in _ways(inner, owner, lead):
                    yield (field.name, *way)


def _leads(record: ObjectType, owner: str, lead: dict[str, bool]) -> bool:
    found = lead.get(record.name)
    if found is None:
        fields = [field for field in record.fields if field.deprecated is None]
        inner = [field.element.object for field in fields if isinstance(field.element, ObjectReference)]
        found = record.name == owner or any(_leads(each, owner, lead) for each in inner)
        lead[record.name] = found
    return found
