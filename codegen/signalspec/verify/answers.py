"""What a server's answer means: whether it takes a batch, refuses it, or leaves that open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from signalspec.model import Json, Operation
from signalspec.report.visible import shortened
from signalspec.verify.masking import Secrets

Verdict: TypeAlias = Literal["accepted", "refused", "undecided"]
# Why nothing is decided: nobody answered, the caller is not let in, the server is busy or broken, the answer
# is none of GraphQL's.
Cause: TypeAlias = Literal["unreachable", "denied", "busy", "unclear"]

_SAID = 300
_QUOTED_ERRORS = 3
_MOST_RULES = 1000

_REFUSALS = (400, 413, 422)
_DENIALS = (401, 403, 407)
_BUSY = (408, 425, 429)

# Codes that servers put under `extensions.code`, for errors that say nothing of the payload.
_DENIED_CODES = {"UNAUTHENTICATED", "UNAUTHORIZED", "FORBIDDEN"}
_BUSY_CODES = {"RATE_LIMITED", "RATE_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS", "THROTTLED", "SERVICE_UNAVAILABLE"}


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer: status, body, where a redirect leads, and how many seconds it asks to wait."""

    status: int
    body: bytes
    location: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request. `said` is the answer in a few words, without secrets.

    `reported` are the rules that the server says are broken, where it tells. `again` means that the same
    request may fare better later, after `wait` seconds where the server says so. `cause` is there where
    nothing was decided.
    """

    verdict: Verdict
    said: str
    status: int | None = None
    reported: tuple[str, ...] = ()
    cause: Cause | None = None
    again: bool = False
    wait: float | None = None


def no_answer(reason: str, *, again: bool = True) -> Answer:
    """What stands for an answer that did not come, or not whole."""
    return Answer("undecided", reason, cause="unreachable", again=again)


class Answers:
    """Reads the answers to one operation."""

    def __init__(self, operation: Operation, secrets: Secrets) -> None:
        self._operation = operation
        self._secrets = secrets
        self._lists = [name for name, type in operation.result if type.startswith("[")]

    def read(self, reply: Reply, count: int) -> Answer:
        """The meaning of a reply to a batch of so many signals."""
        status = reply.status
        body = _json(reply.body)
        errors = _errors(body)
        if status in _DENIALS:
            return self._open(reply, body, "denied")
        # Some servers answer with 500 whenever the result is null: an answer that is whole was thought about.
        executed = status == 500 and bool(errors) and isinstance(body, dict) and "data" in body
        if status in _BUSY or (status >= 500 and not executed):
            return self._open(reply, body, "busy", again=status not in (501, 505))
        if status >= 300 and not (errors or status in _REFUSALS):
            return self._open(reply, body, "unclear")
        if errors:
            return self._with_errors(reply, body, errors, count)
        if status >= 300:
            return Answer("refused", self._said(reply, body), status)
        return self._without_errors(reply, body, count)

    def _with_errors(self, reply: Reply, body: Json, errors: list[Mapping[str, Json]], count: int) -> Answer:
        codes = {_code(error) for error in errors}
        if codes & _DENIED_CODES:
            return self._open(reply, body, "denied")
        if codes & _BUSY_CODES:
            return self._open(reply, body, "busy", again=True)
        if self._taken(_result(body, self._operation.name), count) is True:
            return self._open(reply, body, "unclear", "it takes the batch and reports errors")
        return Answer("refused", self._said(reply, body), reply.status, _reported(body))

    def _without_errors(self, reply: Reply, body: Json, count: int) -> Answer:
        data = body.get("data") if isinstance(body, dict) else None
        if not isinstance(data, dict) or self._operation.name not in data:
            return self._open(reply, body, "unclear", "it is no answer of GraphQL's")
        taken = self._taken(data[self._operation.name], count)
        if taken is None:
            return self._open(reply, body, "unclear", f"its lists are longer than the {count} sent")
        verdict: Verdict = "accepted" if taken else "refused"
        return Answer(verdict, self._said(reply, body), reply.status, _reported(body))

    def _taken(self, result: Json, count: int) -> bool | None:
        """Whether the result says that all signals were taken; None where it speaks of more of them."""
        if result is None or result is False:
            return False
        if not isinstance(result, dict):
            return True
        lists = [value for name in self._lists if isinstance(value := result.get(name), list)]
        if any(len(value) > count for value in lists):
            return None
        whole = all(len(value) == count and None not in value for value in lists)
        return whole and len(lists) == len(self._lists)

    def _open(self, reply: Reply, body: Json, cause: Cause, why: str = "", again: bool = False) -> Answer:
        said = self._said(reply, body)
        if reply.location is not None:
            said += f", and it leads to {self._shown(reply.location)}"
        said += f": {why}" if why else ""
        return Answer("undecided", said, reply.status, cause=cause, again=again, wait=reply.retry_after)

    def _said(self, reply: Reply, body: Json) -> str:
        """The answer in a few words: its errors, its result, or how it begins."""
        errors = _errors(body)
        if errors:
            messages = [_text(error.get("message")) for error in errors[:_QUOTED_ERRORS]]
            more = len(errors) - len(messages)
            text = "; ".join(messages) + (f"; and {more} more" if more else "")
        elif isinstance(body, dict) and isinstance(body.get("data"), dict):
            text = json.dumps(_result(body, self._operation.name), ensure_ascii=False)
        else:
            text = reply.body.decode("utf-8", "replace")
        return f"HTTP {reply.status}: {self._shown(text) or 'an empty body'}"

    def _shown(self, text: str) -> str:
        # Masked first: a secret that is cut in two would not be found.
        return shortened(" ".join(self._secrets.masked(text).split()), _SAID)


def _json(body: bytes) -> Json:
    try:
        value: Json = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def _errors(body: Json) -> list[Mapping[str, Json]]:
    """The errors of a GraphQL answer. What is there in another form is one, too."""
    errors = body.get("errors") if isinstance(body, dict) else None
    listed = errors if isinstance(errors, list) else [errors] if errors else []
    return [each if isinstance(each, dict) else {"message": each} for each in listed]


def _text(message: Json) -> str:
    return message if isinstance(message, str) else json.dumps(message)


def _code(error: Mapping[str, Json]) -> str:
    extensions = error.get("extensions")
    return str(extensions.get("code")).upper() if isinstance(extensions, dict) else ""


def _result(body: Json, operation: str) -> Json:
    data = body.get("data") if isinstance(body, dict) else None
    return data.get(operation) if isinstance(data, dict) else None


def _reported(body: Json) -> tuple[str, ...]:
    """The rules that a server like our mock lists under `extensions`."""
    extensions = body.get("extensions") if isinstance(body, dict) else None
    own = extensions.get("signalspec") if isinstance(extensions, dict) else None
    listed = own.get("violations") if isinstance(own, dict) else None
    violations = listed[:_MOST_RULES] if isinstance(listed, list) else []
    named = [each.get("rule") for each in violations if isinstance(each, dict)]
    return tuple(dict.fromkeys(rule for rule in named if isinstance(rule, str)))
