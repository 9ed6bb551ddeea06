"""Puts the schemas, GraphQL files and vectors that lie beside this folder into the distribution.

With `<PACKAGE>_COMPILED=1` in the environment, the modules that judge are compiled on top: a wheel for this
platform and Python, from the same sources. It takes a C compiler and a minute.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("jsonschema", "graphql", "vectors")
# Types of variables and attributes, where knowing them pays. Whoever looks for faults copes with exceptions,
# so what is no dict may raise one.
_FAULTS = """
cimport cython

@cython.locals(wrong=tuple, check=cython.int, found=cython.int)
cpdef faults(dict content)
"""
_FINDINGS = """
cdef class Findings:
    cdef public object reject_unknown, tier, violations, infinite, _wrong, _looked_at
"""
# What is compiled, with what Cython is told beyond the source.
COMPILED = {
    "readers/*.py": "",
    "validation.py": "",
    "validators/*.py": _FAULTS,
    "vocabulary.py": "",
    "runtime/conditions.py": "",
    "runtime/describe.py": "",
    "runtime/faults.py": "",
    "runtime/findings.py": _FINDINGS,
    "runtime/members.py": "",
    "runtime/wire.py": "",
}


class DistributionHook(BuildHookInterface[Any]):
    """In an sdist the files are in the package already; in the tree they are one folder up."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What building needs on top of the build system."""
        return ["cython>=3.1", "setuptools>=65"] if self._compiles() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        package = self._package()
        for name in DATA:
            source = Path(self.root).parent / name
            if source.is_dir() and not (Path(self.root) / package / name).exists():
                build_data["force_include"][str(source)] = f"{package}/{name}"
        if self._compiles() and version != "editable":
            self._built = Path(tempfile.mkdtemp())
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            for path in _compile(Path(self.root), package, self._built):
                build_data["force_include"][str(path)] = str(path.relative_to(self._built / "lib"))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "_built"):
            shutil.rmtree(self._built, ignore_errors=True)

    def _compiles(self) -> bool:
        return self.target_name == "wheel" and os.environ.get(f"{self._package().upper()}_COMPILED") == "1"

    def _package(self) -> str:
        return self.metadata.name.replace("-", "_")


def _compile(root: Path, package: str, into: Path) -> Iterator[Path]:
    """Compiles modules of the package; the libraries lie under `into`/lib as they do in the package."""
    # Neither library has types for all of this.
    cythonize: Any = import_module("Cython.Build").cythonize
    setuptools: Any = import_module("setuptools")
    build_ext: Any = import_module("setuptools.command.build_ext").build_ext

    types = into / "types"
    types.mkdir()
    extensions = []
    for pattern, typed in COMPILED.items():
        for path in sorted((root / package).glob(pattern)):
            if path.name != "__init__.py":
                name = ".".join(path.relative_to(root).with_suffix("").parts)
                extensions.append(setuptools.Extension(name, [str(path)]))
                if typed:
                    (types / f"{name}.pxd").write_text(typed)
    # Annotations stay what they are in Python: no promise that is checked when the code runs.
    directives = {
        "language_level": "3",
        "binding": False,
        "annotation_typing": False,
        "emit_code_comments": False,
    }
    modules = cythonize(
        extensions,
        include_path=[str(types)],
        build_dir=str(into / "c"),
        compiler_directives=directives,
        quiet=True,
    )
    command = build_ext(setuptools.Distribution({"name": package, "ext_modules": modules}))
    command.build_lib, command.build_temp = str(into / "lib"), str(into / "temp")
    command.parallel = os.cpu_count() or 1
    command.ensure_finalized()
    command.run()
    yield from (into / "lib").rglob("*.so")
    yield from (into / "lib").rglob("*.pyd")
