"""An object schema as an object or signal, and its properties as fields."""

from __future__ import annotations

import json
import re
from typing import Any

from signalspec.importing.conditions import rule_keys
from signalspec.importing.drafts import Draft, FieldDraft, RecordDraft, Remark
from signalspec.importing.schema import Schema
from signalspec.importing.values import (
    ONE_OF,
    NotCarriedError,
    are_members,
    choices,
    enum_name,
    scalar_keys,
    type_of,
)
from signalspec.language import FIELD_NAME
from signalspec.model import Json
from signalspec.naming import snake_case, title_words
from signalspec.refusals import LONGEST_NAME

# What may name members that the object itself does not.
_PARTIAL = ("allOf", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies")


def record_draft(
    name: str, schema: Schema, draft: Draft, *, default_doc: str, skip: tuple[str, ...] = ()
) -> RecordDraft:
    """The fields and rules of an object; properties in `skip` are not among them."""
    doc = schema.take("description")
    said = doc if _is_text(doc) else schema.take("title")
    record = RecordDraft({"doc": said.strip() if _is_text(said) else default_doc})
    schema.take("type")
    properties = schema.take("properties", {})
    required = [each for each in schema.take("required", []) if isinstance(each, str)]
    _open(schema, record)
    for property, value in properties.items() if isinstance(properties, dict) else ():
        if property not in skip:
            _add_field(property, value, required, schema, name, record, draft)
    for missing in required:
        if missing not in skip and missing not in properties:
            message = f"`{missing}` is left out: it is required, and may be anything"
            record.remarks.append(schema.remark("stricter", message, "required"))
            record.remarks.append(_not_asked_for(missing, schema))
    keys, remarks = rule_keys(schema, record, draft)
    record.keys |= keys
    record.remarks += [*remarks, *schema.leftovers()]
    return record


def _add_field(
    property: str,
    value: Any,
    required: list[str],
    schema: Schema,
    owner: str,
    record: RecordDraft,
    draft: Draft,
) -> None:
    part = schema.part(value, "properties", property)
    needed = property in required
    alike = next((field.name for field in record.fields if _same_name(field.name, property)), None)
    try:
        if alike is not None:
            raise NotCarriedError(f"its name and `{alike}` are the same in other languages")
        drafted = field_draft(property, part, needed, owner, draft)
    except NotCarriedError as error:
        if part.nothing and value is False and not needed:
            return
        message = f"`{property}` is left out: {error}"
        record.remarks.append(part.remark("stricter", message))
        if needed:
            record.remarks.append(_not_asked_for(property, part))
        return
    (record.required if needed else record.optional).append(drafted)


def _not_asked_for(property: str, schema: Schema) -> Remark:
    return schema.remark("looser", f"`{property}` is required by the schema, and not asked for here")


def _same_name(one: str, other: str) -> bool:
    return snake_case(one).rstrip("_") == snake_case(other).rstrip("_")


def _open(schema: Schema, record: RecordDraft) -> None:
    """Says where members that the schema does not name are refused here."""
    other: Json = schema.take("additionalProperties")
    unevaluated = schema.take("unevaluatedProperties")
    if other is not False and unevaluated is not False:
        what = "other members, which the schema takes, are refused"
        record.remarks.append(schema.remark("stricter", what, "additionalProperties"))
    elif schema.has("patternProperties"):
        what = "members that only patternProperties knows are refused"
        record.remarks.append(schema.remark("stricter", what, "patternProperties"))
    elif other is not False and any(schema.has(word) for word in _PARTIAL):
        what = "members that only a condition or a choice names are refused"
        record.remarks.append(schema.remark("stricter", what, "unevaluatedProperties"))


def object_name(field: str, schema: Schema, owner: str, draft: Draft) -> str:
    """The object type of a field's value, made where there is none yet. Raises NotCarriedError."""
    properties = schema.keywords.get("properties")
    closed = schema.keywords.get("additionalProperties") is False
    if not isinstance(properties, dict) or not (properties or closed):
        raise NotCarriedError("it is an object whose members are not told")
    words = ("title", "description", "default", "examples", "deprecated")
    meant = {word: value for word, value in schema.keywords.items() if word not in words}
    key = ("object", schema.name, json.dumps(meant, sort_keys=True))
    if draft.known.get(key) in draft.unfinished:
        raise NotCarriedError("it contains itself")
    if key in draft.known:
        schema.unread.clear()
        return str(draft.known[key])
    name = draft.known[key] = draft.type_name(schema.name or f"{owner}_{field}")
    if schema.keywords.get("title") == schema.name:
        schema.take("title")
    schema.keywords["description"] = schema.says
    draft.unfinished.add(name)
    draft.objects[name] = record_draft(name, schema, draft, default_doc=f"What {title_words(field)} is.")
    draft.unfinished.discard(name)
    return str(name)


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
            inner.name = inner.name or schema.name
            inner.merge_in(beside)
            schema.unread.clear()
            return inner, len(parts) == 2
    return schema, False


def _keys(name: str, schema: Schema, owner: str, draft: Draft) -> tuple[dict[str, Json], bool, list[Remark]]:
    """Type and limits, and whether null fits."""
    constants = _constants(schema)
    if constants is not None:
        values, docs = constants
        if not are_members(values):
            return {"type": "string", ONE_OF: list(values)}, False, []
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
            once = len({part["const"] for part in parts}) == len(parts)
            if once and all(set(part) <= known for part in parts):
                schema.unread -= {keyword, "type"}
                docs = [part.get("description") or part.get("title") for part in parts]
                return [part["const"] for part in parts], docs
    return None


def _element_keys(
    kind: str, name: str, schema: Schema, owner: str, draft: Draft
) -> tuple[dict[str, Json], list[Remark]]:
    if kind != "object":
        return scalar_keys(kind, schema, name, draft)
    return {"type": object_name(name, schema, owner, draft)}, []


def _array_keys(name: str, schema: Schema, owner: str, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    items = schema.take("items")
    if schema.has("prefixItems") or isinstance(items, list):
        raise NotCarriedError("its elements differ by their place")
    if items is None:
        raise NotCarriedError("its elements may be anything")
    counts = {"min_items": schema.take_count("minItems"), "max_items": schema.take_count("maxItems")}
    inner, nullable = _without_null(schema.part(items, "items"))
    if any(choices(inner)) and _constants(inner) is None:
        raise NotCarriedError("its elements are a choice of types")
    if inner.name:
        inner.unread -= {"title", "description"}  # the words of the type itself
    keys, may_be_null, remarks = _keys(name, inner, owner, draft)
    if isinstance(keys["type"], list):
        raise NotCarriedError("it is an array of arrays")
    if nullable or may_be_null:
        remarks.append(inner.remark("stricter", "an element may not be null here"))
    remarks.extend(inner.leftovers())
    kept: dict[str, Json] = {
        key: int(value) for key, value in counts.items() if value is not None and value > 0
    }
    if counts["max_items"] == 0:
        kept["max_items"] = 0
    return {**keys, "type": [keys["type"]], **kept}, remarks
