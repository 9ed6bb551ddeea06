"""What a change touches and what a refusal comes from, in terms that both share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from signalspec.compare.aligning import AlignedKind, Alignment, NamedPair

Key: TypeAlias = tuple[str | NamedPair | None, ...]

TIERS: Key = ("tiers",)
DISCRIMINATOR: Key = ("discriminator",)
BATCH: Key = ("batch",)
WRAPPER: Key = ("wrapper",)
MUTATION: Key = ("mutation",)
ARGUMENT: Key = ("argument",)
KEY_HEADER: Key = ("key-header",)


def tier_key(name: str) -> Key:
    return ("tier", name)


def signal_key(name: str) -> Key:
    """That a signal type of this name is in one spec only."""
    return ("signal", name)


def signal_tier_key(signals: NamedPair, tier: str) -> Key:
    return ("signal-tier", signals, tier)


def result_key(name: str) -> Key:
    return ("result", name)


def endpoint_key(region: str) -> Key:
    return ("endpoint", region)


def field_key(owners: NamedPair, name: str, aspect: str) -> Key:
    """One aspect of a field: `presence`, `type`, or the name of a limit."""
    return ("field", owners, name, aspect)


def rule_key(owners: NamedPair, name: str) -> Key:
    return ("rule", owners, name)


def value_key(enums: NamedPair, value: str) -> Key:
    return ("value", enums, value)


def case_key(enums: NamedPair) -> Key:
    return ("case", enums)


def pattern_key(formats: NamedPair) -> Key:
    return ("pattern", formats)


@dataclass(frozen=True, slots=True)
class Direction:
    """Who is asked: senders, whose payloads come from the old spec (`forward`), or readers, to whom come
    those of the new one. Keys name the old thing first either way."""

    forward: bool
    alignment: Alignment

    def pair(self, giving: str, taking: str) -> NamedPair:
        return (giving, taking) if self.forward else (taking, giving)

    def aligned(self, kind: AlignedKind, giving: str, taking: str) -> bool:
        return (kind, self.pair(giving, taking)) in self.alignment

    def counterpart(self, kind: AlignedKind, taking: str) -> str | None:
        """What the giving spec calls a thing of the taking one; None where it has no such thing."""
        return self.alignment.counterpart(kind, taking, forward=self.forward)
