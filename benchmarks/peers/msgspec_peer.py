"""msgspec: tagged Structs that refuse unknown fields, with constraints and `__post_init__`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Meta, ValidationError
from signalspec.model import Field, ObjectType, Spec

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract
from benchmarks.peers.forms import ANNOTATED, Make, Types, enum_of, one_of, spellings, union
from benchmarks.peers.hand_rules import any_case, rules_on_objects, whole

_FIRST_ONLY = "stops at the first error"


def candidates(contract: Contract) -> list[Candidate]:
    signal = Types(contract.spec, _plain, _structs(contract.spec), union, tagged=False).envelope
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(signal)

    def convert(data: Any) -> Any:
        return msgspec.convert(data, signal)

    from_dict = Judge(convert, refusals=(ValidationError,))
    from_text = Judge(decoder.decode, refusals=(ValidationError,))
    return [
        Candidate(
            "msgspec Structs",
            "msgspec",
            {
                "valid": from_dict,
                "bytes": from_text,
                "parse": from_dict,
                "decode": from_text,
                "report": Judge(_first_problem(decoder.decode), "problems"),
            },
            {"errors": _FIRST_ONLY},
        )
    ]


def _first_problem(decode: Callable[[bytes], object]) -> Callable[[bytes], list[Problem]]:
    def problems(data: bytes) -> list[Problem]:
        try:
            decode(data)
        except ValidationError as error:
            message, _, path = str(error).partition(" - at `")
            return [(path[:-1], message)]
        return []

    return problems


def _plain(field: Field) -> Any:
    limits, enum = field.limits, enum_of(field)
    if enum is not None:
        if not enum.ignore_case:
            return one_of(spellings(enum))
        return ANNOTATED[str, Meta(pattern=rf"^(?:{any_case(spellings(enum))})\Z")]
    if field.scalar == "boolean":
        return bool
    if field.scalar == "number":
        return float
    if field.scalar == "integer":
        return ANNOTATED[int, Meta(ge=limits.minimum, le=limits.maximum)]
    if limits.empty:
        return str
    pattern = whole(limits.format) if limits.format else None
    return ANNOTATED[str, Meta(pattern=pattern, min_length=limits.min_length, max_length=limits.max_length)]


def _structs(spec: Spec) -> Make:
    rules = rules_on_objects(spec)
    signals = {signal.name for signal in spec.signals}

    def make(record: ObjectType, members: dict[str, tuple[Any, bool]]) -> Any:
        fields = [
            (name, kind) if required else (name, kind, None)
            for name, (kind, required) in sorted(members.items(), key=lambda member: not member[1][1])
        ]
        tagged = record.name in signals
        return msgspec.defstruct(
            record.name,
            fields,
            namespace={"__post_init__": rules[record.name]} if record.name in rules else None,
            tag_field=spec.transport.discriminator.name if tagged else None,
            tag=record.name if tagged else None,
            forbid_unknown_fields=True,
            frozen=True,
            kw_only=True,
        )

    return make
