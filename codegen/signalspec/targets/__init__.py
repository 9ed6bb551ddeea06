"""The targets: each turns the model into files, and none knows another.

A target is a module with a function `files(spec)` that gives the text of each file by its path below
the output directory (POSIX, relative). It prepares names, types and literals in a view; templates
only loop and choose.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from signalspec.model import Spec

# Target -> its module, in the order in which they are built.
TARGETS = {
    "python": "signalspec.targets.python",
    "jsonschema": "signalspec.targets.jsonschema",
    "graphql": "signalspec.targets.graphql",
    "docs": "signalspec.targets.docs",
    "rules": "signalspec.targets.rules",
    "vectors": "signalspec.targets.vectors",
    "language": "signalspec.targets.language",
}


class Target(Protocol):
    """What a target module offers."""

    def files(self, spec: Spec) -> dict[str, str]:
        """Path -> text of every file of this target. Pure: the same spec gives the same text."""
        ...


def target(name: str) -> Target:
    """The target of that name; KeyError where there is none."""
    return cast(Target, import_module(TARGETS[name]))
