"""Patterns as JSON Schema takes them: anchored, and safe where an engine's `$` is not the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from signalspec.model import Enum, Format, Json
from signalspec.patterns import may_contain, may_end_with, parse

_BARE_DOLLAR = re.compile(r"((?<!\\)(?:\\\\)*)\$")
_SPECIAL = frozenset("^$\\.*+?()[]{}|/")


@cache
def format_keywords(format: Format) -> dict[str, Json]:
    """`pattern`, and `not` where it is needed, for a string that has the format from end to end."""
    # fastjsonschema takes every bare `$` for an anchor, in a class too.
    pattern = _BARE_DOLLAR.sub(r"\1\\$", format.pattern)
    node = parse(format.pattern)
    if not may_contain(node, "\n"):
        return _keywords(pattern, "\n")
    return _keywords(pattern, None if may_end_with(node, "\n") else "\n$")


def any_case_keywords(values: Iterable[str]) -> dict[str, Json]:
    """As `format_keywords`, for one of `values` in any ASCII letter case."""
    listed = list(values)
    if not any("\n" in value for value in listed):
        guard = "\n"
    elif not any(value.endswith("\n") for value in listed):
        guard = "\n$"
    else:
        lengthened = (f"{value}\n" for value in listed)
        guard = f"^(?:{_any_of(text for text in lengthened if text not in listed)})$"
    return _keywords(_any_of(listed), guard)


def enum_keywords(enum: Enum) -> dict[str, Json]:
    """As `format_keywords`, for a value of an enum that ignores case."""
    return any_case_keywords(value.value for value in enum.values)


def _keywords(pattern: str, unlike: str | None) -> dict[str, Json]:
    """`unlike` is a pattern of what must not be there, given that Python's `$` overlooks a last line end."""
    keywords: dict[str, Json] = {"pattern": f"^(?:{pattern})$"}
    if unlike is not None:
        # Without a type, null would match.
        keywords["not"] = {"type": "string", "pattern": unlike}
    return keywords


def _any_of(values: Iterable[str]) -> str:
    return "|".join(map(_in_any_case, values))


def _in_any_case(value: str) -> str:
    return "".join(
        f"[{c.upper()}{c.lower()}]" if c.isalpha() else f"\\{c}" if c in _SPECIAL else c for c in value
    )
