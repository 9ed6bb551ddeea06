"""Schemas, GraphQL and pages of any spec: each is what its own readers take it for."""

from __future__ import annotations

import json
import re

import jsonschema
import jsonschema_rs
from conftest import Built
from graphql import build_schema, parse, validate, validate_schema
from markdown_it import MarkdownIt
from signalspec.hidden import HIDDEN

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_HTML = {"html_block", "html_inline", "image"}


def test_nothing_in_any_file_is_hidden(built: Built) -> None:
    for path, text in built.texts().items():
        shown = re.sub(r"```text\n.*?\n```", "", text, flags=re.DOTALL)  # a pattern stands as it is
        assert not HIDDEN.search(shown.replace("\n", "")), path
        assert text.endswith("\n") or not text, path
        assert not text.endswith("\n\n"), path


def test_names_of_files_differ_in_more_than_letter_case(built: Built) -> None:
    paths = [path.lower() for path in built.texts()]
    assert len(paths) == len(set(paths))
    assert all(re.fullmatch(r"[\w./-]+", path, re.ASCII) for path in paths)


def test_schemas_are_schemas_and_take_the_examples(built: Built) -> None:
    schemas = {path: json.loads(text) for path, text in built.texts("jsonschema", ".json").items()}
    for path, schema in schemas.items():
        library = jsonschema.Draft7Validator if "/portable/" in path else jsonschema.Draft202012Validator
        library.check_schema(schema)
        jsonschema_rs.validator_for(schema, validate_formats=True)
    name = built.spec.transport.discriminator.name
    for signal in built.spec.signals:
        for example in signal.examples:
            content = {name: signal.name, **example.value}
            for path in ("content", signal.name, f"portable/{signal.name}"):
                schema = schemas[f"jsonschema/{path}.schema.json"]
                jsonschema_rs.validator_for(schema).validate(content)


def test_strict_schemas_keep_the_vectors(built: Built) -> None:
    schema = json.loads((built.out / "jsonschema" / "content.schema.json").read_text("utf-8"))
    judge = jsonschema_rs.validator_for(schema, validate_formats=True)
    count = 0
    dimension = built.spec.tier_dimension.name if built.spec.tier_dimension else None
    for path, text in built.texts("vectors", ".json").items():
        for vector in [] if path.endswith("schema.json") else json.loads(text):
            # A sum is no matter for a schema, and a tier has a schema of its own.
            if "content" in vector and dimension not in vector:
                assert judge.is_valid(vector["content"]) == vector["valid"], (path, vector["name"])
                count += 1
    assert count > 0


def test_graphql_builds(built: Built) -> None:
    schema = build_schema(built.texts("graphql", "schema.graphql")["graphql/schema.graphql"])
    assert validate_schema(schema) == []
    for text in built.texts("graphql/operations").values():
        assert validate(schema, parse(text)) == []
    inputs = "\n".join(built.texts("graphql/inputs").values())
    assert validate_schema(build_schema(f"{inputs}\ntype Query {{ nothing: Int }}")) == []


def test_pages_hold_no_html(built: Built) -> None:
    pages = built.texts("", ".md")
    assert "docs/index.md" in pages and "python/README.md" in pages
    for path, text in pages.items():
        tokens = _MARKDOWN.parse(text)
        kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
        assert not kinds & _HTML, path


def test_all_data_is_json(built: Built) -> None:
    for path, text in built.texts("", ".json").items():
        assert json.loads(text) is not None, path
