"""How an answer is read: taken, refused, or neither."""

from __future__ import annotations

import json
from typing import Any

import pytest
from signalspec.model import Spec
from signalspec.verify.answers import Answers, Reply
from signalspec.verify.masking import Secrets

ERROR = {"message": "no such thing", "path": ["createSignals"]}
ID = {"createSignals": {"signalIds": ["a"]}}


def coded(code: str) -> dict[str, Any]:
    return {"errors": [{"message": "no", "extensions": {"code": code}}], "data": {"createSignals": None}}


@pytest.mark.parametrize(
    ("status", "body", "verdict", "cause"),
    [
        (200, {"data": ID}, "accepted", None),
        (202, {"data": ID, "errors": []}, "accepted", None),
        (200, {"data": ID, "errors": None}, "accepted", None),
        (200, {"data": {"createSignals": {"signalIds": [0]}}}, "accepted", None),
        # Refused: with errors, or without a word.
        (200, {"data": {"createSignals": None}, "errors": [ERROR]}, "refused", None),
        (200, {"data": None, "errors": [ERROR]}, "refused", None),
        (200, {"errors": [ERROR]}, "refused", None),
        (400, {"errors": [ERROR]}, "refused", None),
        (409, {"errors": [ERROR]}, "refused", None),
        (200, {"errors": ["a text"], "data": ID | {"createSignals": None}}, "refused", None),
        (200, {"data": {"createSignals": None}}, "refused", None),
        (200, {"data": {"createSignals": False}}, "refused", None),
        (200, {"data": {"createSignals": {"signalIds": [None]}}}, "refused", None),
        (200, {"data": {"createSignals": {"signalIds": []}}}, "refused", None),
        (200, {"data": {"createSignals": {"signalIds": None}}}, "refused", None),
        (200, {"data": {"createSignals": {}}}, "refused", None),
        (200, {"data": {"createSignals": {"signalIds": [None]}}, "errors": [ERROR]}, "refused", None),
        (400, "bad request", "refused", None),
        (413, "", "refused", None),
        (422, {"detail": "no"}, "refused", None),
        (500, {"data": None, "errors": [ERROR]}, "refused", None),
        (200, coded("INTERNAL_SERVER_ERROR"), "refused", None),
        # Neither: the caller is not let in.
        (401, {"errors": [ERROR]}, "undecided", "denied"),
        (403, "", "undecided", "denied"),
        (407, "", "undecided", "denied"),
        (200, coded("UNAUTHENTICATED"), "undecided", "denied"),
        (200, coded("forbidden"), "undecided", "denied"),
        # Neither: busy, or broken.
        (408, "", "undecided", "busy"),
        (429, {"errors": [ERROR]}, "undecided", "busy"),
        (200, coded("RATE_LIMITED"), "undecided", "busy"),
        (500, {"errors": [ERROR]}, "undecided", "busy"),
        (500, "oops", "undecided", "busy"),
        (501, "", "undecided", "busy"),
        (502, {"data": None, "errors": [ERROR]}, "undecided", "busy"),
        (503, "", "undecided", "busy"),
        # Neither: it cannot be told what the answer means.
        (200, {"data": ID, "errors": [ERROR]}, "undecided", "unclear"),
        (200, {"data": ID, "errors": "a text"}, "undecided", "unclear"),
        (200, {"data": ID, "errors": {"0": "an object"}}, "undecided", "unclear"),
        (200, {"data": {"createSignals": {"signalIds": ["a", "b"]}}}, "undecided", "unclear"),
        (200, {"data": {}}, "undecided", "unclear"),
        (200, {"data": []}, "undecided", "unclear"),
        (200, {"ok": True}, "undecided", "unclear"),
        (200, [], "undecided", "unclear"),
        (200, "<html>Welcome</html>", "undecided", "unclear"),
        (200, "[" * 100_000, "undecided", "unclear"),
        (200, f'{{"data": {"9" * 10_000}}}', "undecided", "unclear"),
        (200, "", "undecided", "unclear"),
        (204, "", "undecided", "unclear"),
        (301, "", "undecided", "unclear"),
        (404, "not here", "undecided", "unclear"),
        (405, "", "undecided", "unclear"),
        (415, "", "undecided", "unclear"),
    ],
)  # fmt: skip
def test_one_signal(spec: Spec, status: int, body: Any, verdict: str, cause: str | None) -> None:
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    answer = Answers(spec.transport.operation, Secrets([])).read(Reply(status, data), 1)
    assert (answer.verdict, answer.cause) == (verdict, cause)
    assert answer.status == status and answer.said.startswith(f"HTTP {status}: ")
    assert answer.again == (cause == "busy" and status != 501)


