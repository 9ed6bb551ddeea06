"""Runs generated vectors as a consumer does, who reads the files and calls a validator."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from signalspec import naming, validators
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.targets.vectors import files, tier_key

HERE = Path(__file__).resolve().parent
SPECS = {"signals": HERE.parents[1] / "spec" / "signals.yaml", "other": HERE / "other.yaml"}

Vector = dict[str, Any]
Report = list[tuple[str, str]]


@cache
def spec(name: str) -> Spec:
    return load_file(SPECS[name])


@cache
def generated(name: str) -> dict[str, Any]:
    """What is in each file, by its name without the ending; the schema under its own name."""
    texts = {Path(path).name: text for path, text in files(spec(name)).items()}
    return {file.removesuffix(".json"): json.loads(text) for file, text in texts.items()}


def vector_files(name: str) -> dict[str, list[Vector]]:
    """The files of vectors, by their names."""
    return {file: found for file, found in generated(name).items() if isinstance(found, list)}


def payload(vector: Vector) -> Any:
    """What a validator is to judge."""
    if "base64" in vector:
        return b64decode(vector["base64"])
    if "repeat" in vector:
        return vector["payload"] * vector["repeat"]
    return next(vector[key] for key in ("content", "payload", "text") if key in vector)


class Runner:
    """Judges vectors with one generated package."""

    def __init__(self, model: Spec, package: validators.Package | None = None) -> None:
        self._package = package or validators.load(model)
        self._envelope = naming.snake_case(model.transport.envelope.name)
        self._tier = tier_key(model)
        self._argument = naming.parameter(model.tier_dimension.name) if model.tier_dimension else ""

    def reported(self, file: str, vector: Vector, *, advice: bool) -> tuple[Report, Report]:
        """The (rule, path) of all violations and all remarks, sorted."""
        options = {self._argument: vector[self._tier]} if self._tier in vector else {}
        found = self._function(file, vector)(payload(vector), advice=advice, **options)
        levels = ("error", "advice")
        violations, remarks = (
            sorted((v.rule, v.path) for v in found if v.level == level) for level in levels
        )
        return violations, remarks

    def _function(self, file: str, vector: Vector) -> Callable[..., Any]:
        if "content" in vector:
            return self._package.validate_content
        if "payload" not in vector:
            return self._package.validate_json
        return self._package.validate if file == self._envelope else self._package.validate_batch


def claimed(vector: Vector) -> tuple[Report, Report]:
    """The (rule, path) of all violations and remarks that the vector speaks of, sorted."""
    violations, remarks = (
        sorted((f["rule"], f["path"]) for f in vector.get(key, [])) for key in ("violations", "advice")
    )
    return violations, remarks


def breaks(vector: Vector) -> bool:
    """Whether the vector breaks its rule, be it advice."""
    return any(rule == vector["rule"] for report in claimed(vector) for rule, _ in report)
