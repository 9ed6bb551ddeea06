"""The view of the structs that msgspec reads JSON text into, and of what their types leave to check.

Such a struct may refuse a good value (2.0 for an integer), which then is judged at leisure; it never takes
a bad one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NUMBER_MAX,
    NUMBER_MIN,
    ConditionalRule,
    ContentType,
    ElementType,
    Enum,
    EnumType,
    Field,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.parts import once
from signalspec.targets.python.breaking import Members, breaks
from signalspec.targets.python.imports import vocabulary_imports, words_of
from signalspec.targets.python.layout import from_import, literal, natural_order, number_literal, union
from signalspec.targets.python.names import module_of
from signalspec.targets.python.statements import call, condition
from signalspec.templating import render

# Below this binary64 holds every integer, so that reading one as binary64 moves it over no bound.
_EXACT = 2**53


class StructView(NamedTuple):
    what: str
    class_name: str
    head: str
    fields: tuple[str, ...]
    verdict: str | None
    imports: tuple[str, ...]


class StructName(NamedTuple):
    """A struct, its module, and the function that checks what its types leave, if they leave anything."""

    module: str
    class_name: str
    literal: str
    keeps: str | None


def struct_files(spec: Spec) -> dict[str, str]:
    """Path below the package -> text of the structs' modules."""
    checked = _records_that_check(spec)
    make_whole = partial(_whole_files, spec, checked)
    found = dict(once("python/structs", (spec, *spec.enums), make_whole, rules=True))
    for record in spec.records:
        make = partial(_struct, record, spec, checked)
        more = _is_tagged(spec)
        found[f"structs/{module_of(record)}.py"] = once("python/struct", record, make, more, rules=True)
    return found


def _whole_files(spec: Spec, checked: frozenset[str]) -> dict[str, str]:
    envelope = _struct_name(spec.transport.envelope, checked)
    contents = [_struct_name(signal, checked) for signal in spec.signals]
    return {
        "structs/__init__.py": render(
            "python/structs.py.j2",
            envelope=envelope,
            signal_type=_signal_type(spec),
            tier=spec.tier_dimension is not None,
        ),
        "structs/values.py": render(
            "python/struct_values.py.j2",
            enums=[_values(enum) for enum in spec.enums if not enum.ignore_case],
            integers=(INTEGER_MIN, INTEGER_MAX),
            largest=number_literal(NUMBER_MAX),
        ),
        "structs/content.py": render(
            "python/struct_content.py.j2",
            contents=contents,
            any_content=union("ContentStruct: TypeAlias", [name.class_name for name in contents]),
            imports=[
                _struct_import(name) for name in sorted(contents, key=lambda name: natural_order(name.module))
            ],
        ),
    }


def _struct(record: ObjectType, spec: Spec, checked: frozenset[str]) -> str:
    return render("python/struct.py.j2", view=_view(record, spec, checked))


def _struct_name(record: ObjectType, checked: frozenset[str]) -> StructName:
    keeps = f"keeps_{module_of(record)}" if record.name in checked else None
    return StructName(module_of(record), _class_name(record), literal(record.name), keeps)


def _class_name(record: ObjectType) -> str:
    return f"{naming.class_name(record.name)}Struct"


def _values_name(enum: str) -> str:
    return f"{naming.class_name(enum)}Value"


def _values(enum: Enum) -> str:
    """The type alias for the values of an enum."""
    values = [literal(value.value) for value in enum.values]
    return call(f"{_values_name(enum.name)}: TypeAlias = Literal", values, 0, brackets="[]")


