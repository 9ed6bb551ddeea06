"""Models that datamodel-code-generator makes of a portable schema."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType


def models(schema: Path, kind: str, *options: str) -> ModuleType:
    """The module of models of that kind, with the generator's other options at their defaults."""
    target = schema.with_name(f"{schema.name.partition('.')[0]}_{kind.partition('.')[0]}.py")
    tool = [sys.executable, "-W", "ignore", "-m", "datamodel_code_generator"]
    files = ["--input", str(schema), "--input-file-type", "jsonschema", "--output", str(target)]
    subprocess.run(
        [*tool, *files, "--formatters", "builtin", "--output-model-type", kind, *options],
        check=True,
        capture_output=True,
    )
    spec = importlib.util.spec_from_file_location(target.stem, target)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[target.stem] = module
    spec.loader.exec_module(module)
    return module
