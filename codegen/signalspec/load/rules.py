"""Rules between the fields of one object or signal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics, Span
from signalspec.load.access import Section, flag, mapping, number, scalars, span_of, text
from signalspec.load.conditions import read_condition
from signalspec.load.limits import check_against, resolve_limits
from signalspec.model import Condition, ConditionalRule, CountRule, Field, Format, Level, ObjectRule, SumRule
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode
from signalspec.rules import RESERVED_NAMES

_COUNTS: tuple[Literal["at_least_one", "at_most_one"], ...] = ("at_least_one", "at_most_one")


class RuleReader:
    """Reads the rules of one owner, whose fields are given by name; `failed` fields are reported already."""

    def __init__(
        self,
        owner: str,
        fields: Mapping[str, Field],
        failed: Collection[str],
        formats: Section[Format],
        tier_dimension: str | None,
        diagnostics: Diagnostics,
    ) -> None:
        self.owner = owner
        self.fields = fields
        self.failed = failed
        self.formats = formats
        self.reserved = RESERVED_NAMES | ({tier_dimension} if tier_dimension else set())
        self.diagnostics = diagnostics

    def rules(self, node: MappingNode) -> tuple[ObjectRule, ...]:
        """Counts first, then the named rules in the order of the spec."""
        found: list[ObjectRule] = list(self._counts(node, "error"))
        advice = mapping(node, "advice")
        if advice is not None:
            found.extend(self._counts(advice, "advice"))
        names: dict[str, Span] = {}
        listed = node.get("rules")
        for item in listed.items if isinstance(listed, SequenceNode) else ():
            if not isinstance(item, MappingNode):
                continue
            rule = self._rule(item, names)
            if rule is not None:
                found.append(rule)
        return tuple(found)

    def _error(self, code: str, message: str, span: Span, help: str | None = None) -> None:
        self.diagnostics.error(code, message, span, help=help)

    def _field(self, name: ScalarNode) -> Field | None:
        found = self.fields.get(name.text)
        if found is None and name.text not in self.failed:
            help = hint(name.text, self.fields, self.diagnostics) or "list it as optional, or take it out"
            self._error("unknown-field", f"{self.owner} has no field {name.text!r}", name.span, help)
        return found

    def _counts(self, node: MappingNode, level: Level) -> list[CountRule]:
        found = []
        for code in _COUNTS:
            listed = node.get(code)
            if not isinstance(listed, SequenceNode):
                continue
            fields: dict[str, Field] = {}
            for name in scalars(listed):
                field = self._field(name)
                if name.text in fields:
                    self._error("count", f"{name.text!r} is listed twice", name.span, "keep one of the two")
                elif field is not None and field.required:
                    message = f"{name.text!r} is required, so `{code}` says nothing"
                    self._error("count", message, name.span, "list optional fields only")
                elif field is not None:
                    fields[name.text] = field
            if len(listed.items) < 2 and not listed.refused:
                help = "list another, or make the field required"
                self._error("count", f"`{code}` wants two fields at least", listed.span, help)
            elif fields:
                found.append(CountRule(code, level, tuple(fields.values()), listed.span))
        return found

    def _rule(self, node: MappingNode, names: dict[str, Span]) -> ObjectRule | None:
        name = text(node, "id")
        if name is None:
            return None
        span = span_of(node, "id")
        if name in self.reserved:
            self._error("reserved", f"the rule id {name!r} is taken by the language", span, "choose another")
        first = names.setdefault(name, span)
        if first is not span:
            self.diagnostics.error(
                "duplicate-rule",
                f"{self.owner} has two rules {name!r}",
                span,
                help="rename one of them",
                related=((first, "the first one"),),
            )
        if node.get("sum") is not None:
            return self._sum(node, name, span)
        if mapping(node, "then") is not None:
            return self._conditional(node, name, span)
        if not node.refused & {"sum", "then"}:
            help = "say what the rule asks for"
            self._error("rule", "a rule has `then`, or `sum` and `equals`", span, help)
        return None

    def _sum(self, node: MappingNode, name: str, span: Span) -> SumRule | None:
        for key in ("when", "then"):
            if node.get(key) is not None:
                self._error("rule", f"a sum rule takes no `{key}`", span_of(node, key), "leave it out")
        if text(node, "level") != "advice" and "level" not in node.refused:
            message = "a sum rule is always advice: schemas cannot carry it"
            place = span_of(node, "level") if node.get("level") else span
            self._error("rule", message, place, "write `level: advice`")
        listed, total = node.get("sum"), node.get("equals")
        if not isinstance(total, ScalarNode):
            if "equals" not in node.refused:
                help = "add `equals`"
                self._error("rule", "a sum rule needs `equals`: the field that holds the sum", span, help)
            return None
        named = [(item, self._field(item)) for item in (*scalars(listed), total)]
        for item, field in named:
            if field is not None and (field.scalar not in ("number", "integer") or field.is_array):
                help = "name fields of the type number or integer"
                self._error("rule", f"{field.name!r} is no number, so it cannot be added up", item.span, help)
        fields = [field for _, field in named if field is not None]
        if len(fields) < len(named) or (isinstance(listed, SequenceNode) and listed.refused):
            return None
        if len(fields) < 3:
            self._error("rule", "a sum has two terms at least", span_of(node, "sum"), "list another field")
        tolerance = number(node, "tolerance") or 0
        if tolerance < 0:
            place = span_of(node, "tolerance")
            self._error("bounds", "a tolerance is not negative", place, f"write {-tolerance}")
        return SumRule(
            name, "advice", tuple(fields[:-1]), fields[-1], float(tolerance), text(node, "doc") or "", span
        )

    def _conditional(self, node: MappingNode, name: str, span: Span) -> ConditionalRule | None:
        for key in ("equals", "tolerance"):
            if node.get(key) is not None:
                self._error("rule", f"`{key}` belongs to a sum rule", span_of(node, key), "leave it out")
        conditions: list[Condition | None] = []
        when = mapping(node, "when")
        for place, value in when.items() if when else ():
            tested = self._field(place)
            conditions.append(read_condition(tested, value, self.diagnostics) if tested else None)
        then = mapping(node, "then")
        for place, asked in then.items() if then else ():
            field = self._field(place)
            if field is None or not isinstance(asked, MappingNode):
                return None
            required = flag(asked, "required")
            limits = resolve_limits(asked, field.type, self.formats, self.diagnostics)
            check_against(field.limits, limits, asked, "this rule", self.diagnostics)
            asks = required or not limits.empty or asked.get("format") is not None
            if not asks and not asked.refused:
                help = "say `required: true` or a limit"
                self._error("rule", "this rule asks for nothing", asked.span, help)
            if required and field.required and limits.empty:
                message = f"{field.name!r} is required in any case"
                self._error("rule", message, asked.span, "leave the rule out")
            level: Level = "advice" if text(node, "level") == "advice" else "error"
            met = tuple(condition for condition in conditions if condition is not None)
            return ConditionalRule(name, level, met, field, required, limits, text(node, "doc") or "", span)
        return None
