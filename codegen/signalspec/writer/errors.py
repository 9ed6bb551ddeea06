"""Why nothing, or not everything, could be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class WriteError(Exception):
    """The output cannot be read or written; the message says what and why."""


class UnsafePathsError(WriteError):
    """The build names files that must not be written; `problems` has a sentence for each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("unsafe output paths:\n" + "\n".join(f"  {problem}" for problem in self.problems))


class DamagedManifestError(WriteError):
    """The record of the last run is unusable, so nothing can tell whose files these are."""

    def __init__(self, damage: str) -> None:
        self.damage = damage
        super().__init__(
            f"{damage}; restore it (from version control, say), or use --force, which overwrites "
            "what differs from the build and writes a new one"
        )


class LockedError(WriteError):
    """Another run holds the output directory."""


class Refusal(NamedTuple):
    """One path that apply leaves alone, why, and whether force would change that."""

    path: str
    reason: str
    forceable: bool


class RefusedError(WriteError):
    """Something in the output directory is not ours to overwrite; nothing was written."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        lines = [f"  {refusal.path}: {refusal.reason}" for refusal in self.refusals]
        if any(refusal.forceable for refusal in self.refusals):
            lines.append("keep what you need elsewhere, then use --force to overwrite")
        if not all(refusal.forceable for refusal in self.refusals):
            lines.append("what stands in the way is never removed, even with --force: move it away")
        super().__init__("nothing was written, to keep these as they are:\n" + "\n".join(lines))
