"""Specs that have nothing to do with the shipped one, built whole into a directory of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from signalspec import naming
from signalspec.build import build
from signalspec.load import load_file
from signalspec.model import Spec

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Built:
    """A spec and where everything that is generated from it lies."""

    spec: Spec
    out: Path

    @property
    def python(self) -> Path:
        return self.out / "python"

    @property
    def package(self) -> str:
        return naming.package(self.spec)

    def texts(self, folder: str = "", ending: str = "") -> dict[str, str]:
        """Path -> text of the files below `folder` whose names end so."""
        found = sorted((self.out / folder).rglob(f"*{ending}"))
        return {p.relative_to(self.out).as_posix(): p.read_text("utf-8") for p in found if p.is_file()}


NAMES = ("library", "minimal", "nasty")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """All of them, by the names of their cases."""
    return {name: _build(CASES / name / "spec.yaml", tmp_path_factory.mktemp(name)) for name in NAMES}


@pytest.fixture(scope="session", params=NAMES)
def built(request: pytest.FixtureRequest, builds: dict[str, Built]) -> Built:
    """Each of them."""
    return builds[request.param]


def _build(spec_file: Path, out: Path) -> Built:
    spec = load_file(spec_file)
    for files in build(spec).values():
        for path, content in files.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(content)
    return Built(spec, out)
