"""Scripted faults: what goes wrong with requests to come, and with which of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from signalspec.model import Json

Kind: TypeAlias = Literal["status", "delay", "reset", "truncate", "partial"]
KINDS: tuple[Kind, ...] = ("status", "delay", "reset", "truncate", "partial")


@dataclass(frozen=True, slots=True)
class Plan:
    """One fault as it was asked for.

    `delay` seconds pass first, whatever the kind. With `processed`, the request is carried out before
    it goes wrong. `times` is how many requests it meets, None for any number; with a `probability`
    each is drawn from `seed`. `status`, `retry_after` and `body` are of the kind `status`; `keep` is
    how many bytes of the body a truncated answer has, None for half of it; `reject` and `accept` say
    which signals of a batch are not taken: those of these indexes, and all but the first so many.
    """

    kind: Kind
    times: int | None = 1
    probability: float | None = None
    seed: int = 0
    delay: float = 0.0
    processed: bool = False
    status: int = 503
    retry_after: int | None = None
    body: str | None = None
    keep: int | None = None
    reject: tuple[int, ...] = ()
    accept: int | None = None

    def takes(self, index: int) -> bool:
        """Whether a partial acceptance takes the signal of that index."""
        return index not in self.reject and (self.accept is None or index < self.accept)


@dataclass(slots=True)
class Fault:
    """A fault in force: `left` counts down; `met` is how many requests it has met."""

    id: int
    plan: Plan
    left: int | None
    met: int = 0
    draws: random.Random = field(default_factory=random.Random, repr=False)

    def record(self) -> dict[str, Json]:
        plan = self.plan
        record: dict[str, Json] = {"id": self.id, "kind": plan.kind, "left": self.left, "met": self.met}
        if plan.probability is not None:
            record |= {"probability": plan.probability, "seed": plan.seed}
        if plan.delay:
            record["delay"] = plan.delay
        if plan.processed:
            record["processed"] = True
        if plan.kind == "status":
            record |= {"status": plan.status, "retry_after": plan.retry_after}
        if plan.kind == "truncate":
            record["keep"] = plan.keep
        if plan.kind == "partial":
            record |= {"reject": list(plan.reject), "accept": plan.accept}
        return record


class FullError(Exception):
    """There are as many faults as there may be."""


class Faults:
    """The faults of one namespace, in the order in which they were set. A request meets one at most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._faults: list[Fault] = []
        self._last = 0

    def add(self, plans: list[Plan]) -> list[Fault]:
        """Puts all of them in force, or raises FullError."""
        if len(self._faults) + len(plans) > self._most:
            raise FullError(f"there may be {self._most} faults at a time")
        added = []
        for plan in plans:
            self._last += 1
            added.append(Fault(self._last, plan, plan.times, draws=random.Random(plan.seed)))
        self._faults += added
        return added

    def next(self) -> Plan | None:
        """The fault that the request meets which arrives now: the first that is due."""
        for fault in self._faults:
            probability = fault.plan.probability
            if probability is not None and fault.draws.random() >= probability:
                continue
            fault.met += 1
            if fault.left is not None:
                fault.left -= 1
                if fault.left == 0:
                    self._faults.remove(fault)
            return fault.plan
        return None

    def all(self) -> list[Fault]:
        return list(self._faults)

    def remove(self, number: int) -> bool:
        """Takes the fault of that id out of force; False where there is none."""
        found = [fault for fault in self._faults if fault.id == number]
        self._faults = [fault for fault in self._faults if fault.id != number]
        return bool(found)

    def clear(self) -> int:
        """Takes all of them out of force; returns how many."""
        count = len(self._faults)
        self._faults.clear()
        return count