def _view(record: ObjectType, spec: Spec, checked: frozenset[str]) -> StructView:
    is_envelope = record.name == spec.transport.envelope.name
    attributes = {
        field.name: naming.envelope_attribute(spec, field) if is_envelope else naming.attribute(field.name)
        for field in record.fields
    }
    fields = tuple(_declaration(field, attributes[field.name]) for field in record.fields)

    def read(field: Field) -> str:
        return f"struct.{attributes[field.name]}"

    kept = [test for field in record.fields if (test := _keeps_field(field, read(field), checked))]
    kept += [_is_exact(field, read(field)) for field in _compared_beyond_exact(record)]
    kept += [test for rule in record.rules if (test := _keeps_rule(rule, Members(read, read)))]
    options = ["Struct", "forbid_unknown_fields=True", "gc=False", "kw_only=True"]
    if isinstance(record, SignalType) and _is_tagged(spec):
        options += [f"tag_field={literal(spec.transport.discriminator.name)}", f"tag={literal(record.name)}"]
    elif isinstance(record, SignalType):
        fields = (_discriminator(spec, record), *fields)
    return StructView(
        f"{record.name} contents" if isinstance(record, SignalType) else f"{record.name} objects",
        _class_name(record),
        call(f"class {_class_name(record)}", options, 0, ":"),
        fields,
        condition("return", " and ".join(kept), 4).removesuffix(":") if kept else None,
        _imports(record, spec, checked, "\n".join([*fields, *kept])),
    )


def _is_tagged(spec: Spec) -> bool:
    """Whether msgspec tells the types of contents apart; of a struct alone, it would not require the tag."""
    return len(spec.signals) > 1


def _signal_type(spec: Spec) -> str:
    """The type of the decoded envelope's content."""
    content = f"envelope.{naming.envelope_attribute(spec, spec.transport.content)}"
    if _is_tagged(spec):
        return f"type({content}).__struct_config__.tag"
    return f"{content}.{naming.attribute(spec.transport.discriminator.name)}"


def _discriminator(spec: Spec, signal: SignalType) -> str:
    name = spec.transport.discriminator.name
    attribute, annotation = naming.attribute(name), f"Literal[{literal(signal.name)}]"
    if attribute == name:
        return f"{attribute}: {annotation}"
    return call(f"{attribute}: {annotation} = field", [f"name={literal(name)}"], 4)


def _declaration(field: Field, attribute: str) -> str:
    annotation = _annotation(field)
    head = f"{attribute}: {annotation}" if field.required else f"{attribute}: {annotation} | None"
    arguments = [] if field.required else ["default=None"]
    if attribute == field.name:
        return head if field.required else f"{head} = None"
    return call(f"{head} = field", [f"name={literal(field.name)}", *arguments], 4)


def _annotation(field: Field) -> str:
    element, limits = _element(field), field.limits
    if not field.is_array:
        return element
    counts = {"min_length": limits.min_items or None, "max_length": limits.max_items}
    return _annotated(f"list[{element}]", counts)


def _element(field: Field) -> str:
    element, limits = field.element, field.limits
    if isinstance(element, ObjectReference):
        return _class_name(element.object)
    if isinstance(element, ContentType):
        return "ContentStruct"
    if isinstance(element, EnumType):
        return "str" if element.enum.ignore_case else _values_name(element.enum.name)
    if element.kind == "string":
        return _annotated("str", {"min_length": limits.min_length or None, "max_length": limits.max_length})
    if element.kind == "boolean":
        return "bool"
    if field.has_default_range:
        return "Integer" if element.kind == "integer" else "Number"
    if element.kind == "integer":
        whole = limits.of_integers
        return _annotated("int", {"ge": whole.minimum, "le": whole.maximum})
    least = None if limits.minimum == NUMBER_MIN else limits.minimum
    most = None if limits.maximum == NUMBER_MAX else limits.maximum
    bounds = {
        "ge" if least is not None and abs(least) < _EXACT else "gt": NUMBER_MIN if least is None else least,
        "le" if most is not None and abs(most) < _EXACT else "lt": NUMBER_MAX if most is None else most,
    }
    return _annotated("float", bounds)


def _annotated(type: str, limits: Mapping[str, int | float | None]) -> str:
    said = [f"{name}={number_literal(value)}" for name, value in limits.items() if value is not None]
    return f"Annotated[{type}, Meta({', '.join(said)})]" if said else type


def _records_that_check(spec: Spec) -> frozenset[str]:
    """The names of the records whose rules, those of their parts among them, say more than their types."""
    known: frozenset[str] = frozenset()
    while True:
        found = frozenset(
            record.name
            for record in spec.records
            if any(rule.level == "error" for rule in record.rules)
            or any(_keeps_field(field, "value", known) for field in record.fields)
        )
        if found == known:
            return known
        known = found


