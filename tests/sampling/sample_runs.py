"""Samples of a spec, as the sampler gives them, and what the command prints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from signalspec.model import Spec
from signalspec.sampling import Sampler, SampleRequest
from signalspec.validators import load

REPO = Path(__file__).resolve().parents[2]


def drawn(spec: Spec, count: int, **request: Any) -> list[Any]:
    """So many samples."""
    return list(islice(Sampler(spec, load(spec), SampleRequest(**request)).signals(), count))


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def signals(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def message(self) -> str:
        return " ".join(self.err.partition("Error: ")[2].split())
