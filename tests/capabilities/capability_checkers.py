"""What each target makes of a test vector: whether it takes the payload."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema_rs
from graphql import GraphQLSchema, build_schema, execute_sync, parse
from pydantic import TypeAdapter, ValidationError
from signalspec.model import ContentType, Field, ObjectReference, ObjectType, SignalType, Spec
from signalspec.naming import attribute, class_name, envelope_attribute, pascal_case, snake_case
from signalspec.payloads import Vector, envelope
from signalspec.targets import graphql, jsonschema
from signalspec.validators import load

Checker = Callable[[Vector], bool | None]  # None where the target cannot be shown the payload


def whole(spec: Spec, vector: Vector) -> Any:
    """The least envelope around a content; an envelope as it is."""
    if vector.kind != "content":
        return vector.payload
    return {**envelope({}, spec), spec.transport.content.name: vector.payload}


def python(spec: Spec) -> Checker:
    package: Any = load(spec)
    tier = spec.tier_dimension.name if spec.tier_dimension else ""
    judges = {
        "content": package.validate_content,
        "envelope": package.validate,
        "batch": package.validate_batch,
        "text": package.validate_json,
    }

    def check(vector: Vector) -> bool:
        named = {tier: vector.tier} if vector.tier else {}
        found = judges[vector.kind](vector.payload, advice=True, **named)
        return all(violation.rule != vector.rule for violation in found)

    return check


def constructors(spec: Spec) -> Checker:
    package: Any = load(spec)

    def built(record: ObjectType, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        fields = {field.name: field for field in record.fields}
        given = {
            _attribute(spec, record, name): member(fields[name], item) if name in fields else item
            for name, item in value.items()
            if not (isinstance(record, SignalType) and name == spec.transport.discriminator.name)
        }
        return getattr(package, class_name(record.name))(**given)

    def member(field: Field, value: Any) -> Any:
        if isinstance(value, list):
            return [member(field, item) for item in value]
        if isinstance(field.element, ObjectReference):
            return built(field.element.object, value)
        return content(value) if isinstance(field.element, ContentType) else value

    def content(value: Any) -> Any:
        kind = value.get(spec.transport.discriminator.name) if isinstance(value, dict) else None
        return built(spec.signal(kind), value) if kind in [s.name for s in spec.signals] else value

    def check(vector: Vector) -> bool | None:
        if vector.kind not in ("content", "envelope") or not isinstance(vector.payload, dict):
            return None
        try:
            if vector.kind == "content":
                return None if content(vector.payload) is vector.payload else True
            built(spec.transport.envelope, vector.payload)
        except (TypeError, ValueError):
            return False
        return True

    return check


def _attribute(spec: Spec, record: ObjectType, name: str) -> str:
    fields = {field.name: field for field in record.fields}
    if name not in fields:
        return name
    is_envelope = record is spec.transport.envelope
    return envelope_attribute(spec, fields[name]) if is_envelope else attribute(name)


def schemas(folder: str) -> Callable[[Spec], Checker]:
    def checker(spec: Spec) -> Checker:
        files = jsonschema.files(spec)
        known: dict[str, Any] = {}

        def takes(name: str, value: Any) -> bool:
            if name not in known:
                text = files[f"{folder}{name}.schema.json"]
                known[name] = jsonschema_rs.validator_for(json.loads(text))
            return bool(known[name].is_valid(value))

        def check(vector: Vector) -> bool | None:
            if vector.kind == "text" or (vector.kind == "batch" and folder != "jsonschema/"):
                return None
            if vector.tier and folder == "jsonschema/":
                return takes(f"tiers/{vector.tier}", whole(spec, vector))
            about_envelope = vector.kind == "envelope"
            name = snake_case(spec.transport.envelope.name) if about_envelope else vector.kind
            return takes(name, vector.payload)

        return check

    return checker


def graphql_wire(spec: Spec) -> Checker:
    schema = build_schema(graphql.files(spec)["graphql/schema.graphql"])
    operation = spec.transport.operation
    asked = f" {{ {' '.join(name for name, _ in operation.result)} }}" if operation.result else ""
    type = f"[{pascal_case(spec.transport.envelope.name)}Input!]!"
    taken = _taking(
        schema, f"mutation ($it: {type}) {{ {operation.name}({operation.argument}: $it){asked} }}"
    )

    def check(vector: Vector) -> bool | None:
        if vector.kind not in ("envelope", "batch"):
            return None
        return taken(vector.payload if vector.kind == "batch" else [vector.payload])

    return check


def graphql_inputs(spec: Spec) -> Checker:
    files = graphql.files(spec)
    common = files.get("graphql/inputs/common.graphql", "")
    inputs = {}
    for signal in spec.signals:
        name = pascal_case(signal.name)
        own = files[f"graphql/inputs/{name}.graphql"]
        schema = build_schema(f"{common}\n{own}\ntype Query {{ take(it: {name}Input!): Boolean }}")
        inputs[signal.name] = _taking(schema, f"query ($it: {name}Input!) {{ take(it: $it) }}")

    def check(vector: Vector) -> bool | None:
        if vector.kind != "content":
            return None
        value, discriminator = vector.payload, spec.transport.discriminator.name
        if isinstance(value, dict) and value.get(discriminator) in list(inputs):
            return inputs[str(value[discriminator])](value)
        # The sender picks the input; what does not say its type may be meant for any.
        return any(takes(value) for takes in inputs.values())

    return check


def _taking(schema: GraphQLSchema, text: str) -> Callable[[Any], bool]:
    document = parse(text)
    return lambda value: not execute_sync(schema, document, variable_values={"it": value}).errors


def pydantic_models(spec: Spec) -> Checker:
    package: Any = load(spec)
    models = import_module(f"{package.__name__}.pydantic_models")
    content = TypeAdapter(models.Content)
    envelope = TypeAdapter(getattr(models, class_name(spec.transport.envelope.name)))

    def check(vector: Vector) -> bool | None:
        if vector.kind not in ("content", "envelope"):
            return None
        try:
            (content if vector.kind == "content" else envelope).validate_python(vector.payload)
        except ValidationError:
            return False
        return True

    return check


def datamodel_code_generator(folder: Path) -> Callable[[Spec], Checker]:
    def checker(spec: Spec) -> Checker:
        name = snake_case(spec.transport.envelope.name)
        schema, models = folder / f"{spec.name}.schema.json", folder / f"{spec.name}.py"
        schema.write_text(jsonschema.files(spec)[f"jsonschema/portable/{name}.schema.json"], encoding="utf-8")
        options = ["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]
        files = ["--input", str(schema), "--output", str(models)]
        tool = [sys.executable, "-W", "ignore", "-m", "datamodel_code_generator"]
        subprocess.run([*tool, *files, *options], check=True, capture_output=True)
        model = runpy.run_path(str(models))[pascal_case(spec.transport.envelope.name)]

        def check(vector: Vector) -> bool | None:
            if vector.kind not in ("content", "envelope"):
                return None
            try:
                model.model_validate(whole(spec, vector))
            except ValidationError:
                return False
            return True

        return check

    return checker
