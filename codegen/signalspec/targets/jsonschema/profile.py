"""The two kinds of schema, and in what they differ."""

from __future__ import annotations

from typing import NamedTuple


class Profile(NamedTuple):
    """A dialect of JSON Schema, and how its schemas are made.

    `keyword` holds the definitions. `strict` schemas are also for people: they have examples, comments
    and `format`, and patterns stand once in a definition, beside which a field says its type. Portable
    ones are for code generators, which ignore what stands beside a `$ref` or make a class of whatever
    has a definition; so they write patterns out, and titles are names of classes.
    """

    dialect: str
    folder: str
    keyword: str
    strict: bool

    def reference(self, key: str) -> str:
        """The address of the definition of that key."""
        return f"#/{self.keyword}/{key}"


STRICT = Profile("https://json-schema.org/draft/2020-12/schema", "", "$defs", True)
PORTABLE = Profile("http://json-schema.org/draft-07/schema#", "portable/", "definitions", False)
