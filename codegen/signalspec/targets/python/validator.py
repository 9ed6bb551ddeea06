"""The view of one record's validator: straight-line code on one dict."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    ContentType,
    EnumType,
    Field,
    Limits,
    ObjectReference,
    ObjectType,
    ScalarType,
    SignalType,
    Spec,
    Type,
)
from signalspec.rules import field_rule_id
from signalspec.targets.python import tests
from signalspec.targets.python.imports import vocabulary_imports, words_of
from signalspec.targets.python.layout import from_import, literal, natural_order, string_set
from signalspec.targets.python.rules import RuleView, rule_view
from signalspec.targets.python.statements import call, condition

# Objects with more known members than this are judged by one loop over what is there, others by
# probing for each member: the probes cost per known member, the loop per member that is there. With
# about a third of the members there, both take the same time.
WIDEST_PROBED = 32


class FieldView(NamedTuple):
    """A field in the three functions; all texts stand at the indentation where they belong."""

    literal: str
    required: bool
    finds: str
    explain: str
    advise: str


class CheckView(NamedTuple):
    """One check of the loop, and what it is for."""

    code: int
    finds: str
    comment: str


class ValidatorView(NamedTuple):
    what: str
    variable: str
    fields: tuple[FieldView, ...]
    known: tuple[str, ...]
    required: str
    wide: bool
    own_members: int
    checks: tuple[CheckView, ...]
    check_of: tuple[tuple[str, int], ...]
    rules: tuple[RuleView, ...]
    advises: bool
    deprecated: str | None
    unknown: str
    sheltered: str | None
    imports: tuple[str, ...]


def validator_view(record: ObjectType, spec: Spec) -> ValidatorView:
    """What the validator template needs of a record."""
    fields = tuple(_field_view(record.name, field) for field in record.fields)
    discriminator = (literal(spec.transport.discriminator.name),) if isinstance(record, SignalType) else ()
    known = (*discriminator, *(field.literal for field in fields))
    checks, check_of = _checks(record, discriminator)
    rules = tuple(rule_view(record.name, rule) for rule in record.rules)
    body = "\n".join(
        [
            *(f"{f.finds} {f.explain} {f.advise}" for f in fields),
            *(r.lines + str(r.rejects) for r in rules),
        ]
    )
    return ValidatorView(
        what=f"{record.name} contents" if isinstance(record, SignalType) else f"{record.name} objects",
        variable="content",
        fields=fields,
        known=known,
        required=_required(record),
        wide=len(known) > WIDEST_PROBED,
        own_members=len(discriminator) + len(record.required),
        checks=checks,
        check_of=check_of,
        rules=rules,
        advises=advises(record),
        deprecated=_deprecated(record),
        unknown=literal(record.name),
        sheltered=_sheltered(record, spec),
        imports=_imports(record, spec, body),
    )


def advises(record: ObjectType) -> bool:
    """Whether there is any advice on the record or on objects inside it."""
    waiting, seen = [record], {record.name}
    while waiting:
        each = waiting.pop()
        if _advises_itself(each):
            return True
        for field in each.fields:
            # Each object once: it may stand in another one in many ways.
            if isinstance(field.element, ObjectReference) and field.element.object.name not in seen:
                seen.add(field.element.object.name)
                waiting.append(field.element.object)
    return False


def _advises_itself(record: ObjectType) -> bool:
    return (
        any(rule.level == "advice" for rule in record.rules)
        or (isinstance(record, SignalType) and record.deprecated is not None)
        or any(
            not field.advice.empty or field.deprecated or isinstance(field.element, ContentType)
            for field in record.fields
        )
    )


def _field_view(owner: str, field: Field) -> FieldView:
    return FieldView(
        literal(field.name),
        field.required,
        _finds(field, 8 if field.required else 12, literal(field.name)),
        _explain(owner, field),
        _advise(owner, field),
    )


def _sheltered(record: ObjectType, spec: Spec) -> str | None:
    """The field with the content, where there are tiers, which the content alone knows."""
    tiered = record.name == spec.transport.envelope.name and spec.tier_dimension is not None
    return literal(spec.transport.content.name) if tiered else None


def _required(record: ObjectType) -> str:
    """The set of the fields that have to be there, behind its name."""
    names = [literal(field.name) for field in record.required]
    return f" = {string_set(names, 0)}" if names else ": frozenset[str] = frozenset()"


def _finds(field: Field, indent: int, key: str) -> str:
    """Notes `key` among what is wrong where `value` is bad or odd."""
    if not _is_nested(field):
        return f"{condition('if', tests.reject(field), indent)}\n{' ' * indent}    wrong += (({key}, SEEN),)"
    faults = f"faults_{_validator_module(field.element)}"
    look = f"inside := look_through({faults}, value)" if field.is_array else f"inside := {faults}(value)"
    lines = [f"if {look}:" if field.required else f"if ({look}) and value is not None:"]
    lines.append(f"    wrong += (({key}, inside),)")
    counts = tests.counts(field.limits) if field.is_array else []
    if counts:
        # Here it is an array of right elements, or null.
        test = (
            tests.any_count(counts) if field.required else f"value is not None and {tests.any_count(counts)}"
        )
        lines += [condition("elif", test, indent), f"    wrong += (({key}, SEEN),)"]
    return f"\n{' ' * indent}".join(lines)


def _is_nested(field: Field) -> bool:
    return isinstance(field.element, ObjectReference | ContentType)


def _rule(owner: str, field: Field) -> str:
    return literal(f"{owner}.{field.name}")


def _path(field: Field) -> str:
    return f"path + {literal('/' + field.name)}"


def _element_path(field: Field) -> str:
    return "f" + literal(f"{{path}}/{field.name}/{{index}}")


def _explain(owner: str, field: Field) -> str:
    """The entry of the member's judge."""
    rule, entry = _rule(owner, field), literal(field.name)
    counts = []
    if field.limits.min_items:
        counts.append(f"min_items={field.limits.min_items}")
    if field.limits.max_items is not None:
        counts.append(f"max_items={field.limits.max_items}")
    if _is_nested(field):
        module = _validator_module(field.element)
        if field.is_array:
            arguments = [rule, f"faults_{module}", f"explain_{module}", *counts]
            return call(f"{entry}: members.records", arguments, 4, ",")
        return call(f"{entry}: members.record", [rule, f"explain_{module}"], 4, ",")
    method, arguments = _judgement(field, field.limits)
    if not field.is_array:
        return call(f"{entry}: members.{method}", [rule, *arguments], 4, ",")
    element = f"members.{method}({', '.join([rule, *arguments])})"
    secret = ["secret=True"] if field.secret else []
    return call(f"{entry}: members.array", [rule, element, *counts, *secret], 4, ",")


