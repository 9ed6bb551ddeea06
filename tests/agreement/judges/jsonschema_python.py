"""The strict JSON Schemas under the package jsonschema; `formats` as a second argument asserts formats."""

from __future__ import annotations

import sys
from typing import Any

from jsonschema import Draft202012Validator

from tests.agreement.judges.protocol import serve
from tests.agreement.judges.schemas import STRICT, Takes, judge_of


def compiled(schema: Any) -> Takes:
    checker = Draft202012Validator.FORMAT_CHECKER if "formats" in sys.argv else None
    return Draft202012Validator(schema, format_checker=checker).is_valid


if __name__ == "__main__":
    serve(lambda delivery: judge_of(delivery, STRICT, compiled, slow=True))
