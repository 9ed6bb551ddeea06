"""What a payload breaks, read straight from the model, rule by rule.

This is a second reading of the spec, apart from all generated code: what the vectors claim comes from
here, and tests hold the generated validators against it. It is written to be plain, not to be quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from signalspec.model import (
    BATCH,
    CONTENT,
    ContentType,
    Json,
    Level,
    Limits,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.payloads.checks import breaks
from signalspec.payloads.single import FieldJudge
from signalspec.rules import object_rule_id

NO_MEMBERS: Mapping[str, Json] = MappingProxyType({})


class Finding(NamedTuple):
    """A rule that is broken, and the JSON Pointer to where."""

    rule: str
    path: str
    level: Level = "error"


class Judge:
    """Judges the payloads of one spec. What it gives is in the order of the payload's members."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._discriminator = spec.transport.discriminator.name
        self._fields: dict[str, dict[str, FieldJudge]] = {}
        self._required: dict[str, list[str]] = {}
        self._signals = {signal.name: signal for signal in spec.signals}

    def content(self, value: Json, tier: str | None = None) -> list[Finding]:
        """What a content breaks, for a caller of that tier."""
        found: list[Finding] = []
        if isinstance(value, dict):
            self._content(value, "", tier, found)
        else:
            found.append(Finding(f"{CONTENT}.type", ""))
        return reported(found)

    def envelope(self, value: Json, tier: str | None = None) -> list[Finding]:
        """What an envelope and the content in it break."""
        found: list[Finding] = []
        self._envelope(value, "", tier, found)
        return reported(found)

    def record(
        self,
        record: ObjectType,
        value: dict[str, Json],
        path: str = "",
        good: Mapping[str, Json] = NO_MEMBERS,
    ) -> list[Finding]:
        """What an object breaks, standing at `path`; of a signal, not what its discriminator says.

        Members that are those of `good` have been judged before, and nothing was found. Use `reported` on
        what all parts of a payload give.
        """
        found: list[Finding] = []
        self._record(record, value, path, None, found, good)
        return found

    def batch(self, value: Json, tier: str | None = None) -> list[Finding]:
        """What a batch breaks, with all that is in it."""
        if not isinstance(value, list):
            return [Finding(f"{BATCH}.type", "")]
        found: list[Finding] = []
        operation = self._spec.transport.operation
        if len(value) > operation.max_items:
            found.append(Finding(f"{BATCH}.max_items", ""))
        if not value and operation.advise_items:
            found.append(Finding(f"{BATCH}.advice_min_items", "", "advice"))
        good: Json = None
        for index, item in enumerate(value):
            # One envelope repeated many times is judged once.
            if item is None or item is not good:
                before = len(found)
                self._envelope(item, f"/{index}", tier, found)
                good = item if len(found) == before else None
        return reported(found)

    def _envelope(self, value: Json, path: str, tier: str | None, found: list[Finding]) -> None:
        envelope = self._spec.transport.envelope
        if isinstance(value, dict):
            self._record(envelope, value, path, tier, found)
        else:
            found.append(Finding(f"{envelope.name}.type", path))

    def _content(self, value: dict[str, Json], path: str, tier: str | None, found: list[Finding]) -> None:
        name = self._discriminator
        pointer = f"{path}/{name}"
        if name not in value:
            found.append(Finding(f"{CONTENT}.{name}.required", pointer))
            return
        kind = value[name]
        if not isinstance(kind, str):
            found.append(Finding(f"{CONTENT}.{name}.type", pointer))
            return
        signal = self._signals.get(kind)
        if signal is None:
            found.append(Finding(f"{CONTENT}.{name}.enum", pointer))
            return
        dimension = self._spec.tier_dimension
        if dimension and tier is not None and tier not in signal.tiers:
            found.append(Finding(f"{signal.name}.{dimension.name}", pointer))
        if signal.deprecated:
            found.append(Finding(f"{signal.name}.deprecated", path, "advice"))
        self._record(signal, value, path, tier, found)

    def _record(
        self,
        record: ObjectType,
        value: dict[str, Json],
        path: str,
        tier: str | None,
        found: list[Finding],
        good: Mapping[str, Json] = NO_MEMBERS,
    ) -> None:
        owner, fields = record.name, self._fields.get(record.name)
        if fields is None:
            fields = self._fields[owner] = {f.name: FieldJudge(owner, f) for f in record.fields}
            self._required[owner] = [f.name for f in record.required]
        own = self._discriminator if isinstance(record, SignalType) else None
        missing = [name for name in self._required[owner] if name not in value]
        found += [Finding(f"{owner}.{name}.required", f"{path}/{name}") for name in missing]
        for name, member in value.items():
            if name in good and member is good[name]:
                continue
            field = fields.get(name)
            if field is None:
                if name != own:
                    found.append(Finding(f"{owner}.unknown", f"{path}/{escaped(name)}"))
            elif isinstance(member, (dict, list)):
                self._nested(field, member, f"{path}/{name}", tier, found)
            else:
                for rule_id, level in field.broken(member):
                    found.append(Finding(rule_id, f"{path}/{name}", level))
        for rule in record.rules:
            target = breaks(rule, value)
            if target is not None:
                found.append(Finding(object_rule_id(owner, rule), path + target, rule.level))

    def _nested(
        self,
        field: FieldJudge,
        value: dict[str, Json] | list[Json],
        path: str,
        tier: str | None,
        found: list[Finding],
    ) -> None:
        if field.field.deprecated:
            found.append(Finding(f"{field.rule}.deprecated", path, "advice"))
        if not field.is_array:
            self._element(field, value, path, tier, found)
        elif isinstance(value, list):
            found += _counts(field.rule, field.field.limits, len(value), path, "error")
            found += _counts(field.rule, field.field.advice, len(value), path, "advice")
            for index, item in enumerate(value):
                self._element(field, item, f"{path}/{index}", tier, found)
        else:
            found.append(Finding(f"{field.rule}.type", path))

    def _element(
        self, field: FieldJudge, value: Json, path: str, tier: str | None, found: list[Finding]
    ) -> None:
        element = field.element
        if isinstance(value, dict) and isinstance(element, ObjectReference):
            self._record(element.object, value, path, tier, found)
        elif isinstance(value, dict) and isinstance(element, ContentType):
            self._content(value, path, tier, found)
        else:
            for rule_id, level in field.broken_by_element(value):
                found.append(Finding(rule_id, path, level))


def reported(found: list[Finding]) -> list[Finding]:
    """What a validator reports of all that is found: what is wrong already gets no remark on top."""
    if len(found) < 2:
        return found
    wrong = {finding.path for finding in found if finding.level == "error"}
    return [finding for finding in found if finding.level == "error" or finding.path not in wrong]


def escaped(name: str) -> str:
    """A member's name as one step of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def _counts(rule: str, limits: Limits, count: int, path: str, level: Level) -> Iterator[Finding]:
    lead = "advice_" if level == "advice" else ""
    if limits.min_items is not None and count < limits.min_items:
        yield Finding(f"{rule}.{lead}min_items", path, level)
    if limits.max_items is not None and count > limits.max_items:
        yield Finding(f"{rule}.{lead}max_items", path, level)