def _judgement(field: Field, limits: Limits, advice: bool = False) -> tuple[str, list[str]]:
    """The method of findings that judges a value that is no object, and what it is told besides."""
    element, arguments = field.element, []
    assert isinstance(element, ScalarType | EnumType)
    ignore_case = isinstance(element, EnumType) and element.enum.ignore_case
    if isinstance(element, EnumType) and not advice:
        method = "enum"
        arguments += [literal(element.enum.name), naming.enum_constant(element.enum.name)]
    else:
        method = "string" if isinstance(element, EnumType) else element.kind
        arguments += _limit_arguments(limits, method)
    arguments += ["ignore_case=True"] if ignore_case else []
    arguments += ["secret=True"] if field.secret else []
    return method, arguments


def _validator_module(element: Type) -> str:
    return naming.module(element.object.name) if isinstance(element, ObjectReference) else "content"


def _limit_arguments(limits: Limits, method: str) -> list[str]:
    arguments = []
    if method in ("number", "integer"):
        arguments += ["None" if limits.minimum is None else tests.bound(limits.minimum)]
        arguments += ["None" if limits.maximum is None else tests.bound(limits.maximum)]
    if limits.min_length:
        arguments.append(f"min_length={limits.min_length}")
    if limits.max_length is not None:
        arguments.append(f"max_length={limits.max_length}")
    if limits.format is not None:
        arguments.append(f"format={naming.format_constant(limits.format.name)}_FORMAT")
    if limits.one_of is not None:
        arguments.append(f"one_of={tests.one_of(limits)}")
    return arguments


