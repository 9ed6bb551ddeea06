"""Fields: in one place, and over all the places that use one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from signalspec.explain.explanation import Explanation, Facts, Table
from signalspec.model import ConditionalRule, CountRule, Field, Limits, ObjectType, SignalType, Spec, SumRule
from signalspec.phrases import limit_phrases, type_name
from signalspec.rules import Rule


def limits_text(field: Field, limits: Limits) -> str:
    """Every limit in words, such as `format email, at most 256 characters`."""
    return ", ".join(str(phrase) for phrase in limit_phrases(field, limits))


def presence(field: Field) -> str:
    return "required" if field.required else "optional"


def deprecation_text(field: Field) -> str:
    given_up = field.deprecated
    if given_up is None:
        return ""
    parts = [f"since {given_up.since}" if given_up.since else "yes"]
    parts += [f"use {given_up.use}"] if given_up.use else []
    parts += [given_up.doc] if given_up.doc else []
    return "; ".join(parts)


def fields_table(fields: Iterable[Field]) -> Table:
    rows = tuple((f.name, type_name(f), presence(f), _asked(f)) for f in fields)
    return Table("fields", ("field", "type", "presence", "limits"), rows)


def _asked(field: Field) -> str:
    """Limits and advice together, where there is no room for both apart."""
    limits, advice = limits_text(field, field.limits), limits_text(field, field.advice)
    return "; ".join(part for part in (limits, advice and f"advice: {advice}") if part)


def rules_table(rules: Iterable[Rule]) -> Table:
    return Table("rules", ("rule", "level", "says"), tuple((r.id, r.level, r.says) for r in rules))


def tiers_fact(record: ObjectType, spec: Spec) -> Facts:
    """The tiers that a signal comes with; nothing for an object, which is in no tier by itself."""
    if not isinstance(record, SignalType):
        return ()
    return ((spec.tier_dimension.name if spec.tier_dimension else "tiers", record.tiers),)


def explain_use(owner: ObjectType, field: Field, spec: Spec, rules: Sequence[Rule]) -> Explanation:
    """The field as one signal or object uses it; `rules` are those of the owner."""
    about = [rule for rule in rules if _concerns(rule, field)]
    elsewhere = field.definition != field.span
    return Explanation(
        "field",
        f"{owner.name}.{field.name}",
        field.span,
        field.doc,
        (
            ("type", type_name(field)),
            ("presence", presence(field)),
            *tiers_fact(owner, spec),
            *_common(field),
            ("dictionary", str(field.definition) if elsewhere else ""),
        ),
        (rules_table(about),),
        (field.note,) if field.note else (),
    )


def _concerns(rule: Rule, field: Field) -> bool:
    source = rule.source
    if isinstance(source, CountRule):
        return field in source.fields
    if isinstance(source, SumRule):
        return field in (*source.terms, source.total)
    if isinstance(source, ConditionalRule):
        return field in (source.field, *(condition.field for condition in source.when))
    return rule.field is not None and rule.field.name == field.name


def _common(field: Field) -> Facts:
    return (
        ("limits", limits_text(field, field.limits)),
        ("advice", limits_text(field, field.advice)),
        ("decimal", "written with a decimal point" if field.decimal else ""),
        ("secret", "never shown in messages" if field.secret else ""),
        ("deprecated", deprecation_text(field)),
        ("was", field.was or ""),
    )


def explain_dictionary_field(name: str, spec: Spec) -> Explanation | None:
    """The field over all signals and objects that use it; None where there is no such field."""
    uses = [(record, field) for record in spec.records for field in record.fields if field.name == name]
    if not uses:
        return _unused(name, spec)
    fields = [field for _, field in uses]
    ((doc, _),) = Counter(field.doc for field in fields).most_common(1)
    table, shared = _uses_table(uses, doc)
    first = fields[0]
    return Explanation(
        "field of the dictionary",
        name,
        first.definition,
        doc,
        (
            *shared,
            ("decimal", "written with a decimal point" if first.decimal else ""),
            ("secret", "never shown in messages" if first.secret else ""),
            ("deprecated", deprecation_text(first)),
        ),
        (table,),
        tuple(_notes(uses)),
    )


def _uses_table(uses: list[tuple[ObjectType, Field]], doc: str) -> tuple[Table, Facts]:
    """The uses with what differs among them, and apart from them what does not."""
    columns = ("in", "presence", "type", "limits", "advice", "meaning")
    rows = [
        (
            record.name,
            presence(field),
            type_name(field),
            limits_text(field, field.limits),
            limits_text(field, field.advice),
            "" if field.doc == doc else field.doc,
        )
        for record, field in uses
    ]
    kept = [i for i in range(len(columns)) if i < 2 or len({row[i] for row in rows}) > 1]
    shared = tuple((columns[i], rows[0][i]) for i in range(len(columns)) if i not in kept)
    table = Table("uses", tuple(columns[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in rows))
    return table, shared


def _notes(uses: list[tuple[ObjectType, Field]]) -> Iterator[str]:
    """Each note once; one that few uses have, with the owners of those that do."""
    owners: dict[str, list[str]] = {}
    for record, field in uses:
        if field.note:
            owners.setdefault(field.note, []).append(record.name)
    for note, named in owners.items():
        yield note if 2 * len(named) > len(uses) else f"{', '.join(named)}: {note}"


def _unused(name: str, spec: Spec) -> Explanation | None:
    for kind, unused, span in spec.unused:
        if kind == "field" and unused == name:
            return Explanation("field of the dictionary", name, span, "No signal and no object uses it.")
    return None
