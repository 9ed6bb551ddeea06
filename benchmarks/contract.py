"""The contract that all candidates judge by: the resolved spec and the JSON Schemas made from it."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signalspec.model import Spec

REPO = Path(__file__).resolve().parents[1]
SPEC_FILE = REPO / "spec" / "signals.yaml"
SCHEMAS = REPO / "generated" / "jsonschema"

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contract:
    """Pickled, it is quick to load and needs no YAML: what a measured process starts from."""

    spec: Spec
    strict: Schema  # the envelope in draft 2020-12
    portable: Schema  # the envelope in draft-07

    def strict_by_type(self) -> dict[str, Schema]:
        """Signal type -> the schema of envelopes with such a content."""
        return self._by_type(self.strict, "$defs")

    def portable_by_type(self) -> dict[str, Schema]:
        return self._by_type(self.portable, "definitions")

    def _by_type(self, envelope: Schema, definitions: str) -> dict[str, Schema]:
        found = {}
        for signal in self.spec.signals:
            schema = copy.deepcopy(envelope)
            reference = f"#/{definitions}/{signal.name[0].upper()}{signal.name[1:]}"
            schema["properties"][self.spec.transport.content.name] = {"$ref": reference}
            found[signal.name] = schema
        return found

    def save(self, path: Path) -> None:
        path.write_bytes(pickle.dumps(self))


def saved(path: Path) -> Contract:
    """The contract that `save` wrote there; only ever a file of this run."""
    found = pickle.loads(path.read_bytes())
    assert isinstance(found, Contract)
    return found


def load_contract() -> Contract:
    from signalspec.load import load_file

    strict, portable = (SCHEMAS / "signal.schema.json", SCHEMAS / "portable" / "signal.schema.json")
    return Contract(load_file(SPEC_FILE), json.loads(strict.read_text()), json.loads(portable.read_text()))
