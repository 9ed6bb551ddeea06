"""Whatever a spec calls its things, its package works: also by names that the package uses itself."""

from __future__ import annotations

import ast
import enum
import json
import keyword
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pydantic
import pytest
from signalspec import naming
from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.targets.python import files

from tests.small_specs import head

HEAD = head("odd-names")
FIELDS = """fields:
  kind: {type: string, doc: Kind.}
  payload: {type: content, doc: Content.}
  codeOf: {type: string, max_length: 3, doc: Code.}
"""
RECORD = "doc: D., required: [codeOf], rules: [{id: r, when: {codeOf: a}, then: {codeOf: {min_length: 2}}}]"
TYPE = re.compile("[A-Z][A-Za-z0-9]*")
FIELD = re.compile("[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*_?")
# A spec of this size takes a second to build.
SIZE = 400


class Role(NamedTuple):
    """What names can stand for: how a spec is written with them, and good and bad members for each."""

    write: Callable[[list[str]], str]
    payloads: Callable[[str, int], Iterator[tuple[dict[str, Any], bool]]]
    forms: tuple[Callable[[str], str], ...]


def spec_text(
    names: list[str], definitions: str = "", fields: str = "", objects: str = "", signals: str = ""
) -> str:
    of_envelope = f", optional: [{', '.join(names)}]" if names else ""
    return (
        f"{HEAD}{definitions}{FIELDS}{fields}"
        f"objects:\n  Event: {{doc: E., required: [payload]{of_envelope}}}\n{objects}"
        f"signals:\n  used: {{title: U, doc: U.{signals}"
    )


def each(names: list[str], line: str) -> str:
    return "".join(line.format(name=f'"{name}"', n=n) for n, name in enumerate(names))


def uses(*kinds: str, count: int) -> str:
    return f", optional: [{', '.join(f'{kind}{n}x' for n in range(count) for kind in kinds)}]}}\n"


def write_objects(names: list[str]) -> str:
    return spec_text(
        [],
        fields=each(names, "  o{n}x: {{type: {name}, doc: F.}}\n  s{n}x: {{type: [{name}], doc: F.}}\n"),
        objects=each(names, f"  {{name}}: {{{{{RECORD.replace('{', '{{').replace('}', '}}')}}}}}\n"),
        signals=uses("o", "s", count=len(names)),
    )


def write_enums(names: list[str]) -> str:
    values = "{{doc: E., values: {{one: One., two: Two.}}}}"
    return spec_text(
        [],
        definitions="enums:\n" + each(names, f"  {{name}}: {values}\n"),
        fields=each(names, "  o{n}x: {{type: {name}, doc: F.}}\n  s{n}x: {{type: [{name}], doc: F.}}\n"),
        signals=uses("o", "s", count=len(names)),
    )


def write_formats(names: list[str]) -> str:
    format = '{{doc: F., pattern: "[A-Z]+", matches: [A], rejects: [a]}}'
    return spec_text(
        [],
        definitions="formats:\n" + each(names, f"  {{name}}: {format}\n"),
        fields=each(names, "  o{n}x: {{type: string, format: {name}, doc: F.}}\n"),
        signals=uses("o", count=len(names)),
    )


def write_signals(names: list[str]) -> str:
    record = RECORD.replace("{", "{{").replace("}", "}}")
    return spec_text([], signals="}\n" + each(names, f"  {{name}}: {{{{title: S, {record}}}}}\n"))


def write_fields(names: list[str]) -> str:
    return spec_text(
        [],
        fields=each(names, "  {name}: {{type: string, max_length: 3, doc: F.}}\n")
        + "  heldHere: {type: Holder, doc: F.}\n",
        objects=f"  Holder: {{doc: O., optional: [{', '.join(names)}]}}\n",
        signals=f", optional: [heldHere, {', '.join(names)}]}}\n",
    )


def write_envelope_fields(names: list[str]) -> str:
    fields = each(names, "  {name}: {{type: string, max_length: 3, doc: F.}}\n")
    return spec_text(names, fields=fields, signals="}\n")


def content(kind: str = "used", **members: Any) -> dict[str, Any]:
    return {"payload": {"kind": kind, **members}}


