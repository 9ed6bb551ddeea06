"""How much coverage is demanded: of all together, or of one part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from signalspec.diagnostics import did_you_mean
from signalspec.testing.coverage.figures import PARTS, Coverage, Part, Share, floored


@dataclass(frozen=True, slots=True)
class Demand:
    """At least so many percent, of `part` where it names one."""

    part: Part | None
    percent: Fraction

    def unmet(self, coverage: Coverage) -> str | None:
        """Why the coverage does not do, or None where it does."""
        reached = coverage.percent if self.part is None else _percent(coverage.shares[self.part])
        if reached >= self.percent:
            return None
        what = f" of {self.part}" if self.part else ""
        return f"signal coverage{what} is {floored(reached):.1f}%, less than {float(self.percent):g}%"


def demands(text: str) -> list[Demand]:
    """What a text such as `80` or `fields=95,broken=60` demands. ValueError says what is wrong with it."""
    return list(_read(text))


def _read(text: str) -> Iterator[Demand]:
    for each in text.split(","):
        name, equals, number = each.rpartition("=")
        part = next((part for part in PARTS if part == name.strip()), None)
        if equals and part is None:
            raise ValueError(f"there is no part {name.strip()!r}; {did_you_mean(name.strip(), PARTS)}")
        try:
            percent = Fraction(number.strip())
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"{number.strip()!r} is no number of percent") from None
        if not 0 <= percent <= 100:
            raise ValueError(f"{number.strip()} is not from 0 to 100")
        yield Demand(part, percent)


def _percent(share: Share) -> Fraction:
    return Fraction(100 * share.covered, share.all) if share.all else Fraction(100)
