"""The kinds of changes that a comparison of two specs tells apart, as records."""

from __future__ import annotations

from signalspec.changes.contract import CONTRACT
from signalspec.changes.kinds import ChangeKind
from signalspec.changes.records import RECORDS
from signalspec.changes.values import VALUES

__all__ = ["AREAS", "KINDS", "ChangeKind"]

AREAS: dict[str, tuple[ChangeKind, ...]] = {
    "The contract and its transport": CONTRACT,
    "Signals, objects, fields and rules": RECORDS,
    "Values and texts": VALUES,
}
KINDS: dict[str, ChangeKind] = {kind.id: kind for kind in (*CONTRACT, *RECORDS, *VALUES)}