def of_objects(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield content(**{f"o{n}x": {"codeOf": "ab"}, f"s{n}x": [{"codeOf": "abc"}]}), True
    yield content(**{f"o{n}x": {"codeOf": "a"}}), False
    yield content(**{f"s{n}x": [{"codeOf": "abcd"}]}), False


def of_enums(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield content(**{f"o{n}x": "one", f"s{n}x": ["two"]}), True
    yield content(**{f"o{n}x": "three"}), False
    yield content(**{f"s{n}x": ["three"]}), False


def of_formats(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield content(**{f"o{n}x": "A"}), True
    yield content(**{f"o{n}x": "a"}), False


def of_signals(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield content(name, codeOf="ab"), True
    yield content(name, codeOf="a"), False


def of_fields(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield content(**{name: "ab", "heldHere": {name: "ab"}}), True
    yield content(**{name: "abcd"}), False
    yield content(heldHere={name: "abcd"}), False


def of_envelope_fields(name: str, n: int) -> Iterator[tuple[dict[str, Any], bool]]:
    yield {**content(), name: "ab"}, True
    yield {**content(), name: "abcd"}, False


def shouted(name: str) -> str:
    """A name in capitals, where a constant or an abbreviation may have it."""
    return name.upper().replace("_", "") if name.isupper() or len(name) < 4 else ""


def capitalised(name: str) -> str:
    return name if name[:1].isupper() else ""


TYPES = (naming.pascal_case, shouted)
MEMBERS = (naming.camel_case, capitalised)
NO_NAMES = ("true", "false", "null", "used", "event", "holder")
ROLES = {
    "objects": Role(write_objects, of_objects, TYPES),
    "enums": Role(write_enums, of_enums, TYPES),
    "formats": Role(write_formats, of_formats, MEMBERS),
    "signals": Role(write_signals, of_signals, MEMBERS),
    "fields": Role(write_fields, of_fields, MEMBERS),
    "fields of the envelope": Role(write_envelope_fields, of_envelope_fields, MEMBERS),
}


def words_of_the_code() -> set[str]:
    """The names that a package's own code, and what it is built on, uses."""
    found = {*keyword.kwlist, *dir(enum.Enum), *dir(pydantic.BaseModel), *dir(msgspec.Struct), "i", "a", "os"}
    for path, text in files(load_text(write_objects(["Thing"]))).items():
        if not path.endswith(".py"):
            continue
        found |= set(re.findall(r"\w+", path))
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                    found.add(name)
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    found.add(name)
                case ast.alias(name=name, asname=other):
                    found |= {*name.split("."), other or name}
    found = {name.strip("_") for name in found}
    return found | {name.removeprefix(start) for name in found for start in ("keeps_", "explain_", "is_")}


def loaded(role: Role, names: list[str]) -> tuple[Spec, list[str]]:
    """The spec of those names that the loader takes, and these."""
    while True:
        text = role.write(names)
        try:
            return load_text(text), names
        except SpecError as error:
            lines = text.splitlines()
            wrong = {lines[each.span.line - 1].split(":")[0].strip(' "') for each in error.diagnostics}
            assert wrong & set(names), error
            names = [name for name in names if name not in wrong]


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Spec], Any]]:
    """What imports the package of a spec from files, as its users do."""
    before = set(sys.modules)

    def imported(spec: Spec) -> Any:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        for path, text in files(spec).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(folder / "python")
        forget()
        return import_module(naming.package(spec))

    def forget() -> None:
        for name in set(sys.modules) - before:
            if name.startswith("odd_names"):
                del sys.modules[name]

    yield imported
    forget()


@pytest.mark.parametrize("form", [0, 1])
@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_any_name_will_do(imported: Callable[[Spec], Any], role: Role, form: int) -> None:
    pattern = TYPE if role.forms == TYPES else FIELD
    formed = {name.lower(): name for name in map(role.forms[form], sorted(words_of_the_code()))}
    formed = {key: name for key, name in formed.items() if pattern.fullmatch(name) and key not in NO_NAMES}
    every = sorted(formed.values())
    for start in range(0, len(every), SIZE):
        spec, names = loaded(role, every[start : start + SIZE])
        check(imported(spec), [case for n, name in enumerate(names) for case in role.payloads(name, n)])


def check(package: Any, cases: list[tuple[dict[str, Any], bool]]) -> None:
    """Each module can be imported, and each way of asking gives the verdict."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    model = import_module(f"{package.__name__}.pydantic_models").Event
    accepts = import_module(f"{package.__name__}.structs").accepts
    for signal, good in cases:
        text = json.dumps(signal)
        found = package.validate(signal)
        assert (not found) == good, signal
        assert package.validate_json(text) == found, signal
        if good:
            assert accepts(text), signal
            assert package.decode(text) == package.parse(signal)
            assert package.parse(signal).to_dict() == model.model_validate(signal).to_dict() == signal
        else:
            with pytest.raises(package.EventError):
                package.parse(signal)
            with pytest.raises(pydantic.ValidationError):
                model.model_validate(signal)
