"""Servers that are slow, busy, broken or hostile: what is tried again, and when it is given up."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from typing import Any

import pytest
from signalspec.model import Spec
from signalspec.verify import Access, NotVerifiableError, Outcome, Scope, verify
from signalspec.verify.pacing import Pacer
from standin import Behaviour, Reply, Request, Standin, judging, running

ONE_RULE = Scope(rules=("closed.seats.type",))


def ask(library: Spec, standin: Standin, scope: Scope = ONE_RULE, **options: Any) -> Outcome:
    given: dict[str, Any] = {"backoff": 0.001, "timeout": 5.0, "concurrency": 1, **options}
    return verify(library, Access(standin.url, **given), scope)


def sometimes(behave: Behaviour, reply: Reply, *numbers: int) -> Behaviour:
    """The other reply to the requests of these numbers."""
    return lambda request: reply if request.number in numbers else behave(request)


def result(outcome: Outcome) -> str:
    (row,) = [row for row in outcome.results if row.rule.id == "closed.seats.type"]
    return row.result


@pytest.mark.parametrize(
    "reply",
    [
        Reply(500, b"oops"),
        Reply(503, {"errors": [{"message": "later"}]}),
        Reply(429, b"", {"Retry-After": "0"}),
        Reply(200, {"errors": [{"message": "slowly", "extensions": {"code": "RATE_LIMITED"}}]}),
        Reply(200, b'{"data": {"publish', length=500),
    ],
)
def test_what_goes_wrong_now_and_then_is_tried_again(library: Spec, reply: Reply) -> None:
    with running(sometimes(judging(library), reply, 1, 2, 6)) as standin:
        outcome = ask(library, standin)
    assert result(outcome) == "agrees" and outcome.agrees
    assert outcome.retried == 3 and outcome.sent == len(standin.requests)


def test_retries_end(library: Spec) -> None:
    with running(sometimes(judging(library), Reply(502, b"bad gateway"), *range(5, 8))) as standin:
        outcome = ask(library, standin, retries=2)
    assert result(outcome) == "undecided" and not outcome.agrees and outcome.complete
    (row,) = [row for row in outcome.results if row.undecided]
    assert row.undecided is not None
    assert row.undecided.answer.said == "HTTP 502: bad gateway (on each of 3 tries)"


def test_retry_after_holds_all_requests_back(library: Spec) -> None:
    times: list[float] = []

    def behave(request: Request) -> Reply:
        times.append(time.monotonic())
        if request.number == 6:
            return Reply(429, b"", {"Retry-After": "1"})
        return judging(library)(request)

    with running(behave) as standin:
        outcome = ask(library, standin, concurrency=4)
    assert result(outcome) == "agrees"
    # Those that were under way at the time may still have come in.
    late = [when - times[5] for when in times[6:]]
    assert (
        len([wait for wait in late if wait < 0.9]) <= 3 and len([wait for wait in late if wait >= 0.9]) >= 1
    )


def test_retry_after_may_be_a_date_and_may_be_too_far(library: Spec) -> None:
    soon = Reply(503, b"", {"Retry-After": formatdate(time.time() - 5, usegmt=True)})
    with running(sometimes(judging(library), soon, 1)) as standin:
        assert result(ask(library, standin)) == "agrees"
    started = time.monotonic()
    for far in ("86400", formatdate(time.time() + 86400, usegmt=True)):
        with (
            running(lambda request, far=far: Reply(503, b"", {"Retry-After": far})) as standin,
            pytest.raises(NotVerifiableError, match=r"asks to be left alone for 86,[34]\d\d s"),
        ):
            ask(library, standin)
        assert len(standin.requests) == 1
    for odd in ("soon", "-1", "9" * 400, ""):
        reply = Reply(503, b"", {"Retry-After": odd})
        with running(sometimes(judging(library), reply, 1)) as standin:
            assert result(ask(library, standin)) == "agrees"
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("reply", "says", "requests"),
    [
        (Reply(401, {"errors": [{"message": "who are you"}]}), "HTTP 401: who are you", 1),
        (Reply(403, b"go away"), "HTTP 403: go away", 1),
        (Reply(404, b"nothing here"), "HTTP 404: nothing here", 1),
        (Reply(200, b"<html>Hello</html>"), "HTTP 200: <html>Hello</html>: it is no answer of GraphQL's", 1),
        (Reply(503, b""), r"HTTP 503: an empty body \(on each of 4 tries\)", 4),
        # What is about the payload may be another thing with another type.
        (Reply(200, {"errors": [{"message": "Unknown field"}]}), "it does not take any of the 4 plainest", 4),
        (Reply(500, b"crash"), "it does not take any of the 4 plainest .* HTTP 500: crash", 16),
    ],
)
def test_one_that_cannot_be_verified_is_left_alone_soon(
    library: Spec, reply: Reply, says: str, requests: int
) -> None:
    with running(lambda request: reply) as standin, pytest.raises(NotVerifiableError, match=says):
        ask(library, standin)
    assert len(standin.requests) == requests


def test_a_redirect_is_not_followed(library: Spec) -> None:
    with running(judging(library)) as elsewhere:
        moved = Reply(308, b"", {"Location": elsewhere.url})
        with (
            running(lambda request: moved) as standin,
            pytest.raises(NotVerifiableError, match="leads to http"),
        ):
            ask(library, standin, headers=(("X-Library-Key", "secret-key"),))
    assert elsewhere.requests == [] and len(standin.requests) == 1


def test_a_server_that_is_not_there(library: Spec) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NotVerifiableError, match="no connection"):
        ask(library, Standin(f"http://127.0.0.1:{port}/"))
    with pytest.raises(NotVerifiableError, match="no connection"):
        ask(library, Standin("http://no.such.host.invalid/"), retries=0)


def test_http_where_tls_is_spoken_is_not_tried_again(library: Spec) -> None:
    with (
        running(judging(library)) as standin,
        pytest.raises(NotVerifiableError, match="no secure connection"),
    ):
        ask(library, Standin(standin.url.replace("http:", "https:")))


def test_one_that_dies_on_the_way_ends_the_run(library: Spec) -> None:
    def behave(request: Request) -> Reply:
        return judging(library)(request) if request.number < 30 else Reply(503, b"gone")

    with running(behave) as standin:
        outcome = ask(library, standin, Scope(), retries=1)
    assert outcome.stopped is not None and not outcome.complete
    assert outcome.stopped.startswith("no verdict on 10 requests in a row, beginning with ")
    assert outcome.stopped.endswith("HTTP 503: gone (on each of 2 tries)")
    # What was found before is kept, and the rest is told from what does not agree.
    counts = outcome.results.counts()
    assert counts["agrees"] >= 5 and counts["untested"] > 50
    assert "the run ended before it was its turn" in {row.why_untested for row in outcome.results}
    assert len(standin.requests) == 29 + 2 * 10


def test_failures_that_are_not_in_a_row_do_not_end_it(library: Spec) -> None:
    def behave(request: Request) -> Reply:
        return judging(library)(request) if request.number % 2 else Reply(502)

    with running(behave) as standin:
        outcome = ask(library, standin, Scope(types=("closed",)), retries=0)
    failed = sum(1 for row in outcome.results if row.undecided)
    assert outcome.complete and outcome.stopped is None and failed > 5
    assert len(standin.requests) > 25


def test_one_that_hangs_is_given_up(library: Spec) -> None:
    release = threading.Event()

    def behave(request: Request) -> Reply:
        release.wait(20)
        return Reply(503)

    with running(behave) as standin:
        with pytest.raises(NotVerifiableError, match=r"no answer within 0\.2 s \(on each of 2 tries\)"):
            ask(library, standin, timeout=0.2, retries=1)
        release.set()


@contextmanager
def raw(chunks: Iterator[bytes]) -> Iterator[str]:
    """A server that sends these chunks as its one answer, whatever it is asked."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                for chunk in chunks:
                    connection.sendall(chunk)
                # Closing with something unread would reset the connection, and what was sent might be lost.
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(5)
                while connection.recv(65536):
                    pass
        except OSError:
            pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.close()
        thread.join(10)


