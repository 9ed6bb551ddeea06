"""Random JSON Schemas of objects, with or without nonsense in them, and payloads for them."""

from __future__ import annotations

from random import Random
from typing import Any

KEYWORDS = [
    "type",
    "const",
    "enum",
    "pattern",
    "not",
    "anyOf",
    "oneOf",
    "allOf",
    "if",
    "then",
    "else",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "format",
    "items",
    "prefixItems",
    "required",
    "properties",
    "additionalProperties",
    "unevaluatedProperties",
    "$ref",
    "examples",
    "minItems",
    "maxItems",
    "title",
    "description",
    "default",
    "deprecated",
    "multipleOf",
    "dependentRequired",
    "patternProperties",
]
TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"]
LISTS = [
    ["string", "null"],
    ["integer", "null"],
    ["integer", "number"],
    ["object", "null"],
    ["string", "integer"],
]
NAMES = ["a", "b", "c", "x", "x-y", "A", "__p", "type"]
PATTERNS = ["^a$", "a", "^(a|b)+$", "\\d", "^[^a]*$", "(?=a)", "^x.*", "^a|b$"]
NONSENSE: list[Any] = [None, True, -1, 2.5, 10**30, "", "é", [], {}, [1], {"a": 1}, "string", [None]]
VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    2,
    3,
    5,
    -3,
    2.5,
    2.0,
    "",
    "a",
    "x",
    "y",
    "X",
    "aa",
    "1",
    [],
    ["a"],
]
VALUES += [["x", "y"], [1], [None], {}, {"a": "a"}, {"a": 1, "b": "x"}, {"b": None}, {"c": "x"}]


class Schemas:
    """A stream of schemas, the same for the same seed."""

    def __init__(self, seed: int, nonsense: float = 0.0) -> None:
        self.chance = Random(seed)
        self.nonsense = nonsense
        self.keywords = KEYWORDS

    def whole(self) -> dict[str, Any]:
        found = self._keywords(0)
        properties = {name: self.part(1) for name in self.chance.sample(["a", "b", "c", "x", "y"], 3)}
        required = self.chance.sample(["a", "b", "c"], self.chance.randint(0, 1))
        self.keywords = [keyword for keyword in KEYWORDS if keyword != "$ref"]
        parts = {"definitions": {"a": self.part(1)}, "$defs": {"b": self.part(1)}}
        found.pop("$ref", None)
        return {**found, "type": "object", "properties": properties, "required": required, **parts}

    def part(self, depth: int) -> Any:
        if self.chance.random() < 0.05:
            return self.chance.choice([True, False])
        return self._keywords(depth)

    def _keywords(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.chance.random() < 0.6:
            found["type"] = self.chance.choice([*TYPES, *LISTS])
        for keyword in self.chance.sample(self.keywords, self.chance.randint(0, 4)):
            nonsense = self.chance.random() < self.nonsense
            found[keyword] = self.chance.choice(NONSENSE) if nonsense else self._value(keyword, depth)
        return found

    def _value(self, keyword: str, depth: int) -> Any:
        pick, deep = self.chance.choice, depth < 4
        if keyword in ("not", "if", "then", "else", "items", "additionalProperties", "unevaluatedProperties"):
            return self.part(depth + 1) if deep else {}
        if keyword in ("anyOf", "oneOf", "allOf", "prefixItems"):
            return [self.part(depth + 1) if deep else {} for _ in range(self.chance.randint(1, 3))]
        if keyword in ("properties", "patternProperties"):
            return {pick(NAMES): self.part(depth + 1) if deep else {} for _ in range(3)}
        return pick(
            {
                "type": [*TYPES, *LISTS],
                "const": ["x", "y", 1, None, True],
                "default": VALUES,
                "enum": [
                    ["x", "y"],
                    ["x", "X"],
                    ["x", None],
                    [1, 2, 3],
                    [1, "x"],
                    [True, False],
                    ["", "a b"],
                ],
                "examples": [["x"], []],
                "pattern": PATTERNS,
                "required": [["a"], ["b", "c"], []],
                "dependentRequired": [{"a": ["b"]}, {"b": ["a", "c"]}],
                "$ref": ["#/definitions/a", "#/$defs/b"],
                "format": ["date-time", "email", "uri", "uuid"],
                "title": ["T", "a\nb"],
                "description": ["a\nb", "\u202e", " ", "# x: {"],
                "deprecated": [True],
                "multipleOf": [1, 2, 0.5],
            }.get(keyword, [0, 1, 5, 2])
        )
