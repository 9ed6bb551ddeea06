"""What is wrong with single values of a field."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.model import EnumType, Field, Json, Level
from signalspec.payloads.checks import Listed, broken_limits, has_type

_ERROR: Level = "error"
_ADVICE: Level = "advice"


class FieldJudge:
    """A field in one record, which remembers what is wrong with single values of it."""

    __slots__ = ("_known", "_listed", "element", "field", "is_array", "rule")

    def __init__(self, owner: str, field: Field) -> None:
        self.field = field
        self.rule = f"{owner}.{field.name}"
        self.element = field.element
        self.is_array = field.is_array
        self._listed = Listed(self.element.enum) if isinstance(self.element, EnumType) else None
        self._known: dict[tuple[type, Json], list[tuple[str, Level]]] = {}

    def broken(self, value: Json) -> list[tuple[str, Level]]:
        """The rules that the member breaks by having this value, a text, number, boolean or null."""
        key = (value.__class__, value)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = list(self._judged(value))
        return found

    def broken_by_element(self, value: Json) -> list[tuple[str, Level]]:
        """The rules that a value breaks as an element, or by itself where the field is no array."""
        if not has_type(self.element, value):
            return [(f"{self.rule}.type", _ERROR)]
        found = []
        ignore_case = False
        if self._listed is not None:
            ignore_case = self._listed.ignore_case
            if value not in self._listed:
                found.append((f"{self.rule}.enum", _ERROR))
        found += [(f"{self.rule}.{c}", _ERROR) for c in broken_limits(self.field.limits, value, ignore_case)]
        advised = broken_limits(self.field.advice, value, ignore_case)
        return found + [(f"{self.rule}.advice_{code}", _ADVICE) for code in advised]

    def _judged(self, value: Json) -> Iterator[tuple[str, Level]]:
        if value is None:
            if self.field.required:
                yield f"{self.rule}.type", _ERROR
            return
        if self.field.deprecated:
            yield f"{self.rule}.deprecated", _ADVICE
        if self.is_array:
            yield f"{self.rule}.type", _ERROR
        else:
            yield from self.broken_by_element(value)
