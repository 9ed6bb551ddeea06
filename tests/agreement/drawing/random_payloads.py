"""Random payloads: put together anew from the stock, then changed here and there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from signalspec.model import ContentType, Field, Json, ObjectReference, ObjectType, SignalType

from tests.agreement.contracts import Contract, Payload
from tests.agreement.drawing.spelling import spell
from tests.agreement.drawing.spoiling import Spoiler
from tests.agreement.drawing.stock import Stock, meant

_TRIES = 4  # for a valid one, before what breaks a rule between fields will do
_CHANGES = (0, 0, 0, 0, 1, 1, 1, 1, 2, 3)


class RandomPayloads:
    """An endless stream for one contract; the same for the same seed."""

    def __init__(self, contract: Contract, stock: Stock, seed: int) -> None:
        self._contract = contract
        self._stock = stock
        self._rng = random.Random(f"{contract.name} {seed}")
        names = sorted({field.name for record in contract.spec.records for field in record.fields})
        self._spoiler = Spoiler(self._rng, names)

    def __iter__(self) -> Iterator[Payload]:
        # As many contents as envelopes of all tiers together.
        rng, documents = self._rng, self._contract.documents
        envelopes = [document for document in documents if document.startswith("envelope")]
        contents = [document for document in documents if document not in envelopes]
        while True:
            document = rng.choice(contents if rng.random() < 0.6 else envelopes)
            value: Any = self._valid(self._contract.root(document))
            for _ in range(rng.choice(_CHANGES)):
                value = self._spoiler.spoil(value)
            if document.startswith("content:"):
                document = f"content:{meant(self._contract, value, document.partition(':')[2])}"
            yield Payload(self._contract.name, document, spell(value, rng))

    def _valid(self, record: ObjectType) -> dict[str, Json]:
        package = self._contract.package
        judge = package.validate_content if isinstance(record, SignalType) else package.validate
        for _ in range(_TRIES):
            value = self._object(record)
            if not judge(value):
                break
        return value

    def _object(self, record: ObjectType) -> dict[str, Json]:
        rng = self._rng
        members = dict(self._stock.samples.start(record))
        share = rng.choice((0.0, 0.15, 0.4, 0.9))
        for field in record.fields:
            if not field.required and rng.random() >= share:
                continue
            if not field.required and rng.random() < 0.04:
                members[field.name] = None
            else:
                members[field.name] = self._value(record, field)
        if rng.random() < 0.2:
            order = list(members.items())
            rng.shuffle(order)
            members = dict(order)
        return members

    def _value(self, record: ObjectType, field: Field) -> Json:
        rng, place = self._rng, (record.name, field.name)
        if isinstance(field.element, ContentType):
            return self._object(rng.choice(self._contract.spec.signals))
        if rng.random() < 0.03 and place in self._stock.bad:
            return deepcopy(rng.choice(self._stock.bad[place]))
        if isinstance(field.element, ObjectReference):
            record = field.element.object
            if not field.is_array:
                return self._object(record)
            return [self._object(record) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
        good = self._stock.good.get(place)
        return deepcopy(rng.choice(good)) if good else self._stock.samples.value(field)
