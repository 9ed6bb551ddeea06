"""Judges of members, by their kind: each enters all that is wrong with a value.

A judge takes the findings, the JSON Pointer to the value, the value, and the faults that are known inside it.
It comes after a quick look at the value, so it may well find nothing wrong.
"""

from __future__ import annotations

from .faults import ODD, SEEN, look_into

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .faults import Faults
    from .findings import Findings

    Judge: TypeAlias = Callable[[Findings, str, Any, Faults], None]
    Explain: TypeAlias = Callable[[Any, str, Findings, Faults], None]


def judge_members(
    judges: dict[str, Judge], owner: str, content: Any, path: str, findings: Findings, wrong: Faults
) -> None:
    """Has those members of the object at `path` judged that may be wrong, in the order of the judges."""
    for name, inside in wrong if len(wrong) < 2 else _in_order(wrong, judges):
        if name is None:
            continue
        if name in content:
            judges[name](findings, path + "/" + name, content[name], inside)
        else:
            findings.required(owner + "." + name, path + "/" + name, name)


def _in_order(wrong: Faults, judges: dict[str, Judge]) -> Faults:
    found = dict(wrong)
    return tuple([(name, found[name]) for name in judges if name in found])


def string(
    rule: str,
    *,
    min_length: int = 0,
    max_length: int | None = None,
    format: tuple[str, Callable[[str], object], str] | None = None,
    one_of: tuple[str, ...] | None = None,
    ignore_case: bool = False,
    secret: bool = False,
) -> Judge:
    """Of strings, within limits as `Findings.string` has them."""
    format_alone = None if min_length or max_length is not None or one_of is not None else format

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        if not isinstance(value, str):
            findings.wrong_type(rule, path, "a string", value, secret)
        elif format_alone is not None and inside is SEEN and type(value) is str:
            findings.misshapen(rule, path, value, format_alone, secret)
        else:
            findings.string(rule, path, value, min_length, max_length, format, one_of, ignore_case, secret)

    return judge


def enum(
    rule: str, name: str, values: frozenset[str], *, ignore_case: bool = False, secret: bool = False
) -> Judge:
    """Of values of an enum."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        findings.enum(rule, path, value, name, values, ignore_case, secret)

    return judge


def number(
    rule: str, minimum: int | float | None, maximum: int | float | None, *, secret: bool = False
) -> Judge:
    """Of numbers within bounds."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        findings.number(rule, path, value, minimum, maximum, secret)

    return judge


def integer(
    rule: str, minimum: int | float | None, maximum: int | float | None, *, secret: bool = False
) -> Judge:
    """Of numbers without a fraction."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        findings.integer(rule, path, value, minimum, maximum, secret)

    return judge


def boolean(rule: str, *, secret: bool = False) -> Judge:
    """Of `true` and `false`."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        findings.boolean(rule, path, value, secret)

    return judge


def array(
    rule: str, element: Judge, *, min_items: int = 0, max_items: int | None = None, secret: bool = False
) -> Judge:
    """Of arrays, each element by its judge."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        if findings.array(rule, path, value, min_items, max_items, secret=secret):
            for index, item in enumerate(value):
                element(findings, f"{path}/{index}", item, ODD)

    return judge


def record(rule: str, explain: Explain) -> Judge:
    """Of objects, their members by `explain`."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        if type(value) is dict or findings.object(rule, path, value):
            explain(value, path, findings, inside)

    return judge


def records(
    rule: str,
    faults: Callable[[Any], Faults],
    explain: Explain,
    *,
    min_items: int = 0,
    max_items: int | None = None,
) -> Judge:
    """Of arrays of objects: where `faults` tells of an element, its members by `explain`."""

    def judge(findings: Findings, path: str, value: Any, inside: Faults) -> None:
        if not findings.array(rule, path, value, min_items, max_items):
            return
        found = [(i, look_into(faults, item)) for i, item in enumerate(value)] if inside is ODD else inside
        for index, wrong in found:
            if wrong and findings.object(rule, f"{path}/{index}", value[index]):
                explain(value[index], f"{path}/{index}", findings, wrong)

    return judge
