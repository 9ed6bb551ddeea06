"""What a judge is given of a contract: the generated files, and the names in them."""

from __future__ import annotations

import json
from pathlib import Path

from signalspec import naming
from signalspec.build import build
from signalspec.payloads import Samples

from tests.agreement.contracts import SPECS, Contract

_MARK = "the content stands here"


def deliver(contract: Contract, root: Path) -> None:
    """Writes all that the judges of this contract read into a directory of its name."""
    spec, directory = contract.spec, root / contract.name
    built = build(spec, ["jsonschema", "graphql"])
    for path, data in (built["jsonschema"] | built["graphql"]).items():
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    inputs = {signal.name: naming.input_name(signal.name) for signal in spec.signals}
    least = Samples(spec).minimal(spec.transport.envelope)
    around = json.dumps({**least, contract.content: _MARK}).split(json.dumps(_MARK))
    described = {
        "name": spec.name,
        "spec": str(SPECS[contract.name]),
        "envelope": naming.snake_case(spec.transport.envelope.name),
        "envelopeClass": naming.pascal_case(spec.transport.envelope.name),
        "envelopeInput": naming.input_name(spec.transport.envelope.name),
        "content": contract.content,
        "discriminator": contract.discriminator,
        "inputs": inputs,
        "inputFiles": {signal: _declaring(name, built["graphql"]) for signal, name in inputs.items()},
        "around": around,
    }
    (directory / "contract.json").write_text(json.dumps(described), encoding="utf-8")


def _declaring(name: str, files: dict[str, bytes]) -> str:
    """The path of the file that declares the input of that name."""
    return next(path for path, data in files.items() if f"\ninput {name} {{" in data.decode())
