"""A property of a JSON Schema as a field."""

from __future__ import annotations

import re
from typing import Any

from signalspec.importing.drafts import Draft, FieldDraft, Remark
from signalspec.importing.schema import Schema
from signalspec.importing.values import ONE_OF, NotCarriedError, choices, enum_name, scalar_keys, type_of
from signalspec.language import FIELD_NAME
from signalspec.model import Json
from signalspec.naming import title_words
from signalspec.refusals import LONGEST_NAME


def field_draft(name: str, schema: Schema, required: bool, owner: str, draft: Draft) -> FieldDraft:
    """The field. Raises NotCarriedError where the language has none such."""
    if not re.fullmatch(FIELD_NAME, name) or len(name) > LONGEST_NAME or name.startswith("__"):
        raise NotCarriedError("its name is none of a field here")
    if name in (draft.content, draft.discriminator):
        raise NotCarriedError("the name is taken by the envelope or the discriminator")
    whole = schema
    schema, nullable = _without_null(schema)
    doc = _doc(name, schema, whole)
    deprecated = whole.take("deprecated") is True or schema.take("deprecated") is True
    keys, may_be_null, remarks = _keys(name, schema, owner, draft)
    remarks.extend(schema.leftovers())
    if whole is not schema:
        remarks.extend(whole.leftovers())
    nullable = nullable or may_be_null
    if required and nullable:
        remarks.append(whole.remark("stricter", "it is required, and may not be null here"))
    if not required and not nullable:
        remarks.append(whole.remark("looser", "null stands for a field that is not there"))
    if deprecated and required:
        remarks.append(whole.remark("unsaid", "a required field cannot be deprecated", "deprecated"))
    elif deprecated:
        keys["deprecated"] = {"doc": "Deprecated."}
    type, one_of = keys.pop("type"), keys.pop(ONE_OF, None)
    assert one_of is None or isinstance(one_of, list)
    said: dict[str, Json] = {"type": type, "doc": doc, **keys}
    return FieldDraft(name, said, one_of, nullable, list(dict.fromkeys(remarks)))


def _doc(name: str, *schemas: Schema) -> str:
    """The description, else the title, else the words of the name."""
    said = [each.take("description") for each in reversed(schemas)]
    said += [each.take("title") for each in reversed(schemas) if not any(_is_text(text) for text in said)]
    return next((text.strip() for text in said if _is_text(text)), f"The {title_words(name)}.")


def _is_text(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())


def _without_null(schema: Schema) -> tuple[Schema, bool]:
    """The schema of what is not null, and whether null was one of its choices."""
    for keyword in choices(schema):
        parts = [schema.part(each, keyword, str(i)) for i, each in enumerate(schema.keywords[keyword])]
        others = [part for part in parts if part.keywords != {"type": "null"}]
        if len(others) == 1 and len(parts) <= 2:
            schema.take(keyword)
            (inner,) = others
            # What stands beside the choice holds as well.
            beside = {key: value for key, value in schema.keywords.items() if key != keyword}
            inner.trail, inner.name = inner.trail, inner.name or schema.name
            inner.merge_in(beside)
            schema.unread.clear()
            return inner, len(parts) == 2
    return schema, False


def _keys(name: str, schema: Schema, owner: str, draft: Draft) -> tuple[dict[str, Json], bool, list[Remark]]:
    """Type and limits, and whether null fits."""
    constants = _constants(schema)
    if constants is not None:
        values, docs = constants
        return {"type": enum_name(values, docs, schema, name, draft)}, False, []
    if any(not _counts_members(schema, keyword) for keyword in choices(schema)):
        raise NotCarriedError("it is a choice of types")
    kind, nullable, remarks = type_of(schema)
    if kind == "array":
        keys, more = _array_keys(name, schema, owner, draft)
    else:
        keys, more = _element_keys(kind, name, schema, owner, draft)
    return keys, nullable, [*remarks, *more]


def _counts_members(schema: Schema, keyword: str) -> bool:
    """Whether a choice is one between members of an object that are there or not."""
    known = {"required", "properties", "type", "title", "description"}
    parts = schema.keywords[keyword]
    is_object = schema.keywords.get("type", "object") == "object" and schema.has("properties")
    return is_object and all(isinstance(p, dict) and "required" in p and set(p) <= known for p in parts)


def _constants(schema: Schema) -> tuple[list[str], list[Any]] | None:
    """Texts with a meaning each, where a choice is one of constants."""
    for keyword in choices(schema):
        parts = schema.keywords[keyword]
        if parts and all(isinstance(p, dict) and isinstance(p.get("const"), str) for p in parts):
            known = {"const", "description", "title", "type"}
            if all(set(part) <= known for part in parts):
                schema.unread -= {keyword, "type"}
                docs = [part.get("description") or part.get("title") for part in parts]
                return [part["const"] for part in parts], docs
    return None


def _element_keys(
    kind: str, name: str, schema: Schema, owner: str, draft: Draft
) -> tuple[dict[str, Json], list[Remark]]:
    from signalspec.importing.records import object_name

    if kind != "object":
        return scalar_keys(kind, schema, name, draft)
    return {"type": object_name(name, schema, owner, draft)}, []


def _array_keys(name: str, schema: Schema, owner: str, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    items = schema.take("items")
    if schema.has("prefixItems") or isinstance(items, list):
        raise NotCarriedError("its elements differ by their place")
    if items is None:
        raise NotCarriedError("its elements may be anything")
    counts = {key: schema.take(word) for key, word in (("min_items", "minItems"), ("max_items", "maxItems"))}
    inner, nullable = _without_null(schema.part(items, "items"))
    if any(choices(inner)) and _constants(inner) is None:
        raise NotCarriedError("its elements are a choice of types")
    for word in ("description", "title"):
        inner.take(word)
    keys, may_be_null, remarks = _keys(name, inner, owner, draft)
    if isinstance(keys["type"], list):
        raise NotCarriedError("it is an array of arrays")
    if nullable or may_be_null:
        remarks.append(inner.remark("stricter", "an element may not be null here"))
    remarks.extend(inner.leftovers())
    kept: dict[str, Json] = {
        key: value for key, value in counts.items() if isinstance(value, int) and value > 0
    }
    if counts["max_items"] == 0:
        kept["max_items"] = 0
    return {**keys, "type": [keys["type"]], **kept}, remarks
