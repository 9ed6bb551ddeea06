"""The schemas that we generate ourselves, imported again, give validators of the same verdicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema.validators import validator_for
from signalspec.importing import start
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.validators import load

GENERATED = Path(__file__).resolve().parents[2] / "generated"


@pytest.mark.parametrize(
    ("folder", "unsaid"), [("portable", set()), ("", {"$comment", "description", "examples", "format"})]
)
def test_schemas_come_back_as_a_spec_of_the_same_verdicts(spec: Spec, folder: str, unsaid: set[str]) -> None:
    schemas = GENERATED / "jsonschema" / folder
    started = start([schemas / f"{signal.name}.schema.json" for signal in spec.signals], "again")
    # Nothing that means something to a payload is lost: they are made of what the language can say.
    remarks = list(started.draft.remarks())
    assert {remark.kind for remark in remarks} <= {"unsaid"}
    assert {part for part in unsaid for remark in remarks if remark.message.startswith(part)} == unsaid
    assert all(remark.message.startswith(tuple(unsaid)) for remark in remarks)
    again = load_text(started.text)
    assert again.transport.discriminator.name == spec.transport.discriminator.name
    assert [signal.name for signal in again.signals] == [signal.name for signal in spec.signals]
    package = load(again)
    judged = 0
    for signal in spec.signals:
        schema = json.loads((schemas / f"{signal.name}.schema.json").read_text(encoding="utf-8"))
        vectors = json.loads((GENERATED / "vectors" / f"{signal.name}.json").read_text(encoding="utf-8"))
        validator = validator_for(schema)(schema)
        for vector in vectors:
            content = vector["content"]
            assert validator.is_valid(content) == (not package.validate_content(content)), vector["name"]
            judged += 1
    assert judged > 1_000
