"""Payloads built from the model alone: valid by construction, or spoilt at random.

Nothing here looks at what is generated, so that a mistake there cannot hide here as well.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from signalspec.model import (
    ArrayType,
    Condition,
    ConditionalRule,
    ContentType,
    CountRule,
    EnumType,
    Field,
    Limits,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)

Payload = dict[str, Any]
_TEXT = st.characters(exclude_categories=["Cs"])


def contents(spec: Spec, signal: SignalType) -> st.SearchStrategy[Payload]:
    """Valid contents of one type."""
    discriminator = {spec.transport.discriminator.name: signal.name}
    return _records(spec, signal).map(lambda members: {**discriminator, **members})


def any_contents(spec: Spec) -> st.SearchStrategy[Payload]:
    """Valid contents of all types."""
    return st.one_of([contents(spec, signal) for signal in spec.signals])


def envelopes(spec: Spec) -> st.SearchStrategy[Payload]:
    """Valid envelopes around contents of any type."""
    return _records(spec, spec.transport.envelope)


def spoilt(valid: st.SearchStrategy[Payload], spec: Spec) -> st.SearchStrategy[Payload]:
    """Payloads with one to three random changes; some of them stay valid."""
    return st.builds(_spoil, valid, st.lists(_changes(spec), min_size=1, max_size=3))


# Building a strategy takes longer than drawing from it, and many fields share an object.
_BUILT: dict[tuple[int, str], st.SearchStrategy[Payload]] = {}


def _records(spec: Spec, record: ObjectType) -> st.SearchStrategy[Payload]:
    key = (id(spec), record.name)
    if key not in _BUILT:
        _BUILT[key] = _built(spec, record)
    return _BUILT[key]


def _built(spec: Spec, record: ObjectType) -> st.SearchStrategy[Payload]:
    required = {field.name: _values(spec, field, field.limits) for field in record.required}
    optional = {field.name: st.none() | _values(spec, field, field.limits) for field in record.optional}
    drawn = st.fixed_dictionaries(required, optional=optional)
    rules = [rule for rule in record.rules if rule.level == "error"]
    if not rules:
        return drawn

    @st.composite
    def keeping_rules(draw: Callable[..., Any]) -> Payload:
        members: Payload = draw(drawn)
        for _ in range(3):
            for rule in rules:
                if isinstance(rule, CountRule):
                    _mend_count(draw, spec, rule, members)
                elif isinstance(rule, ConditionalRule) and all(_holds(c, members) for c in rule.when):
                    _mend(draw, spec, rule, members)
        return members

    return keeping_rules()


def _mend_count(draw: Callable[..., Any], spec: Spec, rule: CountRule, members: Payload) -> None:
    there = [field for field in rule.fields if members.get(field.name) is not None]
    if rule.code == "at_least_one" and not there:
        field = draw(st.sampled_from(rule.fields))
        members[field.name] = draw(_values(spec, field, field.limits))
    elif rule.code == "at_most_one":
        for field in there[1:]:
            del members[field.name]


def _mend(draw: Callable[..., Any], spec: Spec, rule: ConditionalRule, members: Payload) -> None:
    if members.get(rule.field.name) is not None or rule.required:
        members[rule.field.name] = draw(_values(spec, rule.field, _both(rule.field.limits, rule.limits)))


def _both(one: Limits, other: Limits) -> Limits:
    def larger(a: Any, b: Any) -> Any:
        return max((x for x in (a, b) if x is not None), default=None)

    def smaller(a: Any, b: Any) -> Any:
        return min((x for x in (a, b) if x is not None), default=None)

    return Limits(
        other.format or one.format,
        larger(one.min_length, other.min_length),
        smaller(one.max_length, other.max_length),
        larger(one.minimum, other.minimum),
        smaller(one.maximum, other.maximum),
        larger(one.min_items, other.min_items),
        smaller(one.max_items, other.max_items),
        other.one_of,
    )


def _holds(condition: Condition, members: Payload) -> bool:
    value = members.get(condition.field.name)
    if value is None:
        return False
    if condition.values:
        element = condition.field.element
        if isinstance(element, EnumType) and element.enum.ignore_case:
            return value.lower() in [str(option).lower() for option in condition.values]
        return any(
            value == option and isinstance(value, bool) == isinstance(option, bool)
            for option in condition.values
        )
    if condition.minimum is not None and value < condition.minimum:
        return False
    return condition.maximum is None or value <= condition.maximum


def _values(spec: Spec, field: Field, limits: Limits) -> st.SearchStrategy[Any]:
    one = _elements(spec, field, limits)
    if not isinstance(field.type, ArrayType):
        return one
    least = limits.min_items or 0
    most = least + 3 if limits.max_items is None else min(limits.max_items, least + 3)
    return st.lists(one, min_size=least, max_size=most)


def _elements(spec: Spec, field: Field, limits: Limits) -> st.SearchStrategy[Any]:
    element = field.element
    if isinstance(element, ContentType):
        return any_contents(spec)
    if isinstance(element, ObjectReference):
        return _records(spec, element.object)
    if isinstance(element, EnumType):
        values = st.sampled_from(
            [
                v
                for v in (value.value for value in element.enum.values)
                if limits.one_of is None or v in limits.one_of
            ]
        )
        return (
            st.one_of(values, values.map(str.swapcase), values.map(str.upper))
            if element.enum.ignore_case
            else values
        )
    if element.kind == "boolean":
        return st.booleans()
    if element.kind == "string":
        return _texts(limits)
    low, high = limits.minimum, limits.maximum
    assert low is not None and high is not None
    if element.kind == "integer":
        whole = st.integers(int(low), int(high))
        return st.one_of(whole, whole.map(float))
    bounds = {"min_value": float(low), "max_value": float(high)}
    return st.one_of(
        st.floats(**bounds, allow_nan=False, allow_infinity=False),
        st.integers(max(int(low), -(10**20)), min(int(high), 10**20)),
    )


def _texts(limits: Limits) -> st.SearchStrategy[str]:
    if limits.one_of is not None:
        return st.sampled_from(limits.one_of)
    if limits.format is not None:
        drawn = st.sampled_from(limits.format.matches) | st.from_regex(limits.format.pattern, fullmatch=True)
        least, most = limits.min_length or 0, limits.max_length
        return drawn.filter(lambda text: len(text) >= least and (most is None or len(text) <= most))
    least = limits.min_length or 0
    return st.text(
        _TEXT,
        min_size=least,
        max_size=least + 12 if limits.max_length is None else min(limits.max_length, least + 12),
    )


# Values that tempt a validator: of every type, at bounds, and nearly right.
_JUNK: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    -1,
    1.5,
    2.0,
    -0.0,
    2**31,
    -(2**31) - 1,
    2**63,
    2**64,
    1e308,
    10**25,
    "",
    " ",
    "\n",
    "x",
    "0",
    "true",
    "positive",
    "POSITIVE",
    "positive\n",
    "ſ",
    "EUR",
    "eur",
    "K",
    "USER",
    "uſer",
    "𝟎",
    "ana@localhost",
    "+12025550143",
    "2026-02-29T00:00:00Z",
    "2026-05-12T09:14:02Z\n",
    "2026-05-12t09:14:02Z",
    "2026-05-12T09:14:02.1234567890Z",
    "x" * 257,
    "😀" * 256,
    [],
    {},
    [None],
    [[]],
    [{}],
    {"": None},
    ["x", 1],
    {"name": "a"},
    [{"name": "a", "value": "b", "more": 1}],
]


def _changes(spec: Spec) -> st.SearchStrategy[tuple[str, int, Any]]:
    names = sorted({field.name for record in spec.records for field in record.fields})
    junk = (
        st.sampled_from(_JUNK) | st.text(_TEXT, max_size=5) | st.floats(allow_nan=False, allow_infinity=False)
    )
    junk = junk | st.integers(-(2**70), 2**70)
    kinds = st.sampled_from(["replace", "replace", "delete", "rename", "add", "append"])
    return st.tuples(kinds, st.integers(0, 10**6), junk | st.sampled_from(names))


def _spoil(payload: Payload, changes: list[tuple[str, int, Any]]) -> Payload:
    result = copy.deepcopy(payload)
    for kind, number, junk in changes:
        places = list(_places(result))
        container, key = places[number % len(places)] if places else (result, None)
        if kind == "append" and isinstance(container, list):
            container.append(copy.deepcopy(junk))
        elif kind == "delete" and key is not None:
            del container[key]
        elif kind == "rename" and isinstance(container, dict) and key is not None:
            container[str(junk)[:20]] = container.pop(key)
        elif kind == "add" and isinstance(container, dict):
            container[str(junk)[:20]] = copy.deepcopy(junk)
        elif key is not None:
            container[key] = copy.deepcopy(junk)
    return result


def _places(value: Any) -> Any:
    """Every (container, key) below `value`."""
    if isinstance(value, dict):
        for key, member in list(value.items()):
            yield value, key
            yield from _places(member)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield value, index
            yield from _places(item)
