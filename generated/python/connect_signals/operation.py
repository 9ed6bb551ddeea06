"""The mutation `createSignals`, with its values written into it."""

from __future__ import annotations

from .errors import SignalError
from .objects.signal import Signal
from .runtime.literals import LiteralError, mutation
from .runtime.violation import Violation
from .validation import MAX_ITEMS, validate_batch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


def create_signals(signals: Iterable[Signal | Mapping[str, Any]]) -> str:
    """A GraphQL document with one `createSignals` mutation for at most 500 envelopes.

    Takes Signal objects, and mappings in their JSON form, which are validated first. Raises
    SignalError for too many of them, for mappings that break a rule, and for text that UTF-8 cannot carry.
    """
    items = list(signals)
    violations: list[Violation] = []
    if len(items) > MAX_ITEMS:
        message = f"expected at most {MAX_ITEMS} elements, got {len(items)}"
        violations.append(Violation("Batch.max_items", "max_items", "", message))
    payloads: list[dict[str, Any]] = []
    for index, item in enumerate(items):
        if isinstance(item, Signal):
            payloads.append(item.to_dict())
            continue
        payload = dict(item) if not isinstance(item, dict) else item
        found = validate_batch([payload])
        for violation in found:
            path = f"/{index}{violation.path.removeprefix('/0')}"
            violations.append(Violation(violation.rule, violation.code, path, violation.message))
        if not found:
            payloads.append(Signal.from_valid(payload).to_dict())
    if violations:
        raise SignalError(violations)
    try:
        return mutation("createSignals", "signals", ("signalIds",), payloads)
    except LiteralError as error:
        raise SignalError([Violation("Text.json", "json", error.path, error.reason)]) from None
