"""Vectors and other payloads as requests that are ready to be sent, with what the contract says of them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from signalspec.model import CONTENT, TEXT, Json, SignalType, Spec
from signalspec.payloads import Vector
from signalspec.verify import coercion
from signalspec.verify.contract import Broken, Contract
from signalspec.verify.documents import Documents, UnsendableError, is_json
from signalspec.verify.placing import MisplacedError, Placing, is_as_claimed, repeated

RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Case:
    """A payload on its way. `rule` is what it is about, None for a random one.

    `given` is what stands in the mutation's argument, or the JSON text of one envelope; with `repeat` the
    batch is the one envelope of `given` that many times. `keeps` tells whether it keeps the rule: what
    only a remark speaks against is valid and does not. `count` is the number of signals, `type` their type,
    where they have one that the spec knows.
    """

    name: str
    origin: str
    rule: str | None
    keeps: bool
    given: Json | bytes
    repeat: int | None
    broken: tuple[Broken, ...]
    type: str | None
    count: int
    body: bytes

    @property
    def valid(self) -> bool:
        return not self.broken


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A payload that is not sent, the rule that it is about, and why."""

    rule: str
    reason: str


class Cases:
    """Makes the cases of one run."""

    def __init__(
        self, spec: Spec, contract: Contract, documents: Documents, placing: Placing, tier: str | None
    ) -> None:
        self._spec = spec
        self._contract = contract
        self._documents = documents
        self._placing = placing
        self._tier = tier

    def plain(self, signal: SignalType) -> Case | LeftOut:
        """The plainest signal of a type; it is about the rule that there is such a type.

        Raises NoValueError where no valid one is known.
        """
        rule = f"{CONTENT}.{self._spec.transport.discriminator.name}.enum"
        try:
            return self._case(f"the plainest {signal.name}", "content", rule, [self._placing.plain(signal)])
        except (MisplacedError, UnsendableError) as error:
            return LeftOut(rule, str(error))

    def vector(self, file: str, vector: Vector) -> Case | LeftOut:
        """The case of a vector, if it can be sent and is about its rule alone where it stands then."""
        if vector.tier not in (None, self._tier):
            other = "it is about another tier than that of --tier"
            return LeftOut(vector.rule, other if self._tier else "name the tier of the server with --tier")
        keeps = vector.rule not in {finding.rule for finding in (*vector.violations, *vector.advice)}
        try:
            if vector.kind == "text":
                return self._text(file, vector, keeps)
            batch = self._placing.batch(vector)
            return self._case(vector.name, file, vector.rule, batch, keeps, vector.repeat)
        except (MisplacedError, UnsendableError) as error:
            return LeftOut(vector.rule, str(error))

    def random(self, name: str, envelope: Json) -> Case | LeftOut:
        """The case of a payload that was made up, whatever is wrong with it."""
        try:
            return self._case(name, RANDOM, None, [self._placing.random(envelope)])
        except (MisplacedError, UnsendableError) as error:
            return LeftOut(RANDOM, str(error))

    def _case(
        self,
        name: str,
        origin: str,
        rule: str | None,
        given: Json,
        keeps: bool = True,
        repeat: int | None = None,
    ) -> Case:
        batch = repeated(given, repeat)
        broken = self._contract.batch(batch).broken
        if broken:
            coerced = coercion.taken(given, self._spec)
        else:
            coerced = coercion.refused(given, self._spec, literals=self._documents.literals)
        if coerced is not None:
            raise UnsendableError(coerced)
        body = self._documents.batch(batch)
        count = len(batch) if isinstance(batch, list) else int(batch is not None)
        return Case(name, origin, rule, keeps, given, repeat, broken, self._type(given), count, body)

    def _text(self, file: str, vector: Vector, keeps: bool) -> Case:
        text = vector.given
        if not isinstance(text, str | bytes):
            raise TypeError("a text vector without a text")
        if self._placing.sets_something:
            raise UnsendableError("a text is sent as it stands, so nothing can be set in it")
        body = self._documents.text(text)
        verdict = self._contract.text(text)
        if not is_as_claimed(verdict, vector):
            raise UnsendableError("its envelope is judged otherwise under these options")
        readable = all(broken.rule != f"{TEXT}.json" for broken in verdict.broken)
        if readable != is_json(body):
            raise UnsendableError("inside a request it is JSON")
        type = self._type([json.loads(text)]) if readable else None
        return Case(vector.name, file, vector.rule, keeps, text, None, verdict.broken, type, 1, body)

    def _type(self, given: Json) -> str | None:
        transport = self._spec.transport
        first = given[0] if isinstance(given, list) and given else None
        content = first.get(transport.content.name) if isinstance(first, dict) else None
        name = content.get(transport.discriminator.name) if isinstance(content, dict) else None
        return next((signal.name for signal in self._spec.signals if signal.name == name), None)
