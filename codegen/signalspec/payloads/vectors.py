"""What a test vector is, and the list in which vectors of one file gather."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from signalspec.model import Json
from signalspec.payloads.judge import Finding, Judge
from signalspec.rules import Rule

Kind: TypeAlias = Literal["content", "envelope", "batch", "text"]


class Vector(NamedTuple):
    """A payload and all that there is to report about it.

    `kind` says what it is: a content, an envelope, a batch, or a text that should hold an envelope (in
    bytes where it is no UTF-8). `advice` is what a caller who asks for it gets besides. With `repeat`, the
    batch is the one element of `given` that many times. `tier` is the one that the caller names.
    """

    name: str
    rule: str
    kind: Kind
    given: Json | bytes
    violations: tuple[Finding, ...]
    advice: tuple[Finding, ...] = ()
    tier: str | None = None
    repeat: int | None = None

    @property
    def valid(self) -> bool:
        return not self.violations

    @property
    def payload(self) -> Json | bytes:
        """What to pass to a validator."""
        if self.repeat is None or not isinstance(self.given, list):
            return self.given
        return self.given * self.repeat


class Vectors:
    """The vectors of one file: only those are taken in that the judge finds to be what they claim."""

    def __init__(self, kind: Kind, judge: Judge) -> None:
        self.kind: Kind = kind
        self.taken: list[Vector] = []
        self._judge = _judgement(kind, judge)
        self._names: set[str] = set()
        self._offered: set[tuple[str, str]] = set()

    def offer(
        self,
        rule: Rule,
        keeps: bool,
        name: str,
        given: Json,
        *,
        tier: str | None = None,
        repeat: int | None = None,
        found: list[Finding] | None = None,
        tolerated: frozenset[str] = frozenset(),
    ) -> bool:
        """Takes the payload in, if it keeps `rule` and is valid, or breaks `rule` once and nothing besides.

        A remark on the rules in `tolerated` does not count as something besides, and no remark does beside a
        violation. `found` is what the judge says, where the caller has asked already. Gives back whether the
        vector was taken; of those of one name and rule, the first is.
        """
        if (rule.id, name) in self._offered:
            return False
        if found is None:
            payload = given * repeat if repeat is not None and isinstance(given, list) else given
            found = self._judge(payload, tier)
        if not _as_claimed(rule, keeps, found, tolerated):
            return False
        self._offered.add((rule.id, name))
        self.take(rule, name, given, found, tier=tier, repeat=repeat)
        return True

    def take(
        self,
        rule: Rule,
        name: str,
        given: Json | bytes,
        found: Iterable[Finding],
        *,
        tier: str | None = None,
        repeat: int | None = None,
    ) -> None:
        """Takes a vector in, with what there is to find, under a name that no other one has."""
        unique, number = name, 1
        while unique in self._names:
            unique = f"{name} ({rule.code})" if number == 1 else f"{name} ({rule.code} {number})"
            number += 1
        self._names.add(unique)
        violations = tuple([finding for finding in found if finding.level == "error"])
        advice = tuple([finding for finding in found if finding.level == "advice"])
        self.taken.append(Vector(unique, rule.id, self.kind, given, violations, advice, tier, repeat))


def _as_claimed(rule: Rule, keeps: bool, found: list[Finding], tolerated: frozenset[str]) -> bool:
    if not found:
        return keeps
    errors = [finding for finding in found if finding.level == "error"]
    if keeps:
        return not errors and all(finding.rule != rule.id for finding in found)
    if rule.level == "error":
        return len(errors) == 1 and errors[0].rule == rule.id
    others = [finding.rule for finding in found if finding.rule != rule.id]
    return not errors and len(found) == len(others) + 1 and tolerated.issuperset(others)


def _judgement(kind: Kind, judge: Judge) -> Callable[[Json, str | None], list[Finding]]:
    if kind == "batch":
        return judge.batch
    return judge.content if kind == "content" else judge.envelope
