"""Values on both sides of each limit, as close to it as they come.

A case is a few words that follow the field's name, and a value. Cases are proposals: some break another
limit of the field, and it is for the judge to leave those out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from signalspec import naming
from signalspec.model import NUMBER_MAX, ContentType, ElementType, EnumType, Field, Format, Json, Limits
from signalspec.payloads.phrases import shown
from signalspec.payloads.strings import WIDE, made_missing, matching, missing, of_length, stretched
from signalspec.payloads.values import LARGEST, step
from signalspec.rules import count

Case: TypeAlias = tuple[str, Json]

# An integer that no binary64 holds. It is written out: from 1e309 most readers would make an infinity.
BEYOND = 10**309
# How many samples of a format or enum each field gets where not all of them are wanted.
_FEW = 2


def within(code: str, field: Field, limits: Limits, every: bool = True) -> Iterator[Case]:
    """Values that just keep the limit of that code; `every` asks for all samples of a format or enum."""
    if code == "enum":
        yield from _listed(field.element, limits, every)
    elif code == "format" and limits.format is not None:
        samples = limits.format.matches or matching(limits.format, 0, None)
        yield from map(_is, samples if every else islice(samples, _FEW))
    elif code == "range":
        yield from map(_is, _bounds(field, limits, 0))
    elif code in ("min_length", "max_length"):
        yield from _texts(field, limits, limits.min_length if code == "min_length" else limits.max_length)


def beyond(code: str, field: Field, limits: Limits, every: bool = True) -> Iterator[Case]:
    """Values that just break the limit of that code."""
    if code == "enum":
        yield from _unlisted(field.element, limits, every)
    elif code == "format" and limits.format is not None:
        samples = missing(limits.format)
        yield from map(_is, samples if every else islice(samples, _FEW))
    elif code == "range":
        yield from map(_is, _bounds(field, limits, 1))
    elif code == "min_length" and limits.min_length:
        yield from _texts(field, limits, limits.min_length - 1)
    elif code == "max_length" and limits.max_length is not None:
        yield from islice(_texts(field, limits, limits.max_length + 1), 1)


def barely_beyond(code: str, field: Field, limits: Limits) -> Iterator[Case]:
    """More values that break the limit, for where others break another one as well; they are hard to read."""
    if code == "format" and limits.format is not None:
        yield from map(_is, made_missing(limits.format))
    elif code == "range" and field.scalar == "number":
        for bound, beyond in ((limits.minimum, -math.inf), (limits.maximum, math.inf)):
            if bound is not None and abs(bound) < NUMBER_MAX:
                yield _is(math.nextafter(bound, beyond))


def _is(value: Json) -> Case:
    return f"is {shown(value)}", value


def _texts(field: Field, limits: Limits, length: int | None) -> Iterator[Case]:
    if length is None or length > LARGEST:
        return
    format: Format | None = limits.format or field.limits.format
    name = f"of {count(length, 'character')}" if length else "is the empty text"
    yield name, stretched(format, length) if format else of_length(naming.title_words(field.name), length)
    if length and not format:
        # Who counts bytes or units of UTF-16 gets other lengths.
        yield f"of {count(length, 'character')} outside the Basic Multilingual Plane", WIDE * length


def _bounds(field: Field, limits: Limits, outside: int) -> Iterator[int | float]:
    """The bounds, or the first numbers outside of them."""
    whole = field.scalar == "integer"
    distance = step(field) * outside
    if limits.minimum is not None:
        low = math.ceil(limits.minimum) if whole else limits.minimum
        yield -BEYOND if outside and low <= -NUMBER_MAX else _moved(low, -distance)
    if limits.maximum is not None:
        high = math.floor(limits.maximum) if whole else limits.maximum
        yield BEYOND if outside and high >= NUMBER_MAX else _moved(high, distance)


def _moved(bound: int | float, distance: int | float) -> int | float:
    if not distance:
        return bound
    moved = bound + distance if isinstance(distance, int) else round(bound + distance, 10)
    # Far from zero, neighbours are further apart.
    return moved if moved != bound else math.nextafter(bound, math.copysign(math.inf, distance))


def _listed(element: ElementType | ContentType, limits: Limits, every: bool) -> Iterator[Case]:
    ignore_case = isinstance(element, EnumType) and element.enum.ignore_case
    values = _options(element, limits)
    chosen = values if every else list(dict.fromkeys((*values[:1], *values[-1:])))
    yield from map(_is, chosen)
    if ignore_case and values:
        changed = dict.fromkeys((values[0].upper(), values[-1].capitalize(), values[0].swapcase()))
        yield from (_is(value) for value in changed if value not in values)


def _unlisted(element: ElementType | ContentType, limits: Limits, every: bool) -> Iterator[Case]:
    values = _options(element, limits)
    first = values[0] if values else ""
    folded = (value.replace("s", "\u017f").replace("k", "\u212a") for value in values)
    odd = [first.swapcase(), "something else", f"{first} ", f"{first}\n", first[:-1], ""]
    if isinstance(element, EnumType):
        # What the enum has and the limit leaves out comes first: nothing else is wrong with it.
        odd = [*(v.value for v in element.enum.values), *odd]
        if element.enum.ignore_case:
            # Letters that are s and k to Unicode when case is ignored, and not to ASCII.
            odd += [text for text, value in zip(folded, values, strict=True) if text != value][:1]
            values += [value for value in odd if value.lower() in map(str.lower, values)]
    new = (value for value in dict.fromkeys(odd) if value not in values)
    yield from map(_is, new if every else islice(new, _FEW))


def _options(element: ElementType | ContentType, limits: Limits) -> list[str]:
    if limits.one_of is not None:
        return list(limits.one_of)
    return [value.value for value in element.enum.values] if isinstance(element, EnumType) else []
