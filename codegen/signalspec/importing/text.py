"""A draft as the text of a spec: each field once, and remarks as comments at their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from signalspec.importing.drafts import Draft, FieldDraft, RecordDraft, Remark
from signalspec.model import LANGUAGE_VERSION, Json
from signalspec.quoting import python_text

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./ '-]*[A-Za-z0-9_.]|[A-Za-z_]")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_ENVELOPE = "Envelope"
# What holds for nearly every field is said once, at the top.
_COMMON = ("null stands for a field that is not there",)


def spec_text(draft: Draft, name: str) -> str:
    """The whole spec, which the loader takes."""
    return "\n".join([*_head(draft, name), *_parts(draft), ""])


def flow(value: Json) -> str:
    """A value on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain else python_text(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def _head(draft: Draft, name: str) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../generated/spec.schema.json"
    yield "# Started from JSON Schemas. Comments say where this spec is not the same:"
    yield "#   stricter  the schema accepts something that this spec refuses"
    yield "#   looser    this spec accepts something that the schema refuses"
    yield "#   unsaid    it means nothing to a payload, and the language has no place for it"
    common = {remark.message: remark for remark in draft.remarks() if remark.message in _COMMON}
    yield from (f"# In nearly every optional field, {remark.comment}" for remark in common.values())
    yield from _comments(draft.general, "")
    yield f"signalspec: {LANGUAGE_VERSION}"
    yield f"name: {flow(name)}"
    yield "version: 0.1.0"
    yield f"title: {flow(name.replace('-', ' ').capitalize())}"
    yield f"doc: {flow(f'Events of {name}.')}"
    yield f"schema_base: https://example.com/schemas/{name}  # start of every schema's $id: yours goes here"
    yield ""
    yield "# JSON Schemas do not say how events travel: this is a guess, to be set right."
    yield "transport:"
    yield f"  envelope: {_ENVELOPE}"
    yield f"  content: {draft.content}"
    yield f"  discriminator: {draft.discriminator}"
    yield "  operation:"
    yield "    mutation: sendEvents"
    yield "    doc: Takes events, and gives the id of each."
    yield "    argument: events"
    yield "    result: {ids: [ID]}"
    yield "    max_items: 100"


def _parts(draft: Draft) -> Iterator[str]:
    dictionary = _dictionary(draft)
    if draft.formats:
        yield from ("", "formats:")
        for name, keys in draft.formats.items():
            yield f"  {name}:"
            yield from (f"    {key}: {flow(value)}" for key, value in keys.items())
    if draft.enums:
        yield from ("", "enums:")
        for name, keys in draft.enums.items():
            yield f"  {name}:"
            yield f"    doc: {flow(keys['doc'])}"
            yield "    values:"
            values = keys["values"]
            assert isinstance(values, dict)
            yield from (f"      {flow(value)}: {flow(doc)}" for value, doc in values.items())
    yield from ("", "fields:")
    for name, keys in dictionary.items():
        yield f"  {name}: {flow(keys)}"
    yield from ("", "objects:")
    yield f"  {_ENVELOPE}: {{doc: One event on its way., required: [{draft.content}]}}"
    for name, record in draft.objects.items():
        yield from _record(name, record, dictionary)
    yield from ("", "signals:")
    for name, record in draft.signals.items():
        yield from _record(name, record, dictionary)


def _dictionary(draft: Draft) -> dict[str, dict[str, Json]]:
    """Each field as most of its uses have it."""
    uses: dict[str, list[dict[str, Json]]] = {}
    for record in (*draft.objects.values(), *draft.signals.values()):
        for field in record.fields:
            uses.setdefault(field.name, []).append(field.keys)
    most = {name: _commonest(keys) for name, keys in uses.items()}
    return {
        draft.discriminator: {"type": "string", "doc": "Which event this is."},
        draft.content: {"type": "content", "doc": "The event itself."},
        # Only an optional field may be deprecated, which each use says for itself.
        **{name: {k: v for k, v in keys.items() if k != "deprecated"} for name, keys in most.items()},
    }


def _commonest(uses: list[dict[str, Json]]) -> dict[str, Json]:
    counted = Counter(map(repr, uses))
    return max(uses, key=lambda keys: counted[repr(keys)])


def _record(name: str, record: RecordDraft, dictionary: dict[str, dict[str, Json]]) -> Iterator[str]:
    yield from _comments(record.remarks, "  ")
    yield f"  {name}:"
    lists = {"rules"}
    yield from (f"    {key}: {flow(value)}" for key, value in record.keys.items() if key not in lists)
    for presence, fields in (("required", record.required), ("optional", record.optional)):
        if fields:
            yield f"    {presence}:"
            for field in fields:
                yield from _comments(field.remarks, "      ")
                yield f"      - {flow(_use(field, dictionary[field.name]))}"
    for key, values in (("rules", record.keys.get("rules")), ("examples", record.examples)):
        if isinstance(values, list) and values:
            yield f"    {key}:"
            yield from (f"      - {flow(value)}" for value in values)


def _use(field: FieldDraft, known: dict[str, Json]) -> Json:
    """The field by its name, with what it has other than the dictionary says."""
    changed = {k: v for k, v in field.keys.items() if k not in known or repr(known[k]) != repr(v)}
    gone: dict[str, Json] = {key: None for key in known if key not in field.keys}
    return {field.name: {**changed, **gone}} if changed or gone else field.name


def _comments(remarks: Iterable[Remark], margin: str) -> Iterator[str]:
    for comment in dict.fromkeys(remark.comment for remark in remarks if remark.message not in _COMMON):
        yield f"{margin}# {python_text(comment)[1:-1]}"
