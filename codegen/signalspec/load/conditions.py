"""Conditions of rules: one field compared with values or bounds, or merely there."""

from __future__ import annotations

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics
from signalspec.load.access import flag, number, scalars, span_of
from signalspec.load.limits import check_repeated
from signalspec.model import Condition, EnumType, Field
from signalspec.nodes import MappingNode, Node, ScalarNode

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int, float),
}
_REMEDIES = {
    "string": 'put quotes around it: "{}"',
    "boolean": "write true or false, without quotes",
    "number": "write a number, without quotes",
    "integer": "write a whole number, without quotes",
}


def read_condition(field: Field, node: Node, diagnostics: Diagnostics) -> Condition | None:
    """The condition that `node` states of `field`; None where it makes no sense (reported)."""
    if isinstance(node, MappingNode):
        return _bounds(field, node, diagnostics)
    items = list(scalars(node))
    kind = field.scalar or ("string" if isinstance(field.element, EnumType) else None)
    if kind is None or field.is_array:
        message = f"{field.name!r} is no single value to compare"
        diagnostics.error("rule", message, node.span, help="ask whether it is there: {present: true}")
        return None
    if not items:
        diagnostics.error("rule", "a condition needs a value", node.span, help="list one at least")
        return None
    fit = [_fits(item, field, kind, diagnostics) for item in items]
    if not all(fit):
        return None
    check_repeated(items, diagnostics)
    return Condition(field, tuple(item.value for item in items if item.value is not None))


def _fits(item: ScalarNode, field: Field, kind: str, diagnostics: Diagnostics) -> bool:
    """Whether the field can have that value; reports it where not."""
    wanted = _KINDS[kind]
    fits = isinstance(item.value, wanted) and (bool in wanted or not isinstance(item.value, bool))
    if not fits or (kind == "integer" and isinstance(item.value, float) and not item.value.is_integer()):
        message = f"{field.name!r} is never {item.text!r}: its type is {kind}"
        diagnostics.error("rule", message, item.span, help=_REMEDIES[kind].format(item.text))
        return False
    if isinstance(field.element, EnumType):
        enum = field.element.enum
        known = [value.value for value in enum.values]
        if item.value not in known:
            message = f"{enum.name} has no value {item.text!r}"
            diagnostics.error("unknown-value", message, item.span, help=hint(item.text, known, diagnostics))
            return False
    return True


def _bounds(field: Field, node: MappingNode, diagnostics: Diagnostics) -> Condition | None:
    low, high = number(node, "minimum"), number(node, "maximum")
    if low is None and high is None:
        if not flag(node, "present"):
            if not node.refused:
                message = "a condition is a value, bounds, or {present: true}"
                diagnostics.error("rule", message, node.span, help="a field that is absent makes it false")
            return None
        return Condition(field)
    if node.get("present") is not None:
        message = "bounds imply that the field is there"
        diagnostics.error("rule", message, span_of(node, "present"), help="leave `present` out")
    if field.scalar not in ("number", "integer") or field.is_array:
        message = f"{field.name!r} is no number, so it has no bounds"
        diagnostics.error("rule", message, node.span, help="compare it with a value, or with {present: true}")
        return None
    if low is not None and high is not None and low > high:
        message = f"minimum {low} is above maximum {high}: it never holds"
        diagnostics.error("bounds", message, span_of(node, "minimum"), help="swap them")
    return Condition(field, (), low, high)