def _keeps_field(field: Field, value: str, checked: frozenset[str]) -> str | None:
    """True where `value`, of the struct's type, keeps the rules; None where it cannot but."""
    test = _keeps(field, value, checked)
    if test is None or field.required:
        return test
    return f"({value} is None or {test})"


def _keeps(field: Field, value: str, checked: frozenset[str]) -> str | None:
    element = field.element
    if isinstance(element, EnumType) and element.enum.ignore_case:
        values = naming.enum_constant(element.enum.name)
        if field.is_array:
            return f"all(item.isascii() and item.lower() in {values} for item in {value})"
        return f"({value}.isascii() and {value}.lower() in {values})"
    test = _test(field, checked)
    if test is None:
        return None
    return f"all(map({test}, {value}))" if field.is_array else f"{test}({value})"


def _keeps_rule(rule: ObjectRule, members: Members) -> str | None:
    value = members.read(rule.field) if isinstance(rule, ConditionalRule) else ""
    test = breaks(rule, members, value)
    return None if test is None else f"not ({test})"


def _compared_beyond_exact(record: ObjectType) -> list[Field]:
    """The fields of numbers that rules compare with what binary64 does not tell from its neighbours."""
    found: dict[str, Field] = {}
    for rule in record.rules:
        if isinstance(rule, ConditionalRule) and rule.level == "error":
            compared = [(each.field, (*each.values, each.minimum, each.maximum)) for each in rule.when]
            compared.append((rule.field, (rule.limits.minimum, rule.limits.maximum)))
            for field, values in compared:
                if field.scalar == "number" and any(map(_is_beyond_exact, values)):
                    found[field.name] = field
    return list(found.values())


def _is_beyond_exact(value: str | bool | int | float | None) -> bool:
    return isinstance(value, (int, float)) and abs(value) >= _EXACT


def _is_exact(field: Field, value: str) -> str:
    """True where reading the number, or each of the array, has not moved it."""
    bounds = f"-{_EXACT} < {{}} < {_EXACT}"
    test = f"all({bounds.format('item')} for item in {value})" if field.is_array else bounds.format(value)
    return f"({test})" if field.required else f"({value} is None or {test})"


def _test(field: Field, checked: frozenset[str]) -> str | None:
    """The function that a value, or each element of an array, has to pass."""
    element = field.element
    if isinstance(element, ContentType):
        return "keeps_content"
    if isinstance(element, ObjectReference):
        return _struct_name(element.object, checked).keeps
    return naming.format_function(field.limits.format.name) if field.limits.format else None


def _imports(record: ObjectType, spec: Spec, checked: frozenset[str], body: str) -> tuple[str, ...]:
    words = words_of(body)
    msgspec = [name for name in ("Meta", "Struct", "field") if name == "Struct" or name in words]
    typing = {"Annotated", "Literal"} & words
    blocks = [from_import("typing", typing)] if typing else []
    blocks.append(from_import("msgspec", msgspec))
    lines = vocabulary_imports(words, spec)
    elements = {_module(field.element): field.element for field in record.fields}
    for module in sorted(filter(None, elements), key=natural_order):
        element = elements[module]
        if isinstance(element, ContentType):
            lines.append("from .content import ContentStruct, keeps_content")
        elif isinstance(element, ObjectReference):
            lines.append(_struct_import(_struct_name(element.object, checked)))
    values = {_values_name(enum.name) for enum in spec.enums} | {"Integer", "Number"}
    if words & values:
        lines.append(from_import(".values", words & values))
    return (*blocks, "\n".join(lines)) if lines else tuple(blocks)


def _struct_import(name: StructName) -> str:
    keeps = [f"keeps_rules as {name.keeps}"] if name.keeps else []
    return from_import(f".{name.module}", [name.class_name, *keeps])


def _module(element: ElementType | ContentType) -> str:
    if isinstance(element, ContentType):
        return "content"
    return module_of(element.object) if isinstance(element, ObjectReference) else ""
