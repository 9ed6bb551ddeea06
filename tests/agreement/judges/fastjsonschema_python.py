"""The portable JSON Schemas under fastjsonschema."""

from __future__ import annotations

from typing import Any

import fastjsonschema

from tests.agreement.judges.protocol import serve
from tests.agreement.judges.schemas import PORTABLE, Takes, judge_of


def compiled(schema: Any) -> Takes:
    check = fastjsonschema.compile(schema)

    def takes(value: Any) -> bool:
        check(value)  # raises where the value is refused
        return True

    return takes


if __name__ == "__main__":
    serve(lambda delivery: judge_of(delivery, PORTABLE, compiled, slow=True))
