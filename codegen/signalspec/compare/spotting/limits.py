"""Changes of the limits and the advice on one field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from signalspec.compare.aligning import Alignment, NamedPair
from signalspec.compare.keys import Key, field_key
from signalspec.compare.spotting.spotted import Found, Spotted, quoted
from signalspec.compare.spotting.texts import at
from signalspec.model import Field, Format, Limits

Bound: TypeAlias = int | float | str | None

# Limit -> whether a greater value allows more.
_BOUNDS = {
    "min_length": False,
    "max_length": True,
    "minimum": False,
    "maximum": True,
    "min_items": False,
    "max_items": True,
}


def limit_changes(owners: NamedPair, old: Field, new: Field, alignment: Alignment) -> Found:
    """What became of the limits on a field; those that every number has are not counted."""
    place = f"{owners[1]}.{new.name}"
    before, after = _stated(old), _stated(new)
    for name, more_is_wider in _BOUNDS.items():
        one, other = before[name], after[name]
        if one == other and repr(one) == repr(other):
            continue
        spans = (at(old, name), at(new, name))
        kind, message = _changed(name, one, other, more_is_wider)
        keys: frozenset[Key] = frozenset({field_key(owners, new.name, name)})
        yield Spotted(kind, f"{place}.{name}", message, *spans, keys, new.name)
    formats = (old.limits.format, new.limits.format)
    if not same_format(*formats, alignment):
        spans = (at(old, "format"), at(new, "format"))
        keys = frozenset({field_key(owners, new.name, "format")})
        kind, message = _format_change(*formats)
        yield Spotted(kind, f"{place}.format", message, *spans, keys, new.name)


def same_format(old: Format | None, new: Format | None, alignment: Alignment) -> bool:
    """Whether both are one format, perhaps by another name, or neither is there."""
    if old is None or new is None:
        return old is new
    return ("format", (old.name, new.name)) in alignment


def _stated(field: Field) -> dict[str, int | float | None]:
    found = {name: getattr(field.limits, name) for name in _BOUNDS}
    default = field.default_range
    for name, bound in zip(("minimum", "maximum"), default, strict=True):
        if found[name] == bound:
            found[name] = None
    return found


def _changed(name: str, old: Bound, new: Bound, more_is_wider: bool) -> tuple[str, str]:
    if old is None:
        return "limit-added", f"is new: {new}"
    if new is None:
        return "limit-removed", f"is gone; it was {old}"
    if old == new:
        return "text-changed", f"is written {new}, and was written {old}"
    assert isinstance(old, (int, float)) and isinstance(new, (int, float))
    wider = (new > old) == more_is_wider
    return ("limit-loosened" if wider else "limit-tightened"), f"is {new}, and was {old}"


def _format_change(old: Format | None, new: Format | None) -> tuple[str, str]:
    if old is None and new is not None:
        return "limit-added", f"is new: {quoted(new.name)}"
    if new is None and old is not None:
        return "limit-removed", f"is gone; it was {quoted(old.name)}"
    assert old is not None and new is not None
    return "format-replaced", f"is {quoted(new.name)}, and was {quoted(old.name)}"


def advice_changes(place: str, old: Field, new: Field, alignment: Alignment) -> Found:
    """What became of the advice on a field, which never refuses anything."""
    for name in (*_BOUNDS, "format", "one_of"):
        one, other = _advised(old.advice, name), _advised(new.advice, name)
        if name == "format" and same_format(old.advice.format, new.advice.format, alignment):
            continue
        if one == other and repr(one) == repr(other):
            continue
        kind = "advice-added" if one is None else "advice-removed" if other is None else "advice-changed"
        said = ", and ".join(_said(one, other))
        yield Spotted(
            kind, f"{place}.advice.{name}", said, at(old, "advice"), at(new, "advice"), field=new.name
        )


def _advised(advice: Limits, name: str) -> Bound:
    value = getattr(advice, name)
    if isinstance(value, Format):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(value)
    assert value is None or isinstance(value, (int, float))
    return value


def _said(old: Bound, new: Bound) -> Iterator[str]:
    yield "is gone" if new is None else f"is {quoted(new)}"
    yield "is new" if old is None else f"was {quoted(old)}"
