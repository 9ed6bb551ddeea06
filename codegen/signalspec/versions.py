"""Versions as SemVer orders them, and the one that follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering
from typing import Literal, TypeAlias

Bump: TypeAlias = Literal["patch", "minor", "major"]
BUMPS: tuple[Bump, ...] = ("patch", "minor", "major")


@total_ordering
@dataclass(frozen=True, slots=True)
class Version:
    """`1.4.0` or `2.0.0-rc.1`, as the spec language has it."""

    major: int
    minor: int
    patch: int
    suffix: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Version:
        """Reads a version. ValueError for what is none."""
        numbers, _, suffix = text.partition("-")
        major, minor, patch = (int(number) for number in numbers.split("."))
        return cls(major, minor, patch, tuple(suffix.split(".")) if suffix else ())

    def __str__(self) -> str:
        suffix = f"-{'.'.join(self.suffix)}" if self.suffix else ""
        return f"{self.major}.{self.minor}.{self.patch}{suffix}"

    def __lt__(self, other: Version) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int, bool, tuple[tuple[bool, int, str], ...]]:
        # A version with a suffix comes before the one without; within it, numbers come before words.
        parts = tuple((False, int(part), "") if part.isdecimal() else (True, 0, part) for part in self.suffix)
        return self.major, self.minor, self.patch, not self.suffix, parts

    def after(self, bump: Bump) -> Version:
        """The least version that says so much has changed since this one. Before 1.0.0, what breaks raises
        the second number, and anything else the third; a version with a suffix has promised nothing yet."""
        if self.suffix:
            return Version(self.major, self.minor, self.patch)
        if self.major == 0:
            bump = "minor" if bump == "major" else "patch"
        if bump == "major":
            return Version(self.major + 1, 0, 0)
        if bump == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)

    def says(self, bump: Bump, before: Version) -> bool:
        """Whether this version says that so much has changed since `before`. One with a suffix says what the
        version will say that it leads to."""
        return Version(self.major, self.minor, self.patch) >= before.after(bump)
