"""All namespaces, the least recently used of which make room."""

from __future__ import annotations

import re
from collections import OrderedDict

from signalspec.mock.namespace import Namespace
from signalspec.mock.settings import Limits

DEFAULT = "default"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")


class Store:
    """Namespaces by name. One begins to exist when something is put into it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._namespaces: OrderedDict[str, Namespace] = OrderedDict()
        self._nothing = Namespace(DEFAULT, limits)

    def used(self, name: str) -> Namespace:
        """The namespace, made if need be; the least recently used one goes where there are too many."""
        namespace = self._namespaces.get(name)
        if namespace is None:
            namespace = self._namespaces[name] = Namespace(name, self._limits)
            while len(self._namespaces) > self._limits.namespaces:
                self._namespaces.popitem(last=False)
        self._namespaces.move_to_end(name)
        return namespace

    def seen(self, name: str) -> Namespace:
        """The namespace to look at; one that does not exist is empty, and does not begin to exist."""
        return self._namespaces.get(name, self._nothing)

    def trim(self) -> None:
        """Drops least recently used namespaces until all of them fit; the last one used stays."""
        while len(self._namespaces) > 1 and self.bytes > self._limits.bytes:
            self._namespaces.popitem(last=False)

    def reset(self) -> None:
        """Forgets every namespace."""
        self._namespaces.clear()

    @property
    def bytes(self) -> int:
        """About what all signals that are kept take."""
        return sum(namespace.bytes for namespace in self._namespaces.values())

    @property
    def names(self) -> list[str]:
        return sorted(self._namespaces)
