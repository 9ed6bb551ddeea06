"""The house rules that no linter knows: who may import whom, how large files are, and what stays generic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest
from signalspec.model import Spec

REPO = Path(__file__).resolve().parents[1]
CODE = REPO / "codegen" / "signalspec"
TEMPLATES = CODE / "templates"
RUNTIME = CODE / "runtime"

# Hand-written files that are copied into the output are no part of the toolkit.
MODULES = [path for path in sorted(CODE.rglob("*.py")) if RUNTIME not in path.parents]
FILES = [path for path in sorted(CODE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]

# Part -> the parts that it may import, besides those that have no arrows of their own. A part is a module or
# package right below signalspec, a target one by itself.
READING = {"diagnostics", "language", "model", "nodes"}
MODEL_READERS = {
    "model",
    "naming",
    "rules",
    "phrases",
    "patterns",
    "hidden",
    "quoting",
    "templating",
    "resolved",
    "parts",
}
ARROWS: dict[str, set[str]] = {
    "diagnostics": set(),
    "hidden": set(),
    "cache": set(),
    "model": {"diagnostics"},
    "language": set(),
    "nodes": {"diagnostics", "model"},
    "composing": READING,
    "sections": READING | {"composing"},
    "source": READING | {"composing", "sections"},
    "refusals": READING,
    "conform": READING | {"refusals"},
    "patterns": {"diagnostics"},
    "naming": {"model"},
    "rules": {"model"},
    "phrases": {"model", "rules"},
    "quoting": {"model", "hidden", "templating"},
    "templating": {"model", "hidden", "cache"},
    "resolved": {"model"},
    "parts": {"model", "resolved", "rules", "cache"},
    "resolution": {"model", "resolved", "rules"},
    "load": READING | {"conform", "naming", "patterns", "rules", "source"},
    "versions": set(),
    "changes": {"versions"},
    "compare": MODEL_READERS | {"diagnostics", "changes", "payloads", "versions"},
    "releases": MODEL_READERS | {"diagnostics", "source", "load", "composing", "versions"},
    "waivers": READING | {"source", "conform", "changes"},
    "revisions": set(),
    "lint": MODEL_READERS | READING | {"capabilities", "conform", "load", "source"},
    "capabilities": MODEL_READERS,
    "payloads": MODEL_READERS,
    "plugins": {"model"},
    "targets": {"model", "plugins"},
    "targets.python": MODEL_READERS,
    "targets.jsonschema": MODEL_READERS,
    "targets.graphql": MODEL_READERS,
    "targets.docs": MODEL_READERS | {"capabilities", "changes", "runtime"},
    "targets.rules": MODEL_READERS,
    "targets.vectors": MODEL_READERS | {"payloads"},
    "targets.language": MODEL_READERS | {"language"},
    "build": {"model", "targets"},
    "importing": {"diagnostics", "language", "load", "model", "naming", "patterns", "quoting", "refusals"}
    | {"validators"},
    "user_templates": READING | MODEL_READERS | {"resolution", "conform", "source", "writer"},
    "writer": set(),
    "report": {"diagnostics", "model"},
    "validators": {"model", "resolved", "cache", "targets.python"},
    "examples": {"diagnostics", "model", "parts", "validators"},
    "masking": {"model"},
    "spec_files": set(),
    "samples": {"diagnostics", "model", "parts", "payloads", "rules"},
    "sampling": {"diagnostics", "model", "naming", "payloads", "rules", "validators"},
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Every module of the toolkit that a file imports, anywhere in it, the names imported included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def part_of(module: str) -> str | None:
    """`signalspec.targets.docs.index.view` -> `targets.docs`; None for what is none of the toolkit's."""
    first, *names = module.split(".")
    if first != "signalspec":
        return None
    if names[:1] == ["targets"] and len(names) > 1:
        inside = CODE / "targets" / names[1]
        return f"targets.{names[1]}" if inside.is_dir() or inside.with_suffix(".py").exists() else "targets"
    inside = CODE / names[0] if names else CODE
    return names[0] if names and (inside.is_dir() or inside.with_suffix(".py").exists()) else ""


def own_part(path: Path) -> str:
    names = [name for name in path.relative_to(CODE).with_suffix("").parts if name != "__init__"]
    return part_of(".".join(("signalspec", *names))) or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CODE).as_posix())
def test_imports_follow_the_arrows(path: Path) -> None:
    own = own_part(path)
    others = {part for part in map(part_of, imported(path)) if part not in (None, "", own)}
    if own in ARROWS:
        assert others <= ARROWS[own]
    # Commands and the pytest plugin stand on top: only the command line imports the commands, nothing the
    # command line or the plugin.
    assert "cli" not in others or own == "__main__"
    assert "commands" not in others or own == "cli"
    assert "testing" not in others
    if own.startswith("targets."):
        assert [other for other in others if other.startswith("targets.")] == []


def test_the_pytest_plugin_imports_nothing_before_it_is_used() -> None:
    """Pytest loads it in every project, so that whatever it needs is imported inside functions."""
    for name in ("__init__", "plugin", "current"):
        statements = [*tree(CODE / "testing" / f"{name}.py").body]
        modules = {node.module for node in statements if isinstance(node, ast.ImportFrom)}
        modules |= {a.name for node in statements if isinstance(node, ast.Import) for a in node.names}
        assert modules <= {"__future__", "collections.abc", "typing", "pytest", "signalspec.testing"}


