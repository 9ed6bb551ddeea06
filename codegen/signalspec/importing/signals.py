"""JSON Schemas of whole contents: a signal each, told apart by a discriminator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from signalspec.importing.drafts import Draft, Remark
from signalspec.importing.files import Document, SchemaError
from signalspec.importing.records import record_draft
from signalspec.importing.schema import Schema
from signalspec.language import FIELD_NAME
from signalspec.model import Json
from signalspec.naming import camel_case, title_words

_CONTENTS = ("payload", "content", "body", "enclosed")
_DISCRIMINATORS = ("type", "kind", "eventType", "eventKind")
_RESERVED = frozenset({"batch", "content", "text"})


def drafted(documents: Sequence[Document], discriminator: str | None = None) -> Draft:
    """A spec with a signal for each document.

    `discriminator` names the property whose constant tells them apart; by default it is looked for, and made
    up where there is none. Raises SchemaError for a document that is no schema of an object.
    """
    schemas = [Schema.at(document.root, document, "") for document in documents]
    for schema in schemas:
        _require_object(schema)
    properties = {name for schema in schemas for name in _properties(schema)}
    found = discriminator or _discriminator(schemas)
    if discriminator and not all(_constant(schema, discriminator) for schema in schemas):
        raise SchemaError(f"not every schema has a property {discriminator!r} with one constant text")
    made_up = found is None
    if found is None:
        found = next(name for name in _free(_DISCRIMINATORS, properties))
    draft = Draft(found, next(_free(_CONTENTS, properties | {found})))
    if made_up:
        names = "no property has one constant text in every schema that could name the signal"
        message = f"`{found}` tells signals apart, and payloads must have it: {names}"
        draft.general.append(Remark("stricter", documents[0].file, "", message))
    for schema in schemas:
        _add_signal(schema, None if made_up else found, draft)
    draft.general += [remark for document in documents for remark in _unused(document)]
    return draft


def _unused(document: Document) -> Iterator[Remark]:
    """A remark on each definition that nothing refers to."""
    for word in ("definitions", "$defs"):
        parts: Any = document.root.get(word)
        for name in parts if isinstance(parts, dict) else ():
            pointer = f"/{word}/{name.replace('~', '~0').replace('/', '~1')}"
            anchors = {f"#{part}" for part in _anchors(parts[name])}
            if not {f"#{pointer}", *anchors} & {unquote(each) for each in document.used}:
                message = f"{name} is left out: nothing refers to it"
                yield Remark("unsaid", document.file, pointer, message)


def _anchors(part: Any) -> Iterator[str]:
    for key in ("$anchor", "$id"):
        if isinstance(part, dict) and isinstance(part.get(key), str):
            yield part[key].removeprefix("#")


def _free(wished: Sequence[str], taken: set[str]) -> Iterator[str]:
    yield from (name for name in wished if name not in taken)
    yield from (f"{wished[0]}{number}" for number in range(2, 1000) if f"{wished[0]}{number}" not in taken)


def _require_object(schema: Schema) -> None:
    type = schema.keywords.get("type", "object")
    if type != "object" and type != ["object"]:
        raise SchemaError(f"{schema.document.file} is a schema of {type!r}, and a signal is an object")
    if schema.nothing:
        raise SchemaError(f"{schema.document.file} is a schema that nothing fits")


def _properties(schema: Schema) -> dict[str, Any]:
    found = schema.keywords.get("properties")
    return found if isinstance(found, dict) else {}


def _discriminator(schemas: Sequence[Schema]) -> str | None:
    """The first property with one constant text in each schema, another in each."""
    for name in _properties(schemas[0]):
        values = [_constant(schema, name) for schema in schemas]
        if all(values) and len(set(values)) == len(values) and re.fullmatch(FIELD_NAME, name):
            return name
    return None


def _constant(schema: Schema, name: str) -> str | None:
    """The one text that a required property may have, where it can name a signal."""
    value = _properties(schema).get(name)
    required = schema.keywords.get("required", [])
    if not isinstance(value, dict) or name not in required:
        return None
    values = value.get("enum", [value["const"]] if "const" in value else [])
    if not isinstance(values, list) or len(values) != 1 or not isinstance(values[0], str):
        return None
    return values[0] if re.fullmatch(FIELD_NAME, values[0]) and len(values[0]) <= 64 else None


def _add_signal(schema: Schema, discriminator: str | None, draft: Draft) -> None:
    name = _constant(schema, discriminator) if discriminator else None
    name = name or _signal_name(schema, draft)
    title = schema.take("title")
    examples = schema.take("examples", [])
    skip = (discriminator,) if discriminator else ()
    default = f"The event {title_words(name)}."
    draft.names |= {name.lower(), f"{name.lower()}input"}
    if schema.take("deprecated") is True:
        deprecated: dict[str, Json] = {"deprecated": {"doc": "Deprecated."}}
    else:
        deprecated = {}
    record = record_draft(name, schema, draft, default_doc=default, skip=skip)
    title = title.strip() if isinstance(title, str) and title.strip() else title_words(name).capitalize()
    record.keys = {"title": title, **deprecated, **record.keys}
    if isinstance(examples, list):
        record.examples = [
            {key: value for key, value in example.items() if key not in skip}
            for example in examples
            if isinstance(example, dict)
        ]
    draft.signals[name] = record


def _signal_name(schema: Schema, draft: Draft) -> str:
    """A name for a signal whose schema has no constant: Snowplow's own, the title, or the file's."""
    own = schema.keywords.get("self")
    wished = own.get("name") if isinstance(own, dict) else None
    for text in (wished, schema.keywords.get("title"), schema.document.stem):
        words = re.sub("[^A-Za-z0-9]+", "_", text).strip("_") if isinstance(text, str) else ""
        name = camel_case(words)[:56]
        if name and name[0].isalpha() and re.fullmatch(FIELD_NAME, name) and name.lower() not in _RESERVED:
            break
    else:
        name = "event"
    plain, number = name, 1
    while name.lower() in draft.names:
        number += 1
        name = f"{plain}{number}"
    return name
