"""Replays vectors and random payloads against a server, and tells where it and the contract part ways.

Needs the extra `verify`.
"""

from __future__ import annotations

from signalspec.verify.consent import ConsentError
from signalspec.verify.outcome import Outcome
from signalspec.verify.plan import NothingToSendError
from signalspec.verify.running import NotVerifiableError, verify
from signalspec.verify.settings import Access, Scope

__all__ = ["Access", "ConsentError", "NotVerifiableError", "NothingToSendError", "Outcome", "Scope", "verify"]
