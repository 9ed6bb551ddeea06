"""The strict JSON Schemas under jsonschema-rs; `formats` as a second argument asserts formats."""

from __future__ import annotations

import sys
from typing import Any

from jsonschema_rs import Draft202012Validator

from tests.agreement.judges.protocol import serve
from tests.agreement.judges.schemas import STRICT, Takes, judge_of


def compiled(schema: Any) -> Takes:
    return Draft202012Validator(schema, validate_formats="formats" in sys.argv).is_valid


if __name__ == "__main__":
    serve(lambda delivery: judge_of(delivery, STRICT, compiled))
