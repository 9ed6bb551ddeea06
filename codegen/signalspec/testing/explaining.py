"""Differences in words: a line for each violation, marked where it is one too many or missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from signalspec.diagnostics import nearest
from signalspec.masking import MASK, Mask
from signalspec.model import Spec
from signalspec.report.visible import shortened, visible
from signalspec.report.wording import counted
from signalspec.rules import rules
from signalspec.testing.difference import Difference, Wanted
from signalspec.testing.judging import Judgement

FOUND, MISSING, UNEXPECTED = " ", "-", "+"

_LISTED = 20
_VALUE = 60
_POINTER = 200
_INDEX = re.compile("0|[1-9][0-9]{0,8}")


class Explainer:
    """Explains judgements by one spec; values of secret fields are masked."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._mask = Mask(spec)
        self._rules = {rule.id: rule for rule in rules(spec)}

    def invalid(self, judgement: Judgement) -> str:
        """Why what should be valid is not."""
        broken = counted(len(judgement.violations), "violation")
        lines = self._violations(judgement, [False] * len(judgement.violations))
        return "\n".join([f"{judgement.what} breaks the contract: {broken}", *lines])

    def differs(self, judgement: Judgement, difference: Difference, *, tier: str | None) -> str:
        """Where what was found is not what was expected."""
        counts = [
            f"{number} {what}"
            for number, what in (
                (len(difference.missing), "expected and not found (-)"),
                (difference.unexpected, "not expected (+)"),
            )
            if number
        ]
        lines = [line for wanted in difference.missing for line in self._missing(wanted, tier)]
        lines += self._violations(judgement, difference.expected)
        return "\n".join([f"{judgement.what} breaks other rules than expected: {', '.join(counts)}", *lines])

    def _violations(self, judgement: Judgement, expected: Sequence[bool]) -> Iterator[str]:
        # What is too many comes first, so that a long list does not hide it.
        order = sorted(range(len(expected)), key=lambda index: expected[index])
        for index in order[:_LISTED]:
            violation = judgement.violations[index]
            value = self._value(judgement.value, violation.path)
            place = shown_pointer(violation.path) + (f" = {value}" if value is not None else "")
            yield from violation_lines(FOUND if expected[index] else UNEXPECTED, violation, place)
        if len(order) > _LISTED:
            yield f"  ... and {len(order) - _LISTED} more"

    def _missing(self, wanted: Wanted, tier: str | None) -> Iterator[str]:
        yield f"  {MISSING} {visible(wanted.rule)}  {shown_pointer(wanted.pointer or '')}".rstrip()
        rule = self._rules.get(wanted.rule)
        dimension = self._spec.tier_dimension
        if rule is None:
            near = nearest(wanted.rule, self._rules)
            hint = f"; did you mean {near!r}?" if near else ""
            yield f"      no rule of {self._spec.name} has this id{hint}"
        elif dimension is not None and rule.code == dimension.name and tier is None:
            yield f"      judged only where a tier is named: tier={dimension.tiers[0].name!r}"
        else:
            yield f"      the rule: {visible(rule.says)}"

    def _value(self, value: Any, pointer: str) -> str | None:
        """The value at a pointer, short enough for a line; None where there is none to show."""
        current = value
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(current, dict) and name in current:
                current = current[name]
                if current is not None and self._mask.masks(name):
                    return MASK
            elif isinstance(current, list) and _INDEX.fullmatch(name) and int(name) < len(current):
                current = current[int(name)]
            else:
                return None
        return _short(current) if pointer else None


def shown_pointer(pointer: str) -> str:
    """A JSON Pointer, cut where a member's name is beyond all measure."""
    return visible(shortened(pointer, _POINTER))


def violation_lines(mark: str, violation: Any, place: str) -> Iterator[str]:
    """The rule and the place, and below it what was expected and what came."""
    yield f"  {mark} {visible(violation.rule)}  {place}".rstrip()
    yield f"      {visible(violation.message)}"


def _short(value: Any) -> str | None:
    if isinstance(value, dict) and value:
        return f"{{{counted(len(value), 'member')}}}"
    if isinstance(value, list) and value:
        return f"[{counted(len(value), 'element')}]"
    if isinstance(value, str):
        value = str.__str__(value)[: _VALUE * 2]
    elif isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 4 * _VALUE:
        return None
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        return None
    return visible(shortened(text, _VALUE))
