"""The shapes of the spec language: which keys stand where, and what each takes.

The loader checks documents against these tables and the editors' JSON Schema is generated from them,
so what an editor offers and what loads are the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

FIELD_NAME = "[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*_?"
TYPE_NAME = "[A-Z][A-Za-z0-9]*"
DISTRIBUTION = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
SEMVER = "(?:0|[1-9][0-9]*)[.](?:0|[1-9][0-9]*)[.](?:0|[1-9][0-9]*)(?:-[0-9A-Za-z.-]+)?"
TIER_NAME = "[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*"
HEADER = "[A-Za-z][A-Za-z0-9-]*"
# Lengths and counts beyond it are more than some reader of a schema takes for a number of things.
LARGEST_COUNT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Text:
    """A string; `pattern` is matched from end to end and `what` names it in messages."""

    pattern: str | None = None
    what: str = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `minimum` to `maximum`."""

    minimum: int = 0
    maximum: int = LARGEST_COUNT


@dataclass(frozen=True, slots=True)
class Number:
    """Any finite number."""


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly this whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class AnyScalar:
    """A string, number or boolean."""


@dataclass(frozen=True, slots=True)
class AnyObject:
    """Any JSON object: example data."""


@dataclass(frozen=True, slots=True)
class ListOf:
    items: Shape
    length: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from names that match `key` to values of one shape."""

    values: Shape
    key: Text = field(default_factory=Text)
    length: int | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with a known set of keys. In a `patch`, no key is required and null takes one away."""

    name: str
    keys: dict[str, Key]
    patch: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """One of several shapes, told apart by kind: scalar, list or mapping."""

    shapes: tuple[Shape, ...]


Shape: TypeAlias = (
    "Text | Whole | Number | Flag | Constant | AnyScalar | AnyObject | ListOf | MapOf | Record | Either"
)

_field_name = Text(FIELD_NAME, "a name such as unitPrice")
_type_name = Text(TYPE_NAME, "a name such as OrderLine")
_table_name = Text(FIELD_NAME, "a name such as products")
_type_reference = Text(
    FIELD_NAME, "string, number, integer, boolean, content, or the name of an enum or object"
)
_text = Text()
_note = Key(_text, "How an unclear point of the source is read.")
_was = {
    "field": Key(_field_name, "Its name in an earlier version, so that `diff` sees a renaming."),
    "type": Key(_type_name, "Its name in an earlier version, so that `diff` sees a renaming."),
    "text": Key(_text, "What it was called in an earlier version, so that `diff` sees a renaming."),
}
_named = Record("description", {"doc": Key(_text, "What it means.", True), "was": _was["text"]})

_limits = {
    "min_length": Key(Whole(), "Least number of Unicode code points."),
    "max_length": Key(Whole(), "Greatest number of Unicode code points."),
    "minimum": Key(Number(), "Least value, inclusive."),
    "maximum": Key(Number(), "Greatest value, inclusive."),
    "min_items": Key(Whole(), "Least number of elements."),
    "max_items": Key(Whole(), "Greatest number of elements."),
    "format": Key(_field_name, "Name of a format that the text has from end to end."),
}
_one_of = {"one_of": Key(ListOf(_text), "The only values that are meant here.")}
LIMITS = Record("limits", {**_limits, **_one_of})

DEPRECATED = Record(
    "deprecation",
    {
        "since": Key(_text, "Version in which it was given up."),
        "use": Key(_field_name, "What takes its place."),
        "doc": Key(_text, "Why, and what to do."),
    },
)

_field_keys = {
    "type": Key(
        Either((_type_reference, ListOf(_type_reference, 1))), "The type; in brackets, an array of it.", True
    ),
    "doc": Key(_text, "What it means.", True),
    **_limits,
    "decimal": Key(Flag(), "What is written out always has a decimal point."),
    "secret": Key(Flag(), "The value never appears in a message or report."),
    "advice": Key(LIMITS, "Limits worth a remark on request, never a violation."),
    "deprecated": Key(DEPRECATED, "Still valid, but to be given up."),
    "was": _was["field"],
    "note": _note,
}
FIELD = Record("field", _field_keys)
FIELD_PATCH = Record("field in this place", _field_keys, patch=True)

FIELD_LIST = ListOf(
    Either(
        (Text(r"\$?" + FIELD_NAME, "a field's name, or $ and a group's"), MapOf(FIELD_PATCH, _field_name, 1))
    )
)

CONDITION = Record(
    "condition",
    {
        "minimum": Key(Number(), "Least value, inclusive."),
        "maximum": Key(Number(), "Greatest value, inclusive."),
        "present": Key(Flag(), "There and not null; only true is meant."),
    },
)
THEN = Record(
    "consequence", {"required": Key(Flag(), "The field must be there and not null."), **_limits, **_one_of}
)
RULE = Record(
    "rule",
    {
        "id": Key(_field_name, "Name of the rule within its owner.", True),
        "when": Key(
            MapOf(Either((AnyScalar(), ListOf(AnyScalar()), CONDITION)), _field_name),
            "All of these must hold; left out: always.",
        ),
        "then": Key(MapOf(THEN, _field_name, 1), "What is then asked of one field."),
        "sum": Key(ListOf(_field_name), "Fields that add up."),
        "equals": Key(_field_name, "The field that holds their sum."),
        "tolerance": Key(Number(), "How far off the sum may be."),
        "level": Key(Text(choices=("error", "advice")), "Advice is a remark on request."),
        "doc": Key(_text, "Why."),
    },
)

