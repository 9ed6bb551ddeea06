"""Which violations were expected, and which there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeAlias

Expected: TypeAlias = "str | tuple[str, str]"
"""The id of a rule, or (id, JSON Pointer) where only that place will do."""


class Reported(Protocol):
    """A violation, as far as it is compared."""

    @property
    def rule(self) -> str: ...
    @property
    def path(self) -> str: ...


class Wanted(NamedTuple):
    """An expected violation; without a pointer it stands for all of its rule."""

    rule: str
    pointer: str | None = None

    @classmethod
    def of(cls, expected: Expected) -> Wanted:
        return cls(expected) if isinstance(expected, str) else cls(*expected)

    def covers(self, violation: Reported) -> bool:
        return violation.rule == self.rule and self.pointer in (None, violation.path)


class Difference(NamedTuple):
    """What was `missing` of what was expected, and for each violation whether it was expected."""

    missing: tuple[Wanted, ...]
    expected: tuple[bool, ...]

    @property
    def unexpected(self) -> int:
        return self.expected.count(False)

    def __bool__(self) -> bool:
        return bool(self.missing) or self.unexpected > 0


def difference(wanted: Sequence[Wanted], found: Iterable[Reported]) -> Difference:
    """Compares the two, whatever their order."""
    listed = list(found)
    return Difference(
        tuple(each for each in wanted if not any(each.covers(violation) for violation in listed)),
        tuple(any(each.covers(violation) for each in wanted) for violation in listed),
    )
