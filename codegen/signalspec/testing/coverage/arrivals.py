"""Finds the packages that were generated from a spec: those that are there, and those to come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class Arrivals(MetaPathFinder):
    """Tells of each package of a name, at any depth (a copy may live inside another package), once it is
    imported; `begin` tells of those that are there already."""

    def __init__(self, package: str, tell: Callable[[ModuleType], None]) -> None:
        self._package = package
        self._tell = tell

    def begin(self) -> None:
        sys.meta_path.insert(0, self)
        for name, module in list(sys.modules.items()):
            if self._wants(name) and isinstance(module, ModuleType):
                self._tell(module)

    def end(self) -> None:
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not self._wants(fullname):
            return None
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            found = None if finder is self or find is None else find(fullname, path, target)
            if isinstance(found, ModuleSpec):
                # A namespace has no loader, and no digest.
                if found.loader is not None and hasattr(found.loader, "exec_module"):
                    found.loader = _Telling(found.loader, self._tell)
                return found
        return None

    def _wants(self, name: str) -> bool:
        return name.rpartition(".")[2] == self._package


class _Telling(Loader):
    """Loads a module as its own loader does, then tells of it; it leaves no trace on the module."""

    def __init__(self, loader: Loader, tell: Callable[[ModuleType], None]) -> None:
        self._loader = loader
        self._tell = tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._tell(module)
