"""jsonschema: the reference implementation in Python, one validator a signal type."""

from __future__ import annotations

from typing import Any

import orjson
from jsonschema import Draft202012Validator

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract
from benchmarks.peers.dispatch import by_type


def candidates(contract: Contract) -> list[Candidate]:
    choose = by_type(
        {name: Draft202012Validator(schema) for name, schema in contract.strict_by_type().items()},
        otherwise=Draft202012Validator(contract.strict),
    )

    def is_valid(data: Any) -> bool:
        return choose(data).is_valid(data)

    def problems(data: Any) -> list[Problem]:
        return [(error.json_path, error.message) for error in choose(data).iter_errors(data)]

    def is_valid_text(data: bytes) -> bool:
        return is_valid(orjson.loads(data))

    return [
        Candidate(
            "jsonschema",
            "jsonschema",
            {
                "valid": Judge(is_valid, "truth"),
                "errors": Judge(problems, "problems"),
                "bytes": Judge(is_valid_text, "truth"),
            },
            {
                "parse": "makes no objects",
                "decode": "makes no objects",
                "report": "takes minutes for such a file",
            },
        )
    ]
