"""The generated pydantic models, which give the verdict of the generated validators."""

from __future__ import annotations

from connect_signals.pydantic_models import Signal
from pydantic import ValidationError

from benchmarks.candidates import Candidate, Judge
from benchmarks.contract import Contract

_REFUSED = (ValidationError,)


def candidates(contract: Contract) -> list[Candidate]:
    return [
        Candidate(
            "connect_signals.pydantic_models",
            "connect-signals",
            {
                "parse": Judge(Signal.model_validate, refusals=_REFUSED),
                "decode": Judge(Signal.model_validate_json, refusals=_REFUSED),
            },
            ours=True,
        )
    ]