_count_keys = {
    "at_least_one": Key(ListOf(_field_name), "At least one of these is there and not null."),
    "at_most_one": Key(ListOf(_field_name), "At most one of these is there and not null."),
}
_record_keys = {
    "doc": Key(_text, "What it is.", True),
    "required": Key(FIELD_LIST, "Fields that must be there."),
    "optional": Key(FIELD_LIST, "Fields that may be there."),
    **_count_keys,
    "advice": Key(Record("advice on an object", dict(_count_keys)), "The same as a remark on request."),
    "rules": Key(ListOf(RULE), "Rules between fields."),
    "note": _note,
    "examples": Key(ListOf(AnyObject()), "Valid examples."),
}
OBJECT = Record("object", {**_record_keys, "was": _was["type"]})
SIGNAL = Record(
    "signal",
    {
        "title": Key(_text, "The name for people.", True),
        "tiers": Key(Either((Text(choices=("all",)), ListOf(_text))), "The tiers that include it, or all."),
        "deprecated": Key(DEPRECATED, "Still valid, but to be given up."),
        **_record_keys,
        "was": _was["field"],
    },
)

OPERATION = Record(
    "operation",
    {
        "mutation": Key(_field_name, "Name of the GraphQL mutation.", True),
        "argument": Key(_field_name, "Its argument: the list of envelopes.", True),
        "result": Key(
            MapOf(
                Either((Text(choices=("ID", "String", "Int", "Float", "Boolean")),
                        ListOf(Text(choices=("ID", "String", "Int", "Float", "Boolean")), 1))),
                _field_name,
            ),
            "Fields of the answer.",
            True,
        ),
        "max_items": Key(Whole(1), "Most envelopes in one call.", True),
        "key_header": Key(Text(HEADER, "a header's name"), "HTTP header with the caller's key."),
        "endpoints": Key(MapOf(_text, Text(TIER_NAME, "a region's name")), "Addresses, by region."),
        "advice": Key(
            Record("advice on a batch", {"min_items": Key(Constant(1), "An empty batch is worth a remark.")}),
            "Remarks on request.",
        ),
        "doc": Key(_text, "What it does."),
        "note": _note,
    },
)  # fmt: skip

SAMPLES = Record(
    "samples",
    {
        "tables": Key(
            MapOf(ListOf(AnyObject()), _table_name),
            "Rows of values that fit together; a table named after an object or signal is for that alone.",
        ),
        "totals": Key(
            MapOf(MapOf(ListOf(AnyScalar()), _field_name, 1), _field_name),
            "Fields that are a sum over an array: of the product of these fields of its items.",
        ),
        "sessions": Key(
            ListOf(ListOf(_field_name)), "The signal types that one visit sends, in their order."
        ),
    },
)

SPEC = Record(
    "spec",
    {
        "signalspec": Key(Constant(1), "Version of the spec language.", True),
        "name": Key(Text(DISTRIBUTION, "lower-case words with dashes"), "Name of the distribution.", True),
        "version": Key(Text(SEMVER, "a version such as 1.4.0"), "Version of the contract, SemVer.", True),
        "title": Key(_text, "The name for people.", True),
        "doc": Key(_text, "What the signals are for.", True),
        "schema_base": Key(
            Text(r"https?://[!-;=?-~]+", "an http(s) address"), "Start of every schema's $id.", True
        ),
        "tiers": Key(
            MapOf(MapOf(Either((_text, _named)), Text(TIER_NAME, "a tier's name")), _field_name, 1),
            "What customers subscribe to: one dimension and its tiers.",
        ),
        "transport": Key(
            Record(
                "transport",
                {
                    "envelope": Key(_type_name, "The object that carries a content.", True),
                    "content": Key(_field_name, "Its field that holds the content.", True),
                    "discriminator": Key(_field_name, "The content's field that names its type.", True),
                    "wrapper": Key(_field_name, "Key under which files carry an envelope."),
                    "trial": Key(_field_name, "The envelope's boolean that marks what is sent on trial."),
                    "operation": Key(OPERATION, "The mutation that takes a batch.", True),
                    "note": _note,
                },
            ),
            "How signals travel.",
            True,
        ),
        "patterns": Key(MapOf(_text, _field_name), "Named pieces for patterns, written {name} there."),
        "formats": Key(
            MapOf(
                Record(
                    "format",
                    {
                        "doc": Key(_text, "What such a text looks like.", True),
                        "pattern": Key(_text, "Portable pattern of the whole text, without anchors.", True),
                        "json_schema": Key(_text, "JSON Schema format that accepts at least as much."),
                        "matches": Key(ListOf(_text), "Samples that fit.", True),
                        "rejects": Key(ListOf(_text), "Samples that do not.", True),
                        "was": _was["field"],
                        "note": _note,
                    },
                ),
                _field_name,
            ),
            "Named formats of text.",
        ),
        "enums": Key(
            MapOf(
                Record(
                    "enum",
                    {
                        "doc": Key(_text, "What is listed.", True),
                        "values": Key(MapOf(Either((_text, _named))), "Each value and its meaning.", True),
                        "ignore_case": Key(Flag(), "ASCII letter case does not matter."),
                        "was": _was["type"],
                        "note": _note,
                    },
                ),
                _type_name,
            ),
            "Closed lists of text.",
        ),
        "fields": Key(MapOf(FIELD, _field_name), "Each field once.", True),
        "groups": Key(MapOf(FIELD_LIST, _field_name), "Fields that go together, written $name in a list."),
        "objects": Key(MapOf(OBJECT, _type_name), "Object types; the envelope is one.", True),
        "signals": Key(MapOf(SIGNAL, _field_name), "The signal types, by the discriminator's value.", True),
        "samples": Key(SAMPLES, "What samples are made of; it means nothing to a payload."),
    },
)
