"""Validators that probe for each member and validators that loop over what is there give one verdict."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from signalspec.build import build
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.targets.python import validator

from tests.agreement.contracts import SPECS
from tests.strategies import payloads

SHAPES = {"probed": 1_000, "looped": 0}


def package(spec: Spec, name: str, folder: Path) -> Any:
    """The generated package of the spec, written into the folder and imported under that name."""
    for path, data in build(spec, ["python"])["python"].items():
        if rest := Path(path).parts[2:]:
            file = folder.joinpath(name, *rest)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return import_module(name)


@pytest.mark.parametrize("which", sorted(SPECS.keys() - {"minimal"}))  # which has no optional members
def test_one_verdict(which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = load_file(SPECS[which])
    monkeypatch.syspath_prepend(tmp_path)
    judges = {}
    for shape, widest in SHAPES.items():
        monkeypatch.setattr(validator, "WIDEST_PROBED", widest)
        judges[shape] = package(spec, f"{which}_{shape}", tmp_path).validate
    modules = [
        module for name, module in sys.modules.items() if name.startswith(f"{which}_looped.validators.")
    ]
    assert any(hasattr(module, "_CHECKS") for module in modules)
    good = payloads.envelopes(spec)

    @settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(good | payloads.spoilt(good, spec))
    def check(document: Any) -> None:
        assert judges["probed"](document) == judges["looped"](document)

    check()
