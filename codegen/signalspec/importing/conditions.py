"""Statements about several properties: conditionals, dependencies, and how many are there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from signalspec.importing.drafts import Draft, FieldDraft, Kind, RecordDraft, Remark
from signalspec.importing.schema import Schema
from signalspec.importing.shapes import broken
from signalspec.importing.values import NotCarriedError, scalar_keys
from signalspec.model import Json
from signalspec.naming import camel_case, pascal_case

_SCALARS = ("string", "number", "integer", "boolean")


class _NotSimpleError(Exception):
    """A statement that is none of the language's; the message says why."""


class _Rules:
    """What is found in one object: rules, and which fields are counted."""

    def __init__(self, record: RecordDraft, draft: Draft) -> None:
        self.record = record
        self.draft = draft
        self.found: list[Json] = []
        self.counted: dict[str, Json] = {}
        self.remarks: list[Remark] = []
        self._ids: set[str] = set()
        for field in record.fields:
            if field.one_of is not None:
                self.add({}, field.name, {"one_of": field.one_of})

    def add(self, when: dict[str, Json], field: str, then: dict[str, Json]) -> None:
        wished = camel_case(field) + (f"When{pascal_case(next(iter(when)))}" if when else "Values")
        id = next(name for n in count(1) if (name := wished if n == 1 else f"{wished}{n}") not in self._ids)
        self._ids.add(id)
        rule: dict[str, Json] = {"id": id, **({"when": when} if when else {}), "then": {field: then}}
        self.found.append(rule)

    def optional(self, names: list[Any]) -> list[Json]:
        """The names, where they are all optional fields."""
        known = {field.name for field in self.record.optional}
        if len(set(map(str, names))) < 2 or not all(name in known for name in names):
            raise _NotSimpleError("it counts what are no optional fields here")
        return list(names)

    def count(self, code: str, names: list[Any], schema: Schema) -> None:
        if code in self.counted:
            raise _NotSimpleError("there is one such statement already")
        self.counted[code] = self.optional(names)
        for name in names:
            self.null(name, "stricter" if code == "at_least_one" else "looser", schema)

    def null(self, name: str, kind: Kind, schema: Schema) -> None:
        """Says that null counts as there in the schema, and not here."""
        field = self.record.named(name)
        if field is not None and field.nullable:
            self.remarks.append(schema.remark(kind, f"`{name}` counts as there only where it is not null"))


