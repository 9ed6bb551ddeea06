"""Traffic: reading it from files and standard input, and judging it."""

from __future__ import annotations

from signalspec.inputs.judge import Judge, Options, Verdict
from signalspec.inputs.opening import Meter, total_size
from signalspec.inputs.reading import Reader, read
from signalspec.inputs.units import Batch, Fault, Item, LineBlock, Place, Remark, RowBlock, Unit, Unreadable

__all__ = [
    "Batch",
    "Fault",
    "Item",
    "Judge",
    "LineBlock",
    "Meter",
    "Options",
    "Place",
    "Reader",
    "Remark",
    "RowBlock",
    "Unit",
    "Unreadable",
    "Verdict",
    "read",
    "total_size",
]
