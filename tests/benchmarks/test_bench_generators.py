"""Made specs: of the size asked for, in our language and in LinkML's."""

from __future__ import annotations

from pathlib import Path

import yaml
from signalspec.load import load_file
from signalspec.model import Spec

from benchmarks.made_specs import FIELDS_A_SIGNAL, made_spec, write_linkml, write_spec


def test_a_made_spec_loads_and_has_the_size(tmp_path: Path) -> None:
    write_spec(made_spec(7), tmp_path / "spec.yaml")
    spec = load_file(tmp_path / "spec.yaml")
    assert [len(signal.fields) for signal in spec.signals] == [FIELDS_A_SIGNAL] * 7
    assert made_spec(7) == made_spec(7)


def test_linkml_gets_the_same_contract(spec: Spec, tmp_path: Path) -> None:
    write_linkml(spec, tmp_path / "linkml.yaml")
    schema = yaml.safe_load((tmp_path / "linkml.yaml").read_text(encoding="utf-8"))
    assert set(schema["classes"]) == {record.name for record in spec.records}
    assert set(schema["enums"]) == {enum.name for enum in spec.enums}
    for record in spec.records:
        slots = schema["classes"][record.name]["attributes"]
        assert list(slots) == [field.name for field in record.fields]
        for field in record.fields:
            slot = slots[field.name]
            assert slot.get("required", False) is field.required
            assert slot.get("multivalued", False) is field.is_array
            assert ("pattern" in slot) is (field.limits.format is not None)
