"""The verdict that the capability table expects of an implementation, and by which exemptions."""

from __future__ import annotations

from dataclasses import dataclass, field as attribute
from typing import NamedTuple

from signalspec.capabilities import DEVIATIONS, TARGETS, capabilities
from signalspec.model import CONTENT, Json

from tests.agreement.behaviours import EITHER, LOOSER, STRICTER, Answer
from tests.agreement.contracts import MISSING, Contract, Payload, Violation, at, put

# What has been read otherwise is judged anew, once for each level of objects and arrays.
_ROUNDS = 20
_PARTS = {target.id: target.parts for target in TARGETS}
_CHECKS_NOTHING = ("documented", "not expressible")
UNSEEN = "unseen"  # the exemption of rules about parts of the traffic that a target does not see
UNREAD = "json"  # that of texts which are no JSON, and which most readers take some of


class Expected(NamedTuple):
    """`verdict` is None where the table leaves it open. `exemptions` are what makes it differ, where it does,
    from that of the contract.
    """

    verdict: bool | None
    exemptions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """A payload, its value, and what it breaks; `expected` has what is known of it, by target and library."""

    contract: Contract
    payload: Payload
    value: Json
    violations: list[Violation]
    expected: dict[tuple[str, str], Expected] = attribute(default_factory=dict)

    @property
    def is_unread(self) -> bool:
        """Whether the text is no JSON."""
        return any(self.contract.kinds[violation.rule] == UNREAD for violation in self.violations)

    @property
    def valid(self) -> bool:
        return not self.violations


def case_of(contract: Contract, payload: Payload) -> Case:
    """The payload, judged."""
    return Case(contract, payload, *contract.read(payload))


class Expectation:
    """What is expected of all implementations that read the files of one target with one library."""

    def __init__(self, target: str, library: str) -> None:
        self.target = target
        found = [d for d in DEVIATIONS if target in d.targets and (not d.under or library in d.under)]
        self._looser = [d for d in found if d.status == "looser"]
        self._stricter = [d for d in found if d.status == "stricter"]
        self._either = [d for d in found if d.status == "either"]

    def of(self, case: Case) -> Expected:
        """What is expected for a payload of a part that the target sees."""
        for deviation in self._either:
            if not case.is_unread and EITHER[deviation.id](case.payload.text):
                return Expected(None, frozenset({deviation.id}))
        if case.is_unread and self._status(UNREAD) != "enforced":
            return Expected(None, frozenset({UNREAD}))
        value, violations = case.value, case.violations
        used: set[str] = set()
        for _ in range(_ROUNDS):
            before = value
            for violation in violations:
                exemption, answer = self._answer(case, value, violation)
                if answer is Answer.HEEDS:
                    return Expected(False)
                used.add(exemption)
                if not isinstance(answer, Answer):
                    value = put(value, violation.path, answer)
            if value is before:
                break
            violations = case.contract.judged(case.payload, value)
        else:
            raise RuntimeError(f"{self.target} reads {case.payload.text!r} otherwise without end")
        for deviation in self._stricter:
            elements = case.contract.elements(case.payload, value, self._sees_contents)
            if any(STRICTER[deviation.id](field, element) for field, element in elements):
                return Expected(False, frozenset({deviation.id}))
        return Expected(True, frozenset(used))

    @property
    def _sees_contents(self) -> bool:
        return "content" in _PARTS[self.target]

    def _status(self, kind: str) -> str:
        return capabilities()[kind, self.target].status

    def _answer(self, case: Case, value: Json, violation: Violation) -> tuple[str, Json | Answer]:
        """What the target does about a violation, and the exemption by which it does so."""
        kind = _kind(case, value, violation)
        if not self._sees_contents and _is_inside_content(case, violation):
            return UNSEEN, Answer.OVERLOOKS
        if self._status(kind) in _CHECKS_NOTHING:
            return kind, Answer.OVERLOOKS
        for deviation in self._looser:
            if kind in deviation.kinds:
                field = case.contract.rules[violation.rule].field
                found, inside = _value(value, violation.path), _is_element(value, violation.path)
                answer = LOOSER[deviation.id](field, inside, found, case.payload.meant)
                if answer is not Answer.HEEDS:
                    return deviation.id, answer
        return "", Answer.HEEDS


def _kind(case: Case, value: Json, violation: Violation) -> str:
    """The row of the table; for null, that is one of its own."""
    if case.contract.rules[violation.rule].code == "type" and _value(value, violation.path) is None:
        return "null.element" if _is_element(value, violation.path) else "null.required"
    return case.contract.kinds[violation.rule]


def _value(value: Json, path: tuple[str, ...]) -> Json:
    try:
        return at(value, path)
    except KeyError:
        return MISSING


def _is_element(value: Json, path: tuple[str, ...]) -> bool:
    return bool(path) and isinstance(_value(value, path[:-1]), list)


def _is_inside_content(case: Case, violation: Violation) -> bool:
    """Whether the violation is about a content, apart from there being one, in an envelope."""
    path = violation.path[1:] if case.payload.part == "batch" else violation.path
    owner, _, code = violation.rule.partition(".")
    if path[:1] != (case.contract.content,) or owner == case.contract.spec.transport.envelope.name:
        return False
    return (owner, code) != (CONTENT, "type")
