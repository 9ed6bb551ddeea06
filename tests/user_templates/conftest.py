"""A folder of templates, made in a line or two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.user_templates import read_folder, rendered

REPO = Path(__file__).resolve().parents[2]
ONE = 'files: [{template: a.j2, file_name: "out.txt"}]\n'

Render = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def library() -> Spec:
    return load_file(REPO / "tests" / "cases" / "library" / "spec.yaml")


@pytest.fixture
def render(tmp_path: Path, library: Spec) -> Render:
    def made(template: str, configuration: str = ONE, **others: str) -> dict[str, str]:
        """What `a.j2`, the templates of other names and a configuration give for the library's spec."""
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        for name, text in {"a": template, **others}.items():
            (folder / f"{name}.j2").write_text(text, encoding="utf-8")
        (folder / "templates.yaml").write_text(configuration, encoding="utf-8")
        return rendered(read_folder(folder), library)

    return made
