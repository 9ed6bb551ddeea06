"""What a single value must be: types, references and limits as keywords."""

from __future__ import annotations

from signalspec import naming
from signalspec.model import (
    CONTENT,
    ContentType,
    ElementType,
    EnumType,
    Field,
    Json,
    Limits,
    ObjectReference,
    ScalarType,
)
from signalspec.targets.jsonschema.patterns import any_case_keywords, enum_keywords, format_keywords
from signalspec.targets.jsonschema.profile import Profile

Keywords = dict[str, Json]


def format_key(name: str) -> str:
    """The key of a format's definition, unlike any type's: those begin in upper case and have no dash."""
    return name if name[0].islower() else f"{name}-format"


def json_type(field: Field) -> str:
    """The JSON type of a value that is there and not null."""
    return "array" if field.is_array else _element_type(field.element)


def value_keywords(field: Field, profile: Profile) -> Keywords:
    """What `field` asks of its value; null passes where the field is optional."""
    nullable = not field.required
    if not field.is_array:
        return _element(field.element, field.limits, nullable, profile)
    items = _element(field.element, field.limits, False, profile)
    return {**_typed("array", nullable), "items": items, **_item_counts(field.limits)}


def consequence_keywords(field: Field, limits: Limits, required: bool, profile: Profile) -> Keywords:
    """What a rule asks of the value of `field`, over what the field does by itself."""
    nullable = not (field.required or required)
    own = _limit_keywords(field.element, limits, nullable and not field.is_array, profile)
    if not field.is_array:
        return {**_typed(json_type(field), nullable), **own}
    items: Keywords = {"items": {"type": _element_type(field.element), **own}} if own else {}
    return {**_typed("array", nullable), **items, **_item_counts(limits)}


def _element_type(element: ElementType | ContentType) -> str:
    if isinstance(element, ScalarType):
        return element.kind
    return "string" if isinstance(element, EnumType) else "object"


def _typed(name: str, nullable: bool) -> Keywords:
    return {"type": [name, "null"] if nullable else name}


def _item_counts(limits: Limits) -> Keywords:
    return _stated(minItems=limits.min_items, maxItems=limits.max_items)


def _stated(**keywords: Json) -> Keywords:
    return {keyword: value for keyword, value in keywords.items() if value is not None}


def _element(
    element: ElementType | ContentType, limits: Limits, nullable: bool, profile: Profile
) -> Keywords:
    if isinstance(element, ScalarType):
        return {**_typed(element.kind, nullable), **_limit_keywords(element, limits, nullable, profile)}
    if isinstance(element, EnumType) and element.enum.ignore_case:
        typed = _typed("string", nullable)
        if profile.strict:
            return {**typed, "$ref": profile.reference(element.enum.name)}
        return {**typed, **enum_keywords(element.enum)}
    reference: Keywords = {"$ref": profile.reference(_key(element))}
    return {"anyOf": [reference, {"type": "null"}]} if nullable else reference


def _key(element: EnumType | ObjectReference | ContentType) -> str:
    if isinstance(element, EnumType):
        return element.enum.name
    return naming.class_name(element.object.name) if isinstance(element, ObjectReference) else CONTENT


def _limit_keywords(
    element: ElementType | ContentType, limits: Limits, nullable: bool, profile: Profile
) -> Keywords:
    keywords = _stated(
        minLength=limits.min_length or None,
        maxLength=limits.max_length,
        minimum=limits.minimum,
        maximum=limits.maximum,
    )
    if limits.format is not None and profile.strict:
        keywords["$ref"] = profile.reference(format_key(limits.format.name))
    elif limits.format is not None:
        keywords |= format_keywords(limits.format)
    if limits.one_of is not None:
        if isinstance(element, EnumType) and element.enum.ignore_case:
            keywords |= any_case_keywords(limits.one_of)
        else:
            keywords["enum"] = [*limits.one_of, None] if nullable else [*limits.one_of]
    return keywords