def _advise(owner: str, field: Field) -> str:
    """Statements on `value` (null or missing: None) that enter remarks; empty where there are none."""
    lines: list[str] = []
    rule, path = _rule(owner, field), _path(field)
    if field.deprecated:
        use = f"; use {field.deprecated.use} instead" if field.deprecated.use else ""
        arguments = [literal(field_rule_id(owner, field.name, "deprecated")), '"deprecated"', path]
        message = literal(f"expected no {field.name}, which is deprecated{use}")
        lines += [
            "if value is not None:",
            "    " + call("findings.add", [*arguments, message, '"advice"'], 8),
        ]
    advice = field.advice
    if advice.min_items is not None or advice.max_items is not None:
        arguments = [rule, path, "value", str(advice.min_items or 0), repr(advice.max_items)]
        lines += ["if value is not None:", "    " + call("findings.array", [*arguments, 'level="advice"'], 8)]
    per_element = Limits(advice.format, advice.min_length, advice.max_length, advice.minimum, advice.maximum,
                         one_of=advice.one_of)  # fmt: skip
    nested = isinstance(field.element, ObjectReference) and advises(field.element.object)
    nested = nested or isinstance(field.element, ContentType)
    if per_element.empty and not nested:
        return "\n    ".join(lines)
    name, place, indent = ("item", _element_path(field), 8) if field.is_array else ("value", path, 4)
    if field.is_array:
        lines.append("for index, item in enumerate(elements(value)):")
    lead = "    " if field.is_array else ""
    if nested:
        module = _validator_module(field.element)
        lines.append(f"{lead}if isinstance({name}, dict):")
        lines.append(f"{lead}    " + call(f"advise_{module}", [name, place, "findings"], indent + 4))
    else:
        lines.append(lead + condition("if", tests.glance_advice(field, name), indent))
        method, arguments = _judgement(field, per_element, advice=True)
        arguments = [rule, place, name, *arguments, 'level="advice"']
        lines.append(f"{lead}    " + call(f"findings.{method}", arguments, indent + 4))
    return "\n    ".join(lines)


def _deprecated(record: ObjectType) -> str | None:
    if not isinstance(record, SignalType) or not record.deprecated:
        return None
    use = f"; use {record.deprecated.use} instead" if record.deprecated.use else ""
    message = literal(f"expected no {record.name}, which is deprecated{use}")
    return call(
        "findings.add", [literal(f"{record.name}.deprecated"), '"deprecated"', "path", message, '"advice"'], 4
    )


def _checks(
    record: ObjectType, discriminator: tuple[str, ...]
) -> tuple[tuple[CheckView, ...], tuple[tuple[str, int], ...]]:
    """Optional fields by the check that they share, the commonest check first."""
    by_test: dict[str, list[str]] = {}
    for field in record.optional:
        by_test.setdefault(_finds(field, 16, "key"), []).append(field.name)
    ordered = sorted(by_test.items(), key=lambda entry: -len(entry[1]))
    codes = {name: code for code, (_, names) in enumerate(ordered, 1) for name in names}
    views = tuple(
        CheckView(code, finds, names[0] if len(names) == 1 else f"{len(names)} fields")
        for code, (finds, names) in enumerate(ordered, 1)
    )
    table = [(name, 0) for name in discriminator]
    table += [(literal(field.name), codes.get(field.name, 0)) for field in record.fields]
    return views, tuple(table)


def _imports(record: ObjectType, spec: Spec, body: str) -> tuple[str, ...]:
    """Import statements for the names that `body` uses, in ruff's order."""
    words = words_of(body)
    words |= {"AROUND", "ODD", "look_closer"} | ({"SEEN"} if _sheltered(record, spec) else set())
    lines = ["from ..runtime import members"] if "members" in words else []
    lines += vocabulary_imports(words, spec)
    nested = [f.element for f in record.fields if isinstance(f.element, ObjectReference | ContentType)]
    modules = {_validator_module(element) for element in nested}
    for module in sorted(modules, key=natural_order):
        functions = [f for f in ("accepts", "advise", "explain", "faults") if f"{f}_{module}" in words]
        lines.append(from_import(f".{module}", [f"{f} as {f}_{module}" for f in functions]))
    return tuple(lines)
