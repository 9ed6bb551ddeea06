"""What the records look like, as the data from which the generated package makes its strategies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from signalspec import naming
from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NUMBER_MAX,
    NUMBER_MIN,
    Condition,
    ContentType,
    CountRule,
    Enum,
    EnumType,
    Field,
    Format,
    Level,
    Limits,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
    SumRule,
)
from signalspec.parts import once
from signalspec.patterns import near_misses, parse, sample
from signalspec.rules import object_rule_id
from signalspec.targets.python.expressions import Argument, Call, Expression, of, written
from signalspec.targets.python.layout import from_import, literal, number_literal, value_literal

_DEFAULTS = {INTEGER_MIN, INTEGER_MAX, NUMBER_MIN, NUMBER_MAX}
_MISSES = 24


def description(spec: Spec) -> dict[str, object]:
    """What the template of `described.py` needs."""
    transport, dimension = spec.transport, spec.tier_dimension
    arguments: dict[str, Expression] = {
        "formats": of([_written(format, partial(_format, format)) for format in spec.formats]),
        "enumerations": of([_enumeration(enum) for enum in spec.enums]),
        "objects": of([_written(record, partial(_record, record, spec)) for record in spec.objects]),
        "contents": of([_written(record, partial(_record, record, spec)) for record in spec.signals]),
        "envelope": _record(transport.envelope, spec),
        "content": literal(transport.content.name),
        "discriminator": literal(transport.discriminator.name),
        "max_items": str(transport.operation.max_items),
        "advise_items": str(transport.operation.advise_items),
        "tiers": of([literal(tier) for tier in spec.tiers]),
        "tier": literal(naming.parameter(dimension.name) if dimension else ""),
        "tier_code": literal(dimension.name if dimension else ""),
        "validate": "validate",
        "validate_content": "validate_content",
        "validate_batch": "validate_batch",
    }
    contract = written(Call("Contract", tuple(arguments.items())), 0, len("CONTRACT = "))
    shapes = (
        "Condition",
        "Conditional",
        "Contract",
        "Count",
        "Enumeration",
        "Field",
        "Format",
        "Limits",
        "Record",
        "Sum",
    )
    used = [name for name in shapes if f"{name}(" in contract]
    modules = [name for name in ("enums", "vocabulary") if f"{name}." in contract]
    return {
        "contract": contract,
        "shapes": from_import(".runtime.drawing_shapes", used),
        "modules": f"from . import {', '.join(modules)}" if modules else "",
    }


def _format(format: Format) -> Call:
    node = parse(format.pattern)
    samples = format.matches or (sample(node),)
    misses = format.rejects or near_misses(node)[:_MISSES]
    return Call(
        "Format",
        (
            literal(format.name),
            f"vocabulary.{naming.format_function(format.name)}",
            ("samples", of([literal(text) for text in samples])),
            ("misses", of([literal(text) for text in misses])),
        ),
    )


def _enumeration(enum: Enum) -> Call:
    values = f"tuple(map(str, enums.{naming.class_name(enum.name)}))"
    case: tuple[Argument, ...] = (("ignore_case", "True"),) if enum.ignore_case else ()
    return Call("Enumeration", (literal(enum.name), values, *case))


def _written(about: ObjectType | Format, call: Callable[[], Call]) -> str:
    """A call as it stands in a tuple that is an argument: eight deep, a comma after it."""
    return once("python/described", about, lambda: written(call(), 8, 0, 1), rules=True)


def _record(record: ObjectType, spec: Spec) -> Call:
    envelope = record.name == spec.transport.envelope.name
    arguments: list[Argument] = [
        literal(record.name),
        of(
            [
                _field(
                    field,
                    naming.envelope_attribute(spec, field) if envelope else naming.attribute(field.name),
                )
                for field in record.fields
            ]
        ),
    ]
    if record.rules:
        arguments.append(("rules", of([_rule(record, rule) for rule in record.rules])))
    if isinstance(record, SignalType):
        if spec.tiers:
            arguments.append(("tiers", of([literal(tier) for tier in record.tiers])))
        arguments += [("deprecated", "True")] if record.deprecated else []
    return Call("Record", tuple(arguments))


def _field(field: Field, attribute: str) -> Call:
    arguments: list[Argument] = [literal(field.name), literal(attribute), literal(_kind(field))]
    arguments += [("array", "True")] if field.is_array else []
    arguments += [("required", "True")] if field.required else []
    arguments += _limits("limits", field.limits)
    arguments += _limits("advice", field.advice)
    arguments += [("deprecated", "True")] if field.deprecated else []
    return Call("Field", tuple(arguments))


def _kind(field: Field) -> str:
    element = field.element
    if isinstance(element, EnumType):
        return element.enum.name
    if isinstance(element, ObjectReference):
        return element.object.name
    return "content" if isinstance(element, ContentType) else element.kind


def _limits(keyword: str, limits: Limits) -> list[Argument]:
    arguments: list[Argument] = []
    if limits.format is not None:
        arguments.append(("format", literal(limits.format.name)))
    for name in ("min_length", "max_length", "minimum", "maximum", "min_items", "max_items"):
        value = getattr(limits, name)
        if value is not None and not (name in ("minimum", "maximum") and value in _DEFAULTS):
            arguments.append((name, number_literal(value)))
    if limits.one_of is not None:
        arguments.append(("one_of", of([literal(value) for value in limits.one_of])))
    return [(keyword, Call("Limits", tuple(arguments)))] if arguments else []


def _rule(record: ObjectType, rule: ObjectRule) -> Call:
    id = literal(object_rule_id(record.name, rule))
    level = _level(rule.level, "advice" if isinstance(rule, SumRule) else "error")
    if isinstance(rule, CountRule):
        fields = of([literal(field.name) for field in rule.fields])
        return Call("Count", (id, literal(rule.code), fields, *level))
    if isinstance(rule, SumRule):
        terms = of([literal(field.name) for field in rule.terms])
        total = literal(rule.total.name)
        return Call("Sum", (id, terms, total, number_literal(rule.tolerance), *level))
    arguments: list[Argument] = [id, literal(rule.field.name)]
    arguments += [("when", of([_condition(condition) for condition in rule.when]))] if rule.when else []
    arguments += [("required", "True")] if rule.required else []
    return Call("Conditional", (*arguments, *_limits("limits", rule.limits), *level))


def _level(level: Level, default: Level) -> Iterator[Argument]:
    if level != default:
        yield "level", literal(level)


def _condition(condition: Condition) -> Call:
    arguments: list[Argument] = [literal(condition.field.name)]
    if condition.values:
        arguments.append(("values", of([value_literal(value) for value in condition.values])))
    for name, bound in (("minimum", condition.minimum), ("maximum", condition.maximum)):
        arguments += [] if bound is None else [(name, number_literal(bound))]
    return Call("Condition", tuple(arguments))
