"""Which changes a run fails on: what breaks and is not waived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from signalspec.compare import Change, Comparison, Effect
from signalspec.diagnostics import Diagnostic
from signalspec.waivers import BOTH, For, Waiver, stale

FailOn: TypeAlias = Literal["breaking", "senders", "readers", "any"]
FAIL_ON: tuple[FailOn, ...] = ("breaking", "senders", "readers", "any")
_ASKED: dict[FailOn, tuple[For, ...]] = {
    "breaking": BOTH,
    "any": BOTH,
    "senders": ("senders",),
    "readers": ("readers",),
}


@dataclass(frozen=True, slots=True)
class Assessed:
    """A change, by whom it may break and is waived, and whether the run fails on it."""

    change: Change
    waived: dict[For, Waiver]
    fails: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """All changes, and what is wrong with the waivers themselves."""

    changes: tuple[Assessed, ...]
    stale: tuple[Diagnostic, ...]

    @property
    def fails(self) -> bool:
        return bool(self.stale) or any(each.fails for each in self.changes)


def effect(change: Change, whom: For) -> Effect:
    return change.senders if whom == "senders" else change.readers


def assess(
    comparison: Comparison,
    waivers: Sequence[Waiver],
    fail_on: FailOn,
    today: date,
    since_release: Callable[[], Comparison | None] = lambda: None,
) -> Assessment:
    """Judges every change. What is undecided counts as what breaks: a gate lets through what is proven.

    `since_release` is asked where this comparison does not need every waiver: one that `check` needs, which
    compares with the last release, is not stale either.
    """
    assessed = []
    for change in comparison.changes:
        waived: dict[For, Waiver] = {}
        for whom in BOTH:
            covering = _covering(change, waivers, whom)
            if covering and all(waiver.expires >= today for waiver in covering):
                waived[whom] = covering[0]
        open_ones = [w for w in _ASKED[fail_on] if effect(change, w).outcome != "safe" and w not in waived]
        assessed.append(Assessed(change, waived, bool(open_ones) or fail_on == "any"))
    used = _needed(comparison, waivers)
    if used != set(waivers) and (released := since_release()) is not None:
        used |= _needed(released, waivers)
    return Assessment(tuple(assessed), tuple(stale(waivers, used, today)))


def _needed(comparison: Comparison, waivers: Sequence[Waiver]) -> set[Waiver]:
    covering = (_covering(change, waivers, whom) for change in comparison.changes for whom in BOTH)
    return {waiver for found in covering for waiver in found}


def _covering(change: Change, waivers: Sequence[Waiver], whom: For) -> list[Waiver]:
    """The waivers that cover what breaks, or may: one of where it is written, or one for each of its uses."""
    if effect(change, whom).outcome == "safe":
        return []
    rule = change.kind.id
    whole = [waiver for waiver in waivers if waiver.covers(rule, [change.place], whom)]
    if whole:
        return whole
    each = [[waiver for waiver in waivers if waiver.covers(rule, [use], whom)] for use in change.uses]
    return [waiver for found in each for waiver in found] if all(each) else []
