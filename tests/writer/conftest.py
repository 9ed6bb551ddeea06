from __future__ import annotations

from pathlib import Path

import pytest
from output_dir import OutputDir


@pytest.fixture
def out(tmp_path: Path) -> OutputDir:
    return OutputDir(tmp_path / "generated")
