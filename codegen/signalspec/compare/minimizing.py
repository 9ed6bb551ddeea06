"""Payloads without what they do not need to show what they show."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeAlias

from signalspec.model import Json

Steps: TypeAlias = tuple[str | int, ...]

_MOST_TRIES = 200
# A longer array has its length for a reason.
_LONGEST = 16


def minimized(payload: Json, shows: Callable[[Json], bool]) -> Json:
    """The payload without members and elements that can go while it still `shows` what it should."""
    smaller = True
    while smaller:
        smaller = False
        # From the end, so that what is taken out leaves the places before it as they are.
        for steps in list(islice(_places(payload), _MOST_TRIES))[::-1]:
            less = _without(payload, steps)
            if shows(less):
                payload, smaller = less, True
    return payload


def _places(value: Json, steps: Steps = ()) -> Iterator[Steps]:
    """Where the members and elements of a value stand, outer ones before those inside of them."""
    inner: Iterator[tuple[str | int, Json]] = iter(())
    if isinstance(value, dict):
        inner = iter(value.items())
    elif isinstance(value, list) and len(value) <= _LONGEST:
        inner = iter(enumerate(value))
    for step, part in inner:
        yield (*steps, step)
        yield from _places(part, (*steps, step))


def _without(payload: Json, steps: Steps) -> Json:
    changed = copy.deepcopy(payload)
    holder = changed
    for step in steps[:-1]:
        holder = _part(holder, step)
    if isinstance(holder, dict):
        holder.pop(str(steps[-1]), None)
    elif isinstance(holder, list) and isinstance(steps[-1], int):
        holder[steps[-1] : steps[-1] + 1] = []
    return changed


def _part(holder: Json, step: str | int) -> Json:
    if isinstance(holder, dict):
        return holder.get(str(step))
    return holder[step] if isinstance(holder, list) and isinstance(step, int) and step < len(holder) else None
