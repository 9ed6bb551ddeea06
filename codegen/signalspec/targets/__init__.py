"""The targets: each turns the model into files, and none knows another.

A target is a module with a function `files(spec)` that gives the text of each file by its path below
the output directory (POSIX, relative). It prepares names, types and literals in a view; templates
only loop and choose. Other distributions bring targets of the same interface: see `signalspec.plugins`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from signalspec.model import Spec
from signalspec.plugins import plugin, plugins

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
    """The target of that name: a built-in one, or a plugin's.

    KeyError where there is none, TargetError where a plugin cannot be used.
    """
    return cast(Target, import_module(TARGETS[name])) if name in TARGETS else plugin(name)


def target_names() -> tuple[str, ...]:
    """Every target that can be asked for: the built-in ones, then the plugins'."""
    return (*TARGETS, *(name for name in plugins() if name not in TARGETS))
