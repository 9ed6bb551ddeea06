"""Puts the schemas, GraphQL files and vectors that lie beside this folder into the distribution."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("jsonschema", "graphql", "vectors")


class DataFiles(BuildHookInterface[Any]):
    """In an sdist the files are in the package already; in the tree they are one folder up."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        package = self.metadata.name.replace("-", "_")
        for name in DATA:
            source = Path(self.root).parent / name
            if source.is_dir() and not (Path(self.root) / package / name).exists():
                build_data["force_include"][str(source)] = f"{package}/{name}"
