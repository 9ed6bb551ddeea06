"""Running `signalspec sample`, and `validate` on what it writes, in this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from sample_runs import REPO, Outcome
from signalspec.cli import run


@pytest.fixture
def sample(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Runs `signalspec sample` on the shipped spec, or another one that is named."""
    monkeypatch.chdir(REPO)

    def sampled(*arguments: str) -> Outcome:
        code = run(["sample", *arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return sampled


@pytest.fixture
def judged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[dict[str, Any]]]:
    """What `signalspec validate --advice` finds in a text on standard input."""

    def found(text: str, *arguments: str) -> list[dict[str, Any]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        run(["validate", "--advice", "--format", "ndjson", "-", *arguments])
        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        return [record for record in records if "rule" in record]

    return found
