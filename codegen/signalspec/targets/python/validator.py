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
    SignalType,
    Spec,
    Type,
)
from signalspec.rules import field_rule_id
from signalspec.targets.python import tests
from signalspec.targets.python.imports import vocabulary_imports, words_of
from signalspec.targets.python.layout import from_import, literal, natural_order
from signalspec.targets.python.rules import RuleView, rule_view
from signalspec.targets.python.statements import call, condition

# Objects with more known members than this are judged by one loop over what is there, others by
# probing for each member: the probes cost per known member, the loop per member that is there.
WIDEST_PROBED = 12


class FieldView(NamedTuple):
    """A field in the three functions; all texts are statements at the indentation where they stand."""

    literal: str
    required: bool
    rejects: str
    glance: str | None
    explain: str
    missing: str
    advise: str


class CheckView(NamedTuple):
    """One check of the loop, and what it is for; `alone` stands where there is no other."""

    code: int
    rejects: str
    comment: str
    alone: str


class ValidatorView(NamedTuple):
    what: str
    variable: str
    fields: tuple[FieldView, ...]
    known: tuple[str, ...]
    wide: bool
    own_members: int
    checks: tuple[CheckView, ...]
    check_of: tuple[tuple[str, int], ...]
    rules: tuple[RuleView, ...]
    advises: bool
    deprecated: str | None
    unknown: str
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
            *(f"{f.rejects} {f.explain} {f.advise} {f.glance}" for f in fields),
            *(r.lines + str(r.rejects) for r in rules),
        ]
    )
    return ValidatorView(
        what=f"{record.name} contents" if isinstance(record, SignalType) else f"{record.name} objects",
        variable="content",
        fields=fields,
        known=known,
        wide=len(known) > WIDEST_PROBED,
        own_members=len(discriminator) + len(record.required),
        checks=checks,
        check_of=check_of,
        rules=rules,
        advises=advises(record),
        deprecated=_deprecated(record),
        unknown=literal(record.name),
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
    glance, nested = tests.glance(field), _is_nested(field)
    return FieldView(
        literal(field.name),
        field.required,
        condition("if", tests.reject(field), 8 if not field.required else 4),
        None if nested or glance is None else condition("if", glance, 8),
        _explain(owner, field, 8 if nested or glance is None else 12),
        call("findings.required", [_rule(owner, field), _path(field)], 8),
        _advise(owner, field),
    )


def _is_nested(field: Field) -> bool:
    return isinstance(field.element, ObjectReference | ContentType)


def _rule(owner: str, field: Field) -> str:
    return literal(f"{owner}.{field.name}")


def _path(field: Field) -> str:
    return f"path + {literal('/' + field.name)}"


def _element_path(field: Field) -> str:
    return "f" + literal(f"{{path}}/{field.name}/{{index}}")


def _explain(owner: str, field: Field, indent: int) -> str:
    """The full judgement of `value`."""
    rule, path = _rule(owner, field), _path(field)
    if not field.is_array:
        return _judge(field, field.limits, rule, path, "value", indent)
    arguments = [rule, path, "value"]
    head = "if findings.array" if field.required else "if value is not None and findings.array"
    if field.limits.min_items:
        arguments.append(f"min_items={field.limits.min_items}")
    if field.limits.max_items is not None:
        arguments.append(f"max_items={field.limits.max_items}")
    pad = " " * indent
    glance = None if _is_nested(field) else tests.glance_element(field)
    inner = indent + (8 if glance is None else 12)
    judged = _judge(field, field.limits, rule, _element_path(field), "item", inner)
    lines = [
        call(head, arguments, indent, ":"),
        f"{pad}    for index, item in enumerate(value):",
        *([] if glance is None else [f"{pad}        {condition('if', glance, indent + 8)}"]),
        f"{' ' * inner}{judged}",
    ]
    return "\n".join(lines)


def _judge(
    field: Field, limits: Limits, rule: str, path: str, name: str, indent: int, advice: bool = False
) -> str:
    """The call that judges one value; for objects, the calls."""
    element = field.element
    if isinstance(element, ObjectReference | ContentType):
        module = _validator_module(element)
        inner = call(f"explain_{module}", [name, path, "findings"], indent + 4)
        glance = tests.glance_element(field) if field.is_array else tests.glance(field)
        test = f"findings.object({rule}, {path}, {name})"
        head = condition("if", test if glance is None else f"{glance} and {test}", indent)
        return f"{head}\n{' ' * (indent + 4)}{inner}"
    arguments = [rule, path, name]
    ignore_case = isinstance(element, EnumType) and element.enum.ignore_case
    if isinstance(element, EnumType) and not advice:
        arguments += [literal(element.enum.name), naming.enum_constant(element.enum.name)]
        method = "enum"
    else:
        method = "string" if isinstance(element, EnumType) else element.kind
        arguments += _limit_arguments(limits, method)
    arguments += ["ignore_case=True"] if ignore_case else []
    arguments += ["secret=True"] if field.secret else []
    arguments += ['level="advice"'] if advice else []
    return call(f"findings.{method}", arguments, indent)


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
        judged = _judge(field, per_element, rule, place, name, indent + 4, advice=True)
        lines.append(f"{lead}    {judged}")
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
        by_test.setdefault(tests.reject(field), []).append(field.name)
    ordered = sorted(by_test.items(), key=lambda entry: -len(entry[1]))
    codes = {name: code for code, (_, names) in enumerate(ordered, 1) for name in names}
    views = tuple(
        CheckView(
            code,
            condition("if", test, 12),
            names[0] if len(names) == 1 else f"{len(names)} fields",
            condition("if", test, 8),
        )
        for code, (test, names) in enumerate(ordered, 1)
    )
    table = [(name, 0) for name in discriminator]
    table += [(literal(field.name), codes.get(field.name, 0)) for field in record.fields]
    return views, tuple(table)


def _imports(record: ObjectType, spec: Spec, body: str) -> tuple[str, ...]:
    """Import statements for the names that `body` uses, in ruff's order."""
    words = words_of(body)
    lines = vocabulary_imports(words, spec)
    nested = [f.element for f in record.fields if isinstance(f.element, ObjectReference | ContentType)]
    modules = {_validator_module(element) for element in nested}
    for module in sorted(modules, key=natural_order):
        functions = [f for f in ("accepts", "advise", "explain") if f"{f}_{module}" in words]
        lines.append(from_import(f".{module}", [f"{f} as {f}_{module}" for f in functions]))
    return tuple(lines)
