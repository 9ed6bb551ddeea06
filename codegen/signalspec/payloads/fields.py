"""Cases for the rules about one field: values that keep a rule, and values that break it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

from signalspec.model import EnumType, Field, Json, Limits
from signalspec.payloads.boundaries import barely_beyond, beyond, within
from signalspec.payloads.phrases import shown
from signalspec.payloads.samples import Samples
from signalspec.payloads.values import LARGEST
from signalspec.rules import Rule, count


class Absence(Enum):
    """That a member is not there."""

    ABSENT = "absent"


ABSENT = Absence.ABSENT
Member: TypeAlias = "Json | Absence"


class FieldCase(NamedTuple):
    """What to make of a field so that its rule is kept, or broken; `words` follow the field's name.

    A last resort, and what comes after it, is for where no case before it broke the rule.
    """

    keeps: bool
    words: str
    value: Member
    last_resort: bool = False


# For each kind of value, ones of other JSON types that are easily mistaken for it.
_MISTAKEN: dict[str, tuple[Json, ...]] = {
    "string": (7, False),
    "number": ("1.5", True),
    "integer": (1.5, "1", True),
    "boolean": ("true", 1),
    "object": ("text", []),
}
# Values of each kind that look odd and are none the worse for it.
_ODD: dict[str, tuple[Json, ...]] = {
    "string": ("",),
    "number": (2, 2.5),
    "integer": (2.0,),
    "boolean": (True, False),
    "object": (),
}


def field_cases(rule: Rule, field: Field, sample: Json, samples: Samples, every: bool) -> Iterator[FieldCase]:
    """Cases for a rule that `rules.field_rules` gives.

    `sample` is a value of the field that goes with the others. `every` asks for all that there is to try with
    a type, a format or an enum; without it there are a few cases.
    """
    if rule.code == "required":
        yield FieldCase(True, "is there", sample)
        yield FieldCase(False, "is missing", ABSENT)
    elif rule.code == "deprecated":
        yield FieldCase(True, "is missing", ABSENT)
        yield FieldCase(True, "is null", None)
        yield FieldCase(False, "is there", sample)
    elif rule.code == "type":
        yield from _types(field, sample, samples, every)
    else:
        limits = field.advice if rule.level == "advice" else field.limits
        yield from limit_cases(rule.code, field, limits, samples, every)


def limit_cases(
    code: str, field: Field, limits: Limits, samples: Samples, every: bool
) -> Iterator[FieldCase]:
    """Cases for the limit of that code, whoever states it."""
    if code in ("min_items", "max_items"):
        yield from _counts(code, field, limits, samples)
        return
    for keeps, cases in ((True, within), (False, beyond)):
        for words, value in cases(code, field, limits, every):
            yield _placed(keeps, words, value, field, samples)
    for words, value in barely_beyond(code, field, limits):
        yield _placed(False, words, value, field, samples)._replace(last_resort=True)


def _placed(keeps: bool, words: str, value: Json, field: Field, samples: Samples) -> FieldCase:
    """The case itself or, for an array, with the value as an element; a bad one is the second if possible."""
    if not field.is_array:
        return FieldCase(keeps, words, value)
    others = samples.value(field)
    assert isinstance(others, list)
    most = field.limits.max_items
    first = [] if keeps or (most is not None and most < 2) or not others else others[:1]
    array = [*first, value, *others[len(first) + 1 :]]
    return FieldCase(keeps, f"with an element {'that ' if words.startswith('is') else ''}{words}", array)


def kind(field: Field) -> str:
    """What JSON type the field's values, or its elements, have."""
    return field.scalar or ("string" if isinstance(field.element, EnumType) else "object")


def _types(field: Field, sample: Json, samples: Samples, every: bool) -> Iterator[FieldCase]:
    odd, mistaken = _ODD[kind(field)], _MISTAKEN[kind(field)]
    if every or field.required:
        yield FieldCase(True, f"is {shown(sample)}", sample)
    if every and field.is_array:
        yield FieldCase(True, "is an empty array", [])
    for value in odd if every or field.scalar == "integer" else ():
        yield _placed(True, f"is {shown(value)}", value, field, samples)
    yield FieldCase(not field.required, "is null", None)
    one = sample[0] if isinstance(sample, list) and sample else sample
    if field.is_array:
        yield FieldCase(False, f"is {shown(one)} and no array", one)
        yield _placed(False, "is null", None, field, samples)
    for value in mistaken if every else mistaken[:1]:
        yield _placed(False, f"is {shown(value)}", value, field, samples)
    if every:
        words, value = (
            ("is an empty object", {}) if field.is_array else (f"is {shown(one)} in an array", [one])
        )
        yield FieldCase(False, words, value)


def _counts(code: str, field: Field, limits: Limits, samples: Samples) -> Iterator[FieldCase]:
    bound = limits.min_items if code == "min_items" else limits.max_items
    if bound is None or bound > LARGEST:
        return
    one = samples.element(field)
    for keeps, number in ((True, bound), (False, bound - 1 if code == "min_items" else bound + 1)):
        if number >= 0:
            yield FieldCase(keeps, f"of {count(number, 'element')}", [one] * number)
