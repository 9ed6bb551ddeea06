"""An output directory under test: builds go in, and what is on disk comes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from signalspec.writer import Plan, Result, SpecIdentity, apply, plan

SPEC = SpecIdentity("example", "1.0.0", "f" * 64)


@dataclass(frozen=True)
class OutputDir:
    """The first directory of a path stands for its target (`README.md` is of target `top`)."""

    root: Path

    def plan(
        self,
        files: Mapping[str, bytes],
        *,
        targets: Collection[str] | None = None,
        spec: SpecIdentity = SPEC,
    ) -> Plan:
        target_of = {path: path.split("/")[0] if "/" in path else "top" for path in files}
        return plan(self.root, files, spec=spec, target_of=target_of, targets=targets)

    def apply(
        self,
        files: Mapping[str, bytes],
        *,
        targets: Collection[str] | None = None,
        spec: SpecIdentity = SPEC,
        force: bool = False,
    ) -> Result:
        return apply(self.plan(files, targets=targets, spec=spec), force=force)

    def states(self, files: Mapping[str, bytes], *, targets: Collection[str] | None = None) -> dict[str, str]:
        return {item.path: item.state for item in self.plan(files, targets=targets).items}

    def write(self, path: str, content: bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def files(self) -> dict[str, bytes]:
        """Every file but MANIFEST.json, whoever made it."""
        found = {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*")}
        return {
            name: path.read_bytes()
            for name, path in found.items()
            if path.is_file() and name != "MANIFEST.json"
        }

    def directories(self) -> set[str]:
        return {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_dir()}
