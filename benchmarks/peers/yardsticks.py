"""Reading JSON text and no more: the floor for whatever judges it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import orjson

from benchmarks.candidates import Candidate, Judge
from benchmarks.contract import Contract


def candidates(contract: Contract) -> list[Candidate]:
    return [_reading("json.loads", "json", json.loads), _reading("orjson.loads", "orjson", orjson.loads)]


def _reading(name: str, library: str, loads: Callable[[bytes], Any]) -> Candidate:
    judge = Judge(loads, refusals=(ValueError,))
    return Candidate(f"{name}, unchecked", library, {"bytes": judge, "decode": judge}, yardstick=True)
