"""Verdicts of the libraries that people check JSON with, on the schemas that the target writes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema
import jsonschema_rs
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.targets.jsonschema import files

ROOT = Path(__file__).resolve().parents[2]
SPECS = {
    "signals": ROOT / "spec" / "signals.yaml",
    "greenhouse": Path(__file__).with_name("greenhouse.yaml"),
}
PORTABLE = "jsonschema/portable/"

Verdict = Callable[[Any], bool]


@cache
def spec(name: str) -> Spec:
    return load_file(SPECS[name])


@cache
def schemas(name: str) -> dict[str, dict[str, Any]]:
    """Path -> schema, for all schemas of the spec of that name."""
    return {path: json.loads(text) for path, text in files(spec(name)).items()}


@cache
def engines(name: str, path: str) -> dict[str, Verdict]:
    """By name, functions that say whether a library takes a value by the schema at `path`."""
    return engines_of(path, schemas(name)[path])


def engines_of(path: str, schema: dict[str, Any]) -> dict[str, Verdict]:
    """As `engines`, for a schema that would be written to `path`."""
    library = jsonschema.Draft7Validator if path.startswith(PORTABLE) else jsonschema.Draft202012Validator
    found: dict[str, Verdict] = {
        "jsonschema": library(schema).is_valid,
        "jsonschema with formats": library(schema, format_checker=library.FORMAT_CHECKER).is_valid,
        "jsonschema-rs": jsonschema_rs.validator_for(schema, validate_formats=False).is_valid,
        "jsonschema-rs with formats": jsonschema_rs.validator_for(schema, validate_formats=True).is_valid,
    }
    if path.startswith(PORTABLE):
        # It rewrites the references of what it compiles.
        found["fastjsonschema"] = _raising(fastjsonschema.compile(copy.deepcopy(schema)))
    return found


def _raising(check: Callable[[Any], object]) -> Verdict:
    def verdict(value: Any) -> bool:
        try:
            check(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return verdict


def content_schemas(kind: str) -> list[str]:
    """The schemas that judge a content of that type."""
    return [
        f"{folder}{file}.schema.json" for folder in ("jsonschema/", PORTABLE) for file in (kind, "content")
    ]


def envelope_schemas(name: str) -> list[str]:
    """The schemas that judge an envelope with any content."""
    file = {"signals": "signal", "greenhouse": "sensor_report"}[name]
    return [f"{folder}{file}.schema.json" for folder in ("jsonschema/", PORTABLE)]


def disagreements(name: str, paths: list[str], value: Any, valid: bool) -> list[str]:
    """Which library gives another verdict than `valid`, by which schema."""
    return [
        f"{engine} by {path}: {not valid}"
        for path in paths
        for engine, verdict in engines(name, path).items()
        if verdict(value) is not valid
    ]
