"""How a server is asked, and which payloads it is asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from signalspec.verify.presets import Preset

Unknown: TypeAlias = Literal["reject", "ignore"]


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the server, and how hard to try.

    `rate` is the number of requests a second, None for as many as it takes. A request is tried `retries`
    more times, with `backoff` seconds before the first of them and twice as many before each further one; a
    server that asks for more than `longest_wait` seconds is not waited for. `timeout` is for one try.
    `production` is the consent to send to one of the platform's own hosts.
    """

    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    production: bool = False
    rate: float | None = None
    timeout: float = 10.0
    retries: int = 3
    concurrency: int = 4
    backoff: float = 0.5
    longest_wait: float = 60.0
    answer_bytes: int = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scope:
    """Which payloads are sent, and by which reading of the contract they are judged.

    `rules` are patterns of rule ids and `types` names of signal types, none for all of them. At most
    `limit` vectors are sent, those first that cover most rules. `variables` is the GraphQL type of the
    mutation's argument, for batches as variables; None for literals. `random` payloads come from `seed`.
    `trial` marks everything as a trial, None where it goes to the platform itself.
    """

    tier: str | None = None
    unknown: Unknown = "reject"
    presets: tuple[Preset, ...] = ()
    trial: bool | None = None
    variables: str | None = None
    rules: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    limit: int | None = None
    random: int = 0
    seed: int = 0
