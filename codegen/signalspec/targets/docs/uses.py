"""Where enums, formats and objects are used."""

from __future__ import annotations

from collections import defaultdict

from signalspec.model import (
    ConditionalRule,
    EnumType,
    Field,
    Format,
    Level,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import Markdown, code, join, words


class Uses:
    """The fields of a spec by what they are made of."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._enums: dict[str, dict[str, list[ObjectType]]] = defaultdict(dict)
        self._formats: dict[tuple[str, Level], dict[str, list[ObjectType]]] = defaultdict(dict)
        self._objects: dict[str, list[ObjectType]] = defaultdict(list)
        for record in spec.records:
            for field in record.fields:
                self._enter(record, field)
            for rule in record.rules:
                if isinstance(rule, ConditionalRule):
                    self._format(record, rule.field, rule.limits.format, rule.level)

    def of_enum(self, name: str, links: Links) -> Markdown:
        """`currency` of X, Y; `other` of Z."""
        return self._shown(self._enums[name], links)

    def of_format(self, name: str, level: Level, links: Links) -> Markdown:
        """The same for a format that is asked for, or advised."""
        return self._shown(self._formats[name, level], links)

    def of_object(self, name: str, links: Links) -> Markdown:
        return join(links.record(user) for user in self._objects[name])

    def _enter(self, record: ObjectType, field: Field) -> None:
        element = field.element
        if isinstance(element, EnumType):
            self._enums[element.enum.name].setdefault(field.name, []).append(record)
        elif isinstance(element, ObjectReference):
            users = self._objects[element.object.name]
            if not users or users[-1] is not record:
                users.append(record)
        self._format(record, field, field.limits.format, "error")
        self._format(record, field, field.advice.format, "advice")

    def _format(self, record: ObjectType, field: Field, format: Format | None, level: Level) -> None:
        if format is None:
            return
        users = self._formats[format.name, level].setdefault(field.name, [])
        if not users or users[-1] is not record:
            users.append(record)

    def _shown(self, by_field: dict[str, list[ObjectType]], links: Links) -> Markdown:
        shown = []
        for field, owners in by_field.items():
            shown.append(join((code(field), words("of"), self._owners(owners, links)), " "))
        return join(shown, "; ")

    def _owners(self, owners: list[ObjectType], links: Links) -> Markdown:
        signals = [owner for owner in owners if isinstance(owner, SignalType)]
        if len(signals) < 2 or len(signals) < len(self.spec.signals):
            return join(map(links.record, owners))
        others = [links.record(owner) for owner in owners if not isinstance(owner, SignalType)]
        return join((words("every signal"), *others))
