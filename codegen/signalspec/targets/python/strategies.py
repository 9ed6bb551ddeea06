"""The view of the generated module with the hypothesis strategies."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from signalspec import naming
from signalspec.model import ObjectType, SignalType, Spec
from signalspec.targets.python.described import description
from signalspec.targets.python.expressions import Call, of, written
from signalspec.targets.python.layout import docstring, literal
from signalspec.templating import render

# What the module or its functions call something else.
_NAMES = frozenset({"batches", "contents", "invalid_batches", "invalid_contents", "objects", "st"})
_PARAMETERS = frozenset({"max_size", "min_size", "name", "overrides", "rule"})


class FunctionView(NamedTuple):
    """A generated function; `takes` says what besides the tier: rule, object, type, or sizes, too."""

    name: str
    takes: str
    gives: str
    docstring: str
    call: str


class StrategiesView(NamedTuple):
    docstring: str
    types: str
    tiers: str
    objects: str
    classes: str
    envelopes: str
    type: str
    tier: str | None
    advised: str
    functions: tuple[FunctionView, ...]


def strategy_files(spec: Spec) -> dict[str, str]:
    """`strategies.py`, and `described.py` with what it is about."""
    return {
        "described.py": render("python/described.py.j2", **description(spec)),
        "strategies.py": render("python/strategies.py.j2", view=_strategies(spec)),
    }


def _strategies(spec: Spec) -> StrategiesView:
    envelope, dimension = spec.transport.envelope, spec.tier_dimension
    taken = {naming.attribute(field.name) for record in spec.signals for field in record.fields}
    taken |= {naming.envelope_attribute(spec, field) for field in envelope.fields} | _PARAMETERS

    def parameter(name: str) -> str:
        # A parameter of that name would stand in the way of overriding a member.
        while name in taken:
            name += "_"
        taken.add(name)
        return name

    several = _plural(naming.snake_case(envelope.name))
    envelopes = f"{several}_" if several in _NAMES or keyword.iskeyword(several) else several
    type = parameter(naming.attribute(spec.transport.discriminator.name))
    tier = parameter(naming.attribute(dimension.name)) if dimension else None
    advised = parameter("advised")
    return StrategiesView(
        docstring=docstring(_about(tier, advised), 0),
        types=_options([signal.name for signal in spec.signals]),
        tiers=_options(spec.tiers),
        objects=_options([record.name for record in spec.objects]),
        classes=written(of([_class(record) for record in spec.records]), 0, len("_CLASSES = ")),
        envelopes=envelopes,
        type=type,
        tier=tier,
        advised=advised,
        functions=tuple(_functions(spec, envelopes, (type, tier or "None", advised))),
    )


def _about(tier: str | None, advised: str) -> list[str]:
    included = f"`{tier}` leaves only the types that it includes. " if tier else ""
    return [
        "Hypothesis strategies: payloads that keep every rule, and payloads that break exactly one.",
        (
            "They draw JSON-ready values. Importing this module, which hypothesis does by itself where the "
            "package is installed, teaches `st.from_type` the dataclasses. It needs the extra `testing`."
        ),
        (
            "In all functions, `overrides` are members by the names that they have in the dataclasses, each "
            "one a value or a strategy; None leaves the member out. They are put in as they are, right or "
            f"wrong, and the other members are made to fit. {included}With `{advised}`, payloads follow all "
            "advice as well. Wrong arguments are a ValueError."
        ),
    ]


def _functions(spec: Spec, envelopes: str, parameters: tuple[str, str, str]) -> Iterator[FunctionView]:
    _, tier, advised = parameters
    sample = literal(spec.signals[0].name)
    envelope = naming.title_words(spec.transport.envelope.name)
    said = f"Contents of one type, or of all that have the overridden members: `contents({sample})`."
    yield _function("contents", "contents", "type", "_Payload", said, [*parameters, "overrides"])
    said = f"Such contents, each in its {envelope}; `content=contents(...)` says more about these."
    yield _function(envelopes, "envelopes", "type", "_Payload", said, [*parameters, "overrides"])
    said = f"Lists of what `{envelopes}` draws; large ones repeat a few."
    sized = [*parameters, "(min_size, max_size)", "overrides"]
    yield _function("batches", "batches", "sizes", "list[_Payload]", said, sized)
    if spec.objects:
        said = "Objects that stand inside contents or envelopes, to override members with."
        yield _function("objects", "objects", "object", "_Payload", said, ["name", advised, "overrides"])
    excluded = f" With `{tier}`, what a caller of that tier breaks it by." if tier != "None" else ""
    for name, what, rules in (
        ("contents", "contents", "CONTENT_RULES"),
        (envelopes, "envelopes", "ENVELOPE_RULES"),
        ("batches", "batches", "BATCH_RULES"),
    ):
        said = f"What breaks that rule, one of `{rules}`, exactly once, and no other.{excluded}"
        yield _function(f"invalid_{name}", f"breaking.{what}", "rule", "Any", said, ["rule", tier])


def _function(
    name: str, method: str, takes: str, gives: str, said: str, arguments: list[str]
) -> FunctionView:
    call = Call(f"_STRATEGIES.{method}", tuple(arguments))
    return FunctionView(name, takes, gives, docstring([said], 4), written(call, 4, len("return ")))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def _options(values: Iterable[str]) -> str:
    """A `Literal` of texts, or nothing where there are none."""
    listed = [literal(value) for value in values]
    flat = f"Literal[{', '.join(listed)}]"
    if not listed or len(flat) <= 80:
        return flat if listed else ""
    return "Literal[\n" + "".join(f"    {written(each, 4, 0, 1)},\n" for each in listed) + "]"


def _class(record: ObjectType) -> Call:
    """Name of a record, module and class that stand for it, and whether it is a content."""
    is_signal = isinstance(record, SignalType)
    module = f"{'signals' if is_signal else 'objects'}.{naming.module(record.name)}"
    return of([literal(record.name), literal(module), literal(naming.class_name(record.name))])
