"""Patterns as JSON Schema takes them: anchored, and safe where an engine's `$` is not the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from signalspec.model import Enum, Format, Json
from signalspec.patterns import may_contain, parse

_BARE_DOLLAR = re.compile(r"((?<!\\)(?:\\\\)*)\$")
_SPECIAL = frozenset("^$\\.*+?()[]{}|/")


@cache
def format_keywords(format: Format) -> dict[str, Json]:
    """`pattern`, and `not` where it is needed, for a string that has the format from end to end."""
    # fastjsonschema takes every bare `$` for an anchor, in a class too.
    pattern = _BARE_DOLLAR.sub(r"\1\\$", format.pattern)
    return _keywords(pattern, may_contain(parse(format.pattern), "\n"))


def any_case_keywords(values: Iterable[str]) -> dict[str, Json]:
    """As `format_keywords`, for one of `values` in any ASCII letter case."""
    listed = list(values)
    return _keywords(
        "|".join(_in_any_case(value) for value in listed), any("\n" in value for value in listed)
    )


def enum_keywords(enum: Enum) -> dict[str, Json]:
    """As `format_keywords`, for a value of an enum that ignores case."""
    return any_case_keywords(value.value for value in enum.values)


def _keywords(pattern: str, has_line_ends: bool) -> dict[str, Json]:
    keywords: dict[str, Json] = {"pattern": f"^(?:{pattern})$"}
    if not has_line_ends:
        # Python's `$` also stands before a line end that ends the text. Without a type, null would match.
        keywords["not"] = {"type": "string", "pattern": "\n"}
    return keywords


def _in_any_case(value: str) -> str:
    return "".join(
        f"[{c.upper()}{c.lower()}]" if c.isalpha() else f"\\{c}" if c in _SPECIAL else c for c in value
    )
