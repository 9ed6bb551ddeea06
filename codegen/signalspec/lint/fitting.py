"""Whether any value keeps several limits at once, and if none does, why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from signalspec.model import Condition, EnumType, Field, Format, Json, Limits
from signalspec.patterns import matches, parse
from signalspec.patterns.emptiness import fits_length, overlap
from signalspec.rules import range_phrase

Bound = TypeVar("Bound", int, float)


def nothing_fits(field: Field, limits: Sequence[Limits], values: Sequence[Json] = ()) -> str | None:
    """Says why no value of the field (or element of it) keeps all `limits`; None where one does, or may.

    With `values` only these are looked at.
    """
    most = _least([side.max_items for side in limits])
    least = _greatest([side.min_items for side in limits])
    if least is not None and most is not None and least > most:
        return f"an array has no {least} elements or more and {most} or fewer at once"
    why = None
    if field.scalar in ("number", "integer"):
        why = _no_number(field, limits, [v for v in values if isinstance(v, (int, float))])
    elif field.scalar == "string" or isinstance(field.element, EnumType):
        why = _no_text(field, limits, values)
    return f"{why}, which leaves the empty array" if why and field.is_array and not least else why


def misfits(field: Field, limits: Sequence[Limits]) -> Iterator[tuple[str, str]]:
    """The values of `one_of` that other limits refuse, each with the reason."""
    for text in dict.fromkeys(text for side in limits for text in side.one_of or ()):
        why = _refused(field, text, limits)
        if why is not None:
            yield text, why


def takes(field: Field, limits: Limits, value: Json) -> bool:
    """Whether a value of the right type keeps the limits."""
    if isinstance(value, str):
        return _refused(field, value, [limits]) is None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = limits.minimum, limits.maximum
        return (low is None or value >= low) and (high is None or value <= high)
    return True


def as_limits(condition: Condition) -> Limits:
    """What a condition that holds says of its field, but for numbers among its values."""
    texts = tuple(value for value in condition.values if isinstance(value, str))
    return Limits(minimum=condition.minimum, maximum=condition.maximum, one_of=texts or None)


def _no_number(field: Field, limits: Sequence[Limits], values: Sequence[int | float]) -> str | None:
    low = _greatest([side.minimum for side in limits])
    high = _least([side.maximum for side in limits])
    if low is None or high is None:
        return None
    if values:
        outside = not any(low <= value <= high for value in values)
        return f"{' or '.join(map(str, values))} is not {range_phrase(low, high)}" if outside else None
    if low > high:
        return f"no number is at least {low} and at most {high}"
    if field.scalar == "integer" and math.ceil(low) > math.floor(high):
        return f"no integer is {range_phrase(low, high)}"
    return None


def _no_text(field: Field, limits: Sequence[Limits], values: Sequence[Json]) -> str | None:
    allowed = [side.one_of for side in limits if side.one_of is not None]
    allowed += [tuple(value for value in values if isinstance(value, str))] if values else []
    if isinstance(field.element, EnumType):
        allowed.append(tuple(value.value for value in field.element.enum.values))
    if allowed:
        return _none_allowed(field, allowed, limits)
    least = _greatest([side.min_length for side in limits])
    most = _least([side.max_length for side in limits])
    if least is not None and most is not None and least > most:
        return f"no text has at least {least} and at most {most} characters"
    formats = list({side.format.name: side.format for side in limits if side.format}.values())
    for format in formats:
        if fits_length(parse(format.pattern), least, most) is False:
            return f"no text of the format {format.name} has {_span_phrase(least, most)} characters"
    for one, other in combinations(formats, 2):
        if overlap(parse(one.pattern), parse(other.pattern)) is False:
            return f"no text has the formats {one.name} and {other.name} at once"
    return None


def _none_allowed(field: Field, allowed: list[tuple[str, ...]], limits: Sequence[Limits]) -> str | None:
    ignored = isinstance(field.element, EnumType) and field.element.enum.ignore_case
    sides = [{text.lower() if ignored else text for text in side} for side in allowed]
    common = sorted(set.intersection(*sides))
    if not common:
        return "the lists of values have none in common"
    reasons = [_refused(field, text, limits) for text in common]
    return None if None in reasons else str(reasons[0])


def _refused(field: Field, text: str, limits: Sequence[Limits]) -> str | None:
    """Why some of the limits on lengths and formats refuse the text."""
    for side in limits:
        if side.format and not _matches(side.format, text):
            return f"{text!r} has not the format {side.format.name}"
        if side.min_length is not None and len(text) < side.min_length:
            return f"{text!r} has fewer than {side.min_length} characters"
        if side.max_length is not None and len(text) > side.max_length:
            return f"{text!r} has more than {side.max_length} characters"
    return None


def _matches(format: Format, text: str) -> bool:
    return matches(parse(format.pattern), text)


def _span_phrase(least: int | None, most: int | None) -> str:
    return f"{least or 0} or more" if most is None else f"{least} to {most}" if least else f"at most {most}"


def _least(bounds: Sequence[Bound | None]) -> Bound | None:
    return min((bound for bound in bounds if bound is not None), default=None)


def _greatest(bounds: Sequence[Bound | None]) -> Bound | None:
    return max((bound for bound in bounds if bound is not None), default=None)
