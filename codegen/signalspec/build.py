"""The model -> every file, in memory. Pure: commands differ only in what they do with the result."""

from __future__ import annotations

from collections.abc import Iterable

from signalspec.model import Spec
from signalspec.targets import TARGETS, target


def build(spec: Spec, targets: Iterable[str] | None = None) -> dict[str, dict[str, bytes]]:
    """Target -> path -> content, for the targets named (all of them by default).

    Paths are POSIX and relative to the output directory. While a memory (`signalspec.parts`) is entered, what
    it has is not made again; the result is the same. KeyError for a target that there is not.
    """
    names = TARGETS if targets is None else targets
    return {
        name: {path: text.encode("utf-8") for path, text in sorted(target(name).files(spec).items())}
        for name in names
    }
