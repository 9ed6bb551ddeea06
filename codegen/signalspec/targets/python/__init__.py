"""The Python package: validators without dependencies, dataclasses, and the operation as text."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from signalspec import naming
from signalspec.model import (
    BATCH,
    INTEGER_MAX,
    INTEGER_MIN,
    NUMBER_MAX,
    TEXT,
    Enum,
    Format,
    ObjectType,
    Spec,
)
from signalspec.parts import once
from signalspec.resolved import digest
from signalspec.targets.python.arrow import arrow_files
from signalspec.targets.python.distribution import markdown_text, toml_text
from signalspec.targets.python.layout import (
    assignment,
    docstring,
    from_import,
    import_order,
    literal,
    natural_order,
    string_set,
    text_pieces,
    union,
)
from signalspec.targets.python.models import model_files
from signalspec.targets.python.names import module_of, name_of, names
from signalspec.targets.python.readers import reader_files
from signalspec.targets.python.record import record_view
from signalspec.targets.python.strategies import strategy_files
from signalspec.targets.python.structs import struct_files
from signalspec.targets.python.validation import validation_files
from signalspec.targets.python.validator import validator_view
from signalspec.templating import render

_RUNTIME = Path(__file__).parents[2] / "runtime" / "python"


def files(spec: Spec) -> dict[str, str]:
    """Path -> text of the package and its distribution."""
    root = f"python/{naming.package(spec)}"
    found = {f"{root}/{path}": text for path, text in package_files(spec).items()}
    exports = _exports(spec)
    found[f"{root}/__init__.py"] = _render(
        "__init__",
        docstring=docstring(
            [f"{spec.title}: validation, types and the mutation, from one spec.", spec.doc], 0
        ),
        version=literal(spec.version),
        digest=digest(spec),
        imports=[from_import(f".{module}", names, 4) for module, names in exports],
        exports=exports,
        public=sorted(
            {"SPEC_DIGEST", "SPEC_VERSION", *(n for _, names in exports for n in names)}, key=import_order
        ),
    )
    found["python/pyproject.toml"] = _render(
        "pyproject.toml", spec=spec, package=naming.package(spec), text=toml_text
    )
    found["python/README.md"] = _render(
        "README.md", spec=spec, doc=markdown_text(spec.doc), package=naming.package(spec), names=names(spec)
    )
    found["python/hatch_build.py"] = (_RUNTIME.parent / "distribution" / "hatch_build.py").read_text("utf-8")
    found[f"{root}/py.typed"] = ""
    return found


def package_files(spec: Spec) -> dict[str, str]:
    """Path below the package -> text of all its modules but the root."""
    found = {f"runtime/{name}": text for name, text in _runtime_files().items()}
    words: tuple[Enum | Format, ...] = (*spec.enums, *spec.formats)
    found["vocabulary.py"] = once("python/vocabulary", words, partial(_vocabulary, spec))
    found["errors.py"] = _render("errors", error=naming.error_class(spec))
    found["validators/__init__.py"] = (
        '"""One module a record: does it keep the rules, and if not, which ones."""\n'
    )
    found.update(once("python/whole", (spec, *words), partial(_files_of_rules, spec), rules=True))
    for record in spec.records:
        make = partial(_validator, record, spec)
        found[f"validators/{module_of(record)}.py"] = once("python/validator", record, make, rules=True)
    found.update(_class_files(spec))
    found.update(reader_files(spec))
    found.update(model_files(spec))
    found.update(struct_files(spec))
    return found


def _files_of_rules(spec: Spec) -> dict[str, str]:
    """Modules about all records that show nothing of what is said for people."""
    return {**validation_files(spec), **strategy_files(spec), **arrow_files(spec)}


@cache
def _runtime_files() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(_RUNTIME.glob("*.py"))}


def _validator(record: ObjectType, spec: Spec) -> str:
    return _render("validator", view=validator_view(record, spec))


def _class_files(spec: Spec) -> dict[str, str]:
    found = {
        "enums.py": once("python/enums", spec.enums, partial(_enums, spec)),
        "objects/__init__.py": '"""The envelope and what stands inside contents, one module each."""\n',
        "signals/__init__.py": '"""The contents, one module a type."""\n',
        "parsing.py": _render(
            "parsing",
            readers=sorted(["content", module_of(spec.transport.envelope)], key=natural_order),
            **names(spec),
        ),
        "decoding.py": _render(
            "decoding",
            text_rule=f"{TEXT}.json",
            tier=spec.tier_dimension is not None,
            **names(spec),
        ),
        "operation.py": _render(
            "operation",
            text_rule=f"{TEXT}.json",
            batch_max_rule=f"{BATCH}.max_items",
            max_items=spec.transport.operation.max_items,
            result=_tuple([literal(name) for name, _ in spec.transport.operation.result]),
            **names(spec),
        ),
        "signals/content.py": _render(
            "content_classes",
            signals=[name_of(signal) for signal in spec.signals],
            discriminator=literal(spec.transport.discriminator.name),
            discriminator_name=spec.transport.discriminator.name,
        ),
        "contents.py": _render(
            "contents",
            any_content=union("Content: TypeAlias", [naming.class_name(s.name) for s in spec.signals]),
            imports=[
                f"from .signals.{signal.module} import {signal.class_name}"
                for signal in sorted(
                    map(name_of, spec.signals), key=lambda signal: natural_order(signal.module)
                )
            ],
        ),
    }
    for record in (spec.transport.envelope, *spec.objects):
        found[f"objects/{module_of(record)}.py"] = once(
            "python/record", record, partial(_class, record, spec)
        )
    for signal in spec.signals:
        found[f"signals/{module_of(signal)}.py"] = once(
            "python/record", signal, partial(_class, signal, spec)
        )
    return found


def _enums(spec: Spec) -> str:
    return _render("enums", enums=list(map(_enum_view, spec.enums)))


def _class(record: ObjectType, spec: Spec) -> str:
    return _render("record", view=record_view(record, spec))


def _render(template: str, **view: object) -> str:
    name = template if "." in template else f"{template}.py"
    return render(f"python/{name}.j2", **view)


def _exports(spec: Spec) -> list[tuple[str, list[str]]]:
    envelope = spec.transport.envelope
    by_module = {
        "text": ["validate_json"],
        "validation": ["validate", "validate_batch", "validate_content"],
        "runtime.violation": ["Violation"],
        "errors": [naming.error_class(spec)],
        "parsing": ["parse", "parse_content"],
        "decoding": ["decode"],
        "operation": [naming.operation_function(spec)],
        "contents": ["Content"],
        "enums": sorted(naming.class_name(enum.name) for enum in spec.enums),
        "validators.content": [naming.discriminator_constant(spec)],
        **{f"objects.{module_of(r)}": [naming.class_name(r.name)] for r in (envelope, *spec.objects)},
        **{f"signals.{module_of(r)}": [naming.class_name(r.name)] for r in spec.signals},
    }
    return sorted(
        ((module, sorted(names, key=import_order)) for module, names in by_module.items() if names),
        key=lambda export: natural_order(export[0]),
    )


def _vocabulary(spec: Spec) -> str:
    return _render(
        "vocabulary",
        bounds={
            "min_integer": INTEGER_MIN,
            "max_integer": INTEGER_MAX,
            "max_number": repr(NUMBER_MAX).replace("e+", "e"),
        },
        enums=list(map(_values_view, spec.enums)),
        formats=list(map(_format_view, spec.formats)),
    )


def _values_view(enum: Enum) -> dict[str, object]:
    values = [literal(v.value.lower() if enum.ignore_case else v.value) for v in enum.values]
    text = f"{naming.enum_constant(enum.name)} = {string_set(values, 0)}"
    return {"text": text, "ignore_case": enum.ignore_case}


def _format_view(format: Format) -> dict[str, object]:
    pieces = text_pieces(format.pattern)
    pattern = pieces[0] if len(pieces) == 1 else "".join(f"\n        {piece}" for piece in pieces) + "\n    "
    return {
        "constant": naming.format_constant(format.name),
        "function": naming.format_function(format.name),
        "match": f"_{naming.format_constant(format.name).lower()}_match",
        "literal": literal(format.name),
        "doc": docstring([format.doc], 4)[3:-3],
        "pattern": pattern,
        "sample": literal(format.matches[0] if format.matches else ""),
    }


def _enum_view(enum: Enum) -> dict[str, object]:
    return {
        "class_name": naming.class_name(enum.name),
        "docstring": docstring([enum.doc, f"Note: {enum.note}" if enum.note else ""], 4),
        "ignore_case": enum.ignore_case,
        "members": [
            {
                "assignment": assignment(naming.enum_member(v.value), literal(v.value), 4),
                "docstring": docstring([v.doc], 4),
            }
            for v in enum.values
        ],
    }


def _tuple(items: list[str]) -> str:
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
