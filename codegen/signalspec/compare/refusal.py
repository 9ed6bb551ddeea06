"""What a refusal is."""

from __future__ import annotations

from dataclasses import dataclass

from signalspec.compare.demands import Goal
from signalspec.compare.keys import Key


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule of the taking spec that objects of the giving one break if they meet any of `goals`.

    `keys` are groups of what may be to blame, the likeliest first.
    """

    rule: str
    goals: tuple[Goal, ...]
    keys: tuple[tuple[Key, ...], ...]
