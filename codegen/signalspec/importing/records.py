"""An object schema as an object or signal."""

from __future__ import annotations

import json
from typing import Any

from signalspec.importing.conditions import rule_keys
from signalspec.importing.drafts import Draft, RecordDraft, Remark
from signalspec.importing.fields import field_draft
from signalspec.importing.schema import Schema
from signalspec.importing.values import NotCarriedError
from signalspec.model import Json
from signalspec.naming import snake_case, title_words


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
    schema.take("title")
    schema.keywords["description"] = schema.says
    draft.unfinished.add(name)
    draft.objects[name] = record_draft(name, schema, draft, default_doc=f"What {title_words(field)} is.")
    draft.unfinished.discard(name)
    return str(name)


def record_draft(
    name: str, schema: Schema, draft: Draft, *, default_doc: str, skip: tuple[str, ...] = ()
) -> RecordDraft:
    """The fields and rules of an object; properties in `skip` are not among them."""
    title, doc = schema.take("title"), schema.take("description")
    said = next(
        (text.strip() for text in (doc, title) if isinstance(text, str) and text.strip()), default_doc
    )
    record = RecordDraft({"doc": said})
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
