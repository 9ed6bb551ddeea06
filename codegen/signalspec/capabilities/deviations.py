"""Where a target, or a library that reads it, gives another verdict than the contract, and why."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Deviation(NamedTuple):
    """A sort of payloads about which `targets` and the contract differ.

    What is looser takes payloads that break a rule of one of these kinds; what is stricter refuses some that
    keep it; some do either. It is so whatever reads the target's files or, if `under` names libraries, under
    these alone.
    """

    id: str
    status: Literal["looser", "stricter", "either"]
    targets: tuple[str, ...]
    kinds: tuple[str, ...]
    why: str
    under: tuple[str, ...] = ()


_GRAPHQL = ("graphql_wire", "graphql_inputs")
_ROUNDED = "It reads numbers as binary64, and an integer just beyond the largest one becomes that."
_ROUNDING = (
    (("jsonschema", "portable"), "Ajv"),
    (_GRAPHQL, "graphql-js"),
    (("pydantic",), "pydantic"),
    (("msgspec",), "msgspec"),
)

DEVIATIONS = (
    Deviation(
        "lone_value",
        "looser",
        _GRAPHQL,
        ("type.array", "type.array_of_plain"),
        "GraphQL takes a lone value for a list of one.",
    ),
    Deviation(
        "wide_range",
        "looser",
        _GRAPHQL,
        ("range",),
        "GraphQL checks the bounds of Int and Float; descriptions say the narrower ones.",
    ),
    Deviation(
        "any_scalar",
        "looser",
        ("graphql_wire",),
        ("type.content",),
        "The content is a JSON scalar, which takes any value but null.",
    ),
    Deviation(
        "filled_in",
        "looser",
        ("graphql_inputs",),
        ("discriminator",),
        "Where the field is left out, GraphQL fills it in.",
    ),
    Deviation(
        "reserved_type",
        "looser",
        ("graphql_inputs",),
        ("discriminator",),
        "No enum in GraphQL has a value true, false or null: where a type is called so, any text is taken.",
    ),
    Deviation(
        "no_fraction",
        "stricter",
        _GRAPHQL,
        ("type.integer", "type.array_of_plain"),
        "GraphQL refuses the literal 2.0 for an Int; as a variable it is taken.",
        ("graphql-core, literals",),
    ),
    Deviation(
        "converted",
        "looser",
        ("pydantic",),
        ("type.number", "type.integer", "type.boolean", "type.array_of_plain"),
        "pydantic turns text and booleans into numbers, numbers and text into booleans.",
    ),
    Deviation(
        "whole_float",
        "stricter",
        ("msgspec",),
        ("type.integer", "type.array_of_plain"),
        "msgspec takes no number with a decimal point or an exponent for an integer.",
    ),
    Deviation(
        "line_end",
        "looser",
        ("msgspec",),
        ("format", "enum.ignore_case"),
        "msgspec's patterns, like Python's, overlook a line end behind the text.",
    ),
    Deviation(
        "any_number",
        "looser",
        ("quicktype",),
        ("type.integer", "type.array_of_plain"),
        "JavaScript has one type of number, and quicktype checks no more than that.",
    ),
    *(
        Deviation("rounded", "looser", targets, ("range", "range.number"), _ROUNDED, (library,))
        for targets, library in _ROUNDING
    ),
    Deviation(
        "exact_bound",
        "stricter",
        ("jsonschema",),
        ("type.number",),
        "It takes the 17 digits of the bound for exact, and refuses integers between these and the largest "
        "binary64 number, which they stand for.",
        ("jsonschema-rs",),
    ),
    Deviation(
        "exact_float",
        "stricter",
        _GRAPHQL,
        ("type.number",),
        "It refuses an integer for a Float that binary64 would have to round.",
        ("graphql-core",),
    ),
    Deviation(
        "any_literal",
        "looser",
        _GRAPHQL,
        ("range", "range.number"),
        "It does not look at the size of a literal for a Float.",
        ("graphql-core, literals",),
    ),
    Deviation(
        "prototype",
        "stricter",
        _GRAPHQL,
        ("type.string",),
        "Where a field called `constructor` is left out, it finds the one that every JavaScript object has.",
        ("graphql-js",),
    ),
    Deviation(
        "each_of_two",
        "either",
        ("msgspec",),
        ("discriminator",),
        "It checks both values of a key that stands twice, and takes the type of a content from the first.",
        ("msgspec",),
    ),
)
