"""Compares two specs: what changed, and what that means for senders and readers."""

from __future__ import annotations

from signalspec.compare.comparison import Change, Comparison, compare
from signalspec.compare.outcome import ContradictionError, UndecidedError
from signalspec.compare.verdict import Effect, Outcome, Verdict, Witness

__all__ = [
    "Change",
    "Comparison",
    "ContradictionError",
    "Effect",
    "Outcome",
    "UndecidedError",
    "Verdict",
    "Witness",
    "compare",
]
