"""Judges single values in full and collects what is wrong with them.

The generated validators test each value inline first and come here with those that did not pass at
a glance, so these methods decide: they may well find nothing wrong.
"""

from __future__ import annotations

from .conditions import is_binary64, is_list, is_text, is_text_in_any_case, sum_of
from .describe import (
    LISTED,
    describe,
    describe_kind,
    expect_format,
    expect_member,
    list_options,
    quote,
    suggest,
)
from .violation import violation_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

    from .violation import Violation

# How many unknown members of one object get a suggestion; looking for one takes its time.
_SUGGESTIONS = 20


class Findings:
    """The violations of one payload.

    With `reject_unknown` unset, unknown members pass; `tier` is what the sender subscribes to, if it
    is known. In the methods below, `rule` is the rule id without its code (`owner.field`) and `path` the JSON
    Pointer to the value. Values of a wrong type are errors, so advice passes over them.
    """

    __slots__ = ("_looked_at", "_wrong", "infinite", "reject_unknown", "tier", "violations")

    def __init__(self, reject_unknown: bool = True, tier: str | None = None) -> None:
        self.reject_unknown = reject_unknown
        self.tier = tier
        self.violations: list[Violation] = []
        self.infinite = False  # whether a value was an infinity, or no number
        self._wrong: set[str] | None = None
        self._looked_at = 0

    def add(
        self, rule: str, code: str, path: str, message: str, level: Literal["error", "advice"] = "error"
    ) -> None:
        """Enters a violation as it is: here `rule` is the whole id.

        What is wrong already gets no advice on top.
        """
        if level == "error" or not self._is_wrong(path):
            self.violations.append(violation_of((rule, code, path, message, level)))

    def _is_wrong(self, path: str) -> bool:
        # Only advice asks, so errors are looked at when it does, each once.
        if self._wrong is None:
            self._wrong = set()
        if self._looked_at < len(self.violations):
            self._wrong.update(one.path for one in self.violations[self._looked_at :] if one.level == "error")
            self._looked_at = len(self.violations)
        return path in self._wrong

    def _limit(
        self, rule: str, code: str, path: str, message: str, level: Literal["error", "advice"]
    ) -> None:
        if level == "error":
            self.violations.append(violation_of((f"{rule}.{code}", code, path, message, "error")))
        else:
            self.add(f"{rule}.advice_{code}", code, path, message, level)

    def wrong_type(self, rule: str, path: str, expected: str, value: Any, secret: bool = False) -> None:
        """The value is not of the expected type, as the caller has found."""
        if isinstance(value, float) and value - value != 0:
            self.infinite = True
        message = f"expected {expected}, got {describe_kind(value) if secret else describe(value)}"
        self.violations.append(violation_of((rule + ".type", "type", path, message, "error")))

    def required(self, rule: str, path: str, name: str) -> None:
        """The member `name` is missing."""
        self.violations.append(
            violation_of((rule + ".required", "required", path, expect_member(name), "error"))
        )

    def unknown(self, rule: str, path: str, value: Any, known: frozenset[str]) -> None:
        """`value` has members beyond the known ones; each is a violation."""
        if not self.reject_unknown:
            return
        extra = [key for key in value if key not in known]
        for index, key in enumerate(extra):
            name = key if isinstance(key, str) else str(key)
            hint = suggest(name, known) if index < _SUGGESTIONS else ""
            message = f"expected no member {quote(name)}{hint}"
            escaped = name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name
            pointer = f"{path}/{escaped}"
            self.violations.append(violation_of((f"{rule}.unknown", "unknown", pointer, message, "error")))

    def string(
        self,
        rule: str,
        path: str,
        value: Any,
        min_length: int = 0,
        max_length: int | None = None,
        format: tuple[str, Callable[[str], object], str] | None = None,
        one_of: tuple[str, ...] | None = None,
        ignore_case: bool = False,
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """A string within lengths (in code points), of a format (name, matcher, sample), or one of a few."""
        if not isinstance(value, str):
            if level == "error":
                self.wrong_type(rule, path, "a string", value, secret)
            return
        length = len(value)
        if length < min_length:
            wanted = "a text that is not empty" if min_length == 1 else f"at least {min_length} characters"
            self._limit(rule, "min_length", path, f"expected {wanted}, got {length or 'none'}", level)
        if max_length is not None and length > max_length:
            self._limit(
                rule, "max_length", path, f"expected at most {max_length} characters, got {length}", level
            )
        if format is not None and not format[1](str.__str__(value)):
            self.misshapen(rule, path, value, format, secret, level)
        if one_of is not None and not (
            is_text_in_any_case(value, *map(str.lower, one_of)) if ignore_case else is_text(value, *one_of)
        ):
            got = "another text" if secret else quote(value)
            self._limit(rule, "enum", path, f"expected {list_options(one_of)}, got {got}", level)

    def misshapen(
        self,
        rule: str,
        path: str,
        value: str,
        format: tuple[str, Callable[[str], object], str],
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """The string is not of the format, as the caller has found."""
        got = "another text" if secret else quote(value)
        wanted = expect_format(format[0], format[2])
        self._limit(rule, "format", path, f"{wanted}, got {got}", level)

    def enum(
        self,
        rule: str,
        path: str,
        value: Any,
        name: str,
        values: frozenset[str],
        ignore_case: bool = False,
        secret: bool = False,
    ) -> None:
        """A value of the enum `name`; where case is ignored, `values` are in lower case."""
        if not isinstance(value, str):
            self.wrong_type(rule, path, "a string", value, secret)
            return
        text = str.__str__(value)
        if text in values or (ignore_case and text.isascii() and text.lower() in values):
            return
        wanted = list_options(values) if len(values) <= LISTED else f"a value of {name}"
        got = "another text" if secret else quote(text) + suggest(text, values)
        message = f"expected {wanted}, got {got}"
        self.violations.append(violation_of((f"{rule}.enum", "enum", path, message, "error")))

    def number(
        self,
        rule: str,
        path: str,
        value: Any,
        minimum: int | float | None = None,
        maximum: int | float | None = None,
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """A finite number within bounds."""
        finite = isinstance(value, (int, float)) and not isinstance(value, bool) and _is_finite(value)
        if finite:
            self._range(rule, path, value, minimum, maximum, secret, level)
        elif level == "error":
            self.wrong_type(rule, path, "a number", value, secret)

    def integer(
        self,
        rule: str,
        path: str,
        value: Any,
        minimum: int | float | None = None,
        maximum: int | float | None = None,
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """A number without a fraction (2.0 is one) within bounds."""
        if (isinstance(value, int) and not isinstance(value, bool)) or (
            isinstance(value, float) and value.is_integer()
        ):
            self._range(rule, path, value, minimum, maximum, secret, level)
        elif level == "error":
            self.wrong_type(rule, path, "an integer", value, secret)

    def _range(
        self,
        rule: str,
        path: str,
        value: int | float,
        minimum: int | float | None,
        maximum: int | float | None,
        secret: bool,
        level: Literal["error", "advice"],
    ) -> None:
        low = minimum is not None and value < minimum
        if low or (maximum is not None and value > maximum):
            wanted = f"at least {minimum}" if low else f"at most {maximum}"
            got = "another number" if secret else describe(value)
            self._limit(rule, "range", path, f"expected {wanted}, got {got}", level)

    def boolean(self, rule: str, path: str, value: Any, secret: bool = False) -> None:
        """`true` or `false`."""
        if not isinstance(value, bool):
            self.wrong_type(rule, path, "true or false", value, secret)

    def array(
        self,
        rule: str,
        path: str,
        value: Any,
        min_items: int = 0,
        max_items: int | None = None,
        *,
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> bool:
        """An array with a number of elements; says whether there are elements to judge."""
        if not is_list(value):
            if level == "error":
                self.wrong_type(rule, path, "an array", value, secret)
            return False
        length = len(value)
        if length < min_items:
            self._limit(
                rule,
                "min_items",
                path,
                f"expected at least {min_items} elements, got {length or 'none'}",
                level,
            )
        if max_items is not None and length > max_items:
            self._limit(
                rule, "max_items", path, f"expected at most {max_items} elements, got {length}", level
            )
        return True

    def object(self, rule: str, path: str, value: Any) -> bool:
        """An object; says whether there is one to judge."""
        if isinstance(value, dict):
            return True
        self.wrong_type(rule, path, "an object", value)
        return False

    def when(
        self,
        rule: str,
        path: str,
        value: Any,
        asked: str,
        *,
        secret: bool = False,
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """A conditional rule is broken; `rule` is its whole id and `asked` what it says."""
        got = "nothing" if value is None else describe_kind(value) if secret else describe(value)
        self.add(rule, "when", path, f"expected that {asked}, got {got}", level)

    def count(
        self,
        rule: str,
        code: str,
        path: str,
        value: Any,
        names: tuple[str, ...],
        level: Literal["error", "advice"] = "error",
    ) -> None:
        """At least, or at most, one of `names` is there and not null; `rule` is the whole id."""
        there = [name for name in names if value.get(name) is not None]
        if bool(there) if code == "at_least_one" else len(there) < 2:
            return
        wanted = f"at {'least' if code == 'at_least_one' else 'most'} one of {', '.join(names)}"
        self.add(rule, code, path, f"expected {wanted}, got {' and '.join(there) or 'none'}", level)

    def sum(
        self,
        rule: str,
        path: str,
        value: Any,
        terms: tuple[str, ...],
        total: str,
        tolerance: float,
        *,
        secret: bool = False,
    ) -> None:
        """The terms add up to the total, as advice; judged where all of them are numbers."""
        numbers: list[Any] = [value.get(name) for name in (*terms, total)]
        if not all(map(is_binary64, numbers)):
            return
        expected, got = sum_of(numbers[:-1]), float(numbers[-1])
        # Half a step of rounding on top: the numbers themselves are rounded to binary64.
        if abs(expected - got) > tolerance + 1e-9 * max(1.0, abs(got)):
            added = " + ".join(terms)
            if secret:
                message = f"expected the sum of {added}, got another number"
            else:
                message = f"expected {added} = {expected:.15g}, got {got:.15g}"
            self.add(rule, "sum", path, message, "advice")


def _is_finite(value: int | float) -> bool:
    return isinstance(value, int) or value - value == 0