@pytest.mark.parametrize(
    ("ids", "count", "verdict"),
    [
        (["a", "b"], 2, "accepted"),
        (["a", None], 2, "refused"),
        (["a"], 2, "refused"),
        ([], 0, "accepted"),
        (["a"], 0, "undecided"),
    ],
)
def test_batches_are_taken_as_a_whole(spec: Spec, ids: list[str | None], count: int, verdict: str) -> None:
    body = json.dumps({"data": {"createSignals": {"signalIds": ids}}}).encode()
    answer = Answers(spec.transport.operation, Secrets([])).read(Reply(200, body), count)
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ({"accepted": 1, "receipts": ["r"], "late": False}, "accepted"),
        ({"accepted": None, "receipts": ["r"], "late": None}, "accepted"),
        ({"accepted": 1, "receipts": [None], "late": False}, "refused"),
        ({"accepted": 1, "receipts": None, "late": False}, "refused"),
    ],
)
def test_results_of_another_spec(library: Spec, result: Any, verdict: str) -> None:
    """Of the fields of a result, lists speak of each signal; what others mean only their names tell."""
    body = json.dumps({"data": {"publish_notices": result}}).encode()
    assert Answers(library.transport.operation, Secrets([])).read(Reply(200, body), 1).verdict == verdict


def test_what_is_said_is_short_and_without_secrets(spec: Spec) -> None:
    answers = Answers(spec.transport.operation, Secrets(['k"e<y 1', "long-token"]))
    errors = [{"message": f"{word} {'x' * 500}"} for word in ("long-token", 'k"e<y 1')]
    said = answers.read(Reply(200, json.dumps({"errors": errors}).encode()), 1).said
    assert said.startswith("HTTP 200: *** xxx") and len(said) < 320
    for text in ('<p>k"e<y 1</p>', "<p>k&quot;e&lt;y 1</p>", '{"key": "k\\"e<y 1"}', "?key=k%22e%3Cy%201"):
        said = answers.read(Reply(404, text.encode()), 1).said
        assert "***" in said and "y 1" not in said and "y%201" not in said
    # At the edge of what is shown, too.
    padded = f"{'x' * 280} {'long-token' * 10}"
    assert "long" not in answers.read(Reply(404, padded.encode()), 1).said
    many = [{"message": str(number)} for number in range(9)] + [{"message": {"no": "text"}}, {}]
    said = answers.read(Reply(400, json.dumps({"errors": many}).encode()), 1).said
    assert said == "HTTP 400: 0; 1; 2; and 8 more"
    assert answers.read(Reply(302, b"", "https://b.example/long-token"), 1).said == (
        "HTTP 302: an empty body, and it leads to https://b.example/***"
    )


def test_rules_that_a_server_names(spec: Spec) -> None:
    listed: list[Any] = [{"rule": "a.b"}, {"rule": "a.b"}, {"rule": 1}, {}, None, {"rule": "c.d"}]
    for given, expected in (
        ({"signalspec": {"violations": listed}}, ("a.b", "c.d")),
        ({"signalspec": {"violations": "a.b"}}, ()),
        ({"signalspec": []}, ()),
        ([], ()),
        (None, ()),
    ):
        body = {"data": {"createSignals": None}, "extensions": given}
        reply = Reply(200, json.dumps(body).encode())
        assert Answers(spec.transport.operation, Secrets([])).read(reply, 1).reported == expected
