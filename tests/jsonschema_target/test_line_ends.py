"""The text is judged to its very end, also by libraries whose `$` stands before a last line end as well."""

from __future__ import annotations

import json
from functools import cache

import pytest
from schema_engines import PORTABLE, Verdict, engines_of
from signalspec.load import load_text
from signalspec.targets.jsonschema import files

SPEC = r"""
signalspec: 1
name: line-ends
version: 1.0.0
title: Line ends
doc: Texts with line ends in them.
schema_base: https://schemas.example.com/line-ends
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {mutation: send, argument: events, result: {ok: Boolean}, max_items: 1}
formats:
  none:   {pattern: "[a-z]+", doc: No line end., matches: [a], rejects: [A]}
  inside: {pattern: "[a-z]+(?:\n[a-z]+)*", doc: Lines., matches: ["a\nb"], rejects: [A]}
enums:
  Inside: {doc: Two lines., ignore_case: true, values: {"a\nb": Two., c: One.}}
  End:    {doc: With line ends., ignore_case: true, values: {"a\n": Two., b: One., "\n": None.}}
fields:
  kind: {type: string, doc: Which.}
  payload: {type: content, doc: Content.}
  none: {type: string, format: none, doc: Text.}
  inside: {type: string, format: inside, doc: Text.}
  enumInside: {type: Inside, doc: Text.}
  enumEnd: {type: End, doc: Text.}
objects: {Event: {doc: Event., required: [payload]}}
signals:
  thing: {title: Thing, doc: A thing., optional: [none, inside, enumInside, enumEnd]}
"""


@cache
def engines(path: str) -> dict[str, Verdict]:
    return engines_of(path, json.loads(files(load_text(SPEC))[path]))


@pytest.mark.parametrize("path", ["jsonschema/thing.schema.json", f"{PORTABLE}thing.schema.json"])
@pytest.mark.parametrize(
    ("field", "text", "valid"),
    [
        ("none", "a", True),
        ("none", "a\n", False),
        ("inside", "a\nb", True),
        ("inside", "a\nb\n", False),
        ("inside", "a\n\n", False),
        ("enumInside", "A\nb", True),
        ("enumInside", "a\nb\n", False),
        ("enumInside", "c\n", False),
        ("enumEnd", "A\n", True),
        ("enumEnd", "a", False),
        ("enumEnd", "a\n\n", False),
        ("enumEnd", "B", True),
        ("enumEnd", "b\n", False),
        ("enumEnd", "\n", True),
        ("enumEnd", "", False),
        ("enumEnd", "\n\n", False),
    ],
)
def test_a_last_line_end_counts(path: str, field: str, text: str, valid: bool) -> None:
    value = {"kind": "thing", field: text}
    assert {name: verdict(value) for name, verdict in engines(path).items()} == dict.fromkeys(
        engines(path), valid
    )
