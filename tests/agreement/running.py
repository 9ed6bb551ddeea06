"""A run: every payload goes to every judge that sees it, and each answer is held against what is expected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.agreement.contracts import Contract, Payload
from tests.agreement.expecting import Case, Expectation, Expected, case_of
from tests.agreement.implementations import Implementation
from tests.agreement.judging import JudgeError, JudgeProcess

_CHUNK = 200
_KEPT = 5  # disagreements of one sort, the shortest ones
_UNSHOWN = "-"
_PATIENCE = 600.0  # seconds for a chunk, on a machine that is busy


class Disagreement(NamedTuple):
    """An answer that the capability table does not explain."""

    case: Case
    answer: str
    expected: bool | None

    @property
    def sort(self) -> tuple[object, ...]:
        """What disagreements of one cause have in common, most often."""
        kinds = {self.case.contract.kinds[violation.rule] for violation in self.case.violations}
        return self.case.contract.name, self.answer, tuple(sorted(kinds))


@dataclass
class Tally:
    """What one implementation made of the payloads. `exempted` counts, by exemption, where it differed."""

    judged: int = 0
    accepted: int = 0
    agreed: int = 0
    exempted: Counter[str] = field(default_factory=Counter)
    disagreements: int = 0
    kept: dict[tuple[object, ...], list[Disagreement]] = field(default_factory=lambda: defaultdict(list))

    def add(self, case: Case, expected: Expected, answer: str) -> None:
        """Counts one answer."""
        if answer == _UNSHOWN:
            return
        self.judged += 1
        accepted = answer == "1"
        self.accepted += accepted
        if answer not in ("0", "1") or expected.verdict not in (None, accepted):
            self.disagreements += 1
            self._keep(Disagreement(case, answer, expected.verdict))
        elif accepted == case.valid:
            self.agreed += 1
        else:
            self.exempted.update(expected.exemptions)

    @property
    def exemptions(self) -> int:
        """How many answers differ from the contract's verdict as the table says."""
        return self.judged - self.agreed - self.disagreements

    def _keep(self, found: Disagreement) -> None:
        alike = self.kept[found.sort]
        alike.append(found)
        alike.sort(key=lambda each: len(each.case.payload.text))
        del alike[_KEPT:]


@dataclass
class Outcome:
    """What came of a run."""

    payloads: int = 0
    valid: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)


class Run:
    """The judges' processes, for as long as it is entered."""

    def __init__(
        self, contracts: Mapping[str, Contract], implementations: Sequence[Implementation], deliveries: Path
    ) -> None:
        self.contracts = contracts
        self.judges = {each.id: JudgeProcess(each, deliveries) for each in implementations}
        self.outcome = Outcome(tallies={each.id: Tally() for each in implementations})
        self._expectations: dict[tuple[str, str], Expectation] = {}
        self._stack = ExitStack()
        # One thread a judge, so that it is asked one chunk after the other.
        self._threads = {each.id: ThreadPoolExecutor(1) for each in implementations}

    def __enter__(self) -> Run:
        # Left in the opposite order: a judge that is stuck is killed before its thread is waited for.
        for thread in self._threads.values():
            self._stack.enter_context(thread)
        for judge in self.judges.values():
            self._stack.enter_context(judge)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def over(
        self, payloads: Iterable[Payload], told: Callable[[int], object] = lambda count: None
    ) -> Outcome:
        """Has all payloads judged; `told` hears now and then how many have been.

        A few hundred payloads are under way at a time, however many there are. Raises JudgeError.
        """
        before = None
        for cases in self._chunks(payloads):
            asked = self._ask(cases)
            if before is not None:
                self._compare(*before)
                told(self.outcome.payloads)
            before = cases, asked
        if before is not None:
            self._compare(*before)
        return self.outcome

    def expected(self, implementation: Implementation, case: Case) -> Expected:
        """What the capability table says that an implementation does with the payload."""
        key = implementation.parts[case.payload.part], implementation.library
        if key not in case.expected:
            if key not in self._expectations:
                self._expectations[key] = Expectation(*key)
            case.expected[key] = self._expectations[key].of(case)
        return case.expected[key]

    def _chunks(self, payloads: Iterable[Payload]) -> Iterator[list[Case]]:
        rest = iter(payloads)
        while chunk := list(islice(rest, _CHUNK)):
            yield [case_of(self.contracts[payload.contract], payload) for payload in chunk]

    def _ask(self, cases: list[Case]) -> dict[str, Future[list[str]]]:
        def seen(judge: JudgeProcess) -> list[Payload]:
            return [case.payload for case in cases if judge.sees(case.payload)]

        return {id: self._threads[id].submit(judge.ask, seen(judge)) for id, judge in self.judges.items()}

    def _compare(self, cases: list[Case], asked: dict[str, Future[list[str]]]) -> None:
        self.outcome.payloads += len(cases)
        self.outcome.valid += sum(case.valid for case in cases)
        for id, future in asked.items():
            judge, tally = self.judges[id], self.outcome.tallies[id]
            try:
                answers = iter(future.result(_PATIENCE))
            except TimeoutError:
                raise JudgeError(f"{judge.implementation.title} does not answer") from None
            for case in cases:
                if judge.sees(case.payload):
                    tally.add(case, self.expected(judge.implementation, case), next(answers))
