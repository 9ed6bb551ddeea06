"""Which of the generated JSON Schemas judge a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.agreement.judges.protocol import Delivery, Judge, Verdict

Takes = Callable[[Any], bool]
STRICT, PORTABLE = "jsonschema", "jsonschema/portable"


def judge_of(
    delivery: Delivery, folder: str, compiled: Callable[[Any], Takes], *, slow: bool = False
) -> Judge:
    """A judge by the schemas in that folder, as `compiled` makes validators of them.

    A content is judged by the schema of all contents and by that of its type, which must agree; a slow
    library judges by either in turn.
    """

    @cache
    def schema(name: str) -> Takes:
        return compiled(delivery.json(f"{folder}/{name}.schema.json"))

    envelope = delivery.names["envelope"]

    def judge(document: str, text: bytes) -> Verdict:
        value = json.loads(text)
        part, _, meant = document.partition(":")
        if part == "content" and slow:
            return schema("content" if len(text) % 2 else meant)(value)
        if part == "content":
            taken = _taken(schema("content"), value)
            return taken if taken == _taken(schema(meant), value) else "!"
        if part == "batch":
            return schema("batch")(value)
        return schema(f"tiers/{meant}" if meant and folder == STRICT else envelope)(value)

    return judge


def _taken(takes: Takes, value: Any) -> bool:
    try:
        return takes(value)
    except Exception:
        return False
