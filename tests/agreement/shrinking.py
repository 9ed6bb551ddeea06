"""Makes a payload smaller as long as the one judge's answer stays unexplained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from signalspec.model import Json

from tests.agreement.contracts import Contract, Payload, put
from tests.agreement.drawing.stock import meant
from tests.agreement.expecting import case_of
from tests.agreement.running import Disagreement, Run

_ASKED_AT_ONCE = 50
_ROUNDS = 400


def shrunk(run: Run, id: str, found: Disagreement) -> Disagreement:
    """The smallest disagreement that is reached from this one, by asking that judge again."""
    for _ in range(_ROUNDS):
        smaller = _first(run, id, _smaller(found))
        if smaller is None:
            break
        found = smaller
    return found


def _first(run: Run, id: str, candidates: Iterator[Payload]) -> Disagreement | None:
    """The first of the candidates that is a disagreement as well."""
    judge = run.judges[id]
    while asked := list(islice(candidates, _ASKED_AT_ONCE)):
        cases = [case_of(run.contracts[payload.contract], payload) for payload in asked]
        for case, answer in zip(cases, judge.ask(asked), strict=True):
            expected = run.expected(judge.implementation, case).verdict
            if answer not in ("-", "0", "1") or (answer != "-" and expected not in (None, answer == "1")):
                return Disagreement(case, answer, expected)
    return None


def _smaller(found: Disagreement) -> Iterator[Payload]:
    """Smaller payloads, the smallest first: other values and, where the text is what matters, other texts."""
    contract, payload = found.case.contract, found.case.payload
    texts = [_text(value) for value in simpler(found.case.value)]
    yield from _payloads(contract, payload, sorted(texts, key=len))
    yield from _payloads(contract, payload, _cut(payload.text))


def _payloads(contract: Contract, payload: Payload, texts: Iterable[bytes]) -> Iterator[Payload]:
    for text in texts:
        if len(text) < len(payload.text):
            document = payload.document
            if payload.part == "content":
                value, _ = contract.read(payload._replace(text=text))
                document = f"content:{meant(contract, value, payload.meant)}"
            yield Payload(payload.contract, document, text)


def simpler(value: Json) -> Iterator[Json]:
    """Values that are one step simpler, in one place."""
    if isinstance(value, dict):
        for name in value:
            yield {key: member for key, member in value.items() if key != name}
        for name, member in value.items():
            yield from (put(value, (name,), each) for each in simpler(member))
    elif isinstance(value, list):
        yield from ([], value[: len(value) // 2], value[len(value) // 2 :])
        for index, item in enumerate(value):
            yield value[:index] + value[index + 1 :]
            yield from (put(value, (str(index),), each) for each in simpler(item))
    elif isinstance(value, str) and value:
        half = len(value) // 2
        yield from ("", value[:half], value[half:], value[1:], value[:-1])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from (0, 1, int(value) if abs(value) < 1e18 else 1)
    if isinstance(value, (dict, list)) and value:
        yield from (None, type(value)())


def _cut(text: bytes) -> Iterator[bytes]:
    """The text without a piece of it, large pieces first."""
    size = len(text) // 2
    while size:
        for start in range(0, len(text), size):
            yield text[:start] + text[start + size :]
        size //= 2


def _text(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
