"""The views of the pydantic models."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NUMBER_MAX,
    NUMBER_MIN,
    ContentType,
    EnumType,
    Field,
    Format,
    Limits,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.parts import once
from signalspec.targets.python.expressions import Call, written
from signalspec.targets.python.layout import (
    docstring,
    from_import,
    import_order,
    literal,
    natural_order,
    number_literal,
    text_pieces,
    union,
)
from signalspec.targets.python.statements import call
from signalspec.targets.python.wording import field_paragraphs, record_paragraphs, record_title
from signalspec.templating import render

_SCALARS = {"string": "str", "number": "float", "integer": "int", "boolean": "bool"}
_DEFAULT_BOUNDS = (INTEGER_MIN, INTEGER_MAX, NUMBER_MIN, NUMBER_MAX)
# Limit of the spec -> the argument of pydantic's Field.
_ON_ELEMENTS = {"min_length": "min_length", "max_length": "max_length", "minimum": "ge", "maximum": "le"}
_ON_ARRAYS = {"min_items": "min_length", "max_items": "max_length"}


class AttributeView(NamedTuple):
    declaration: str
    docstring: str


class ModelView(NamedTuple):
    module_docstring: str
    class_name: str
    docstring: str
    typing: str
    has_field: bool
    imports: tuple[str, ...]
    rules: str
    fields: tuple[AttributeView, ...]


def model_files(spec: Spec) -> dict[str, str]:
    """Path below the package -> text of the modules with the pydantic models."""
    found = {
        "__init__": render("python/models.py.j2", **_root(spec)),
        "_content": render("python/model_content.py.j2", **_content(spec)),
    }
    used = {field.limits.format for record in spec.records for field in record.fields}
    formats = [_format(format) for format in spec.formats if format in used]
    if formats:
        found["_formats"] = render("python/model_formats.py.j2", formats=formats)
    for record in spec.records:
        found[naming.module(record.name)] = once("python/model", record, partial(_module, record, spec))
    return {f"pydantic_models/{module}.py": text for module, text in found.items()}


def _root(spec: Spec) -> dict[str, object]:
    said = [
        f"Pydantic models of {spec.title}, with the verdicts of the validators; the extra is `pydantic`.",
        "Arguments have the names of the members in JSON, attributes those that the dataclasses have.",
    ]
    names = {naming.module(record.name): naming.class_name(record.name) for record in spec.records}
    modules = sorted(names, key=natural_order)
    return {
        "docstring": docstring(said, 0),
        "imports": [
            "from ._content import Content",
            *(f"from .{module} import {names[module]}" for module in modules),
        ],
        "public": sorted({"Content", *names.values()}, key=import_order),
    }


def _content(spec: Spec) -> dict[str, object]:
    classes = [naming.class_name(signal.name) for signal in spec.signals]
    modules = {naming.module(signal.name): naming.class_name(signal.name) for signal in spec.signals}
    return {
        "several": len(classes) > 1,
        "constant": naming.discriminator_constant(spec),
        "discriminator": literal(spec.transport.discriminator.name),
        "discriminator_name": spec.transport.discriminator.name,
        "attribute": literal(_discriminator_attribute(spec)),
        "any_content": union("AnyContent: TypeAlias", classes),
        "imports": [
            f"from .{module} import {modules[module]}" for module in sorted(modules, key=natural_order)
        ],
    }


def _format(format: Format) -> dict[str, str]:
    pieces = text_pieces(f"^(?:{format.pattern})$")
    pattern = pieces[0] if len(pieces) == 1 else "(\n" + "".join(f"    {piece}\n" for piece in pieces) + ")"
    constant = f"_{naming.format_constant(format.name)}"
    name = naming.class_name(format.name)
    return {
        "pattern": f"{constant} = {pattern}",
        "definition": f"{name}: TypeAlias = Annotated[str, Field(pattern={constant})]",
        "docstring": docstring([format.doc], 0),
    }


def _module(record: ObjectType, spec: Spec) -> str:
    return render("python/model.py.j2", view=_model(record, spec))


def _model(record: ObjectType, spec: Spec) -> ModelView:
    declared = [_discriminator(record, spec)] if isinstance(record, SignalType) else []
    for field in record.fields:
        of_envelope = record is spec.transport.envelope
        plain = naming.envelope_attribute(spec, field) if of_envelope else naming.attribute(field.name)
        name = naming.model_attribute(plain)
        declared.append(AttributeView(_declaration(name, field), docstring(field_paragraphs(field), 4)))
    text = "\n".join(attribute.declaration for attribute in declared)
    used = ["ClassVar", *(name for name in ("Annotated", "Literal") if f"{name}[" in text)]
    return ModelView(
        docstring([record_title(record)], 0),
        naming.class_name(record.name),
        docstring(record_paragraphs(record, spec), 4),
        ", ".join(sorted(used)),
        "Field(" in text,
        tuple(_imports(record)),
        _rules(record, spec),
        tuple(declared),
    )


def _rules(record: ObjectType, spec: Spec) -> str:
    arguments = ["accepts", "explain"]
    if isinstance(record, SignalType):
        arguments.append(call("", [literal(spec.transport.discriminator.name), literal(record.name)], 8))
    return call("__rules__: ClassVar[Rules] = Rules", arguments, 4)


def _discriminator_attribute(spec: Spec) -> str:
    return naming.model_attribute(naming.attribute(spec.transport.discriminator.name))


def _discriminator(signal: SignalType, spec: Spec) -> AttributeView:
    field = spec.transport.discriminator
    name = _discriminator_attribute(spec)
    arguments = {"default": literal(signal.name), **_alias(field, name)}
    declaration = _assigned(f"{name}: Literal[{literal(signal.name)}]", arguments)
    return AttributeView(declaration, docstring([field.doc], 4))


def _declaration(name: str, field: Field) -> str:
    annotation = _element(field)
    # Pydantic takes no fraction for a bound of integers.
    bounds = field.limits.of_integers if field.scalar == "integer" else field.limits
    limits = _limits(bounds, _ON_ELEMENTS)
    if field.is_array:
        element = f"Annotated[{annotation}, {_called(limits)}]" if limits else annotation
        annotation, limits = f"list[{element}]", _limits(field.limits, _ON_ARRAYS)
    arguments = {**({} if field.required else {"default": "None"}), **_alias(field, name), **limits}
    if field.secret:
        arguments["repr"] = "False"
    return _assigned(f"{name}: {annotation}{'' if field.required else ' | None'}", arguments)


def _alias(field: Field, attribute: str) -> dict[str, str]:
    return {} if field.name == attribute else {"alias": literal(field.name)}


def _assigned(declared: str, arguments: dict[str, str]) -> str:
    """The declaration with what `arguments` say; a default that is alone needs no call."""
    if not arguments:
        return declared
    value = arguments["default"] if list(arguments) == ["default"] else _called(arguments, len(declared) + 3)
    return f"{declared} = {value}"


def _called(arguments: dict[str, str], before: int = 0) -> str:
    return written(Call("Field", tuple(arguments.items())), 4, before)


def _element(field: Field) -> str:
    element = field.element
    if isinstance(element, EnumType):
        return naming.class_name(element.enum.name)
    if isinstance(element, ObjectReference):
        return naming.class_name(element.object.name)
    if isinstance(element, ContentType):
        return "Content"
    format = field.limits.format
    return f"_formats.{naming.class_name(format.name)}" if format else _SCALARS[element.kind]


def _limits(limits: Limits, arguments: dict[str, str]) -> dict[str, str]:
    """Arguments of pydantic's Field for the limits that are set; the bounds of all numbers are not."""
    values = {argument: getattr(limits, limit) for limit, argument in arguments.items()}
    return {
        argument: number_literal(value)
        for argument, value in values.items()
        if value is not None and value not in _DEFAULT_BOUNDS
    }


def _imports(record: ObjectType) -> list[str]:
    elements = [field.element for field in record.fields]
    enums = {naming.class_name(each.enum.name) for each in elements if isinstance(each, EnumType)}
    objects = {each.object.name for each in elements if isinstance(each, ObjectReference)}
    module = naming.module(record.name)
    return [
        *([from_import("..enums", enums)] if enums else []),
        "from ..runtime.checked_model import CheckedModel, Rules",
        f"from ..validators.{module} import accepts, explain",
        *(["from . import _formats"] if any(field.limits.format for field in record.fields) else []),
        *(["from ._content import Content"] if any(isinstance(e, ContentType) for e in elements) else []),
        *(
            f"from .{naming.module(name)} import {naming.class_name(name)}"
            for name in sorted(objects, key=lambda name: natural_order(naming.module(name)))
        ),
    ]