def test_every_part_has_its_arrows() -> None:
    on_top = {"", "__main__", "cli", "commands", "explain", "inputs", "mock", "testing", "verify"}
    parts = {own_part(path) for path in MODULES}
    assert set(ARROWS) <= parts
    free = parts - set(ARROWS) - on_top
    lower = {part for arrows in ARROWS.values() for part in arrows} - set(ARROWS) - {"runtime"}
    # Parts that came later may stand on top of all others, not below one that has arrows.
    assert lower == set()
    for path in MODULES:
        if own_part(path) in ARROWS:
            assert not free & {part_of(module) for module in imported(path)}, path


def test_the_model_knows_of_places_alone() -> None:
    names = {name for path in (CODE / "model").glob("*.py") for name in imported(path)}
    assert {name for name in names if part_of(name) not in (None, "model")} == {"signalspec.diagnostics.Span"}


def test_only_the_loader_builds_the_model() -> None:
    for path in MODULES:
        if own_part(path) not in ("load", "model"):
            calls = {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
            assert not calls & {"Spec", "SignalType", "ObjectType", "Transport", "Field", "model.Spec"}, path


def test_what_is_generated_needs_no_toolkit() -> None:
    sources = [*(REPO / "generated").rglob("*.py"), *RUNTIME.rglob("*.py")]
    assert len(sources) > 30
    for path in sources:
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not [name for name in names if name.partition(".")[0] == "signalspec"], path


def test_runtime_files_are_copied_byte_for_byte() -> None:
    for path in RUNTIME.glob("python/*.py"):
        (copy,) = (REPO / "generated" / "python").glob(f"*/runtime/{path.name}")
        assert copy.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_templates_loop_and_choose(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 120
    for node in jinja2.Environment().parse(text).find_all(jinja2.nodes.Node):
        # A name may be given to a part of the view; nothing is computed.
        if isinstance(node, jinja2.nodes.Assign):
            assert isinstance(node.node, jinja2.nodes.Getattr | jinja2.nodes.Name)
        assert not isinstance(node, jinja2.nodes.AssignBlock)
        arithmetic = jinja2.nodes.BinExpr
        compared = jinja2.nodes.And | jinja2.nodes.Or
        margin = isinstance(node, jinja2.nodes.Mul) and isinstance(node.left, jinja2.nodes.Const)
        assert not isinstance(node, arithmetic) or isinstance(node, compared) or margin


def test_files_are_small() -> None:
    sizes = sorted(path.read_text(encoding="utf-8").count("\n") for path in MODULES)
    assert sizes[-1] <= 400
    assert sizes[len(sizes) // 2] <= 150
    tests = {path: path.read_text(encoding="utf-8").count("\n") for path in (REPO / "tests").rglob("*.py")}
    assert {path: size for path, size in tests.items() if size > 500 and "expected" not in path.parts} == {}


def test_no_file_silences_a_checker() -> None:
    for path in FILES:
        if path.suffix in (".py", ".j2"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"#\s*(noqa|type:\s*ignore|pyright:)", text), path


class TestGeneric:
    """Nothing in the toolkit knows the names of the spec that it is shipped with."""

    # Words of any shop, in examples of the language; and what GraphQL calls a kind of operation.
    ALLOWED = frozenset({"orderId", "unitPrice", "subscription"})
    PLATFORM = re.compile(r"(?i:acoustic|connect[-_ ](?:signals|gql))|\bConnect\b")

    def names(self, spec: Spec) -> set[str]:
        """The names that no other spec would have: those of two words, tiers, long values of enums."""
        transport, operation = spec.transport, spec.transport.operation
        found = {record.name for record in spec.records} | {enum.name for enum in spec.enums}
        found |= {field.name for record in spec.records for field in record.fields}
        found |= {format.name for format in spec.formats} | {
            value.value for e in spec.enums for value in e.values
        }
        found |= {transport.discriminator.name, operation.name, *(name for name, _ in operation.result)}
        distinctive = {name for name in found if re.search("[a-z][A-Z]|[A-Z]_[A-Z]", name)}
        tiers = {spec.tier_dimension.name, "premium", "ultimate"} if spec.tier_dimension else set()
        return (distinctive | tiers) - self.ALLOWED

    def test_no_name_occurs_in_it(self, spec: Spec) -> None:
        names = self.names(spec)
        must = {"signalType", "signalContent", "appKey", "addToCart", "createSignals", "signalIds", "premium"}
        assert must | {"identifiableAttributes", "contactKey", "OrderedItem", "RAGE_CLICK"} <= names
        for path in FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                known = names & set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", line))
                assert not known, f"{path}:{number}: {known}"

    def test_the_platform_does_not_either(self) -> None:
        for path in FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                assert not self.PLATFORM.search(line), f"{path}:{number}: {line}"

    def test_the_tier_dimension_is_only_a_kind_of_operation(self) -> None:
        for path in FILES:
            for line in path.read_text(encoding="utf-8").split("\n"):
                assert "subscription" not in line.lower() or "mutation" in line.lower(), path
