"""The generated package that is on the import path, put to every kind of work."""

from __future__ import annotations

from typing import Any

from connect_signals import SignalError, decode, parse, validate, validate_json

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract

_REFUSED = (SignalError,)


def candidates(contract: Contract) -> list[Candidate]:
    def problems(signal: Any) -> list[Problem]:
        return [(violation.path, violation.message) for violation in validate(signal)]

    def report(data: bytes) -> list[Problem]:
        return [(violation.path, violation.message) for violation in validate_json(data)]

    return [
        Candidate(
            "connect_signals",
            "connect-signals",
            {
                "valid": Judge(validate, "problems"),
                "errors": Judge(problems, "problems"),
                "bytes": Judge(validate_json, "problems"),
                "parse": Judge(parse, refusals=_REFUSED),
                "decode": Judge(decode, refusals=_REFUSED),
                "report": Judge(report, "problems"),
            },
            ours=True,
        )
    ]
