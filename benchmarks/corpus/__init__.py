"""A deterministic corpus of signals of all types, shaped like a shop's traffic; a fixed share of it is bad.

The same count and seed give the same signals, on any machine and Python version.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus.faults import FAULTS
from benchmarks.corpus.fields import VALUES, Payload, Scene
from benchmarks.corpus.shapes import CONTENTS, ITEMS, SHARES, Likelihoods
from benchmarks.corpus.shop import ATTRIBUTES, MATERIALS, Shop

# Of the optional fields that a signal does not use, so many are there and null.
_NULL = 0.004


@dataclass(frozen=True, slots=True)
class Sample:
    """A signal, and the names of the faults that it was given (none where it is valid)."""

    signal: Payload
    faults: tuple[str, ...]


def signals(count: int, seed: int = 1, bad: float = 0.05) -> Iterator[Payload]:
    """`count` envelopes; the share `bad` of them breaks the contract."""
    return (sample.signal for sample in samples(count, seed, bad))


def samples(count: int, seed: int = 1, bad: float = 0.05) -> Iterator[Sample]:
    """As `signals`, with what is wrong.

    Each kind of fault is as frequent as the places for it allow; one bad signal in six has two faults.
    """
    r = random.Random(seed)
    shop = Shop(r)
    types, shares = list(SHARES), list(SHARES.values())
    uses: Counter[str] = Counter()
    spoilt = {number: 2 if turn % 6 == 5 else 1 for turn, number in _positions(r, count, bad)}
    for number in range(count):
        signal = _signal(shop, r, r.choices(types, shares)[0], number)
        yield Sample(signal, _spoil(r, signal, uses, spoilt.get(number, 0)))


def _positions(r: random.Random, count: int, share: float) -> Iterator[tuple[int, int]]:
    return enumerate(sorted(r.sample(range(count), round(count * share))))


def _signal(shop: Shop, r: random.Random, signal_type: str, number: int) -> Payload:
    visitor = r.choice(shop.visitors)
    scene = Scene(r, shop, visitor, r.choice(shop.products), signal_type, number)
    contacts: list[Payload] = [
        {"contactKey": visitor.key},
        {"email": visitor.email},
        {"sms": visitor.phone},
        {"whatsapp": visitor.phone},
        {"contactKey": visitor.key, "email": visitor.email},
    ]
    signal: Payload = {
        "appKey": r.choice(("kestrel-web-demo", "kestrel-app-demo")),
        "identifiableAttributes": r.choices(contacts, (50, 30, 10, 4, 6))[0],
    }
    if r.random() < 0.8:
        signal["sessionId"] = f"{r.getrandbits(64):016x}-{number // 7:08d}"
    if r.random() < 0.01:
        signal["test"] = True
    signal["signalContent"] = {
        "signalType": signal_type,
        **_members(scene, CONTENTS[signal_type]),
    }
    return signal


def _members(scene: Scene, likelihoods: Likelihoods) -> Payload:
    """The members that chance picks, required ones always."""
    r = scene.r
    found: Payload = {}
    for name, likelihood in likelihoods.items():
        chance = r.random()
        if chance < likelihood:
            found[name] = _value(scene, name, found)
        elif chance > 1 - _NULL:
            found[name] = None
    return found


def _value(scene: Scene, name: str, content: Payload) -> object:
    r = scene.r
    if name in ("orderedItems", "abandonedItems"):
        members = ITEMS[scene.signal_type]
        return [_members(scene.with_another_product(), members) for _ in range(r.choice((1, 1, 2, 2, 3, 5)))]
    if name == "signalCustomAttributes":
        return [{"name": r.choice(ATTRIBUTES), "value": r.choice(MATERIALS)} for _ in range(r.randint(1, 3))]
    return VALUES[name](scene, content)


def _spoil(r: random.Random, signal: Payload, uses: Counter[str], count: int) -> tuple[str, ...]:
    """Applies the `count` least used faults for which the signal has a place; returns their names."""
    names: list[str] = []
    for fault in sorted(FAULTS, key=lambda fault: uses[fault.__name__]):
        if len(names) < count and fault(r, signal):
            names.append(fault.__name__)
    uses.update(names)
    return tuple(names)
