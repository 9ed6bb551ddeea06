"""fastjsonschema: Python code compiled from draft-07 schemas, one a signal type."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

import fastjsonschema
import orjson

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract, Schema
from benchmarks.peers.dispatch import by_type

_REFUSED = (fastjsonschema.JsonSchemaValueException,)


def candidates(contract: Contract) -> list[Candidate]:
    quick = _compiled(contract, fast_fail=True)
    thorough = _compiled(contract, fast_fail=False)

    def check(data: Any) -> Any:
        return quick(data)(data)

    def check_text(data: bytes) -> Any:
        return check(orjson.loads(data))

    def problems(data: Any) -> list[Problem]:
        try:
            thorough(data)(data)
        except fastjsonschema.JsonSchemaValuesException as error:
            return [("/".join(map(str, one.path)), one.message) for one in error.errors]
        return []

    def report(data: bytes) -> list[Problem]:
        value = orjson.loads(data)
        try:
            check(value)
        except _REFUSED:
            return problems(value)
        return []

    return [
        Candidate(
            "fastjsonschema",
            "fastjsonschema",
            {
                "valid": Judge(check, refusals=_REFUSED),
                "errors": Judge(problems, "problems"),
                "bytes": Judge(check_text, refusals=_REFUSED),
                "report": Judge(report, "problems"),
            },
            {"parse": "makes no objects", "decode": "makes no objects"},
        )
    ]


def _compiled(contract: Contract, *, fast_fail: bool) -> Callable[[Any], Callable[[Any], Any]]:
    def compiled(schema: Schema) -> Callable[[Any], Any]:
        # It rewrites the references of what it compiles, and fills in defaults unless told otherwise.
        check: Callable[[Any], Any] = fastjsonschema.compile(
            copy.deepcopy(schema), use_default=False, fast_fail=fast_fail
        )
        return check

    return by_type(
        {name: compiled(schema) for name, schema in contract.portable_by_type().items()},
        otherwise=_when_asked(lambda: compiled(contract.portable)),
    )


def _when_asked(compiled: Callable[[], Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Compiles the schema that holds them all, which takes long, where a signal is of no known type."""
    found = cache(compiled)
    return lambda data: found()(data)