def rule_keys(schema: Schema, record: RecordDraft, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    """`rules`, `at_least_one` and `at_most_one`; reads the keywords that they come from."""
    rules = _Rules(record, draft)
    for part in (schema, *schema.parts("allOf")):
        for read in (_conditional, _dependencies, _alternatives, _exclusion):
            before = len(rules.found), dict(rules.counted)
            try:
                read(part, rules)
            except (_NotSimpleError, NotCarriedError) as error:
                del rules.found[before[0] :]
                rules.counted = before[1]
                word = {"_conditional": "if", "_exclusion": "not"}.get(read.__name__, "")
                rules.remarks.append(part.remark("looser", f"a statement is not carried: {error}", word))
        if part is not schema:
            rules.remarks.extend(part.leftovers())
    keys: dict[str, Json] = dict(rules.counted)
    if rules.found:
        keys["rules"] = rules.found
    return keys, rules.remarks


def _conditional(schema: Schema, rules: _Rules) -> None:
    if not schema.has("if"):
        schema.unread -= {"then", "else"}
        return
    condition, then, other = (schema.take(word) for word in ("if", "then", "else"))
    when = _when(schema.part(condition, "if"), rules.record)
    if then is not None:
        _consequences(schema.part(then, "then"), when, rules)
    if isinstance(other, dict) and "if" in other:
        nested = schema.part(other, "else")
        if set(nested.keywords) - {"if", "then", "else", "description", "title", "$comment"}:
            raise _NotSimpleError("its `else` says more than another condition")
        _require_exclusive(when, nested, rules)
        _conditional(nested, rules)
    elif other not in (None, True, {}):
        raise _NotSimpleError("its `else` is not another condition")


def _require_exclusive(when: dict[str, Json], nested: Schema, rules: _Rules) -> None:
    """A condition in an `else` holds by itself only where it never meets the one before it."""
    todo: Any = nested.keywords
    mine = {name: _values(value) for name, value in when.items()}
    while isinstance(todo, dict) and "if" in todo:
        theirs = _when(nested.part(todo["if"], "if"), rules.record)
        shared = [name for name in mine if name in theirs and mine[name] and _values(theirs[name])]
        if not any(not mine[name] & _values(theirs[name]) for name in shared):
            raise _NotSimpleError("its `else` has a condition that may hold at the same time")
        todo = todo.get("else")


def _values(value: Json) -> set[str]:
    if isinstance(value, dict):
        return set()
    return set(map(repr, value)) if isinstance(value, list) else {repr(value)}


def _when(schema: Schema, record: RecordDraft) -> dict[str, Json]:
    """The conditions of an `if`, by the field that each is about."""
    properties, required = schema.take("properties", {}), schema.take("required", [])
    schema.take("type")
    names = list(dict.fromkeys([*properties, *required]))
    if schema.unread or not names:
        raise _NotSimpleError("its condition is none about the values of fields")
    found: dict[str, Json] = {}
    for name in names:
        field = record.named(name)
        if field is None or (isinstance(field.keys["type"], list) and name in properties):
            raise _NotSimpleError(f"its condition is about {name!r}, which is no plain field here")
        if name not in required and field not in record.required:
            raise _NotSimpleError(f"its condition holds as well where {name!r} is not there")
        found[name] = _condition(schema.part(properties.get(name, True), "properties", name), field)
        if found[name] == {"present": True} and field.nullable and name not in properties:
            raise _NotSimpleError(f"its condition holds as well where {name!r} is null")
    return found


def _condition(schema: Schema, field: FieldDraft) -> Json:
    stated = schema.take("type")
    if schema.has("const"):
        values: Json = schema.take("const")
    elif schema.has("enum"):
        values = [value for value in schema.take("enum") if value is not None]
    else:
        bounds = {key: schema.take(key) for key in ("minimum", "maximum") if schema.has(key)}
        values = bounds or {"present": True}
        if bounds and stated is None and field.keys["type"] not in ("number", "integer"):
            raise _NotSimpleError("its condition bounds what may be no number")
    if schema.take("not", {"type": "null"}) != {"type": "null"} or schema.unread or schema.nothing:
        raise _NotSimpleError("its condition says more than a value, a list or bounds")
    listed = values if isinstance(values, list) else [] if isinstance(values, dict) else [values]
    if any(not isinstance(value, (str, bool, int, float)) for value in listed) or values == []:
        raise _NotSimpleError("its condition compares with what is no plain value")
    return values


def _consequences(schema: Schema, when: dict[str, Json], rules: _Rules) -> None:
    properties, required = schema.take("properties", {}), schema.take("required", [])
    schema.take("type")
    for name in dict.fromkeys([*required, *properties]):
        field = rules.record.named(name)
        if field is None:
            raise _NotSimpleError(f"it asks for {name!r}, which is no field here")
        then: dict[str, Json] = {}
        if name in required and field in rules.record.optional:
            then["required"] = True
            if "type" not in dict(properties.get(name) or {}):
                rules.null(name, "stricter", schema)
        if name in properties:
            part = schema.part(properties[name], "properties", name)
            then |= _limits(part, field, rules)
            rules.remarks.extend(part.leftovers())
        if then:
            rules.add(when, name, then)
    rules.remarks.extend(schema.leftovers())


def _limits(schema: Schema, field: FieldDraft, rules: _Rules) -> dict[str, Json]:
    """What is asked of the value of a field beyond its type."""
    if schema.nothing:
        raise _NotSimpleError(f"it forbids {field.name!r}")
    stated = schema.take("type")
    type = field.keys["type"]
    values = schema.keywords.get("enum", [schema.keywords["const"]] if schema.has("const") else None)
    if isinstance(values, list) and all(value is None or isinstance(value, str) for value in values):
        schema.unread -= {"enum", "const"}
        return {"one_of": [value for value in values if value is not None]}
    if type not in _SCALARS:
        return {}
    types = {stated} if isinstance(stated, str) else set(stated or ())
    if types and not types <= {type, "null"}:
        raise _NotSimpleError(f"it gives {field.name!r} another type")
    keys, remarks = scalar_keys(str(type), schema, field.name, rules.draft)
    rules.remarks.extend(remark for remark in remarks if "32 bits" not in remark.message)
    if keys.pop("type") != type:
        raise _NotSimpleError(f"it gives {field.name!r} another type")
    return keys


def _dependencies(schema: Schema, rules: _Rules) -> None:
    for word in ("dependentRequired", "dependencies"):
        for name, needed in schema.take(word, {}).items():
            if broken("required", needed) or rules.record.named(name) is None:
                raise _NotSimpleError(f"`{word}` of {name!r} is no list of fields, or of none here")
            for each in needed:
                if rules.record.named(each) is None:
                    raise _NotSimpleError(f"it asks for {each!r}, which is no field here")
                if any(field.name == each for field in rules.record.optional):
                    rules.add({name: {"present": True}}, each, {"required": True})
                    rules.null(name, "looser", schema)
                    rules.null(each, "stricter", schema)


def _alternatives(schema: Schema, rules: _Rules) -> None:
    for word in ("anyOf", "oneOf"):
        if not schema.has(word):
            continue
        names = [name for part in schema.parts(word) for name in _lone(part)]
        rules.count("at_least_one", names, schema)
        if word == "oneOf":
            rules.count("at_most_one", names, schema)


def _lone(schema: Schema) -> Iterator[str]:
    """The one property that a part of a choice asks for."""
    required, properties = schema.take("required", []), schema.take("properties", {})
    schema.take("type")
    plain = all(isinstance(p, dict) and set(p) <= {"type", "not"} for p in properties.values())
    if schema.unread or len(required) != 1 or not set(properties) <= set(required) or not plain:
        raise _NotSimpleError("a choice that is none between fields")
    yield required[0]


def _exclusion(schema: Schema, rules: _Rules) -> None:
    if not schema.has("not"):
        return
    part = schema.part(schema.take("not"), "not")
    required, properties = part.take("required", []), part.take("properties", {})
    part.take("type")
    plain = all(isinstance(p, dict) and set(p) <= {"type"} for p in properties.values())
    if part.unread or len(required) != 2 or not set(properties) <= set(required) or not plain:
        raise _NotSimpleError("what it forbids is no pair of fields")
    rules.count("at_most_one", required, schema)
