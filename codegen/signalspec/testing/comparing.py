"""What a plain `assert` says about two lists of violations that are not the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

from signalspec.report.visible import visible
from signalspec.report.wording import counted
from signalspec.testing.explaining import MISSING, UNEXPECTED, shown_pointer, violation_lines


def comparison(left: Any, right: Any) -> list[str] | None:
    """The lines of the comparison; None where one side is no list, or rules and places are the same."""
    if not isinstance(left, (list, tuple)) or not isinstance(right, (list, tuple)):
        return None
    shared = Counter(map(_key, left)) & Counter(map(_key, right))
    lines = [f"{counted(len(left), 'violation')} == {counted(len(right), 'violation')}"]
    for mark, side in ((UNEXPECTED, left), (MISSING, right)):
        rest = shared.copy()
        for each in side:
            key = _key(each)
            if rest[key]:
                rest[key] -= 1
            else:
                lines += _lines(mark, each)
    return lines if len(lines) > 1 else None


def _key(each: Any) -> tuple[str, str]:
    return (each.rule, _place(each)) if _is_violation(each) else (repr(each), "")


def _lines(mark: str, each: Any) -> list[str]:
    if _is_violation(each):
        return list(violation_lines(mark, each, shown_pointer(_place(each))))
    return [f"  {mark} {visible(repr(each))}"]


def _is_violation(each: Any) -> bool:
    return isinstance(getattr(each, "rule", None), str) and isinstance(getattr(each, "message", None), str)


def _place(each: Any) -> str:
    return str(getattr(each, "path", "") or getattr(each, "pointer", ""))
