"""What can keep a comparison from a verdict."""

from __future__ import annotations


class UndecidedError(Exception):
    """Neither an example nor a proof was found within bounds; the message says why."""


class ContradictionError(Exception):
    """Validators do not confirm what a comparison has found: a fault of the comparison."""
