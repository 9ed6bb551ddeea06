"""Objects <-> the JSON-ready values that they stand for."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from functools import cache

from .conditions import is_sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    Convert: TypeAlias = Callable[[Any], Any]

# Types of values that are the same in JSON.
_PLAIN = frozenset({str, int, float, bool, type(None)})

# An object of a class, without attributes.
blank = object.__new__


class Members:
    """The members of one class: (attribute, member name, what converts its value, if anything) each.

    The first `required` of them are.
    """

    __slots__ = ("_absent", "_converted", "_optional", "_plain", "_required")

    def __init__(self, required: int, *members: tuple[str, str, Convert | None]) -> None:
        self._required = members[:required]
        self._optional = members[required:]
        self._absent: dict[str, Any] = dict.fromkeys(attribute for attribute, _, _ in members)
        self._plain = {name: attribute for attribute, name, convert in members if convert is None}
        self._converted = {name: (attribute, convert) for attribute, name, convert in members if convert}

    def read(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The attributes for a content that keeps every rule; members that are not known are left out."""
        found = self._absent.copy()
        plain, converted = self._plain, self._converted
        for name, value in content.items():
            attribute = plain.get(name)
            if attribute is not None:
                found[attribute] = value
            elif value is not None and name in converted:
                attribute, convert = converted[name]
                found[attribute] = convert(value)
        return found

    def wire(self, instance: object) -> dict[str, Any]:
        """The members of `instance`, unchecked; optional ones that are None are left out."""
        values = vars(instance)
        found = {name: wire_value(values[attribute]) for attribute, name, _ in self._required}
        for attribute, name, _ in self._optional:
            value = values[attribute]
            if value is not None:
                found[name] = wire_value(value)
        return found


def absent(cls: type[Any]) -> dict[str, Any]:
    """What an object of a dataclass begins with; a dict that is still empty takes it over in one go."""
    return dict.fromkeys(field.name for field in fields(cls))


def each(convert: Convert) -> Convert:
    """Converts the elements of an array, to a tuple."""
    return lambda values: tuple(map(convert, values))


def member_of(enum: type[Enum]) -> Convert:
    """The member of `enum` for a value."""
    return members_of(enum).__getitem__


@cache
def members_of(enum: type[Enum]) -> Mapping[Any, Any]:
    """By value, the members of an enum; for what is no value, that raises."""
    return _Values(enum)


class _Values(dict[object, object]):
    """Looking a member up takes a tenth of the time that the enum takes."""

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__((member.value, member) for member in enum)
        self._enum = enum

    def __missing__(self, value: object) -> Enum:
        return self._enum(value)


def wire_value(value: Any) -> Any:
    """Enum members as their values, objects by their `to_dict`, sequences as lists, the rest as it is."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if is_sequence(value):
        return [wire_value(item) for item in value]
    to_dict = getattr(value, "to_dict", None)
    return value if to_dict is None else to_dict()
