"""Objects -> the JSON-ready values that they stand for."""

from __future__ import annotations

from enum import Enum

from .conditions import is_sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    Converted = TypeVar("Converted")


def optional(convert: Callable[[Any], Converted], value: Any) -> Converted | None:
    """None for None, else the converted value."""
    return None if value is None else convert(value)


def optional_each(convert: Callable[[Any], Converted], values: Any) -> tuple[Converted, ...] | None:
    """None for None, else a tuple of the converted elements."""
    return None if values is None else tuple(map(convert, values))


def wire_object(instance: object, members: Iterable[tuple[str, str, bool]]) -> dict[str, Any]:
    """The members of `instance`, unchecked: (attribute, member name, whether it is required) each.

    Optional members that are None are left out.
    """
    result: dict[str, Any] = {}
    for attribute, name, required in members:
        value = getattr(instance, attribute)
        if value is not None or required:
            result[name] = wire_value(value)
    return result


def wire_value(value: Any) -> Any:
    """Enum members as their values, objects by their `to_dict`, sequences as lists, the rest as it is."""
    if isinstance(value, Enum):
        return value.value
    if is_sequence(value):
        return [wire_value(item) for item in value]
    to_dict = getattr(value, "to_dict", None)
    return value if to_dict is None else to_dict()
