"""How a mock behaves and how much it may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["strict", "lenient"]
Unknown: TypeAlias = Literal["reject", "ignore"]

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one request, on what is kept, and on what can be set up.

    `selections` counts fields and fragments that a document selects, literals aside; `errors` is the
    number of GraphQL errors after which validation says that it stops (violations of the spec are
    never cut). `signals`, `requests`, `faults` and `namespace_bytes` hold for each namespace, `bytes`
    for all of them together.
    """

    body_bytes: int = 8 * _MEBIBYTE
    tokens: int = 500_000
    selections: int = 500
    errors: int = 100
    namespaces: int = 100
    signals: int = 10_000
    requests: int = 1_000
    faults: int = 100
    namespace_bytes: int = 64 * _MEBIBYTE
    bytes: int = 256 * _MEBIBYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """`mode`: `strict` refuses a batch with a violation, `lenient` takes it and records the bad.

    `api_key` is the only key to let in; None lets in any that is not empty. `tier` is what the
    sender subscribes to, None to judge all types alike. `unknown` says what members that the spec
    does not have are.
    """

    mode: Mode = "strict"
    api_key: str | None = field(default=None, repr=False)
    tier: str | None = None
    unknown: Unknown = "reject"
    limits: Limits = Limits()
