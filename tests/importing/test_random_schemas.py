"""Any schema at all gives a spec or a reason, and its verdicts differ only where a remark says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator, ValidationError
from signalspec.importing import SchemaError, Start, start
from signalspec.load import load_text
from signalspec.validators import load

from tests.importing.random_schemas import VALUES, Schemas

QUICK = settings.get_current_profile_name() == "ci"


def started(tmp_path: Path, schema: dict[str, Any]) -> Start | None:
    file = tmp_path / "random.json"
    file.write_text(json.dumps(schema))
    try:
        return start([file], "random-events")
    except SchemaError:
        return None


@pytest.mark.parametrize("block", range(4 if QUICK else 100))
def test_nonsense_is_told_and_never_a_fault(tmp_path: Path, block: int) -> None:
    made = 0
    for seed in range(block * 50, block * 50 + 50):
        found = started(tmp_path, Schemas(seed, nonsense=0.15).whole())
        if found is not None:
            assert found.mistakes("spec.yaml") is None, seed
            made += 1
    assert made > 25


def blamed(error: ValidationError) -> object:
    """The member that an error is about; None for the whole."""
    if error.absolute_path:
        return error.absolute_path[0]
    return error.message.split("'")[1] if error.validator == "required" else None


def explained(found: Start, kind: str, member: object, value: object) -> bool:
    for remark in found.draft.remarks():
        if remark.kind != kind:
            continue
        own = f"{remark.pointer}/".startswith(f"/properties/{member}/")
        of_null = remark.message.startswith("null stands for") and remark.pointer.count("/") == 2
        if (own and not (of_null and value is not None)) or "/properties/" not in remark.pointer:
            return True
    return False


@pytest.mark.parametrize("block", range(4 if QUICK else 100))
def test_verdicts_differ_only_where_a_remark_says_so(tmp_path: Path, block: int) -> None:
    judged = 0
    for seed in range(block * 12, block * 12 + 12):
        generator = Schemas(seed)
        schema = generator.whole()
        found = started(tmp_path, schema)
        if found is None or found.draft.discriminator in schema["properties"]:
            continue
        validator, package = Draft202012Validator(schema), load(load_text(found.text))
        (name,) = found.draft.signals
        for _ in range(60):
            content = {
                key: generator.chance.choice(VALUES)
                for key in schema["properties"]
                if generator.chance.random() < 0.5
            }
            errors = list(validator.iter_errors(content))
            violations = package.validate_content({**content, found.draft.discriminator: name})
            judged += 1
            for violation in violations if not errors else ():
                member = violation.path.split("/")[1] if violation.path else None
                assert explained(found, "stricter", member, None), (seed, content, violation)
            for error in errors if not violations else ():
                member = blamed(error)
                value = content.get(str(member))
                assert explained(found, "looser", member, value), (seed, content, error.message)
    assert judged > 100
