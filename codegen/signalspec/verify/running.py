"""One run against a server: the plainest signals first, then everything else, several at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from signalspec.model import Spec
from signalspec.verify.answers import Answer, Answers, no_answer
from signalspec.verify.cases import Case
from signalspec.verify.consent import with_care
from signalspec.verify.endpoint import Endpoint, SetupError
from signalspec.verify.masking import Secrets
from signalspec.verify.narrowing import narrowed
from signalspec.verify.outcome import Outcome
from signalspec.verify.plan import plan
from signalspec.verify.results import Results
from signalspec.verify.settings import Access, Scope
from signalspec.verify.targets import Address

# So many requests in a row without a verdict, and the server is taken to be gone.
MOST_FAILURES = 10


class NotVerifiableError(Exception):
    """A server about which nothing can be told. `answer` is what it said, the message says it in words."""

    def __init__(self, message: str, answer: Answer) -> None:
        super().__init__(message)
        self.answer = answer


class _StoppedError(Exception):
    """The server has stopped answering."""


def verify(
    spec: Spec,
    access: Access,
    scope: Scope,
    *,
    secrets: Iterable[str] = (),
    begin: Callable[[int], None] = lambda total: None,
    done: Callable[[], None] = lambda: None,
) -> Outcome:
    """Verifies the server that `access` reaches; Ctrl-C ends it early.

    `secrets` are shown nowhere, nor are the values of headers and of presets that are secret. `begin` is
    told how many payloads there are, `done` is called after each. Raises NothingToSendError, ConsentError and
    AddressError before anything is sent, and NotVerifiableError where the server does not answer, or takes
    none of the plainest signals.
    """
    access, scope = with_care(spec, access, scope)
    address = Address(access.url)
    headers = [value for _, value in access.headers]
    hidden = Secrets([*secrets, *headers, *address.secrets, *_secret_values(scope)])
    try:
        endpoint = Endpoint(access, Answers(spec.transport.operation, hidden), hidden)
    except SetupError as error:
        raise NotVerifiableError(str(error), no_answer(str(error))) from None
    run = _Run(spec, scope, endpoint, access.concurrency, done)
    begin(run.total)
    interrupted = False
    try:
        asyncio.run(run.go())
    except KeyboardInterrupt:
        interrupted = True
    return Outcome(
        server=address.shown,
        subject=f"{spec.name} {spec.version}",
        results=run.results,
        secrets=hidden,
        sent=endpoint.traffic.sent,
        retried=endpoint.traffic.retried,
        seed=scope.seed if scope.random else None,
        interrupted=interrupted,
        stopped=run.stopped,
    )


def _secret_values(scope: Scope) -> Iterator[str]:
    for preset in scope.presets:
        if preset.secret:
            yield preset.value if isinstance(preset.value, str) else json.dumps(preset.value)


class _Run:
    """Sends what the plan for a scope says. `stopped` says why it ended early, where it did on its own."""

    def __init__(
        self, spec: Spec, scope: Scope, endpoint: Endpoint, concurrency: int, done: Callable[[], None]
    ) -> None:
        self._spec = spec
        self._scope = scope
        self._plan = plan(spec, scope)
        self._endpoint = endpoint
        self._concurrency = concurrency
        self._done = done
        self._plain_answers: dict[bytes, Answer] = {}
        self._failures: list[Case] = []
        self.results = Results(spec, self._plan)
        self.stopped: str | None = None

    @property
    def total(self) -> int:
        """How many payloads there are, as far as that is known beforehand."""
        return len(self._plan.plains) + len(self._plan.groups) + self._scope.random

    async def go(self) -> None:
        """Runs to the end. Raises NotVerifiableError where the server takes none of the plainest signals."""
        async with self._endpoint:
            try:
                await self._send_plains()
                await self._send(self._groups())
                await self._narrow()
            except* _StoppedError:
                first = self._failures[0]
                self.stopped = (
                    f"no verdict on {MOST_FAILURES} requests in a row, "
                    f"beginning with {first.origin}, {first.name!r}: {self.stopped}"
                )

    async def _send_plains(self) -> None:
        answers: list[tuple[Case, Answer]] = []
        for case in self._plan.plains:
            answer = await self._ask(case)
            self._done()
            # A server may break on one type and do well with others; whatever else is wrong stays wrong.
            if not answers and answer.verdict == "undecided" and answer.status != 500:
                raise NotVerifiableError(answer.said, answer)
            answers.append((case, answer))
        if all(answer.verdict != "accepted" for _, answer in answers):
            case, answer = answers[0]
            types = f"any of the {len(answers)} plainest signals" if len(answers) > 1 else case.name
            message = f"it does not take {types}, so nothing can be told of its rules; {answer.said}"
            raise NotVerifiableError(message, answer)
        refused = {case.type: answer for case, answer in answers if case.type and answer.verdict == "refused"}
        if refused:
            # What is about the envelope should stand around a content that the server takes.
            self._plan = plan(self._spec, self._scope, avoided=frozenset(refused))
            self.results = Results(self._spec, self._plan)
        for type, answer in refused.items():
            self.results.refuses_type(type, answer.said)
        for case, answer in answers:
            self._plain_answers[case.body] = answer
            self.results.take(case, answer)

    def _groups(self) -> Iterator[tuple[Case, ...]]:
        yield from self._plan.groups
        for case in self._plan.random():
            yield (case,)

    async def _send(self, groups: Iterable[tuple[Case, ...]]) -> None:
        # All workers take from the one iterator, so that no more is held than what is under way.
        shared = iter(groups)
        async with asyncio.TaskGroup() as workers:
            for _ in range(self._concurrency):
                workers.create_task(self._work(shared))

    async def _work(self, groups: Iterator[tuple[Case, ...]]) -> None:
        for group in groups:
            case = group[0]
            answer = self._plain_answers.get(case.body)
            if answer is None:
                answer = await self._ask(case)
            self._take(group, answer)

    async def _narrow(self) -> None:
        """Cuts the random payloads down that the server refuses and should not."""
        for row in self.results:
            found = row.stricter
            if found is not None and found.case.rule is None:
                row.stricter = await narrowed(found, partial(self._plan.remade, found.case), self._ask)

    async def _ask(self, case: Case) -> Answer:
        return await self._endpoint.ask(case.body, case.count)

    def _take(self, group: tuple[Case, ...], answer: Answer) -> None:
        for case in group:
            self.results.take(case, answer)
        self._done()
        if answer.cause in (None, "unclear"):
            self._failures.clear()
            return
        self._failures.append(group[0])
        if len(self._failures) >= MOST_FAILURES:
            self.stopped = answer.said
            raise _StoppedError
