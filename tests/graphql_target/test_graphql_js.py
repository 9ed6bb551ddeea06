"""What graphql-core takes, graphql-js takes, too; all of it in one run of Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from graphql_gateway import REPO, inputs_sdl, the_files, the_spec
from graphql_values import SIGNALS, TEXTS
from hypothesis import HealthCheck, given, settings, strategies as st
from signalspec.runtime.python.literals import mutation
from signalspec.targets.graphql.text import description

NODE = REPO / "tests" / "node"
collecting = settings(
    max_examples=150, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed")
    if not (NODE / "node_modules" / "graphql").is_dir():
        pytest.skip("graphql-js is not installed: run `npm install` in tests/node")
    return found


def collected_mutations() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []

    @collecting
    @given(st.lists(SIGNALS, max_size=1))
    def collect(items: list[dict[str, object]]) -> None:
        found.append({"document": mutation("send", "items", ["ids"], items), "items": items})

    collect()
    return found


def collected_descriptions() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    @collecting
    @given(TEXTS)
    def collect(text: str) -> None:
        found.append({"literal": description(text, 2), "text": text})

    collect()
    return found


def test_graphql_js_agrees(node: str) -> None:
    files = the_files()
    schemas = {signal.name: inputs_sdl(files, signal.name) for signal in the_spec().signals}
    schemas["wire"] = files["graphql/schema.graphql"]
    operations = [text for path, text in files.items() if "/operations/" in path]
    mutations = collected_mutations()
    task = {
        "schemas": schemas,
        "operations": [{"schema": "wire", "document": document} for document in operations],
        "mutations": mutations,
        "descriptions": collected_descriptions(),
    }
    result = subprocess.run(
        [node, "graphql_target.mjs"],
        cwd=NODE,
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == []
    assert len(mutations) >= 100
