"""What is sent in one run: which vectors, in which order, and the random payloads after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from signalspec.model import Json, Spec
from signalspec.payloads import NoValueError, Vector, vectors
from signalspec.rules import Rule, rules
from signalspec.verify.cases import Case, Cases, LeftOut
from signalspec.verify.contract import Contract
from signalspec.verify.documents import Inline, Variables
from signalspec.verify.placing import Placing
from signalspec.verify.recombining import recombined
from signalspec.verify.settings import Scope


class NothingToSendError(ValueError):
    """A scope that leaves nothing to send; the message says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`plains` are sent first, the plainest signal of each type; `groups` are cases that share a body.

    `rules` are those that the run is about.
    """

    rules: tuple[Rule, ...]
    plains: tuple[Case, ...]
    groups: tuple[tuple[Case, ...], ...]
    left_out: tuple[LeftOut, ...]
    scope: Scope
    _cases: Cases
    _spec: Spec
    _vectors: Mapping[str, Sequence[Vector]]

    def random(self) -> Iterator[Case]:
        """The random payloads, made as they are asked for."""
        made = recombined(self._spec, self._vectors, self.scope.types, self.scope.seed)
        for number, envelope in enumerate(islice(made, self.scope.random), 1):
            case = self._cases.random(f"random payload {number}", envelope)
            if isinstance(case, Case):
                yield case

    def remade(self, case: Case, envelope: Json) -> Case | None:
        """The random case with another envelope; None unless that one is valid, too."""
        made = self._cases.random(case.name, envelope)
        return made if isinstance(made, Case) and made.valid else None


def plan(spec: Spec, scope: Scope, avoided: frozenset[str] = frozenset()) -> Plan:
    """The plan for one spec; signals of the types `avoided` are sent only where it is them that vectors
    are about. Raises NothingToSendError."""
    documents = Variables(spec, scope.variables) if scope.variables else Inline(spec)
    contract = Contract(spec, scope.tier, scope.unknown)
    placing = Placing(spec, contract, scope.presets, scope.tier, avoided)
    cases = Cases(spec, contract, documents, placing, scope.tier)
    known = vectors(spec)
    chosen = [
        (name, vector)
        for name, found in known.items()
        for vector in found
        if (not scope.types or name in scope.types) and _matches(vector.rule, scope.rules)
    ]
    plains = _plains(spec, scope, cases)
    made, left_out = _made(chosen, cases, plains)
    groups = tuple(_grouped(_in_rounds(made)))
    if scope.limit is not None:
        cut = [case for group in groups[scope.limit :] for case in group]
        left_out += tuple(LeftOut(case.rule, "--limit is too small for it") for case in cut if case.rule)
        groups = groups[: scope.limit]
    if not groups and not scope.random:
        reasons = Counter(each.reason for each in left_out).most_common(1)
        raise NothingToSendError(reasons[0][0] if reasons else "no vector was chosen")
    about = {vector.rule for _, vector in chosen}
    # A rule without vectors is one that nobody chose by type.
    whole = () if scope.types else [rule.id for rule in rules(spec) if _matches(rule.id, scope.rules)]
    shown = tuple(rule for rule in rules(spec) if rule.id in about.union(whole))
    return Plan(shown, plains, groups, left_out, scope, cases, spec, known)


def _plains(spec: Spec, scope: Scope, cases: Cases) -> tuple[Case, ...]:
    plains, reasons = [], ["no valid signal is known"]
    for signal in spec.signals:
        if scope.types and signal.name not in scope.types:
            continue
        try:
            plain = cases.plain(signal)
        except NoValueError:
            continue
        if isinstance(plain, Case):
            plains.append(plain)
        else:
            reasons.append(plain.reason)
    if not plains:
        raise NothingToSendError(f"not even the plainest signals: {reasons[-1]}")
    return tuple(plains)


def _made(
    chosen: Iterable[tuple[str, Vector]], cases: Cases, plains: Iterable[Case]
) -> tuple[list[Case], tuple[LeftOut, ...]]:
    """The cases of the vectors, without what is sent as a plain signal already, and what cannot be sent."""
    sent = {(case.rule, case.body) for case in plains}
    made, left_out = [], []
    for name, vector in chosen:
        case = cases.vector(name, vector)
        if isinstance(case, LeftOut):
            left_out.append(case)
        elif (case.rule, case.body) not in sent:
            made.append(case)
    return made, tuple(left_out)


def _matches(rule: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(rule, pattern) for pattern in patterns)


def _in_rounds(cases: Iterable[Case]) -> list[Case]:
    """First one case on either side of each rule, then a second one, and so on: the sooner a run ends, the
    more it still tells."""
    seen: Counter[tuple[str | None, bool]] = Counter()
    rounds: list[tuple[int, Case]] = []
    for case in cases:
        seen[case.rule, case.keeps] += 1
        rounds.append((seen[case.rule, case.keeps], case))
    return [case for _, case in sorted(rounds, key=lambda entry: entry[0])]


def _grouped(cases: Iterable[Case]) -> Iterator[tuple[Case, ...]]:
    """Cases with the same body together, where the first of them stands."""
    groups: dict[bytes, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.body, []).append(case)
    yield from map(tuple, groups.values())
