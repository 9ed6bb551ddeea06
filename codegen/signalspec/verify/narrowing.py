"""A random payload that a server wrongly refuses, cut down to what the server cannot bear."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence

from signalspec.model import Json
from signalspec.verify.answers import Answer
from signalspec.verify.cases import Case
from signalspec.verify.results import Witness

_MOST_REQUESTS = 60

Path = tuple[str | int, ...]


async def narrowed(
    witness: Witness, remade: Callable[[Json], Case | None], ask: Callable[[Case], Awaitable[Answer]]
) -> Witness:
    """The witness without the members and elements that can go, the server still refusing it.

    `remade` makes a case of an envelope, None where that is not a valid one.
    """
    given = witness.case.given
    if not isinstance(given, list):
        return witness
    envelope, asked = given[0], 0
    for path in list(_paths(envelope)):
        smaller = _without(envelope, path)
        case = remade(smaller) if smaller is not None else None
        if case is None:
            continue
        if asked == _MOST_REQUESTS:
            break
        asked += 1
        answer = await ask(case)
        if answer.verdict == "refused":
            envelope, witness = smaller, Witness(case, answer)
    return witness


def _paths(value: Json, path: Path = ()) -> Iterator[Path]:
    """Every member and element, outer ones first; of an array's elements the last first, so that the
    others stay where they are."""
    entries: Sequence[tuple[str | int, Json]] = ()
    if isinstance(value, dict):
        entries = [*value.items()]
    elif isinstance(value, list):
        entries = [*enumerate(value)][::-1]
    for step, _ in entries:
        yield (*path, step)
    for step, inner in entries:
        yield from _paths(inner, (*path, step))


def _without(value: Json, path: Path) -> Json:
    """A copy without what the path leads to; None where it leads nowhere any more."""
    step, *rest = path
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        if not rest:
            return {name: member for name, member in value.items() if name != step}
        inner = _without(value[step], tuple(rest))
        return None if inner is None else {**value, step: inner}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        if not rest:
            return [*value[:step], *value[step + 1 :]]
        inner = _without(value[step], tuple(rest))
        return None if inner is None else [*value[:step], inner, *value[step + 1 :]]
    return None
