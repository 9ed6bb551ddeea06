"""jsonschema-rs: compiled schemas, one a signal type, and the one schema that holds them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema_rs
import orjson

from benchmarks.candidates import Candidate, Judge, Problem, Work
from benchmarks.contract import Contract
from benchmarks.peers.dispatch import by_type

Validator = jsonschema_rs.Draft202012Validator


def candidates(contract: Contract) -> list[Candidate]:
    whole = Validator(contract.strict)
    choose = by_type(
        {name: Validator(schema) for name, schema in contract.strict_by_type().items()}, otherwise=whole
    )
    no_objects: dict[Work, str] = {"parse": "makes no objects", "decode": "makes no objects"}
    return [
        Candidate("jsonschema-rs, a schema a type", "jsonschema-rs", _judges(choose), no_objects),
        Candidate("jsonschema-rs, one schema", "jsonschema-rs", _judges(lambda _: whole), no_objects),
    ]


def _judges(choose: Callable[[Any], Any]) -> dict[Work, Judge]:
    def is_valid(data: Any) -> bool:
        return bool(choose(data).is_valid(data))

    def problems(data: Any) -> list[Problem]:
        found = choose(data).iter_errors(data)
        return [("/".join(map(str, error.instance_path)), error.message) for error in found]

    def is_valid_text(data: bytes) -> bool:
        return is_valid(orjson.loads(data))

    def report(data: bytes) -> list[Problem]:
        value = orjson.loads(data)
        return [] if is_valid(value) else problems(value)

    return {
        "valid": Judge(is_valid, "truth"),
        "errors": Judge(problems, "problems"),
        "bytes": Judge(is_valid_text, "truth"),
        "report": Judge(report, "problems"),
    }
