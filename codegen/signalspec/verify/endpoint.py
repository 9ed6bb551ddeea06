"""The server that is verified: sends it requests, at a bearable pace, and again where that may help."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpx

from signalspec import __version__
from signalspec.verify.answers import Answer, Answers, Reply, no_answer
from signalspec.verify.masking import Secrets
from signalspec.verify.pacing import Pacer
from signalspec.verify.settings import Access

_HEADERS = {
    "accept": "application/graphql-response+json, application/json;q=0.9",
    # What is compressed may be much more than it seems.
    "accept-encoding": "identity",
    "content-type": "application/json",
    "user-agent": f"signalspec/{__version__} (verify)",
}


class SetupError(Exception):
    """Something in the environment, such as a proxy, that HTTP cannot be spoken with."""


class TooLongError(Exception):
    """An answer that is longer than anybody should read."""


@dataclass(slots=True)
class Traffic:
    """What went over the line: requests, and how many of them were further tries."""

    sent: int = 0
    retried: int = 0


class Endpoint:
    """One server. Redirects are not followed, so that the key stays with whom it was meant for.

    Raises SetupError.
    """

    def __init__(self, access: Access, answers: Answers, secrets: Secrets) -> None:
        self._access = access
        self._answers = answers
        self._secrets = secrets
        self._pacer = Pacer(access.rate)
        try:
            self._client = httpx.AsyncClient(
                headers={**_HEADERS, **dict(access.headers)},
                timeout=None,
                follow_redirects=False,
                limits=httpx.Limits(max_connections=access.concurrency),
            )
        except ImportError as error:
            raise SetupError(str(error)) from None
        except OSError as error:
            raise SetupError(f"the environment's certificates cannot be read: {error.strerror}") from None
        except (ValueError, httpx.InvalidURL):
            # The message may quote a proxy's password.
            raise SetupError("the environment names a proxy that is none that can be used") from None
        self.traffic = Traffic()

    async def __aenter__(self) -> Endpoint:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, body: bytes, count: int) -> Answer:
        """What the server says to a request with so many signals, in the end."""
        tries = 1
        while True:
            await self._pacer.turn()
            answer = await self._try(body, count)
            if not answer.again or tries > self._access.retries:
                return _after(answer, tries)
            wait = self._wait(answer, tries)
            if wait > self._access.longest_wait:
                said = f"{answer.said} (it asks to be left alone for {wait:,.0f} s)"
                return _after(replace(answer, said=said), tries)
            if answer.wait is not None:
                self._pacer.hold(wait)
            else:
                await asyncio.sleep(wait)
            tries += 1
            self.traffic.retried += 1

    async def _try(self, body: bytes, count: int) -> Answer:
        self.traffic.sent += 1
        try:
            async with asyncio.timeout(self._access.timeout):
                reply = await self._post(body)
        except TimeoutError:
            return no_answer(f"no answer within {self._access.timeout:g} s")
        except TooLongError:
            return no_answer(f"an answer of more than {self._access.answer_bytes:,} bytes", again=False)
        except httpx.HTTPError as error:
            return no_answer(self._secrets.masked(_reason(error)), again=not _is_tls(error))
        return self._answers.read(reply, count)

    async def _post(self, body: bytes) -> Reply:
        async with self._client.stream("POST", self._access.url, content=body) as response:
            read = bytearray()
            async for part in response.aiter_raw():
                read += part
                if len(read) > self._access.answer_bytes:
                    raise TooLongError
        headers = response.headers
        return Reply(
            response.status_code, bytes(read), headers.get("location"), _seconds(headers.get("retry-after"))
        )

    def _wait(self, answer: Answer, tries: int) -> float:
        # Not all at once: whoever was turned away together would come back together.
        backoff = self._access.backoff * 2 ** (tries - 1) * random.uniform(0.75, 1.25)
        return backoff if answer.wait is None else max(answer.wait, 0.0)


def _after(answer: Answer, tries: int) -> Answer:
    if answer.verdict != "undecided" or tries == 1:
        return answer
    return replace(answer, said=f"{answer.said} (on each of {tries} tries)")


def _seconds(text: str | None) -> float | None:
    """What `Retry-After` asks for, in seconds or as a date; None where it says nothing that can be read."""
    if text is None:
        return None
    if text.strip().isdecimal() and len(text) < 10:
        return float(text)
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except (ValueError, OverflowError):
        return None


def _is_tls(error: BaseException) -> bool:
    """Whether it is the encryption that failed: to try again would change nothing."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _reason(error: httpx.HTTPError) -> str:
    detail = str(error).strip()
    if isinstance(error, httpx.RemoteProtocolError):
        words = "the answer breaks off or is no HTTP"
    elif isinstance(error, httpx.ConnectError):
        words = "no secure connection" if _is_tls(error) else "no connection"
    elif isinstance(error, httpx.ProxyError):
        words = "the proxy of the environment refuses"
    else:
        words = "the connection breaks"
    return f"{words} ({detail})" if detail else words