def drips() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"
    for _ in range(100):
        time.sleep(0.05)
        yield b"x"


GZIP = b"content-encoding: gzip\r\ncontent-length: 2\r\n\r\n\x1f\x8b"
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


@pytest.mark.parametrize(
    ("chunks", "says"),
    [
        (drips(), "no answer within 0.5 s"),
        (itertools.chain([HEAD + b"\r\n"], itertools.repeat(b"x" * 65536)), "more than 100,000 bytes"),
        (iter([HEAD + GZIP]), "no answer of GraphQL's"),
        (iter([b"SSH-2.0-OpenSSH_9.9\r\n"]), "no HTTP"),
        (iter([HEAD + b"content-length: 90\r\n\r\n{"]), "breaks off"),
        (itertools.chain([HEAD], itertools.repeat(b"x-header: more\r\n")), "no HTTP"),
        (iter([]), "breaks"),
    ],
)  # fmt: skip
def test_hostile_answers(library: Spec, chunks: Iterator[bytes], says: str) -> None:
    started = time.monotonic()
    with raw(chunks) as url, pytest.raises(NotVerifiableError, match=says):
        ask(library, Standin(url), retries=0, timeout=0.5, answer_bytes=100_000)
    assert time.monotonic() - started < 5


def test_the_rate_is_kept() -> None:
    async def turns(pacer: Pacer, times: int) -> list[float]:
        clock = asyncio.get_running_loop().time
        started = clock()

        async def one() -> float:
            await pacer.turn()
            return clock() - started

        return await asyncio.gather(*(one() for _ in range(times)))

    for number, when in enumerate(asyncio.run(turns(Pacer(50.0), 11))):
        assert when >= number / 50 - 0.001
    assert asyncio.run(turns(Pacer(None), 100))[-1] < 2


def test_further_tries_come_later_and_later(library: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    sleep = asyncio.sleep

    async def short(seconds: float) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr("signalspec.verify.endpoint.asyncio.sleep", short)
    with running(lambda request: Reply(503)) as standin, pytest.raises(NotVerifiableError):
        ask(library, standin, backoff=4.0)
    first, second, third = (wait for wait in waits if wait > 1)
    assert 3 <= first <= 5 and 6 <= second <= 10 and 12 <= third <= 20


def test_requests_under_way_are_bounded(library: Spec) -> None:
    lock = threading.Lock()
    now = most = 0

    def behave(request: Request) -> Reply:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.05)
        with lock:
            now -= 1
        return judging(library)(request)

    with running(behave) as standin:
        ask(library, standin, Scope(types=("closed",)), concurrency=3)
    assert 1 < most <= 3
