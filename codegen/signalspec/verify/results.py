"""What the answers come to, rule by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from signalspec.model import CONTENT, Spec
from signalspec.rules import Rule, rules
from signalspec.verify.answers import Answer, Verdict
from signalspec.verify.cases import Case
from signalspec.verify.plan import Plan

# agrees: it refuses what breaks the rule and takes what keeps it. untested: nothing that breaks it was sent.
Result: TypeAlias = Literal["agrees", "looser", "stricter", "both", "undecided", "untested"]
RESULTS: tuple[Result, ...] = ("looser", "stricter", "both", "undecided", "agrees", "untested")


@dataclass(frozen=True, slots=True)
class Witness:
    """A payload, and what the server said to it."""

    case: Case
    answer: Answer

    @property
    def size(self) -> tuple[int, str, str]:
        """Smaller ones show more; of those of one size always the same one."""
        return len(self.case.body), self.case.origin, self.case.name


@dataclass(slots=True)
class RuleResult:
    """The answers to what one rule is about: `valid` and `invalid` payloads by the server's verdict.

    `planned` says that a payload which breaks the rule, or gets the remark, was to be sent, `tested` that
    there was an answer to one. `unanswered` is a payload without a verdict, `overshadowed` one whose type
    the server refuses as such.
    """

    rule: Rule
    valid: Counter[Verdict] = field(default_factory=Counter)
    invalid: Counter[Verdict] = field(default_factory=Counter)
    planned: bool = False
    tested: bool = False
    looser: Witness | None = None
    stricter: Witness | None = None
    unanswered: Witness | None = None
    overshadowed: Witness | None = None
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def undecided(self) -> Witness | None:
        """What leaves the rule open: no verdict on a payload, or none that says anything."""
        return self.unanswered or (self.overshadowed if self.planned and not self.tested else None)

    @property
    def result(self) -> Result:
        if self.looser and self.stricter:
            return "both"
        if self.looser or self.stricter:
            return "looser" if self.looser else "stricter"
        if self.undecided:
            return "undecided"
        return "agrees" if self.tested else "untested"

    @property
    def why_untested(self) -> str:
        """Why nothing that breaks the rule was sent, in the words of most of what was left out."""
        if self.planned:
            return "the run ended before it was its turn"
        return self.left_out.most_common(1)[0][0] if self.left_out else "there is no vector that breaks it"

    def add(self, case: Case, answer: Answer, *, expected: Verdict) -> None:
        """Counts the answer to a payload; the witnesses that stay are the smallest."""
        counts = self.valid if expected == "accepted" else self.invalid
        counts[answer.verdict] += 1
        witness = Witness(case, answer)
        if answer.verdict == "undecided":
            if answer.cause is None:
                self.overshadowed = _smaller(self.overshadowed, witness)
            else:
                self.unanswered = _smaller(self.unanswered, witness)
            return
        breaks = expected == "refused" or (case.rule == self.rule.id and not case.keeps)
        self.tested = self.tested or breaks
        if answer.verdict == expected:
            return
        if expected == "accepted":
            self.stricter = _smaller(self.stricter, witness)
        else:
            self.looser = _smaller(self.looser, witness)


class Results:
    """The results of one run, for the rules that it is about."""

    def __init__(self, spec: Spec, plan: Plan) -> None:
        self._rows = {rule.id: RuleResult(rule) for rule in plan.rules}
        self._known = {rule.id for rule in rules(spec)}
        self._naming_types = f"{CONTENT}.{spec.transport.discriminator.name}.enum"
        self._refused_types: dict[str, str] = {}
        self.random: Counter[Verdict] = Counter()
        for each in plan.left_out:
            self._rows[each.rule].left_out[each.reason] += 1
        for case in (case for group in plan.groups for case in group):
            if case.rule is not None and not case.keeps:
                self._rows[case.rule].planned = True

    def __iter__(self) -> Iterator[RuleResult]:
        return iter(self._rows.values())

    def counts(self) -> dict[Result, int]:
        """How many rules there are of each result."""
        found = Counter(row.result for row in self)
        return {result: found[result] for result in RESULTS}

    def refuses_type(self, type: str, said: str) -> None:
        """From now on, a refused signal of that type says nothing: even the plainest one is."""
        self._refused_types[type] = f"it refuses even the plainest {type} ({said})"

    def take(self, case: Case, answer: Answer) -> None:
        """Counts an answer where it belongs."""
        if case.rule is None:
            self.random[answer.verdict] += 1
        broken = {each.rule for each in case.broken}
        if answer.verdict == "refused":
            named = {rule for rule in answer.reported if rule in self._known}
            # By their fields: which of a field's rules a value breaks first is a matter of taste.
            seen = {rule for rule in broken if _owner(rule) in {_owner(other) for other in named}}
            if named and not seen:
                # The server tells what it refuses the payload for, and that is something the payload keeps.
                self._add(named, case, answer, "accepted")
                return
            if named or len(broken) > 1:
                # Of several faults, those count that the server has seen for certain.
                self._add(seen, case, answer, "refused")
                return
            words = self._refused_types.get(case.type or "")
            # But for the rule that there is such a type: that is what the plainest ones are about.
            if words is not None and not (case.rule == self._naming_types and case.valid):
                answer = replace(answer, verdict="undecided", said=words)
        if broken:
            self._add(broken, case, answer, "refused")
        elif case.rule is not None:
            self._add({case.rule}, case, answer, "accepted")
        elif answer.verdict != "accepted":
            self._add({self._whole(case).rule.id}, case, answer, "accepted")

    def _add(self, rules: Iterable[str], case: Case, answer: Answer, expected: Verdict) -> None:
        for rule in rules:
            if rule in self._rows:
                self._rows[rule].add(case, answer, expected=expected)

    def _whole(self, case: Case) -> RuleResult:
        """The row of what no single rule says: that a signal that keeps all of them is taken."""
        name = case.type or CONTENT
        says = "A signal that keeps every rule is taken."
        return self._rows.setdefault(name, RuleResult(Rule(name, "valid", "error", name, says), planned=True))


def _owner(rule: str) -> str:
    """What a rule is about: a field, an object, a type."""
    return rule.rpartition(".")[0]


def _smaller(one: Witness | None, other: Witness) -> Witness:
    return other if one is None or other.size < one.size else one
