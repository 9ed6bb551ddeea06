"""Changes of the fields of one object or signal."""

from __future__ import annotations

from typing import TypeAlias

from signalspec.compare.aligning import Aligned, Alignment, NamedPair, align
from signalspec.compare.keys import Key, field_key
from signalspec.compare.spotting.limits import advice_changes, limit_changes
from signalspec.compare.spotting.spotted import Found, Spotted, quoted, reordered
from signalspec.compare.spotting.texts import at, deprecations, texts
from signalspec.model import ContentType, ElementType, EnumType, Field, ObjectReference, ObjectType
from signalspec.phrases import type_name

Fields: TypeAlias = Aligned[Field]


def field_changes(old: ObjectType, new: ObjectType, alignment: Alignment) -> Found:
    """What became of the fields of a record."""
    owners = (old.name, new.name)
    fields = align([(f.name, f) for f in old.fields], [(f.name, f) for f in new.fields])
    yield from _come_and_gone(old, new, fields)
    for _, before, name, after in fields.pairs:
        place = f"{new.name}.{name}"
        keys = frozenset({field_key(owners, name, "presence")})
        if before.required != after.required:
            kind = "field-required" if after.required else "field-optional"
            message = "is required, and was optional" if after.required else "is optional, and was required"
            yield Spotted(kind, place, message, before.span, after.span, keys)
        yield from _of_one(owners, before, after, alignment)
    yield from _order(old, new, fields)


def _come_and_gone(old: ObjectType, new: ObjectType, fields: Fields) -> Found:
    owners = (old.name, new.name)

    def keys(*names: str) -> frozenset[Key]:
        return frozenset(field_key(owners, name, "presence") for name in names)

    for name, field in fields.removed.items():
        message = f"is gone; it was {_presence(field)}"
        yield Spotted("field-removed", f"{new.name}.{name}", message, field.span, new.span, keys(name))
    for name, field in fields.added.items():
        message = f"is new, and {_presence(field)}"
        yield Spotted("field-added", f"{new.name}.{name}", message, old.span, field.span, keys(name))
    for was, before, name, after in fields.pairs:
        if was != name:
            message = f"was called {quoted(was)}"
            place = f"{new.name}.{name}"
            yield Spotted("field-renamed", place, message, before.span, after.span, keys(was, name))


def _presence(field: Field) -> str:
    return "required" if field.required else "optional"


def _of_one(owners: NamedPair, old: Field, new: Field, alignment: Alignment) -> Found:
    """Changes of a field that both have."""
    place, name = f"{owners[1]}.{new.name}", new.name
    if old.is_array != new.is_array or not same_type(old.element, new.element, alignment):
        keys = frozenset({field_key(owners, name, "type")})
        message = f"has the type {quoted(type_name(new))}, and had {quoted(type_name(old))}"
        yield Spotted("type-changed", place, message, at(old, "type"), at(new, "type"), keys, name)
    yield from limit_changes(owners, old, new, alignment)
    yield from advice_changes(place, old, new, alignment)
    for key, more, less in (
        (
            "decimal",
            "is written with a decimal point",
            "is written without a decimal point where it has none",
        ),
        (
            "secret",
            "is secret now: messages hide its value",
            "is secret no more: messages may show its value",
        ),
    ):
        if getattr(old, key) != getattr(new, key):
            message = more if getattr(new, key) else less
            yield Spotted(f"{key}-changed", place, message, at(old, key), at(new, key), field=name)
    yield from deprecations(place, old, new, field=name)
    said = ("doc", "note") if old.name != new.name else ("doc", "note", "was")
    yield from texts(place, old, new, *said, field=name)


def same_type(old: ElementType | ContentType, new: ElementType | ContentType, alignment: Alignment) -> bool:
    """Whether two types are the same, or each other's counterparts by another name."""
    if isinstance(old, EnumType) and isinstance(new, EnumType):
        return ("enum", (old.enum.name, new.enum.name)) in alignment
    if isinstance(old, ObjectReference) and isinstance(new, ObjectReference):
        return ("object", (old.object.name, new.object.name)) in alignment
    return old == new


def _order(old: ObjectType, new: ObjectType, fields: Fields) -> Found:
    """Required fields come first anyway, so each kind is looked at by itself."""
    places = {field.name: number for number, field in enumerate(old.fields)}
    for required in (True, False):
        pairs = [pair for pair in fields.pairs if pair[1].required == required == pair[3].required]
        before = [name for was, _, name, _ in sorted(pairs, key=lambda pair: places[pair[0]])]
        after = [name for _, _, name, _ in pairs]
        what = "required fields" if required else "optional fields"
        yield from reordered(new.name, what, before, after, (old.span, new.span))
