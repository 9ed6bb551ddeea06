"""The last step of generation: compare a build with the disk, and write what differs, safely."""

from __future__ import annotations

from signalspec.writer.applying import Result, apply
from signalspec.writer.check import Drift, DriftKind, difference, drift
from signalspec.writer.disk import Disk
from signalspec.writer.errors import (
    DamagedManifestError,
    LockedError,
    Refusal,
    RefusedError,
    UnsafePathsError,
    WriteError,
)
from signalspec.writer.manifest import Entry, Manifest, SpecIdentity
from signalspec.writer.paths import MANIFEST
from signalspec.writer.planning import Item, Plan, State, plan

__all__ = [
    "MANIFEST",
    "DamagedManifestError",
    "Disk",
    "Drift",
    "DriftKind",
    "Entry",
    "Item",
    "LockedError",
    "Manifest",
    "Plan",
    "Refusal",
    "RefusedError",
    "Result",
    "SpecIdentity",
    "State",
    "UnsafePathsError",
    "WriteError",
    "apply",
    "difference",
    "drift",
    "plan",
]
