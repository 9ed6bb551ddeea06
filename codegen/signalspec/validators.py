"""The generated Python package of any spec, built and imported in memory.

What a command judges with is the very code that `generate` writes. Compiled modules are kept in the
user's cache, by the spec's digest and the state of the toolkit's own files.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Protocol, cast

from signalspec.cache import cache_directory, keep, kept, toolkit_state
from signalspec.model import Spec
from signalspec.resolved import digest

_PREFIX = "_signalspec_"


class Violation(Protocol):
    """A violation of the generated package."""

    rule: str
    code: str
    path: str
    message: str
    level: str


class Package(Protocol):
    """The functions of a generated package that the toolkit's commands use.

    The keyword of the tier dimension has the dimension's name.
    """

    validate: Callable[..., list[Violation]]
    validate_content: Callable[..., list[Violation]]
    validate_batch: Callable[..., list[Violation]]
    validate_json: Callable[..., list[Violation]]


def load(spec: Spec) -> Package:
    """The generated package for `spec`: an object with all its public names."""
    name = f"{_PREFIX}{digest(spec)[:16]}"
    if name not in sys.modules:
        sys.meta_path.insert(0, _Finder(name, _compiled(spec)))
    return cast(Package, import_module(name))


def load_built(spec: Spec, files: Mapping[str, bytes]) -> Package:
    """As `load`, from what the Python target has built for `spec`; modules are compiled as they are used."""
    name = f"{_PREFIX}{digest(spec)[:16]}"
    if name not in sys.modules:
        texts = {module: files[path].decode() for module, path in _modules(files).items()}
        sys.meta_path.insert(0, _Finder(name, texts))
    return cast(Package, import_module(name))


@contextmanager
def forgotten() -> Iterator[None]:
    """Forgets at the end the packages that are loaded meanwhile, so that many specs take no room."""
    finders, modules = list(sys.meta_path), set(sys.modules)
    try:
        yield
    finally:
        sys.meta_path[:] = [f for f in sys.meta_path if f in finders or not isinstance(f, _Finder)]
        for name in [name for name in sys.modules if name.startswith(_PREFIX) and name not in modules]:
            del sys.modules[name]


def _compiled(spec: Spec) -> dict[str, CodeType]:
    """Module below the package (`""` for the package itself) -> its code."""
    directory = cache_directory("validators")
    if directory is None:
        return _compile(spec)
    key = hashlib.sha256(toolkit_state() + digest(spec).encode()).hexdigest()
    path = directory / f"{key}.bin"
    data = kept(path)
    if data is None:
        data = marshal.dumps(_compile(spec))
        keep(path, data)
    return cast(dict[str, CodeType], marshal.loads(data))


def _compile(spec: Spec) -> dict[str, CodeType]:
    # Rendering loads the template engine, which a cached package does without.
    from signalspec.targets.python import files

    texts = files(spec)
    return {module: _code(module, texts[path]) for module, path in _modules(texts).items()}


def _modules(paths: Iterable[str]) -> dict[str, str]:
    """Module below the package -> path of its file."""
    found = {}
    for path in paths:
        parts = Path(path).parts[2:]
        if path.endswith(".py") and parts:
            name = ".".join(parts).removesuffix(".py").removesuffix("__init__").removesuffix(".")
            found[name] = path
    return found


def _code(module: str, text: str) -> CodeType:
    return compile(text, f"<generated {module}>", "exec", dont_inherit=True)


class _Finder(MetaPathFinder, InspectLoader):
    """Imports one in-memory package."""

    def __init__(self, package: str, modules: Mapping[str, CodeType | str]) -> None:
        self.package = package
        self.modules = modules
        self.packages = {"", *(name.rpartition(".")[0] for name in modules)}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        name = self._below(fullname)
        if name is None or name not in self.modules:
            return None
        return importlib.util.spec_from_loader(fullname, self, is_package=self.is_package(fullname))

    def get_code(self, fullname: str) -> CodeType:
        name = self._below(fullname) or ""
        found = self.modules[name]
        return _code(name, found) if isinstance(found, str) else found

    def get_source(self, fullname: str) -> str | None:
        found = self.modules[self._below(fullname) or ""]
        return found if isinstance(found, str) else None

    def is_package(self, fullname: str) -> bool:
        return self._below(fullname) in self.packages

    def _below(self, fullname: str) -> str | None:
        if fullname == self.package:
            return ""
        below = fullname.removeprefix(f"{self.package}.")
        return below if below != fullname else None
