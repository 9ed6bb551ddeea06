"""Running `signalspec validate` in this process, on traffic of the shipped spec."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from signalspec.cli import run
from signalspec.model import Spec

SPEC = Path(__file__).resolve().parents[2] / "spec" / "signals.yaml"


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What `--format ndjson` printed, without the summary."""
        records = [json.loads(line) for line in self.out.splitlines()]
        return [record for record in records if "summary" not in record]

    @property
    def summary(self) -> dict[str, Any]:
        return dict(json.loads(self.out.splitlines()[-1])["summary"])

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.findings]


Validate = Callable[..., Outcome]


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Validate:
    """Runs the command; the format is ndjson unless the arguments name another."""

    def call(*args: object, stdin: bytes | None = None) -> Outcome:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", Stdin(stdin))
        given = [str(arg) for arg in args]
        format = [] if "--format" in given else ["--format", "ndjson"]
        spec = [] if "--spec" in given else ["--spec", str(SPEC)]
        capsys.readouterr()
        code = run(["validate", *spec, *format, *given])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def content(spec: Spec) -> dict[str, Any]:
    """A valid content."""
    signal = spec.signal("addToCart")
    return {"signalType": signal.name, **signal.examples[0].value}


@pytest.fixture
def envelope(content: dict[str, Any]) -> dict[str, Any]:
    """A valid envelope."""
    return {
        "appKey": "key-1",
        "identifiableAttributes": {"email": "ana@example.com"},
        "signalContent": content,
    }


@pytest.fixture
def line(envelope: dict[str, Any]) -> bytes:
    """A valid envelope as a line of NDJSON."""
    return json.dumps(envelope).encode() + b"\n"
