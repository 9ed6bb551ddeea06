"""The schemas that we generate ourselves, imported again, give validators of the same verdicts."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft7Validator
from signalspec.importing import start
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.validators import load

GENERATED = Path(__file__).resolve().parents[2] / "generated"


def test_portable_schemas_come_back_as_a_spec_of_the_same_verdicts(spec: Spec) -> None:
    portable = GENERATED / "jsonschema" / "portable"
    started = start([portable / f"{signal.name}.schema.json" for signal in spec.signals], "again")
    # Nothing that the schemas say is lost: they are made of what the language can say.
    assert list(started.draft.remarks()) == []
    again = load_text(started.text)
    assert again.transport.discriminator.name == spec.transport.discriminator.name
    assert [signal.name for signal in again.signals] == [signal.name for signal in spec.signals]
    package = load(again)
    judged = 0
    for signal in spec.signals:
        schema = json.loads((portable / f"{signal.name}.schema.json").read_text(encoding="utf-8"))
        vectors = json.loads((GENERATED / "vectors" / f"{signal.name}.json").read_text(encoding="utf-8"))
        validator = Draft7Validator(schema)
        for vector in vectors:
            content = vector["content"]
            assert validator.is_valid(content) == (not package.validate_content(content)), vector["name"]
            judged += 1
    assert judged > 1_000
