"""Every implementation that can be had, and how to start it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.agreement.contracts import SPECS, TESTS

NODE = TESTS / "node"
EVERY_CONTRACT = tuple(SPECS)


@dataclass(frozen=True)
class Implementation:
    """What judges payloads, in a process of its own.

    `parts` has the parts of the traffic that it judges, each with the target of the capability table as which
    it does so. `libraries` are the distributions that it is made of, `library` what the table's deviations
    call the one that reads. It judges the payloads of `contracts` alone.
    """

    id: str
    title: str
    parts: dict[str, str]
    command: tuple[str, ...]
    library: str = ""
    libraries: tuple[str, ...] = ()
    contracts: tuple[str, ...] = EVERY_CONTRACT
    node: bool = False
    slow: bool = False

    def argv(self, deliveries: Path) -> list[str]:
        """The command of its process; the directory is that of the contracts' files."""
        name, *options = self.command
        if self.node:
            return [shutil.which("node") or "node", str(NODE / "agreement" / name), str(deliveries), *options]
        module = f"tests.agreement.judges.{name}"
        return [sys.executable, "-W", "ignore", "-m", module, str(deliveries), *options]

    def versions(self) -> str:
        """Its libraries, each with its version."""
        return ", ".join(f"{name} {self._version(name)}" for name in self.libraries)

    def _version(self, distribution: str) -> str:
        package = NODE / "node_modules" / distribution / "package.json"
        if self.node:
            return str(json.loads(package.read_text(encoding="utf-8"))["version"])
        return version(distribution)


def is_node_ready() -> bool:
    """Whether Node.js is installed, with all that is judged on it."""
    return shutil.which("node") is not None and (NODE / "node_modules" / "quicktype-core").is_dir()


def _all_parts(target: str) -> dict[str, str]:
    return dict.fromkeys(("content", "envelope", "batch"), target)


_PYTHON = _all_parts("python")
_OBJECTS = dict.fromkeys(("content", "envelope"), "constructors")
_STRICT = _all_parts("jsonschema")
_PORTABLE = dict.fromkeys(("content", "envelope"), "portable")
_GRAPHQL = {"content": "graphql_inputs", "envelope": "graphql_wire", "batch": "graphql_wire"}
_PYDANTIC = dict.fromkeys(("content", "envelope"), "pydantic")
_GENERATOR = "datamodel-code-generator"

IMPLEMENTATIONS = (
    Implementation("python", "Python validators", _PYTHON, ("python",)),
    Implementation("model", "Second reading of the spec", _PYTHON, ("model",)),
    Implementation("constructors", "Python constructors", _OBJECTS, ("constructors",)),
    Implementation(
        "jsonschema",
        "Strict JSON Schema, jsonschema",
        _STRICT,
        ("jsonschema_python",),
        "jsonschema",
        ("jsonschema",),
    ),
    Implementation(
        "jsonschema_formats",
        "Strict JSON Schema, jsonschema, formats asserted",
        _STRICT,
        ("jsonschema_python", "formats"),
        "jsonschema",
        ("jsonschema", "rfc3339-validator"),
    ),
    Implementation(
        "jsonschema_rs",
        "Strict JSON Schema, jsonschema-rs",
        _STRICT,
        ("jsonschema_rust",),
        "jsonschema-rs",
        ("jsonschema-rs",),
    ),
    Implementation(
        "jsonschema_rs_formats",
        "Strict JSON Schema, jsonschema-rs, formats asserted",
        _STRICT,
        ("jsonschema_rust", "formats"),
        "jsonschema-rs",
        ("jsonschema-rs",),
    ),
    Implementation(
        "ajv", "Strict JSON Schema, Ajv", _STRICT, ("ajv.mjs", "strict"), "Ajv", ("ajv",), node=True
    ),
    Implementation(
        "ajv_formats",
        "Strict JSON Schema, Ajv, formats asserted",
        _STRICT,
        ("ajv.mjs", "strict", "formats"),
        "Ajv",
        ("ajv", "ajv-formats"),
        node=True,
        slow=True,
    ),
    Implementation(
        "ajv_portable",
        "Portable JSON Schema, Ajv",
        _PORTABLE,
        ("ajv.mjs", "portable"),
        "Ajv",
        ("ajv",),
        node=True,
    ),
    Implementation(
        "fastjsonschema",
        "Portable JSON Schema, fastjsonschema",
        _PORTABLE,
        ("fastjsonschema_python",),
        "fastjsonschema",
        ("fastjsonschema",),
    ),
    Implementation(
        "graphql_core",
        "GraphQL variables, graphql-core",
        _GRAPHQL,
        ("graphql_core",),
        "graphql-core",
        ("graphql-core",),
    ),
    Implementation(
        "graphql_literals",
        "GraphQL literals, graphql-core",
        _GRAPHQL,
        ("graphql_core", "literals"),
        "graphql-core, literals",
        ("graphql-core",),
    ),
    Implementation(
        "graphql_js",
        "GraphQL variables, graphql-js",
        _GRAPHQL,
        ("graphql.mjs",),
        "graphql-js",
        ("graphql",),
        node=True,
    ),
    Implementation(
        "pydantic_models",
        "pydantic models",
        dict.fromkeys(("content", "envelope"), "pydantic_models"),
        ("pydantic_models",),
        libraries=("pydantic",),
    ),
    Implementation(
        "pydantic",
        "datamodel-code-generator's pydantic models",
        _PYDANTIC,
        ("generated_pydantic",),
        "pydantic",
        ("pydantic", _GENERATOR),
        contracts=("connect", "greenhouse", "library"),
    ),
    Implementation(
        "msgspec",
        "datamodel-code-generator's msgspec structs",
        {"content": "msgspec"},
        ("generated_msgspec",),
        "msgspec",
        ("msgspec", _GENERATOR),
        contracts=("connect", "minimal"),
    ),
    Implementation(
        "quicktype",
        "quicktype's JavaScript",
        {"content": "quicktype"},
        ("quicktype.mjs",),
        "quicktype",
        ("quicktype-core",),
        contracts=("connect", "minimal"),
        node=True,
    ),
)
