"""Rules: each with its id and what it asks for, in words and as data."""

from __future__ import annotations

from signalspec.model import Condition, ConditionalRule, CountRule, Json, Limits, SumRule
from signalspec.rules import Rule


def rule_value(rule: Rule) -> Json:
    """One statement. At most one of `conditional`, `count` and `sum` says what it asks of several fields."""
    source = rule.source
    return {
        "id": rule.id,
        "code": rule.code,
        "level": rule.level,
        "field": rule.field.name if rule.field else None,
        "says": rule.says,
        "doc": (source.doc or None) if isinstance(source, (ConditionalRule, SumRule)) else None,
        "conditional": _conditional(source) if isinstance(source, ConditionalRule) else None,
        "count": [field.name for field in source.fields] if isinstance(source, CountRule) else None,
        "sum": _sum(source) if isinstance(source, SumRule) else None,
    }


def limits_value(limits: Limits) -> Json:
    return {
        "format": limits.format.name if limits.format else None,
        "min_length": limits.min_length,
        "max_length": limits.max_length,
        "minimum": limits.minimum,
        "maximum": limits.maximum,
        "min_items": limits.min_items,
        "max_items": limits.max_items,
        "one_of": None if limits.one_of is None else list(limits.one_of),
    }


def _conditional(rule: ConditionalRule) -> Json:
    return {
        "when": [_condition(condition) for condition in rule.when],
        "required": rule.required,
        "limits": limits_value(rule.limits),
    }


def _condition(condition: Condition) -> Json:
    return {
        "field": condition.field.name,
        "values": list(condition.values) or None,
        "minimum": condition.minimum,
        "maximum": condition.maximum,
    }


def _sum(rule: SumRule) -> Json:
    return {
        "terms": [term.name for term in rule.terms],
        "total": rule.total.name,
        "tolerance": rule.tolerance,
    }
