"""Payloads with one value each that some implementation or other is known to trip over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from signalspec.model import NUMBER_MAX, EnumType, Field, Json, SignalType
from signalspec.payloads.places import places, with_field

from tests.agreement.contracts import Contract, Payload
from tests.agreement.drawing.stock import Stock

_MARK = "what is spelt out stands here"
_LARGEST = int(NUMBER_MAX)
# Integers that binary64 has to round, or holds only just.
_HUGE = (2**53 + 1, _LARGEST, _LARGEST + 1)
_VALUES: tuple[Json, ...] = (
    None, True, False, 0, 1, 2.0, 1.5, -0.0, 1e308, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, 2**64,
    10**25, -_LARGEST - 1, 2**1024, 10**400,
    "", "1", "-2.5", " 2 ", "1_000", "1e2", "8e670", "true", "off", "x\n", "null", "ſ", "K", "é", "\u0000",
    "😀" * 256, "x" * 257,
    [], {}, [[]], [{}], [None], [True], [1.5], ["x", 1], {"a": 1}, {"__proto__": {}},
)  # fmt: skip


def curious(contract: Contract, stock: Stock, chosen: Callable[[], bool]) -> Iterator[Payload]:
    """For each sort of field, payloads that are valid but perhaps for that field.

    Of these, `chosen` says of each whether it is taken; the fewer that are about whole objects always are.
    """
    seen: set[object] = set()
    envelope = contract.spec.transport.envelope
    for root in (*contract.spec.signals, envelope):
        document = f"content:{root.name}" if isinstance(root, SignalType) else "envelope"
        for record, place in places(root, stock.samples):
            for field in record.fields:
                around = with_field(record, field, stock.samples)
                sort = _sort(root is envelope, field)
                if around is None or sort in seen:
                    continue
                seen.add(sort)
                values = [*_HUGE, *(value for value in (*_VALUES, *_near(around[field.name])) if chosen())]
                texts = [_text(place.payload({**around, field.name: value})) for value in values]
                marked = place.payload({**around, field.name: _MARK})
                texts += [text for text in _spelt_out(marked) if chosen()]
                yield from (Payload(contract.name, document, text) for text in texts)
        least = stock.samples.minimal(root)
        yield from (Payload(contract.name, document, text) for text in _whole(contract, least))


def _sort(in_envelope: bool, field: Field) -> object:
    element = field.element
    of_enum = element.enum.name if isinstance(element, EnumType) else None
    return in_envelope, type(element), field.scalar, of_enum, field.is_array, field.required, field.limits


# What no value can be, written into the text.
_SPELLINGS = (
    "NaN",
    "-Infinity",
    "1e400",
    "1E2",
    "1e0",
    "-0",
    '"\\ud800"',
    "[" * 150 + "]" * 150,
    "1" + "0" * 5000,
)


def _spelt_out(value: Json) -> Iterator[bytes]:
    marked = _text(value)
    return (marked.replace(_text(_MARK), spelling.encode()) for spelling in _SPELLINGS)


def _near(good: Json) -> Iterator[Json]:
    """Values that are nearly right."""
    yield [good]
    if isinstance(good, list):
        yield from (good[:1] * 3, *good[:1], [*good, None], [*good, []], [good])
    if isinstance(good, str):
        yield from (
            f"{good}\n",
            f"{good} ",
            good.swapcase(),
            good[:-1],
            f"{good}\u0000",
            good.replace("s", "ſ"),
        )


def _whole(contract: Contract, least: dict[str, Json]) -> Iterator[bytes]:
    """The least payload without one of its members, with one more, or as something else altogether."""
    for name in least:
        yield _text({key: member for key, member in least.items() if key != name})
    yield _text({**least, contract.discriminator: "somethingElse"})
    yield from _spelt_out({**least, "more": _MARK})
    name = next(iter(least))
    yield _text(least).replace(b"{", b'{"%b": 7, ' % name.encode(), 1)
    wholes: tuple[Json, ...] = (None, [], {}, [least], "x", 1, True)
    yield from map(_text, wholes)


def _text(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
